package provenance

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// sketch makes 128 numbers, of which the first so many differ from those of the seed alone.
func sketch(seed uint32, differ int) []uint32 {
	out := make([]uint32, 128)
	for i := range out {
		out[i] = seed*1000 + uint32(i)
		if i < differ {
			out[i] += 500_000
		}
	}
	return out
}

func TestNearCopiesStandForTheirOriginal(t *testing.T) {
	copies := Copies(map[string][]uint32{"a-1": sketch(1, 0), "a-2": sketch(1, 10), "a-3": sketch(1, 40), "a-4": sketch(2, 0), "a-5": sketch(1, 0), "a-6": nil, "a-7": {1, 2}})
	want := map[string]string{"a-2": "a-1", "a-5": "a-1"} // a-3 differs in 40 of 128 numbers: a likeness of 0.69
	if fmt.Sprint(copies) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", copies, want)
	}
}

func TestThousandsOfLikeParagraphsCostTheirNumber(t *testing.T) {
	sketches := map[string][]uint32{}
	for i := range 3000 {
		s := sketch(uint32(i+10), 0)
		copy(s[:32], sketch(1, 0)) // one common paragraph
		sketches[fmt.Sprintf("a-%04d", i)] = s
	}
	if copies := Copies(sketches); len(copies) != 0 {
		t.Errorf("%d copies of articles that share a quarter", len(copies))
	}
}

// TestCopiesPointAtOriginals holds that an original is no copy itself, comes first in order, and is as alike as a copy must be.
func TestCopiesPointAtOriginals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sketches := map[string][]uint32{}
		for i := range rapid.IntRange(0, 20).Draw(t, "articles") {
			sketches[fmt.Sprintf("a-%02d", i)] = sketch(uint32(rapid.IntRange(1, 3).Draw(t, "story")), rapid.IntRange(0, 128).Draw(t, "edits"))
		}
		copies := Copies(sketches)
		for id, original := range copies {
			if _, also := copies[original]; also || original >= id {
				t.Fatalf("%s stands for %s", original, id)
			}
			if got := alike(sketches[id], sketches[original]); got < copied {
				t.Fatalf("%s and %s are alike to %v", id, original, got)
			}
		}
	})
}

// FuzzCopies holds that numbers of any length compare without a panic, alike in both orders, and that equal ones are copies.
func FuzzCopies(f *testing.F) {
	f.Add([]byte("the same words"), []byte("the same words"))
	f.Add([]byte{}, []byte{0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, a, b []byte) {
		wide := func(s []byte) (out []uint32) {
			for _, x := range s {
				out = append(out, uint32(x))
			}
			return out
		}
		x, y := wide(a), wide(b)
		if alike(x, y) != alike(y, x) {
			t.Fatal("alike in one order only")
		}
		copies := Copies(map[string][]uint32{"a": x, "b": y})
		if string(a) == string(b) && len(a) >= bandWidth && copies["b"] != "a" {
			t.Fatal("equal sketches are no copies")
		}
		if len(a) != len(b) && len(copies) > 0 {
			t.Fatal("copies of other lengths")
		}
	})
}

// BenchmarkCopies shows what a hundred thousand articles cost, of which one in ten is a near-copy.
func BenchmarkCopies(b *testing.B) {
	const n = 100_000
	sketches := map[string][]uint32{}
	for i := range n {
		sketches[fmt.Sprintf("a-%06d", i)] = sketch(uint32(i-i%10/9), 5*(i%10/9))
	}
	for b.Loop() {
		Copies(sketches)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/article")
}
