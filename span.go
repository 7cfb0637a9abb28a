package hearsay

import (
	"errors"
	"fmt"
	"sort"
	"unicode/utf8"
)

// Span is a stretch of an article's text: bytes [Start, End) of its UTF-8. The zero Span is empty and stands for "none".
type Span struct{ Start, End int }

// Empty tells whether the span holds nothing, which is how an optional span says that it is absent.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len is the length of the span in bytes.
func (s Span) Len() int { return max(0, s.End-s.Start) }

// Of returns the words of the span in text; "" when the span does not fit.
func (s Span) Of(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Empty() {
		return ""
	}
	return text[s.Start:s.End]
}

// Contains tells whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether the spans share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover is the smallest span that holds both; an empty span adds nothing.
func (s Span) Cover(t Span) Span {
	switch {
	case s.Empty():
		return t
	case t.Empty():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// ErrSpan is wrapped by every error about a span that does not fit its text.
var ErrSpan = errors.New("span does not fit the text")

// step is how many bytes lie between two remembered positions of an Index.
const step = 256

// Index turns byte offsets of one text into code points and UTF-16 units and back, in time that does not grow with the text.
type Index struct {
	text  string
	ascii bool
	marks []mark
}

type mark struct{ byte, point, unit int }

// NewIndex prepares the positions of text. The text must be valid UTF-8; invalid bytes count as one code point each, as in a Go string.
func NewIndex(text string) *Index {
	ix := &Index{text: text, ascii: true}
	points, units, next := 0, 0, 0
	for i, r := range text {
		if i >= next {
			ix.marks = append(ix.marks, mark{i, points, units})
			next = i + step
		}
		points++
		units++
		if r > 0xFFFF {
			units++
		}
		if r >= utf8.RuneSelf {
			ix.ascii = false
		}
	}
	ix.marks = append(ix.marks, mark{len(text), points, units})
	return ix
}

// Len is the length of the text in code points.
func (ix *Index) Len() int { return ix.marks[len(ix.marks)-1].point }

// Points turns a span of bytes into one of code points, end exclusive.
func (ix *Index) Points(s Span) Span {
	if ix.ascii {
		return s
	}
	return Span{ix.at(s.Start, pointOf), ix.at(s.End, pointOf)}
}

// Units turns a span of bytes into one of UTF-16 units, as a browser counts.
func (ix *Index) Units(s Span) Span {
	if ix.ascii {
		return s
	}
	return Span{ix.at(s.Start, unitOf), ix.at(s.End, unitOf)}
}

// Bytes turns a span of code points into one of bytes; an error wraps ErrSpan when it does not lie in the text.
func (ix *Index) Bytes(points Span) (Span, error) {
	if points.Start < 0 || points.End < points.Start || points.End > ix.Len() {
		return Span{}, fmt.Errorf("%w: %d..%d of %d code points", ErrSpan, points.Start, points.End, ix.Len())
	}
	if ix.ascii {
		return points, nil
	}
	return Span{ix.byteAt(points.Start), ix.byteAt(points.End)}, nil
}

func pointOf(m mark) int { return m.point }
func unitOf(m mark) int  { return m.unit }

func (ix *Index) at(b int, of func(mark) int) int {
	b = min(max(b, 0), len(ix.text))
	i := sort.Search(len(ix.marks), func(i int) bool { return ix.marks[i].byte > b }) - 1
	m := ix.marks[max(i, 0)]
	for p, r := range ix.text[m.byte:b] {
		_ = p
		m.point++
		m.unit++
		if r > 0xFFFF {
			m.unit++
		}
	}
	return of(m)
}

func (ix *Index) byteAt(point int) int {
	i := sort.Search(len(ix.marks), func(i int) bool { return ix.marks[i].point > point }) - 1
	m := ix.marks[max(i, 0)]
	for m.point < point {
		_, n := utf8.DecodeRuneInString(ix.text[m.byte:])
		m.byte += n
		m.point++
	}
	return m.byte
}
