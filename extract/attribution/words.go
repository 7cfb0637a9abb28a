package attribution

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/text"
)

// class is what a word can be in a sentence; a word may be several things at once.
type class uint32

const (
	det class = 1 << iota
	pron
	obj
	rel
	prep
	conj
	sub
	be
	have
	do
	modal
	neg
	adv
	clock
	verb
	capital // begins with a capital letter
	mark    // no word and no number
	ing     // ends in -ing
	past    // ends in -ed

	aux    = be | have | do | modal
	finite = be | have | do | modal | verb
)

//go:embed words.tsv
var wordsFile string

var classNames = map[string]class{
	"det": det, "pron": pron, "obj": obj, "rel": rel, "prep": prep, "conj": conj, "sub": sub, "be": be, "have": have, "do": do,
	"noun": 0, "modal": modal, "neg": neg, "adv": adv, "time": clock, "verb": verb, "go": verb,
}

// closed gives the classes of the words of words.tsv.
var closed = sync.OnceValue(func() map[string]class {
	m := map[string]class{}
	for line := range strings.Lines(wordsFile) {
		name, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		for _, w := range strings.Fields(words) {
			m[w] |= classNames[name]
		}
	}
	return m
})

// classify gives the classes of every token: from the table, else by its ending.
func classify(d *text.Doc) []class {
	table := closed()
	out := make([]class, len(d.Tokens))
	for i, k := range d.Tokens {
		if k.Kind == text.Mark {
			out[i] = mark
			if k.Lower[0] == '\'' && len(k.Lower) > 1 {
				out[i] = 0 // a possessive or a short form of a verb goes with its noun
			}
			continue
		}
		w := d.Words(i)
		first, n := utf8.DecodeRuneInString(w)
		c, known := table[k.Lower]
		if !known && (!unicode.IsUpper(first) || i == 0 || d.Tokens[i-1].Sentence != k.Sentence) {
			c = byEnding(k.Lower)
		}
		if unicode.IsUpper(first) {
			c |= capital
			if c&(obj|pron|modal) != 0 && len(w) > n && strings.ToUpper(w) == w { // US, IT
				c = capital
			}
			if c&clock != 0 && c&modal != 0 && i > 0 && d.Tokens[i-1].Sentence == k.Sentence { // the month of May
				c &^= modal
			}
		}
		out[i] = c
	}
	return out
}

func byEnding(w string) class {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ly"):
		return adv
	case len(w) > 4 && strings.HasSuffix(w, "ing"):
		return ing
	case len(w) > 3 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed"):
		return past
	}
	return 0
}
