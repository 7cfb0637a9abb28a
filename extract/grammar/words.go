// Package grammar tells what the words of a Doc can be and where verb groups and noun phrases begin and end, by word lists and endings alone: a Doc in, answers about its tokens out.
// The pass attribution reads with it next.
package grammar

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/text"
)

// Class is what a word can be in a sentence; a word may be several things at once.
type Class uint32

// Classes of words.
const (
	Det Class = 1 << iota
	Pron
	Obj
	Rel
	Prep
	Conj
	Sub
	Be
	Have
	Do
	Modal
	Neg
	Adv
	Clock    // words of the calendar and the clock
	Verb     // common verbs in a finite form
	Capital  // begins with a capital letter
	Mark     // no word and no number
	Ing      // ends in -ing
	Past     // ends in -ed
	Tells    // a finite form of one of the caller's verbs
	Headed   // present forms by which headlines tell what somebody does
	Reckoned // what a body says in numbers
	Stated   // what a headline may rest on without saying whose it is

	Aux    = Be | Have | Do | Modal
	Finite = Aux | Verb
)

//go:embed words.tsv
var wordsFile string

var classNames = map[string]Class{
	"det": Det, "pron": Pron, "obj": Obj, "rel": Rel, "prep": Prep, "conj": Conj, "sub": Sub, "be": Be, "have": Have, "do": Do,
	"noun": 0, "modal": Modal, "neg": Neg, "adv": Adv, "time": Clock, "verb": Verb, "go": Verb, "headline": Headed, "reckoning": Reckoned, "statement": Stated,
}

// closed gives the classes of the words of words.tsv.
var closed = sync.OnceValue(func() map[string]Class {
	m := map[string]Class{}
	for line := range strings.Lines(wordsFile) {
		name, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		for _, w := range strings.Fields(words) {
			m[w] |= classNames[name]
		}
	}
	return m
})

// classify gives the classes of every token: from the table, else by its ending; and Tells for the words of verbs.
func classify(d *text.Doc, verbs map[string]bool) []Class {
	table := closed()
	out := make([]Class, len(d.Tokens))
	for i, k := range d.Tokens {
		if k.Kind == text.Mark {
			out[i] = Mark
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
			c |= Capital
			if c&(Obj|Pron|Modal) != 0 && len(w) > n && strings.ToUpper(w) == w { // US, IT
				c = Capital
			}
			if c&Clock != 0 && c&Modal != 0 && i > 0 && d.Tokens[i-1].Sentence == k.Sentence { // the month of May
				c &^= Modal
			}
		}
		if verbs[k.Lower] {
			c |= Tells
		}
		out[i] = c
	}
	return out
}

func byEnding(w string) Class {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ly"):
		return Adv
	case len(w) > 4 && strings.HasSuffix(w, "ing"):
		return Ing
	case len(w) > 3 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed"):
		return Past
	}
	return 0
}
