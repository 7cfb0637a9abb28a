package attribution

import (
	"strings"

	"hearsay/text"
)

// quotedBefore tells whether a quotation ends directly before token i.
func (r *reader) quotedBefore(i int) bool {
	return r.Closes(i-1) || r.Lower(i-1) == "," && r.Closes(i-2)
}

// tryInverted reads "…, said X" and "“…” added the minister".
func (r *reader) tryInverted(g group, e entry, f *find) bool {
	if g.from != g.cue.From || !e.has(clause|that|quote) || e.form == gerund || e.has(mustWhom) {
		return false
	}
	b := g.from
	if !(r.Closes(b-1) || r.Lower(b-1) == "," || r.IsDash(b-1) || b == r.Unit.From && r.Closes(b-1)) {
		return false
	}
	a := g.cue.To
	for a < r.Unit.To && (r.Is(a, clock) || r.Is(a, adv)) && !r.Is(a, capital) {
		a++
	}
	if r.IsDash(b-1) && r.Is(a, prep) { // "- said after the meeting in X Y"
		a = r.PhraseEnd(a + 1)
	}
	if !r.Is(a, pron|det|capital) && !r.Nominal(a) || r.Is(a, rel) {
		return false
	}
	source := r.PhraseOn(a, r.Unit.To)
	if source.To <= source.From || r.StartsVerb(source.To) && !r.Is(source.To, ing) {
		return false
	}
	c, ok := r.before(b)
	if !ok || r.Lower(b-1) == "," && !r.Closes(b-2) && !r.HasVerb(c.From, c.To) {
		return false
	}
	f.source, f.content = source, []text.Range{c}
	return r.finish(f, source.To)
}

// tryFronted reads "…, X said" and "…, X said, …".
func (r *reader) tryFronted(g group, e entry, f *find) bool {
	if !e.has(clause | that | quote) {
		return false
	}
	edge := f.source.From
	for edge > r.Unit.From && r.Is(edge-1, adv|conj|sub) && !r.Closes(edge-1) {
		edge--
	}
	if edge == r.Unit.From && r.Lower(edge) == "as" {
		if r.Earlier(g.cue.To) || r.firstPerson(f.source.From) {
			return true
		}
		return r.tryAsSaid(g, f)
	}
	if _, how := r.after(g.cue.To, everyClause); how != nothing && how != byComma && !r.quotedBefore(edge) {
		return false
	}
	if r.selfReport(g, f.source) || r.handsOn(g, f) {
		return true
	}
	c, ok := r.before(edge)
	if !ok || r.Lower(edge-1) == "," && r.claimed(c.From, c.To) || r.Is(edge-1, mark) && r.Quoted[edge-1] < 0 && !r.IsDash(edge-1) && e.has(quote) && !e.has(clause|that) {
		return false
	}
	f.content = []text.Range{c}
	return r.finish(f, g.cue.To)
}

// selfReport tells whether a clause after its content is an agency's way of naming itself: "…, our correspondent reports".
func (r *reader) selfReport(g group, source text.Range) bool {
	w := r.Lower(g.cue.From)
	if w != "reports" && w != "writes" {
		return false
	}
	for i := source.From; i < source.To; i++ {
		if strings.HasPrefix(r.Lower(i), "correspo") {
			return true
		}
	}
	return w == "reports" && source.To-source.From <= 3 && r.Is(source.From, capital)
}

// tryAsSaid reads "As X said, …".
func (r *reader) tryAsSaid(g group, f *find) bool {
	j, how := r.after(g.cue.To, everyClause)
	if how != byComma || j+1 >= r.Unit.To {
		return false
	}
	f.content = r.following(j+1, bare)
	if f.content[0].To <= f.content[0].From {
		return false
	}
	r.add(*f)
	return true
}

// finish adds a find whose content stands before its cue: the rest of a content that the cue interrupts. One word alone is
// no content.
func (r *reader) finish(f *find, p int) bool {
	if r.IsDash(f.cue.From-1) || r.IsDash(f.source.From-1) {
		r.dashes++
		r.dash = -1
	}
	if rest, ok := r.resumed(p); ok {
		f.content = append(f.content, rest)
	} else if f.content[0].To-f.content[0].From < 2 {
		return false
	}
	r.add(*f)
	return true
}

// resumed is what goes on after a cue that stands within its content: "Russia, he said, was ready".
func (r *reader) resumed(p int) (text.Range, bool) {
	if p >= r.Unit.To || r.Lower(p) != "," && !r.IsDash(p) {
		return text.Range{}, false
	}
	n := p + 1
	if n >= r.Unit.To || r.Is(n, ing) || r.Is(n, rel) || r.Is(n, sub) && r.Lower(n) != "as" && r.Lower(n) != "because" && r.Lower(n) != "since" || r.Lower(n) == "according" || r.Is(n, conj) && !r.Opens(n+1) && !r.Closes(p-1) {
		return text.Range{}, false
	}
	if r.Tells(n) || r.Is(n, prep) && r.StatementNoun(n+1) {
		return text.Range{}, false
	}
	c := r.Trim(text.Range{From: n, To: r.end(n)})
	return c, c.To > c.From
}
