package text

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// quotations finds what stands between double marks, in each paragraph; a paragraph that opens with a mark goes on with an unclosed one before it.
// Then, where no double mark stands, what stands between single ones.
func quotations(d *Doc) []Quotation {
	var out []Quotation
	for _, p := range d.Paragraphs {
		out = d.doubles(p, out)
	}
	doubles := len(out)
	for _, p := range d.Paragraphs {
		out = d.singles(p, out, out[:doubles])
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

func (d *Doc) doubles(p Paragraph, out []Quotation) []Quotation {
	open := -1
	carried := len(out) > 0 && !out[len(out)-1].Closed && d.paragraphOf(out[len(out)-1].Start) >= d.paragraphOf(p.Start)-2
	for i := p.From; i < p.To; i++ {
		switch d.direction(i, open >= 0) {
		case +1:
			if open >= 0 && d.Tokens[i].Lower == "\"" { // the one before was never closed
				out = append(out, Quotation{Span: d.SpanOf(Range{open, i}), Resumed: carried && open == p.From})
				open = -1
			}
			if open < 0 {
				open = i
			}
		case -1:
			if open >= 0 {
				out = append(out, Quotation{Span: d.SpanOf(Range{open, i + 1}), Closed: true, Resumed: carried && open == p.From})
				open = -1
			}
		}
	}
	if open >= 0 {
		out = append(out, Quotation{Span: d.SpanOf(Range{open, p.To}), Resumed: carried && open == p.From})
	}
	return out
}

func (d *Doc) paragraphOf(offset int) int {
	if i := d.At(offset); i < len(d.Tokens) {
		return d.Tokens[i].Paragraph
	}
	return len(d.Paragraphs)
}

// direction is +1 where token i opens a double quotation, -1 where it closes one, 0 where it is no double mark. A straight mark takes its direction from the white space around it.
func (d *Doc) direction(i int, open bool) int {
	switch d.Tokens[i].Lower {
	case "“", "„", "«":
		return +1
	case "”", "»":
		return -1
	case "\"", "''", "``":
		before := i == 0 || d.Tokens[i-1].End < d.Tokens[i].Start || d.Tokens[i-1].Lower == "("
		after := i+1 == len(d.Tokens) || d.Tokens[i+1].Start > d.Tokens[i].End
		switch {
		case before && !after:
			return +1
		case after && !before:
			return -1
		case open:
			return -1
		}
		return +1
	}
	return 0
}

func (d *Doc) singles(p Paragraph, out, doubles []Quotation) []Quotation {
	for i := p.From; i < p.To; i++ {
		if !d.opensSingle(i) || inside(doubles, d.Tokens[i].Start) {
			continue
		}
		if j := d.closingSingle(i, p.To); j > 0 {
			out = append(out, Quotation{Span: d.SpanOf(Range{i, j + 1}), Closed: true, Single: true})
			i = j
		}
	}
	return out
}

func inside(qs []Quotation, offset int) bool {
	i := sort.Search(len(qs), func(i int) bool { return qs[i].End > offset })
	return i < len(qs) && qs[i].Start <= offset
}

func (d *Doc) opensSingle(i int) bool {
	switch d.Tokens[i].Lower {
	case "‘":
	case "'":
		if i > 0 && d.Tokens[i-1].End == d.Tokens[i].Start {
			return false
		}
	default:
		return false
	}
	return i+1 < len(d.Tokens) && d.Tokens[i+1].Start == d.Tokens[i].End
}

// closingSingle is the token that closes the single mark i: one after a letter or stop and before white space or a stop, which is no plural's apostrophe if a later one could close.
func (d *Doc) closingSingle(i, limit int) int {
	for j := i + 1; j < limit; j++ {
		if d.opensSingle(j) {
			return 0
		}
		if w := d.Words(j); w != "’" && w != "'" || d.Tokens[j-1].End != d.Tokens[j].Start {
			continue
		}
		r, _ := utf8.DecodeRuneInString(d.Text[d.Tokens[j].End:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return j
		}
	}
	return 0
}

// Quoted returns the quotation that holds span, and whether there is one.
func (d *Doc) Quoted(s hearsay.Span) (Quotation, bool) {
	i := sort.Search(len(d.Quotations), func(i int) bool { return d.Quotations[i].Start > s.Start }) - 1
	if i >= 0 && d.Quotations[i].Contains(s) {
		return d.Quotations[i], true
	}
	return Quotation{}, false
}
