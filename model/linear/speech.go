package linear

import "hearsay/model/linear/features"

// speak gives every token its part of speech, from left to right, and then the nearest verbs.
func speak(v *features.View, t *table) {
	var fs []uint32
	var scores [features.Speeches]int32
	for i := range v.Count {
		fs = v.OfSpeech(i, fs[:0])
		scores = [features.Speeches]int32{}
		for _, f := range fs {
			if w := t.row(f); w != nil {
				for y, x := range w {
					scores[y] += int32(x)
				}
			}
		}
		v.Speech[features.Edge+i] = uint32(bestSpeech(scores[:]))
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
