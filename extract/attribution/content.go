package attribution

import "hearsay/text"

// opening says how the content after a cue begins.
type opening uint8

const (
	nothing   opening = iota // nothing follows
	byThat                   // "that"
	byColon                  // a colon
	byQuote                  // a quotation mark
	byComma                  // a comma: the cue stands within or after its content
	bare                     // words
	byWhether                // "whether", "what", "how"
)

// widestGap is how many tokens may stand between a cue and the beginning of its content.
const widestGap = 40

// after finds where the content begins that follows a cue ending before token p, past times, places, addressees.
func (r *reader) after(p int, c *cue) (int, opening) {
	limit := min(p+widestGap, r.Unit.To)
	addressed := false
	j := p
	for j < limit {
		if how := r.opensContent(j, p); how != nothing {
			if how == byThat || how == byColon {
				return r.past(j), how
			}
			if how == byComma && r.Opens(j+1) {
				return j + 1, byQuote
			}
			if k := r.thatAhead(j); how == byComma && k > 0 {
				return k, byThat
			}
			return j, how
		}
		k := j
		switch {
		case r.Approximates(j):
		case r.Is(j, clock) || r.Is(j, adv) && !r.Is(j, det) && r.Lower(j) != "so" || r.Doc.Tokens[j].Kind == text.Number && j > p && r.Is(j-1, clock):
			k = j + 1
		case r.Lower(j) == "to" && c.has(to|inf):
		case r.Is(j, prep) && c.has(clause|that|quote|whom):
			k = r.PhraseEnd(j + 1)
		case c.has(whom) && !addressed:
			addressed = true
			k = r.PhraseEnd(j)
		}
		if k == j {
			break
		}
		if r.StartsVerb(k) && !r.Is(j, clock) { // the phrase was the subject of the content
			break
		}
		j = k
	}
	if j >= r.Unit.To || r.Is(j, mark) && !r.InWord(j) && !r.Opens(j) && !r.IsDash(j) {
		return j, nothing
	}
	return j, bare
}

// thatAhead is the token after a "that" which an insertion parts from its cue: "said, however, that", "said, in a letter to the king, that". 0 where there is none.
func (r *reader) thatAhead(comma int) int {
	for k := comma + 1; k < r.Unit.To && k < comma+18; k++ {
		switch {
		case r.Lower(k) == "that" && r.Lower(k-1) != "," && k == comma+1:
			return 0
		case r.Lower(k) == "that":
			return k + 1
		case k == comma+1 && !r.Is(k, adv|prep) && r.Lower(k) != "citing" && r.Lower(k) != "quoting":
			return 0
		case r.Is(k, finite|rel|pron) && !r.Is(k, det), r.Lower(k) == ".":
			return 0
		}
	}
	return 0
}

// past is the token after the opener j, past a dash.
func (r *reader) past(j int) int {
	j++
	if r.IsDash(j) {
		j++
	}
	return j
}

func (r *reader) opensContent(j, p int) opening {
	switch {
	case r.Lower(j) == "that" && j+1 < r.Unit.To:
		return byThat
	case r.Lower(j) == ":":
		return byColon
	case r.Opens(j):
		return byQuote
	case r.Lower(j) == "," || r.IsDash(j):
		return byComma
	case r.Lower(j) == "whether" || (j == p || r.Lower(j) == "if") && (r.Is(j, rel) || r.Lower(j) == "if" || r.Lower(j) == "what" || r.Lower(j) == "how" || r.Lower(j) == "why"):
		return byWhether
	}
	return nothing
}

// end is where a content that begins at token start ends, within the unit; an opened quotation is followed beyond it.
func (r *reader) end(start int) int {
	hi := r.Unit.To
	for j := start; j < hi; j++ {
		if r.Quoted[j] >= 0 {
			continue
		}
		switch r.Lower(j) {
		case ",", ";", "–", "—", "-", "(":
			if j > start && (r.breaksAt(j) || r.Aside(j)) {
				return j
			}
		case "and", "but", "while", "although", "as":
			if j > start && r.coordinated(j) {
				return j
			}
		}
	}
	return hi
}

// endOfPhrase is where a content ends that is a noun phrase with what belongs to it: before a new clause.
func (r *reader) endOfPhrase(start int) int {
	hi := r.end(start)
	for j := start + 1; j < hi; j++ {
		if r.Quoted[j] >= 0 {
			continue
		}
		switch r.Lower(j) {
		case "–", "—":
			return j
		case ",":
			if r.Is(j+1, conj|sub|ing) && !r.Is(j+1, prep) && !(r.Lower(j+1) == "and" && !r.ClauseFrom(j+2)) || r.Is(j+1, rel) || r.Lower(j+1) == "as" || r.Lower(j+1) == "with" || r.Lower(j+1) == "after" {
				return j
			}
		case "and", "but":
			if r.Is(j+1, aux) || r.Is(j+1, pron) && !r.Is(j+1, det) {
				return j
			}
		case "while", "although", "though", "because":
			return j
		case "as":
			if r.ClauseFrom(j + 1) {
				return j
			}
		}
	}
	return hi
}

