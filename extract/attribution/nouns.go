package attribution

import "hearsay/text"

// tryNoun reads a noun that stands for a statement, with whose it is and what it says: "Moscow's claim that", "warnings from Kyiv that", "the threat of".
func (r *reader) tryNoun(i int, e entry) bool {
	f := find{cue: text.Range{From: i, To: i + 1}, entry: e.cue, stance: e.stance}
	f.source = r.Possessor(i)
	p := i + 1
	if r.Is(p, prep) && (r.Lower(p) == "by" || r.Lower(p) == "from") && f.source.To == f.source.From {
		f.source = r.PhraseOn(p+1, r.Unit.To)
		p = f.source.To
	}
	owned := f.source.To > f.source.From
	switch {
	case r.Lower(p) == "that" && !r.Is(p+1, finite|past) && (owned || e.hearsay()):
		f.content = r.following(p+1, byThat)
	case owned && (r.Lower(p) == "of" || r.Lower(p) == "about" || r.Lower(p) == "for"):
		f.content = []text.Range{r.PhraseOn(p+1, r.Unit.To)}
	case owned && r.Lower(p) == "to" && !r.Is(p+1, det|capital|pron):
		f.content = []text.Range{r.Trim(text.Range{From: p, To: r.wished(f.source.From, p)})}
	default:
		return false
	}
	if f.content[0].To <= f.content[0].From {
		return false
	}
	r.add(f)
	return true
}

// wished is where the infinitive ends that begins at token p after a noun whose owner begins at token from: before the verb of which that noun is the subject, "Moscow's pledge to leave | came late".
func (r *reader) wished(from, p int) int {
	end := r.end(p)
	if r.HasVerb(r.Unit.From, from) {
		return end
	}
	for k := p + 2; k < end; k++ {
		switch {
		case r.Is(k, sub|rel) || r.Lower(k) == "," || r.Quoted[k] >= 0:
			return end
		case (r.Is(k, aux|verb) || r.Is(k, past) && r.Is(k-1, capital)) && !r.Is(k, capital) && !r.Is(k-1, det|prep) && r.Lower(k-1) != "to":
			return k
		}
	}
	return end
}

// hearsay tells whether a noun stands for a statement even where nobody's is named: "reports that", not "concern that".
func (c *cue) hearsay() bool {
	switch c.lemma {
	case "claim", "report", "suggestion", "allegation", "accusation", "rumour", "speculation", "warning":
		return true
	}
	return false
}
