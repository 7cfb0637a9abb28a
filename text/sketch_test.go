package text

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// numbered is n different words from the from-th on.
func numbered(from, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "word%d ", from+i)
	}
	return b.String()
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		name  string
		a, b  string
		least float64
		most  float64
	}{
		{"the same", numbered(0, 300), numbered(0, 300), 1, 1},
		{"case, marks and white space", "The army lost ten tanks, it said.", "the ARMY lost\nten tanks: it said", 1, 1},
		{"nothing shared", numbered(0, 300), numbered(1000, 300), 0, 0.02},
		{"one word of three hundred", numbered(0, 300), numbered(0, 150) + "other " + numbered(151, 149), 0.9, 0.999},
		{"a short text", "ten tanks", "ten tanks", 1, 1},
		{"nothing", "", "", 0, 0},
		{"nothing and something", "", "ten", 0, 0},
	} {
		if got := Alike(Sketch(c.a), Sketch(c.b)); got < c.least || got > c.most {
			t.Errorf("%s: alike %.3f, not in %.3f..%.3f", c.name, got, c.least, c.most)
		}
	}
}

// TestAlikeEstimatesJaccard slides one text along another: n words that share k shingles have a Jaccard index of k / (2m - k).
func TestAlikeEstimatesJaccard(t *testing.T) {
	const n, m = 1000, 1000 - shingle + 1
	off := 0.0
	for shift := 50; shift < n; shift += 50 {
		k := float64(max(0, m-shift))
		want := k / (2*m - k)
		off += math.Abs(Alike(Sketch(numbered(0, n)), Sketch(numbered(shift, n))) - want)
	}
	if mean := off / 19; mean > 0.05 {
		t.Errorf("off by %.3f in the mean", mean)
	}
}

func FuzzSketch(f *testing.F) {
	f.Add("Ten tanks were lost on Monday.")
	f.Fuzz(func(t *testing.T, in string) {
		s := Sketch(in)
		if s != nil && (len(s) != SketchSize || Alike(s, Sketch(in)) != 1) {
			t.Fatalf("sketch of %d numbers, alike itself %.2f", len(s), Alike(s, Sketch(in)))
		}
	})
}

func BenchmarkSketch(b *testing.B) {
	in := numbered(0, 600)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		Sketch(in)
	}
}
