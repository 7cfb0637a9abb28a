package linear

import "hearsay/model/linear/features"

// speak gives every token its part of speech, from left to right, and then the nearest verbs.
func speak(v *features.View, t *table) {
	var fs []uint32
	sums := make([]int32, t.stride)
	for i := range v.Count {
		fs = v.OfSpeech(i, fs[:0])
		clear(sums)
		t.add(fs, sums)
		v.Speech[features.Edge+i] = uint32(bestSpeech(sums[:features.Speeches]))
	}
	v.Verbs()
}

func bestSpeech[T int32 | float32](scores []T) int {
	at := 1
	for y := 2; y < len(scores); y++ {
		if scores[y] > scores[at] {
			at = y
		}
	}
	return at
}
