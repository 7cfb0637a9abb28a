package attribution

import (
	"hearsay/extract/grammar"
	"hearsay/text"
)

// tryBackward reads a sentence that attributes the one before it: "That's according to a survey", "This was announced by the ministry", "The institute said this in a report".
// It tells whether the unit was such a sentence.
func (r *reader) tryBackward() bool {
	u := r.Unit
	if u.From == 0 || u.To-u.From > grammar.WidestInsertion {
		return false
	}
	f := find{stance: "assert"}
	switch {
	case r.Lower(u.From) == "this" || r.Lower(u.From) == "that":
		f = r.thisWas(u.From + 1)
	case r.saidThis() > 0:
		at := r.saidThis()
		source, ok := r.subject(at)
		if !ok || r.Is(source.From, pron) {
			return false
		}
		f.source, f.cue = source, text.Range{From: at, To: at + 1}
	}
	before := r.sentenceBefore()
	if f.source.To <= f.source.From || before.To-before.From < fewestAlone {
		return false
	}
	if k := r.spokenIn(before); k >= 0 {
		r.finds[k].via = append(r.finds[k].via, f.source)
		return true
	}
	f.content = []text.Range{r.Trim(before)}
	r.add(f)
	return true
}

// thisWas reads "is according to X" and "was announced by X" after "this"; without a source where it is neither.
func (r *reader) thisWas(i int) find {
	f := find{stance: "assert"}
	for i < r.Unit.To && (r.Is(i, be|have|adv) || r.Lower(i) == "'s") {
		i++
	}
	if r.Lower(i) == "according" && r.Lower(i+1) == "to" {
		f.cue, f.source = text.Range{From: i, To: i + 2}, r.PhraseOn(i+2, r.Unit.To)
		return f
	}
	for _, e := range lexicon()[r.Lower(i)] {
		if !e.noun && e.form&participle != 0 && e.has(clause|that) && r.Lower(i+1) == "by" && r.Is(i-1, be|adv) {
			f.cue, f.source, f.stance = text.Range{From: i - 1, To: i + 1}, r.PhraseOn(i+2, r.Unit.To), e.stance
		}
	}
	return f
}

// saidThis is the verb of "X said this in a report", 0 when the unit has none.
func (r *reader) saidThis() int {
	for i := r.Unit.From + 1; i+1 < r.Unit.To && i < r.Unit.From+20; i++ {
		if r.isSpeechCue(i) && r.Lower(i+1) == "this" && (r.Is(i+2, prep|clock|mark) || r.Lower(i+2) == "while") {
			return i
		}
	}
	return 0
}

// sentenceBefore is the sentence before the unit, in its paragraph or at the end of the one before.
func (r *reader) sentenceBefore() text.Range {
	s := r.Doc.Tokens[r.Unit.From].Sentence
	if s == 0 || r.Doc.InFurniture(r.Doc.Sentences[s-1].Span) {
		return text.Range{}
	}
	return r.Doc.Sentences[s-1].Range
}

// spokenIn is the find, with a source and a verb of saying, whose source stands in p; -1 for none.
func (r *reader) spokenIn(p text.Range) int {
	for k := len(r.finds) - 1; k >= 0 && k > len(r.finds)-6; k-- {
		f := &r.finds[k]
		if f.source.From >= p.From && f.source.From < p.To && f.source.To > f.source.From && (f.entry == nil || !f.entry.has(mind)) {
			return k
		}
	}
	return -1
}
