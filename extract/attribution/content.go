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
	limit := min(p+widestGap, r.unit.To)
	addressed := false
	j := p
	for j < limit {
		if how := r.opensContent(j, p); how != nothing {
			if how == byThat || how == byColon {
				return r.past(j), how
			}
			if k := r.thatAhead(j); how == byComma && k > 0 {
				return k, byThat
			}
			return j, how
		}
		k := j
		switch {
		case r.is(j, clock) || r.is(j, adv) && !r.is(j, det) && r.lower(j) != "so" || r.doc.Tokens[j].Kind == text.Number && j > p && r.is(j-1, clock):
			k = j + 1
		case r.lower(j) == "to" && c.has(to|inf):
		case r.is(j, prep) && c.has(clause|that|quote|whom):
			k = r.phraseEnd(j + 1)
		case c.has(whom) && !addressed:
			addressed = true
			k = r.phraseEnd(j)
		}
		if k == j {
			break
		}
		if r.startsVerb(k) && !r.is(j, clock) { // the phrase was the subject of the content
			break
		}
		j = k
	}
	if j >= r.unit.To || r.is(j, mark) && !r.inWord(j) && !r.opens(j) && !r.isDash(j) {
		return j, nothing
	}
	return j, bare
}

// thatAhead is the token after a "that" which an insertion parts from its cue: "said, however, that", "said, in a letter to the king, that". 0 where there is none.
func (r *reader) thatAhead(comma int) int {
	for k := comma + 1; k < r.unit.To && k < comma+18; k++ {
		switch {
		case r.lower(k) == "that" && r.lower(k-1) != "," && k == comma+1:
			return 0
		case r.lower(k) == "that":
			return k + 1
		case k == comma+1 && !r.is(k, adv|prep):
			return 0
		case r.is(k, finite|rel|pron) && !r.is(k, det), r.lower(k) == ".":
			return 0
		}
	}
	return 0
}

// past is the token after the opener j, past a dash.
func (r *reader) past(j int) int {
	j++
	if r.isDash(j) {
		j++
	}
	return j
}

func (r *reader) opensContent(j, p int) opening {
	switch {
	case r.lower(j) == "that" && j+1 < r.unit.To:
		return byThat
	case r.lower(j) == ":":
		return byColon
	case r.opens(j):
		return byQuote
	case r.lower(j) == "," || r.isDash(j):
		return byComma
	case r.lower(j) == "whether" || (j == p || r.lower(j) == "if") && (r.is(j, rel) || r.lower(j) == "if" || r.lower(j) == "what" || r.lower(j) == "how" || r.lower(j) == "why"):
		return byWhether
	}
	return nothing
}

// startsVerb tells whether a finite verb stands at token k, past adverbs.
func (r *reader) startsVerb(k int) bool {
	for k < r.unit.To && r.is(k, adv) && !r.is(k, aux) {
		k++
	}
	return k < r.unit.To && (r.is(k, finite|past) || r.isFiniteCue(k) && !r.is(k, capital))
}

// phraseEnd is the end of the short noun phrase that begins at token j; j itself when there is none.
func (r *reader) phraseEnd(j int) int {
	first := j
	for ; j < r.unit.To && j < first+14; j++ {
		switch {
		case r.opens(j) || r.is(j, mark) && !r.inWord(j):
			return j
		case r.is(j, pron) && !r.is(j, det):
			if j == first && !r.startsVerb(j+1) && (r.lower(j) == "it" || r.lower(j) == "you") {
				return j + 1
			}
			return j
		case r.is(j, obj):
			if j == first {
				return j + 1
			}
			return j
		case r.is(j, det) && j > first && !r.is(j-1, prep|det|conj) && !r.is(j, capital):
			return j
		case r.is(j, capital) && j > first && !r.is(j-1, capital|det|prep|conj|mark) && r.is(first, det) && r.lower(j-1) != "'s":
			return j
		case r.is(j, clock) && j > first && !r.is(j-1, det|prep|clock):
			return j
		case r.lower(j) == "of", r.lower(j) == "and" && r.is(j-1, capital) && r.is(j+1, capital):
		case r.is(j, det) || r.nominal(j):
		default:
			return j
		}
	}
	return j
}

