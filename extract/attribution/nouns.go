package attribution

import "hearsay/text"

// tryNoun reads a noun that stands for a statement, with whose it is and what it says: "Moscow's claim that", "warnings from Kyiv that", "the threat of".
func (r *reader) tryNoun(i int, e entry) bool {
	f := find{cue: text.Range{From: i, To: i + 1}, entry: e.cue, stance: e.stance}
	f.source = r.possessor(i)
	p := i + 1
	if r.is(p, prep) && (r.lower(p) == "by" || r.lower(p) == "from") && f.source.To == f.source.From {
		f.source = r.phraseOn(p+1, r.unit.To)
		p = f.source.To
	}
	owned := f.source.To > f.source.From
	switch {
	case r.lower(p) == "that" && !r.is(p+1, finite|past) && (owned || e.hearsay()):
		f.content = r.following(p+1, byThat)
	case owned && (r.lower(p) == "of" || r.lower(p) == "about" || r.lower(p) == "for"):
		f.content = []text.Range{r.phraseOn(p+1, r.unit.To)}
	case owned && r.lower(p) == "to" && !r.is(p+1, det|capital|pron):
		f.content = []text.Range{r.trim(text.Range{From: p, To: r.end(p)})}
	default:
		return false
	}
	if f.content[0].To <= f.content[0].From {
		return false
	}
	r.add(f)
	return true
}

// possessor is who owns the noun i: "Russia's claim", "his claim".
func (r *reader) possessor(i int) text.Range {
	k := i - 1
	for k > r.unit.From && k > i-4 && r.nominal(k) && r.lower(k) != "'s" {
		k--
	}
	switch {
	case k < r.unit.From:
	case r.lower(k) == "'s" || (r.lower(k) == "’" || r.lower(k) == "'") && k > r.unit.From && r.doc.Tokens[k-1].End == r.doc.Tokens[k].Start:
		if p, ok := r.phraseBack(k, r.unit.From); ok {
			return p
		}
	case r.owning(k):
		return text.Range{From: k, To: k + 1}
	}
	return text.Range{}
}

// hearsay tells whether a noun stands for a statement even where nobody's is named: "reports that", not "concern that".
func (c *cue) hearsay() bool {
	switch c.lemma {
	case "claim", "report", "suggestion", "allegation", "accusation", "rumour", "speculation", "warning":
		return true
	}
	return false
}
