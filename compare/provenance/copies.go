package provenance

import (
	"hash/fnv"
	"maps"
	"slices"
)

// Near-copies are looked for by bands of bandWidth numbers of their sketches: of two texts whose word 5-grams have a Jaccard likeness of copied, nearly always some band is equal
// (1 - (1 - 0.8^4)^32 is above 0.9999). Each band keeps at most leaders articles, so that ten thousand unlike texts with one common paragraph cost no more than their number.
const (
	bandWidth = 4
	copied    = 0.8
	leaders   = 16
)

// Copies tells which articles are near-copies by the sketches of their words (one-permutation MinHash, see text.Sketch): article id -> the id of the original that stands for it,
// of those alike the first in order. An article that is like no other is left out. Sketches of other lengths than the original's are no copies.
func Copies(sketches map[string][]uint32) map[string]string {
	type band struct {
		nth  int
		hash uint64
	}
	out, led := map[string]string{}, map[band][]string{}
	for _, id := range slices.Sorted(maps.Keys(sketches)) {
		sketch := sketches[id]
		original := ""
		var bands []band
		for nth := 0; (nth+1)*bandWidth <= len(sketch); nth++ {
			b := band{nth, hash(sketch[nth*bandWidth : (nth+1)*bandWidth])}
			bands = append(bands, b)
			for _, other := range led[b] {
				if (original == "" || other < original) && alike(sketch, sketches[other]) >= copied {
					original = other
				}
			}
		}
		if original != "" {
			out[id] = original
			continue
		}
		for _, b := range bands {
			if len(led[b]) < leaders {
				led[b] = append(led[b], id)
			}
		}
	}
	return out
}

func hash(numbers []uint32) uint64 {
	h := fnv.New64a()
	for _, n := range numbers {
		h.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
	}
	return h.Sum64()
}

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