// end is where a content that begins at token start ends, within the unit; an opened quotation is followed beyond it.
func (r *reader) end(start int) int {
	hi := r.unit.To
	for j := start; j < hi; j++ {
		if r.quoted[j] >= 0 {
			continue
		}
		switch r.lower(j) {
		case ",", ";", "–", "—", "-", "(":
			if j > start && r.breaksAt(j) {
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
		if r.quoted[j] >= 0 {
			continue
		}
		switch r.lower(j) {
		case "–", "—":
			return j
		case ",":
			if r.is(j+1, conj|sub|ing) && !r.is(j+1, prep) && !(r.lower(j+1) == "and" && !r.clauseFrom(j+2)) || r.is(j+1, rel) || r.lower(j+1) == "as" || r.lower(j+1) == "with" || r.lower(j+1) == "after" {
				return j
			}
		case "and", "but":
			if r.is(j+1, aux) || r.is(j+1, pron) && !r.is(j+1, det) {
				return j
			}
		case "while", "although", "though", "because":
			return j
		case "as":
			if r.clauseFrom(j + 1) {
				return j
			}
		}
	}
	return hi
}

// clauseFrom tells whether a subject and, soon after it, a finite verb stand at token n.
func (r *reader) clauseFrom(n int) bool {
	if !r.is(n, pron|det|capital) && !r.nominal(n) {
		return false
	}
	for k := n + 1; k < r.unit.To && k < n+9; k++ {
		switch {
		case r.is(k, finite|past) && !r.is(k-1, det) || r.isFiniteCue(k) && r.nominal(k-1) && !r.is(k, capital):
			return true
		case r.is(k, mark|sub|rel) && !r.inWord(k):
			return false
		}
	}
	return false
}

// breaksAt tells whether a new attribution begins after the mark j: ", adding that", ", according to", ", Reuters reported", ", while Moscow denied".
func (r *reader) breaksAt(j int) bool {
	if r.lower(j) == "-" && !r.isDash(j) {
		return false
	}
	n := j + 1
	linked := false
	for n < r.unit.To && n < j+4 && (r.is(n, conj|adv) && !r.is(n, det) || r.lower(n) == "while" || r.lower(n) == "although" || r.lower(n) == "though" || r.lower(n) == "as") {
		linked = linked || !r.is(n, adv)
		n++
	}
	if r.is(n, ing) && r.isGerundCue(n) || r.lower(n) == "according" && r.lower(n+1) == "to" || r.isSpeechCue(n) && (r.isDash(j) || linked) {
		return true
	}
	cueEnd, ok := r.clauseCue(n)
	if !ok {
		return false
	}
	if linked || r.lower(n) == "with" {
		return true
	}
	_, how := r.after(cueEnd, everyClause)
	return how == nothing || how == byComma
}

// everyClause is a cue that takes any clause.
var everyClause = &cue{frames: clause | whom}

func (r *reader) isGerundCue(i int) bool {
	for _, e := range lexicon()[r.lower(i)] {
		if !e.noun && e.form&gerund != 0 && e.has(clause|that|quote|whom) && r.follow(i+1, e.particles) {
			return true
		}
	}
	return false
}

// clauseCue finds the cue's verb of a clause whose subject begins at token n: a short noun phrase and directly after it a cue.
func (r *reader) clauseCue(n int) (int, bool) {
	with := r.lower(n) == "with"
	if with {
		n++
	}
	for k := n; k < r.unit.To && k < n+16; k++ {
		switch {
		case k > n && (r.isSpeechCue(k) || with && r.isGerundCue(k)) && !r.is(k-1, det|prep) && !r.is(k, capital):
			return k + 1, true
		case r.is(k, aux|adv) && k > n:
		case r.is(k, pron|det) || r.nominal(k) || r.is(k, prep) && k > n && !r.is(k, sub):
		default:
			return 0, false
		}
	}
	return 0, false
}

// coordinated tells whether a second attribution begins after the conjunction j: "said … and added", "said … but he denied".
func (r *reader) coordinated(j int) bool {
	n := j + 1
	for n < r.unit.To && r.is(n, adv) {
		n++
	}
	switch r.lower(j) {
	case "and", "but":
		for r.is(n, have) {
			n++
		}
		if r.isSpeechCue(n) && !r.is(n, capital) && !r.is(n-1, det) {
			return true
		}
		if !r.is(n, pron) && r.lower(j) == "and" && !r.owning(n) {
			return false
		}
	default:
		if !r.is(n, pron|capital) {
			return false
		}
	}
	end, ok := r.clauseCue(n)
	return ok && (r.lower(end) == "that" || r.is(n, pron) || r.owning(n))
}

// owning tells whether token i is "his", "her", "its" or "their".
func (r *reader) owning(i int) bool {
	switch r.lower(i) {
	case "his", "her", "its", "their":
		return true
	}
	return false
}

// following is the content that begins at token start, which was opened by how.
func (r *reader) following(start int, how opening) []text.Range {
	if r.opens(start) {
		q := r.quotation(start)
		rest := text.Range{From: q.To, To: r.end(q.To)}
		if how != bare && (q.To >= r.unit.To || r.trim(rest).To <= r.trim(rest).From || r.attributes(q.To)) {
			return []text.Range{q}
		}
		if q.To >= r.unit.To {
			return []text.Range{q}
		}
	}
	if r.dash > start && how == byColon {
		return []text.Range{r.trim(text.Range{From: start, To: r.unit.To})}
	}
	end := r.end(start)
	if end > start && end == r.unit.To && r.quoted[end-1] >= 0 {
		end = max(end, r.quotation(end-1).To)
	}
	return []text.Range{r.trim(text.Range{From: start, To: end})}
}

// attributes tells whether what follows token j is a further attribution.
func (r *reader) attributes(j int) bool {
	for j < r.unit.To && r.is(j, mark) {
		j++
	}
	return r.is(j, conj) && r.lower(j+1) != "that" && r.coordinated(j) || r.is(j, ing) || r.lower(j) == "according" || r.is(j, sub|rel)
}

// before is the content that ends at token edge, the first one that is no content: a quotation, or the words of the unit, or what a dash opened.
func (r *reader) before(edge int) (text.Range, bool) {
	t := edge - 1
	if t >= r.start && r.lower(t) == "," && r.closes(t-1) {
		t--
	}
	if t < r.start {
		return text.Range{}, false
	}
	if r.closes(t) {
		q := r.quotation(t)
		from := q.From
		if front := r.frontStart(); q.From > front && q.From < edge && !r.claimed(front, q.From) && front < q.From {
			from = front
		}
		return r.trim(text.Range{From: from, To: t + 1}), true
	}
	if r.lower(t) != "," && !r.isDash(t) && r.lower(t) != "?" {
		return text.Range{}, false
	}
	c := r.trim(text.Range{From: r.frontStart(), To: t})
	return c, c.To > c.From
}

// frontStart is where a content that stands before its cue begins in the unit.
func (r *reader) frontStart() int {
	if r.dash >= 0 {
		return r.dash
	}
	return r.unit.From
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
