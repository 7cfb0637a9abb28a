package attribution

import (
	"hearsay/extract/grammar"
	"hearsay/text"
)

// subject finds who stands before a verb group that begins at token g.
func (r *reader) subject(g int) (text.Range, bool) {
	lo := max(r.Unit.From, g-grammar.WidestPhrase-grammar.WidestInsertion)
	b := r.SkipTimesBack(g, lo)
	switch {
	case b <= lo:
		return text.Range{}, false
	case r.Lower(b-1) == "that":
		return r.PhraseBack(b-1, lo)
	case r.Is(b-1, rel) && r.Lower(b-1) != "where" && r.Lower(b-1) != "whose":
		return text.Range{From: b - 1, To: b}, true
	case r.Is(b-1, pron):
		return text.Range{From: b - 1, To: b}, true
	case r.Is(b-1, conj):
		return r.mainSubject(b - 1)
	case r.Is(b-1, past|verb) && !r.Is(b-1, capital) && !r.Is(b-2, det):
		return text.Range{}, false
	case r.Lower(b-1) == ",":
		return r.BeforeInsertion(b-1, lo)
	case r.IsDash(b - 1):
		for d := b - 2; d > lo; d-- {
			if r.IsDash(d) {
				return r.PhraseBack(d, lo)
			}
		}
		return text.Range{}, false
	}
	p, ok := r.PhraseBack(b, lo)
	if ok && p.From > lo && r.Lower(p.From-1) == "," && r.Is(p.From, ing|past) && !r.Is(p.From, capital) && r.Is(p.From+1, prep|adv|det) { // "X, speaking in Kyiv said"
		return r.PhraseBack(p.From-1, lo)
	}
	return r.WithoutAdjunct(p), ok
}

// mainSubject is the subject of the clause in which token b stands: that of the claim before in the same unit, else the first noun phrase of the unit.
func (r *reader) mainSubject(b int) (text.Range, bool) {
	for k := len(r.finds) - 1; k >= r.first; k-- {
		if f := r.finds[k]; f.cue.To <= b && f.source.To > f.source.From && f.source.To <= b {
			return f.source, true
		}
	}
	from := r.afterOpening(b)
	p := r.PhraseOn(from, b)
	return p, p.To > p.From
}

// afterOpening is where the main clause of the unit begins: after an opening adverb or a phrase that a comma ends.
func (r *reader) afterOpening(b int) int {
	from := r.Unit.From
	for from < b && (r.Is(from, mark|adv|conj) && !r.Is(from, det) && !r.Opens(from)) {
		from++
	}
	if !r.Is(from, prep|sub|ing|past) {
		return from
	}
	for i := from; i < b && i < from+30; i++ {
		if r.Lower(i) == "," && r.Quoted[i] < 0 && r.Doc.Tokens[i+1].Kind != text.Number {
			return i + 1
		}
	}
	return from
}
