package naming

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// reach is how many words a name, a title or a body takes at most.
const reach = 12

// word is one word of the article as names are looked up: marks are left out, and remembered where they part words.
type word struct {
	token    int
	capital  bool
	into     int  // how many words of its sentence stand before it
	parted   bool // a mark other than a hyphen stands before it
	owns     bool // a possessive ending follows
	sentence int
	quoted   int // the quotation that holds it, counted from 1; 0 for none
}

// words are a Doc's words; folded runs beside them, so that a stretch of it can be looked up without copying.
type words struct {
	doc    *text.Doc
	all    []word
	folded []string
}

func newWords(doc *text.Doc) words {
	w := words{doc: doc}
	parted, sentence, into, q := true, -1, 0, 0
	for i, t := range doc.Tokens {
		if t.Kind == text.Mark {
			parted = w.mark(i, parted)
			continue
		}
		f := actors.Fold(t.Of(doc.Text))
		if f == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(t.Of(doc.Text))
		if into++; t.Sentence != sentence {
			into, parted = 0, true
		}
		for q < len(doc.Quotations) && doc.Quotations[q].End <= t.Start {
			q++
		}
		in := 0
		if q < len(doc.Quotations) && doc.Quotations[q].Contains(t.Span) {
			in = q + 1
		}
		w.all = append(w.all, word{token: i, capital: unicode.IsUpper(first), into: into, parted: parted, sentence: t.Sentence, quoted: in})
		w.folded = append(w.folded, f)
		parted, sentence = false, t.Sentence
	}
	return w
}

// mark reads a mark between words and tells whether it parts them.
func (w *words) mark(i int, parted bool) bool {
	switch m := w.doc.Tokens[i].Lower; m {
	case "'s", "'", "’":
		if n := len(w.all); n > 0 && w.all[n-1].token == i-1 && w.doc.Tokens[i-1].End == w.doc.Tokens[i].Start {
			w.all[n-1].owns = m == "'s" || strings.HasSuffix(w.folded[n-1], "s")
			return parted
		}
	case ".":
		return parted || len(w.all) > 0 && !abbreviates(w.doc.Tokens[w.all[len(w.all)-1].token].Of(w.doc.Text))
	case "-", "‑", "&", "/":
		return parted
	}
	return true
}

// abbreviates tells whether a full stop after the word may belong to it: an initial, an acronym, a short title.
func abbreviates(w string) bool {
	return len(w) <= 3 || strings.Contains(w, ".") || abbreviated[strings.ToLower(w)]
}

var abbreviated = set("prof capt brig supt gen")

// run is the folded words from i up to a mark that parts them, to limit or as far as names reach.
func (w *words) run(i, limit int) []string {
	end := i + 1
	for end < limit && end-i < reach && !w.all[end].parted {
		end++
	}
	return w.folded[i:min(end, limit)]
}

// wordAt is the index of the word that holds or follows a byte offset.
func (w *words) wordAt(offset int) int {
	token := w.doc.At(offset)
	return sort.Search(len(w.all), func(i int) bool { return w.all[i].token >= token })
}

// within is the words of a span.
func (w *words) within(s hearsay.Span) text.Range {
	from := w.wordAt(s.Start)
	to := from
	for to < len(w.all) && w.doc.Tokens[w.all[to].token].Start < s.End {
		to++
	}
	return text.Range{From: from, To: to}
}

// text is the article's own words from the first to the last word of r.
func (w *words) text(r text.Range) string {
	if r.To <= r.From {
		return ""
	}
	return strings.Join(strings.Fields(w.doc.Text[w.doc.Tokens[w.all[r.From].token].Start:w.doc.Tokens[w.all[r.To-1].token].End]), " ")
}

func holdsAny(words []string, of map[string]bool) bool {
	return slices.ContainsFunc(words, func(w string) bool { return of[w] })
}
