package provenance

import (
	"hash/fnv"
	"maps"
	"slices"
)

// Near-copies are looked for by bands of bandWidth numbers of their sketches: of two texts whose word 5-grams have a Jaccard likeness of copied, nearly always some band is equal
// (1 - (1 - 0.8^6)^21 = 0.998). In each band an article is held against the last leaders originals, so that ten thousand unlike texts with one common paragraph cost no more than their number.
const (
	bandWidth = 6
	copied    = 0.8
	leaders   = 16
)

// Copies tells which articles are near-copies by the sketches of their words (one-permutation MinHash, see text.Sketch): article id -> the id of the original that stands for it,
// of those alike the first in order. An article that is like no other is left out. Sketches of other lengths than the original's are no copies.
func Copies(sketches map[string][]uint32) map[string]string {
	ids := slices.Sorted(maps.Keys(sketches))
	out := map[string]string{}
	led := bands{last: map[uint64]int32{}}
	for n, id := range ids {
		sketch := sketches[id]
		original := n
		led.each(sketch, func(other int) {
			if other < original && Copied(sketch, sketches[ids[other]]) {
				original = other
			}
		})
		if original < n {
			out[id] = ids[original]
			continue
		}
		led.add(n, sketch)
	}
	return out
}

// bands are the originals by the bands of their sketches: a band leads to the last original that has it, and each entry to the one before.
type bands struct {
	last    map[uint64]int32 // band -> its last entry
	entries []entry
}

type entry struct{ article, before int32 }

func (x *bands) add(article int, sketch []uint32) {
	for _, band := range Bands(sketch) {
		before, ok := x.last[band]
		if !ok {
			before = -1
		}
		x.last[band] = int32(len(x.entries))
		x.entries = append(x.entries, entry{int32(article), before})
	}
}

func (x *bands) each(sketch []uint32, do func(article int)) {
	for _, band := range Bands(sketch) {
		at, ok := x.last[band]
		for n := 0; ok && at >= 0 && n < leaders; n++ {
			do(int(x.entries[at].article))
			at = x.entries[at].before
		}
	}
}

// Bands are the hashes of a sketch's bands: near-copies nearly always have one in common.
func Bands(sketch []uint32) []uint64 {
	out := make([]uint64, 0, len(sketch)/bandWidth)
	for nth := 0; (nth+1)*bandWidth <= len(sketch); nth++ {
		h := fnv.New64a()
		h.Write([]byte{byte(nth)})
		for _, n := range sketch[nth*bandWidth : (nth+1)*bandWidth] {
			h.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
		}
		out = append(out, h.Sum64())
	}
	return out
}

// Copied tells whether two sketches are of near-copies.
func Copied(a, b []uint32) bool { return alike(a, b) >= copied }

// alike is the share of equal numbers of two sketches, which estimates the Jaccard likeness of the texts.
func alike(a, b []uint32) float64 {
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