// breaksAt tells whether a new attribution begins after the mark j: ", adding that", ", according to", ", Reuters reported", ", while Moscow denied".
func (r *reader) breaksAt(j int) bool {
	if r.Lower(j) == "-" && !r.IsDash(j) {
		return false
	}
	n := j + 1
	linked := false
	for n < r.Unit.To && n < j+4 && (r.Is(n, conj|adv) && !r.Is(n, det) || r.Lower(n) == "while" || r.Lower(n) == "although" || r.Lower(n) == "though" || r.Lower(n) == "as") {
		linked = linked || !r.Is(n, adv)
		n++
	}
	if r.Is(n, ing) && r.isGerundCue(n) || r.Lower(n) == "according" && r.Lower(n+1) == "to" || r.isSpeechCue(n) && (r.IsDash(j) || linked) {
		return true
	}
	cueEnd, ok := r.clauseCue(n)
	if !ok {
		return false
	}
	if linked || r.Lower(n) == "with" {
		return true
	}
	_, how := r.after(cueEnd, everyClause)
	return how == nothing || how == byComma
}

// everyClause is a cue that takes any clause.
var everyClause = &cue{frames: clause | whom}

func (r *reader) isGerundCue(i int) bool {
	for _, e := range lexicon()[r.Lower(i)] {
		if !e.noun && e.form&gerund != 0 && e.has(clause|that|quote|whom) && r.Follow(i+1, e.particles) {
			return true
		}
	}
	return false
}

// clauseCue finds the cue's verb of a clause whose subject begins at token n: a short noun phrase and directly after it a cue.
func (r *reader) clauseCue(n int) (int, bool) {
	with := r.Lower(n) == "with"
	if with {
		n++
	}
	for k := n; k < r.Unit.To && k < n+16; k++ {
		switch {
		case k > n && (r.isSpeechCue(k) || with && r.isGerundCue(k)) && !r.Is(k-1, det|prep) && !r.Is(k, capital):
			return k + 1, true
		case r.Is(k, aux|adv) && k > n:
		case r.Is(k, pron|det) || r.Nominal(k) || r.Is(k, prep) && k > n && !r.Is(k, sub):
		default:
			return 0, false
		}
	}
	return 0, false
}

// coordinated tells whether a second attribution begins after the conjunction j: "said … and added", "said … but he denied".
func (r *reader) coordinated(j int) bool {
	n := j + 1
	for n < r.Unit.To && r.Is(n, adv) {
		n++
	}
	switch r.Lower(j) {
	case "and", "but":
		for r.Is(n, have) {
			n++
		}
		if r.isSpeechCue(n) && !r.Is(n, capital) && !r.Is(n-1, det) {
			return true
		}
		if !r.Is(n, pron) && r.Lower(j) == "and" && !r.Owning(n) {
			return false
		}
	default:
		if !r.Is(n, pron|capital) {
			return false
		}
	}
	end, ok := r.clauseCue(n)
	return ok && (r.Lower(end) == "that" || r.Is(n, pron) || r.Owning(n))
}

// following is the content that begins at token start, which was opened by how.
func (r *reader) following(start int, how opening) []text.Range {
	if r.Opens(start) {
		q := r.Quotation(start)
		rest := text.Range{From: q.To, To: r.end(q.To)}
		if how != bare && (q.To >= r.Unit.To || r.Trim(rest).To <= r.Trim(rest).From || r.attributes(q.To)) {
			return []text.Range{q}
		}
		if q.To >= r.Unit.To {
			return []text.Range{q}
		}
	}
	if r.dash > start && how == byColon {
		return []text.Range{r.Trim(text.Range{From: start, To: r.Unit.To})}
	}
	end := r.end(start)
	if end > start && end == r.Unit.To && r.Quoted[end-1] >= 0 {
		end = max(end, r.Quotation(end-1).To)
	}
	return []text.Range{r.Trim(text.Range{From: start, To: end})}
}

// attributes tells whether what follows token j is a further attribution.
func (r *reader) attributes(j int) bool {
	for j < r.Unit.To && r.Is(j, mark) {
		j++
	}
	return r.Is(j, conj) && r.Lower(j+1) != "that" && r.coordinated(j) || r.Is(j, ing) || r.Lower(j) == "according" || r.Is(j, sub|rel)
}

// before is the content that ends at token edge, the first one that is no content: a quotation, or the words of the unit, or what a dash opened.
func (r *reader) before(edge int) (text.Range, bool) {
	t := edge - 1
	if t >= r.start && r.Lower(t) == "," && r.Closes(t-1) {
		t--
	}
	if t < r.start {
		return text.Range{}, false
	}
	if r.Closes(t) {
		q := r.Quotation(t)
		from := q.From
		if front := r.frontStart(); q.From > front && q.From < edge && !r.claimed(front, q.From) && front < q.From {
			from = front
		}
		return r.Trim(text.Range{From: from, To: t + 1}), true
	}
	if r.Lower(t) != "," && !r.IsDash(t) && r.Lower(t) != "?" {
		return text.Range{}, false
	}
	c := r.Trim(text.Range{From: r.frontStart(), To: t})
	return c, c.To > c.From
}

// frontStart is where a content that stands before its cue begins in the unit.
func (r *reader) frontStart() int {
	if r.dash >= 0 {
		return r.dash
	}
	return r.Unit.From
}

// claimed tells whether a cue was found in [from, to).
func (r *reader) claimed(from, to int) bool {
	for k := len(r.finds) - 1; k >= r.first; k-- {
		if c := r.finds[k].cue; c.From >= from && c.To <= to && c.To > c.From {
			return true
		}
	}
	return false
}
