package attribution

import "hearsay/text"

// tryBackward reads a sentence that attributes the one before it: "That's according to a survey", "This was announced by the ministry", "The institute said this in a report".
// It tells whether the unit was such a sentence.
func (r *reader) tryBackward() bool {
	u := r.unit
	if u.From == 0 || u.To-u.From > widestInsertion {
		return false
	}
	f := find{stance: "assert"}
	switch {
	case r.lower(u.From) == "this" || r.lower(u.From) == "that":
		f = r.thisWas(u.From + 1)
	case r.saidThis() > 0:
		at := r.saidThis()
		source, ok := r.subject(at)
		if !ok || r.is(source.From, pron) {
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
	f.content = []text.Range{r.trim(before)}
	r.add(f)
	return true
}

// thisWas reads "is according to X" and "was announced by X" after "this"; without a source where it is neither.
func (r *reader) thisWas(i int) find {
	f := find{stance: "assert"}
	for i < r.unit.To && (r.is(i, be|have|adv) || r.lower(i) == "'s") {
		i++
	}
	if r.lower(i) == "according" && r.lower(i+1) == "to" {
		f.cue, f.source = text.Range{From: i, To: i + 2}, r.phraseOn(i+2, r.unit.To)
		return f
	}
	for _, e := range lexicon()[r.lower(i)] {
		if !e.noun && e.form&participle != 0 && e.has(clause|that) && r.lower(i+1) == "by" && r.is(i-1, be|adv) {
			f.cue, f.source, f.stance = text.Range{From: i - 1, To: i + 1}, r.phraseOn(i+2, r.unit.To), e.stance
		}
	}
	return f
}

// saidThis is the verb of "X said this in a report", 0 when the unit has none.
func (r *reader) saidThis() int {
	for i := r.unit.From + 1; i+1 < r.unit.To && i < r.unit.From+20; i++ {
		if r.isSpeechCue(i) && r.lower(i+1) == "this" && (r.is(i+2, prep|clock|mark) || r.lower(i+2) == "while") {
			return i
		}
	}
	return 0
}

// sentenceBefore is the sentence before the unit, in its paragraph or at the end of the one before.
func (r *reader) sentenceBefore() text.Range {
	s := r.doc.Tokens[r.unit.From].Sentence
	if s == 0 || r.doc.InFurniture(r.doc.Sentences[s-1].Span) {
		return text.Range{}
	}
	return r.doc.Sentences[s-1].Range
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
