// Package quantity finds how many: a Doc in, figures as intervals with measure, subject and unit out. The joins of extract add claimant, party, period and place next.
package quantity

import (
	"strings"

	"hearsay"
	"hearsay/reference/units"
	"hearsay/text"
)

// reader goes through a Doc sentence by sentence; begin and end are the tokens of the sentence at hand.
type reader struct {
	doc        *text.Doc
	lex        *lexicon
	begin, end int
	entries    []entry // all figures so far
	first      int     // index into entries of the sentence's first
	lead       string  // what the lead-in of the list at hand says befell its items
}

// entry is a figure in the making: the number and what was found out about what it counts.
type entry struct {
	numeral
	noun      units.Noun
	known     bool       // noun was found
	phrase    text.Range // tokens of number and what is counted
	head      text.Range // tokens of what is counted, empty when left unsaid
	subject   string
	measure   string
	listed    bool   // an item of a list: "tanks ‒ 3,259"
	shared    bool   // noun is that of the entry before
	action    string // what befell the counted, "" when nothing
	increment bool   // what was added to the total before it: "(+7)"
	total     bool   // has an increment beside it
	base      int    // of a ratio: 1 + the entry that it multiplies, 0 when none
}

// Find returns the figures of doc in the order of the text. Each span fits the text and holds its number; low <= high. Figures within page furniture are left out.
func Find(doc *text.Doc) []hearsay.Figure {
	r := &reader{doc: doc, lex: lexicons()}
	for _, s := range doc.Sentences {
		r.begin, r.end, r.first = s.From, s.To, len(r.entries)
		r.sentence()
	}
	out := make([]hearsay.Figure, 0, len(r.entries))
	for i := range r.entries {
		out = append(out, r.figure(i))
	}
	return out
}

// sentence reads the figures of the sentence at hand.
func (r *reader) sentence() {
	for i := r.begin; i < r.end; i++ {
		if !r.starts(i) {
			continue
		}
		n, ok := r.numeral(i)
		if !ok {
			continue
		}
		if !r.named(n) && !r.dated(n) && !r.doc.InFurniture(hearsay.Span{Start: n.start, End: n.end}) {
			r.entries = append(r.entries, entry{numeral: n})
		}
		i = max(i, n.next-1)
	}
	r.follow()
	if len(r.entries) == r.first {
		return
	}
	hits := r.triggers()
	for i := r.first; i < len(r.entries); i++ {
		r.describe(i, hits)
	}
	r.sums()
	r.partitives()
	r.prune()
}

// starts tells whether a number may begin at token i.
func (r *reader) starts(i int) bool {
	t := &r.doc.Tokens[i]
	switch t.Kind {
	case text.Number:
		return true
	case text.Word:
		if t.Lower == "a" || t.Lower == "an" || t.Lower == "no" {
			return true
		}
		if w := units.Number(t.Lower); w.Sort != "" {
			return w.Sort != "scale"
		}
		return len(t.Lower) > 3 && len(t.Lower) < 10 && t.Lower[3] >= '0' && t.Lower[3] <= '9'
	}
	return false
}

// describe finds what entry i counts and by which measure.
func (r *reader) describe(i int, hits []hit) {
	e := &r.entries[i]
	r.findNoun(i)
	if e.increment = r.isIncrement(i); e.increment {
		r.copyTotal(i)
		return
	}
	e.measure = r.measure(i, hits)
	r.widen(e, hits)
}

// prune drops what turned out to count nothing: a lone "one" to which nothing happened, a bare small number.
func (r *reader) prune() {
	kept := r.entries[:r.first]
	for _, e := range r.entries[r.first:] {
		if !r.idle(e) {
			kept = append(kept, e)
		}
	}
	r.entries = kept
	for i := r.first; i < len(r.entries); i++ {
		if r.entries[i].unit.Code == "ratio" {
			r.entries[i].base = r.relativeTo(i) + 1
		}
	}
}

// idle tells whether an entry counts nothing.
func (r *reader) idle(e entry) bool {
	if e.measured || e.order || e.part || e.increment || e.total || e.listed {
		return false
	}
	plain := e.qualifier == hearsay.Exact && (e.measure == hearsay.Other || e.measure == hearsay.Deployed)
	switch {
	case e.n == 1 && !e.ranged && (!e.digits || e.head.To <= e.head.From):
		return plain || !e.known
	case e.head.To > e.head.From:
		return false
	}
	return plain && !e.comma && e.factor == 0 && (e.n < 1000 || e.measure != hearsay.Deployed)
}

// figure turns entry i into a figure.
func (r *reader) figure(i int) hearsay.Figure {
	e := &r.entries[i]
	f := hearsay.Figure{
		Span:     r.doc.SpanOf(e.phrase).Cover(hearsay.Span{Start: e.start, End: e.end}),
		Number:   hearsay.Span{Start: e.start, End: e.end},
		Interval: e.interval(),
		Counted:  hearsay.Counted{Measure: e.measure, Subject: e.subject, Unit: e.unitCode()},
	}
	if e.increment || e.total {
		running := e.total
		f.Cumulative = &running
	}
	if b := e.base - 1; b >= 0 {
		base := r.entries[b].interval()
		f.Derived = hearsay.Derived{RelativeTo: hearsay.Ref(b), Low: times(f.Low, base.Low), High: times(f.High, base.High)}
	}
	return f
}

func times(a, b *float64) *float64 {
	if a == nil || b == nil {
		return nil
	}
	x := *a * *b
	return &x
}

// unitCode is the unit of record: of a measurement its own, of a share percent, else person or item.
func (e *entry) unitCode() string {
	switch {
	case e.measured:
		return e.unit.Code
	case e.part:
		return "percent"
	case e.known:
		return e.noun.Unit
	case e.measure == hearsay.Other || strings.HasPrefix(e.measure, "equipment-") || strings.HasPrefix(e.measure, "missiles-"):
		return "item"
	}
	return "person"
}
