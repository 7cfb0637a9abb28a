package text

import (
	"math"
	"math/bits"

	"github.com/clipperhouse/uax29/v2/words"
)

const (
	// SketchSize is how many numbers a sketch has.
	SketchSize = 128
	shingle    = 5 // words in a shingle
	empty      = math.MaxUint32
)

// Sketch is the one-permutation MinHash of the word 5-grams of text: each shingle's hash falls into one of 128 bins, which keeps its least; an empty bin takes the number
// of the next filled one, mixed with the distance (Shrivastava and Li 2014). Case, marks and white space do not matter. A text without words gives nil; one of fewer than five words is one shingle.
func Sketch(text string) []uint32 {
	s := make([]uint32, SketchSize)
	for i := range s {
		s[i] = empty
	}
	var ring [shingle]uint64
	n := 0
	for it := words.FromString(text); it.Next(); {
		h, ok := hashWord(it.Value())
		if !ok {
			continue
		}
		ring[n%shingle] = h
		n++
		if n >= shingle {
			put(s, mixRing(&ring, n))
		}
	}
	switch {
	case n == 0:
		return nil
	case n < shingle:
		put(s, mixRing(&ring, n))
	}
	return densify(s)
}

// Alike estimates the Jaccard index of two sketched texts, 0 to 1; its standard error is about 0.04 at a half. 0 where one is nil.
func Alike(a, b []uint32) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return 0
	}
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / float64(len(a))
}

// hashWord is FNV-1a over the word's letters in lower case; ok is false for what is no word.
func hashWord(w string) (h uint64, ok bool) {
	h = 14695981039346656037
	for _, b := range []byte(w) {
		switch {
		case b >= 'A' && b <= 'Z':
			b += 'a' - 'A'
		case b < '0' || b > '9' && b < 'a' || b > 'z' && b < 0x80:
			continue
		}
		ok = true
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h, ok && w != "’" && w != "‘" && w != "“" && w != "”" && w != "–" && w != "—" && w != "…"
}

func mixRing(ring *[shingle]uint64, n int) uint64 {
	var h uint64
	for i := n - min(n, shingle); i < n; i++ {
		h = mix(bits.RotateLeft64(h, 7) ^ ring[i%shingle])
	}
	return h
}

// mix is the finalizer of SplitMix64.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

func put(s []uint32, h uint64) {
	bin := h >> 57
	if v := uint32(h); v < s[bin] {
		s[bin] = v
	}
}

func densify(s []uint32) []uint32 {
	out := make([]uint32, len(s))
	for i := range s {
		j := 0
		for s[(i+j)%len(s)] == empty && j < len(s) {
			j++
		}
		out[i] = s[(i+j)%len(s)] ^ uint32(j)*0x9e3779b1
	}
	return out
}
