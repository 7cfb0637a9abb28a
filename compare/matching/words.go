package matching

import "hearsay/reference/words"

// Concepts are the keys of what a text says, in order: its stems, and for words with synonyms the concept that they share.
func Concepts(text string) []string {
	var out []string
	for _, t := range words.Terms(text) {
		out = append(out, t.Key)
	}
	return out
}
