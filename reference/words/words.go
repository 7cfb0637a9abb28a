// Package words knows how rare a word is in war reporting and which words say the same: a claim's words come in, terms with their weights go out.
// compare/matching asks it what two claims share. Its tables are fixed, so that the same claims compare alike in any ledger.
package words

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

//go:embed rarity.tsv
var rarityFile string

//go:embed synonyms.tsv
var synonymsFile string

// Term is what a word stands for: Key is its stem, or the concept that it shares with its synonyms; Concept tells which. Weight grows with rarity, from 0 to about 6.
type Term struct {
	Key     string
	Concept bool
	Weight  float64
}

// articles is how many articles rarity.tsv was counted over.
const articles = 303

type tables struct {
	seen     map[string]int    // stem -> articles that hold it
	concepts map[string]string // stem -> concept
	weights  map[string]float64
}

var load = sync.OnceValue(func() tables {
	t := tables{map[string]int{}, map[string]string{}, map[string]float64{}}
	for _, row := range rows(rarityFile) {
		n, _ := strconv.Atoi(row[1])
		t.seen[row[0]] = n
	}
	for _, row := range rows(synonymsFile) {
		most := 0
		for _, w := range strings.Split(row[1], "|") {
			stem := Stem(w)
			t.concepts[stem] = row[0]
			most = max(most, t.seen[stem])
		}
		t.weights[row[0]] = weight(most)
	}
	return t
})

// rows are the lines of a table without its comments, cut at tabs.
func rows(file string) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// weight is the inverse document frequency, as in Robertson and Spärck Jones 1976.
func weight(seen int) float64 {
	return math.Log((articles + 1) / (float64(seen) + 1))
}

// Terms gives the distinct terms of a text in order of their keys; words that say nothing by themselves are left out.
func Terms(text string) []Term {
	t := load()
	var out []Term
	for _, w := range Split(text) {
		if Empty(w) {
			continue
		}
		stem := Stem(w)
		if key, ok := t.concepts[stem]; ok {
			out = append(out, Term{key, true, t.weights[key]})
		} else {
			out = append(out, Term{stem, false, weight(t.seen[stem])})
		}
	}
	slices.SortFunc(out, func(a, b Term) int { return strings.Compare(a.Key, b.Key) })
	return slices.CompactFunc(out, func(a, b Term) bool { return a.Key == b.Key })
}

var apostrophes = strings.NewReplacer("’", "'", "ʼ", "'")

// Split cuts a text into lower-case words; possessive endings go, hyphens part.
func Split(text string) []string {
	text = apostrophes.Replace(strings.ToLower(text))
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	out := words[:0]
	for _, w := range words {
		if w = strings.Trim(strings.TrimSuffix(w, "'s"), "'"); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// endings are cut off a word's end, longest first, where at least four letters are left, of a plural three.
var endings = []string{"ations", "ation", "ating", "ated", "ates", "ate", "ments", "ment", "ities", "ingly", "ings", "ions", "ion", "ing", "ity", "ers", "ies", "ied", "ed", "er", "es", "ly", "s", "y", "e"}

// Stem cuts a lower-case word down to the part that its forms share: "encircle", "encircled" and "encirclement" are one. It is no dictionary form.
func Stem(word string) string {
	for range 2 {
		for _, e := range endings {
			if stem, ok := strings.CutSuffix(word, e); ok && (len(stem) >= 4 || e == "s" && len(stem) == 3 && stem[2] != 's') {
				word = stem
				break
			}
		}
	}
	if n := len(word); n > 4 && word[n-1] == word[n-2] {
		word = word[:n-1]
	}
	return word
}
