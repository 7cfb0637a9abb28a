package table

import "hearsay"

// interval reads the cells of one figure: low and high a range (best only where the table has an estimate too), low alone at least, high alone at most, an estimate alone exact,
// or as the column that accompanies it says. ok is false where there is no number, or cells contradict one another: that is noted.
func (r *reader) interval(i int, row []hearsay.Span, g group) (in hearsay.Interval, at hearsay.Span, ok bool) {
	low, at1, ok1 := r.number(i, row, g.low)
	best, at2, ok2 := r.number(i, row, g.best)
	high, at3, ok3 := r.number(i, row, g.high)
	at = at1.Cover(at2).Cover(at3)
	switch {
	case !ok1 || !ok2 || !ok3 || at.Empty():
		return in, at, false
	case at1.Empty() && at3.Empty():
		return r.qualified(i, row, g.qualifier, best), at, true
	}
	in = hearsay.Interval{Low: point(low), Best: point(best), High: point(high), Qualifier: hearsay.Range}
	switch {
	case at3.Empty():
		in.Qualifier = hearsay.AtLeast
	case at1.Empty():
		in.Qualifier = hearsay.AtMost
	}
	if above(in.Low, in.High) || above(in.Low, in.Best) || above(in.Best, in.High) {
		r.note("low, estimate and high stand in the wrong order; kept as words, put them right", i, at.Of(r.text))
		return in, at, false
	}
	return in, at, true
}

// number reads one cell; the span is empty where it says nothing, ok is false where its words are no number.
func (r *reader) number(i int, row []hearsay.Span, k int) (in hearsay.Interval, at hearsay.Span, ok bool) {
	at = r.span(row, k)
	in, found, ok := r.style.number(at.Of(r.text))
	switch words := at.Of(r.text); {
	case !found:
		return in, hearsay.Span{}, true
	case !ok && words[0] == '=':
		r.note("a formula, not its value; save the sheet with values", i, words)
	case !ok:
		r.note("no number that can be read in one way; kept as words, write it as 7000 or 7000.5", i, words)
	}
	return in, at, ok
}

// point is the number of a cell, whichever bound it is.
func point(in hearsay.Interval) *float64 {
	switch {
	case in.Best != nil:
		return in.Best
	case in.Low != nil:
		return in.Low
	}
	return in.High
}

func above(a, b *float64) bool { return a != nil && b != nil && *a > *b }

// qualified is a number under the words of the column that accompanies it.
func (r *reader) qualified(i int, row []hearsay.Span, k int, in hearsay.Interval) hearsay.Interval {
	word := r.cell(row, k)
	if word == "" || in.Qualifier != hearsay.Exact || in.Best == nil {
		return in
	}
	q, ok := words().qualifiers[Fold(word)]
	if !ok {
		r.note("no word that bounds a number; taken as exact: write about, more, less or exact", i, word)
	}
	return bounded(*in.Best, q)
}
