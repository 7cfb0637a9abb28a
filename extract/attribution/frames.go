package attribution

import (
	"hearsay/extract/grammar"
	"hearsay/text"
)

// feelings are what "expressed" and "voiced" take.
var feelings = map[string]bool{"concern": true, "concerns": true, "fear": true, "fears": true, "hope": true, "hopes": true, "confidence": true, "doubt": true, "doubts": true, "optimism": true,
	"regret": true, "support": true, "frustration": true, "frustrations": true, "willingness": true, "readiness": true, "desire": true, "belief": true, "conviction": true, "alarm": true, "worry": true, "gratitude": true, "outrage": true}

// contentAfter is the content that follows the cue, by the frames of e.
func (r *reader) contentAfter(p int, source text.Range, e entry) ([]text.Range, bool) {
	if k := r.topic(p, e.cue); k > 0 {
		return []text.Range{r.Trim(text.Range{From: k, To: r.endOfPhrase(k)})}, true
	}
	start, how := r.after(p, e.cue)
	ok := false
	switch how {
	case byThat, byColon, byQuote:
		ok = e.has(clause|that|quote|np|feeling) && (how != byThat || e.frames != np)
	case byWhether:
		ok = e.has(wh | clause)
	case bare:
		if c := r.relativeContent(p, source, e); len(c) > 0 {
			return c, true
		}
		ok = r.bareFits(p, &start, source, e)
	}
	if !ok || start >= r.Unit.To {
		return nil, false
	}
	c := r.following(start, how)
	if how == bare && !e.has(clause|that|to|inf|as) {
		c = []text.Range{r.Trim(text.Range{From: start, To: r.endOfPhrase(start)})}
	}
	return c, c[0].To-c[0].From > 0
}

// relativeContent is what a relative clause says that goes on past its cue: "the strike, which he said happened at noon".
func (r *reader) relativeContent(p int, source text.Range, e entry) []text.Range {
	if !e.has(clause|that) || !r.Is(source.From-1, rel) || !r.Is(p, aux|verb|past|adv) || !r.StartsVerb(p) {
		return nil
	}
	head := source.From - 1
	if r.Lower(head-1) == "," {
		head--
	}
	antecedent, ok := r.PhraseBack(head, max(r.Unit.From, head-grammar.WidestPhrase))
	if !ok {
		return nil
	}
	to := p
	for to < r.Unit.To && (r.Quoted[to] >= 0 || !r.Is(to, mark) || r.InWord(to)) {
		to++
	}
	return []text.Range{antecedent, {From: p, To: to}}
}

// topic is where the content begins that a preposition opens after an addressee: "warned the president about the raid". 0 for none.
func (r *reader) topic(p int, c *cue) int {
	if !c.has(whom) || c.has(mustWhom) {
		return 0
	}
	k := p
	for k < r.Unit.To && k < p+10 && (r.Is(k, det|obj) || r.Nominal(k)) {
		k++
	}
	switch r.Lower(k) {
	case "of", "about", "against":
		if k > p && k+1 < r.Unit.To {
			return k + 1
		}
	}
	return 0
}

// bareFits tells whether words without an opener are a content of e, and moves start to where it begins.
func (r *reader) bareFits(p int, start *int, source text.Range, e entry) bool {
	if e.has(mustWhom) && *start == p {
		return false
	}
	if e.has(clause) && r.HasVerb(*start, min(r.end(*start), *start+30)) && !r.Is(*start, conj) {
		return true
	}
	if e.has(clause) && !e.has(np) && *start+4 < r.Unit.To && r.Is(*start, det|pron|capital) {
		return true
	}
	if e.has(inf) && r.infinitiveAfter(p) {
		*start = p
		return true
	}
	if e.has(to) && r.Lower(p) == "to" && !r.Is(p+1, det|capital|pron) {
		*start = p
		return true
	}
	if e.has(as) && r.wordAhead(p, "as") {
		*start = p
		return true
	}
	if e.has(figured) && r.numberedAt(p) {
		*start = p
		return true
	}
	if e.has(feeling) {
		return r.feelingAt(p, start)
	}
	if e.has(np) && p < r.Unit.To && !r.Is(p, conj|mark) && !(r.Is(p, prep|clock) && !r.Is(p, det|capital)) && !(r.Is(p, aux)) {
		*start = p
		return true
	}
	return false
}

// infinitiveAfter tells whether somebody and an infinitive follow token p.
func (r *reader) infinitiveAfter(p int) bool {
	for k := p + 1; k < r.Unit.To && k < p+18; k++ {
		if r.Is(k, finite) || r.Is(k, mark) && !r.InWord(k) && r.Quoted[k] < 0 && r.Lower(k) != "," || r.Is(k, rel) {
			return false
		}
		if r.Lower(k) == "to" && !r.Is(k+1, det|capital|pron|obj|prep) {
			return true
		}
	}
	return false
}

// numberedAt tells whether "at" and a number follow token p in its clause: "the losses at more than 300".
func (r *reader) numberedAt(p int) bool {
	for k := p + 1; k+1 < r.Unit.To && k < p+15; k++ {
		if r.Is(k, mark) && !r.InWord(k) {
			return false
		}
		for n := k + 1; r.Lower(k) == "at" && n < r.Unit.To && n < k+6; n++ {
			if r.Doc.Tokens[n].Kind == text.Number {
				return true
			}
		}
	}
	return false
}

func (r *reader) wordAhead(p int, w string) bool {
	for k := p; k < r.Unit.To && k < p+25; k++ {
		if r.Lower(k) == w {
			return k > p
		}
		if r.Lower(k) == ";" || r.Lower(k) == "." {
			break
		}
	}
	return false
}

// feelingAt finds the content after a word of feeling: "concern about", "hope that".
func (r *reader) feelingAt(p int, start *int) bool {
	for k := p; k < p+5 && k < r.Unit.To; k++ {
		if !feelings[r.Lower(k)] {
			continue
		}
		next := k + 1
		if r.Lower(next) == "to" {
			*start = next
			return true
		}
		if r.Is(next, prep) || r.Lower(next) == "that" {
			*start = next + 1
			return next+1 < r.Unit.To
		}
	}
	return false
}
