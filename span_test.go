package hearsay_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"hearsay"
)

func TestSpanOf(t *testing.T) {
	text := "Kyiv — 10 tanks"
	for _, c := range []struct {
		span hearsay.Span
		want string
	}{
		{hearsay.Span{Start: 0, End: 4}, "Kyiv"}, {hearsay.Span{}, ""}, {hearsay.Span{Start: 3, End: 99}, ""}, {hearsay.Span{Start: -1, End: 2}, ""}, {hearsay.Span{Start: 4, End: 2}, ""},
	} {
		if got := c.span.Of(text); got != c.want {
			t.Errorf("%v of %q is %q, want %q", c.span, text, got, c.want)
		}
	}
}

func TestSpansAmongThemselves(t *testing.T) {
	a, b, c := hearsay.Span{Start: 2, End: 8}, hearsay.Span{Start: 4, End: 6}, hearsay.Span{Start: 8, End: 9}
	if !a.Contains(b) || b.Contains(a) || !a.Overlaps(b) || a.Overlaps(c) {
		t.Error("containing and overlapping go wrong")
	}
	if got := b.Cover(c); got != (hearsay.Span{Start: 4, End: 9}) {
		t.Errorf("cover is %v", got)
	}
	if got := (hearsay.Span{}).Cover(c); got != c {
		t.Errorf("an empty span adds to its cover: %v", got)
	}
	if (hearsay.Span{Start: 5, End: 3}).Len() != 0 || a.Len() != 6 {
		t.Error("lengths go wrong")
	}
}

func TestIndexCountsPointsAndUnits(t *testing.T) {
	text := strings.Repeat("Київ said 𝟷0 “tanks” ", 100)
	ix := hearsay.NewIndex(text)
	if ix.Len() != utf8.RuneCountInString(text) {
		t.Fatalf("%d code points, want %d", ix.Len(), utf8.RuneCountInString(text))
	}
	for start := range text {
		s := hearsay.Span{Start: start, End: len(text)}
		if got, want := ix.Points(s).Start, utf8.RuneCountInString(text[:start]); got != want {
			t.Fatalf("byte %d is code point %d, want %d", start, got, want)
		}
		if got, want := ix.Units(s).Start, len(utf16.Encode([]rune(text[:start]))); got != want {
			t.Fatalf("byte %d is UTF-16 unit %d, want %d", start, got, want)
		}
		if back, err := ix.Bytes(ix.Points(s)); err != nil || back != s {
			t.Fatalf("%v comes back as %v, %v", s, back, err)
		}
	}
}

func TestIndexRefusesWhatDoesNotFit(t *testing.T) {
	ix := hearsay.NewIndex("ten tanks")
	for _, s := range []hearsay.Span{{Start: -1, End: 2}, {Start: 3, End: 2}, {Start: 0, End: 10}} {
		if _, err := ix.Bytes(s); !errors.Is(err, hearsay.ErrSpan) {
			t.Errorf("%v gives %v", s, err)
		}
	}
}

func FuzzIndex(f *testing.F) {
	f.Add("Київ “10” 𝟷", 1, 3)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		ix := hearsay.NewIndex(text)
		s, err := ix.Bytes(hearsay.Span{Start: start, End: end})
		if err != nil {
			return
		}
		if got := []rune(text)[start:end]; string(got) != text[s.Start:s.End] {
			t.Fatalf("%d..%d is %q, want %q", start, end, text[s.Start:s.End], string(got))
		}
	})
}
