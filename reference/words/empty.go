package words

import (
	_ "embed"
	"sync"
)

//go:embed empty.tsv
var emptyFile string

var empty = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, row := range rows(emptyFile) {
		for _, w := range Split(row[0]) {
			out[w] = true
		}
	}
	return out
})

// Empty tells whether a lower-case word says nothing by itself: articles, pronouns, auxiliaries, words of saying, numbers of one letter.
func Empty(word string) bool { return len(word) < 2 || empty()[word] }
