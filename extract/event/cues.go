package event

import (
	_ "embed"
	"strings"
	"sync"

	"hearsay/text"
)

//go:embed cues.tsv
var cuesFile string

// class is a set of classes of cue: what stands near a trigger and tells what it stands for.
type class uint32

// cueTable is cues.tsv: the classes by name, the words by their classes, and how many words the longest phrase has that begins with a word.
type cueTable struct {
	names   map[string]class
	words   map[string]class
	longest map[string]int
}

var cues = sync.OnceValue(func() *cueTable {
	t := &cueTable{map[string]class{"-": 0}, map[string]class{}, map[string]int{}}
	for _, f := range rows(cuesFile, 3) {
		c, known := t.names[f[0]]
		if !known {
			c = 1 << (len(t.names) - 1)
			t.names[f[0]] = c
		}
		for phrase := range strings.SplitSeq(f[1], ",") {
			words := strings.Fields(strings.ReplaceAll(phrase, "-", " - ")) // as texts are cut into tokens
			t.words[strings.Join(words, " ")] |= c
			t.longest[words[0]] = max(t.longest[words[0]], len(words))
		}
	}
	return t
})

// classOf is the class of this name.
func classOf(name string) class { return cues().names[name] }

// classesOf are the classes of every token of doc; the words of a longer phrase have its classes alone.
func classesOf(doc *text.Doc) []class {
	t, out := cues(), make([]class, len(doc.Tokens))
	for i := 0; i < len(out); i++ {
		n := t.longest[doc.Tokens[i].Lower]
		for ; n > 1; n-- {
			if c, ok := t.phrase(doc, i, n); ok {
				for k := range n {
					out[i+k] = c
				}
				i += n - 1
				break
			}
		}
		if n == 1 {
			out[i] = t.words[doc.Tokens[i].Lower]
		}
	}
	return out
}

// phrase looks up the n tokens from i on.
func (t *cueTable) phrase(doc *text.Doc, i, n int) (class, bool) {
	if i+n > len(doc.Tokens) {
		return 0, false
	}
	said := doc.Tokens[i].Lower
	for k := i + 1; k < i+n; k++ {
		said += " " + doc.Tokens[k].Lower
	}
	c, ok := t.words[said]
	return c, ok
}
