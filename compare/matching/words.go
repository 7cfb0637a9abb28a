package matching

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"

	"hearsay"
	"hearsay/reference/words"
)

// Concepts are the keys of what a text says, in order: its stems, and for words with synonyms the concept that they share.
func Concepts(text string) []string {
	var out []string
	for _, t := range words.Terms(text) {
		out = append(out, t.Key)
	}
	return out
}

//go:embed themes.tsv
var themesFile string

// theme is one way of saying what a claim is about: of each group of words one must be there, and none of the phrases.
type theme struct {
	name    string
	groups  [][]string
	without []string
	example string
}

var themes = sync.OnceValue(func() []theme {
	var out []theme
	for line := range strings.Lines(themesFile) {
		row := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(row) != 3 || strings.HasPrefix(row[0], "#") {
			continue
		}
		t := theme{name: row[0], example: row[2]}
		for _, group := range strings.Fields(row[1]) {
			if phrases, ok := strings.CutPrefix(group, "-"); ok {
				t.without = strings.Split(strings.ReplaceAll(phrases, "_", " "), "|")
				continue
			}
			t.groups = append(t.groups, strings.Split(group, "|"))
		}
		out = append(out, t)
	}
	return out
})

// Themes names what a claim's words are about, in order; none for most claims.
func Themes(text string) []string {
	has, said := map[string]bool{}, words.Split(text)
	for _, w := range said {
		has[w], has[words.Stem(w)] = true, true
	}
	line := " " + strings.Join(said, " ") + " "
	for _, k := range Concepts(text) {
		has[k] = true
	}
	var out []string
	for _, t := range themes() {
		if !slices.Contains(out, t.name) && t.in(has, line) {
			out = append(out, t.name)
		}
	}
	return out
}

func (t theme) in(has map[string]bool, line string) bool {
	if slices.ContainsFunc(t.without, func(phrase string) bool { return strings.Contains(line, " "+phrase+" ") }) {
		return false
	}
	for _, group := range t.groups {
		if !slices.ContainsFunc(group, func(w string) bool { return has[w] || has[words.Stem(w)] }) {
			return false
		}
	}
	return true
}

// Text is what a claim says, its pieces joined by blanks.
func Text(c *hearsay.WireClaim) string {
	parts := make([]string, len(c.Content))
	for i, s := range c.Content {
		parts[i] = s.Text
	}
	return strings.Join(parts, " ")
}

// Vector is the terms of a text with the length of their weights.
type Vector struct {
	terms  []words.Term
	length float64
}

// NewVector weighs a text.
func NewVector(text string) Vector {
	v := Vector{terms: words.Terms(text)}
	for _, t := range v.terms {
		v.length += t.Weight * t.Weight
	}
	v.length = math.Sqrt(v.length)
	return v
}

// Like is the cosine of two texts' weighted terms (0 to 1) and the number of terms that they share.
func (v Vector) Like(w Vector) (cosine float64, shared int) {
	if v.length == 0 || w.length == 0 {
		return 0, 0
	}
	sum := 0.0
	for i, k := 0, 0; i < len(v.terms) && k < len(w.terms); {
		switch c := strings.Compare(v.terms[i].Key, w.terms[k].Key); {
		case c < 0:
			i++
		case c > 0:
			k++
		default:
			sum += v.terms[i].Weight * w.terms[k].Weight
			shared++
			i, k = i+1, k+1
		}
	}
	return sum / (v.length * w.length), shared
}

// Within is the share of v's weight that w holds too (0 to 1), and the number of terms that they share.
func (v Vector) Within(w Vector) (share float64, shared int) {
	all, both := 0.0, 0.0
	for _, t := range v.terms {
		all += t.Weight
		if _, found := slices.BinarySearchFunc(w.terms, t.Key, func(u words.Term, k string) int { return strings.Compare(u.Key, k) }); found {
			both += t.Weight
			shared++
		}
	}
	if all == 0 {
		return 0, 0
	}
	return both / all, shared
}

// Rare are the keys of the heaviest terms of a text, at most n, by which claims that may be alike find one another.
func (v Vector) Rare(n int) []string {
	terms := slices.Clone(v.terms)
	slices.SortStableFunc(terms, func(a, b words.Term) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return 0
	})
	var out []string
	for _, t := range terms[:min(n, len(terms))] {
		out = append(out, t.Key)
	}
	return out
}

// Common are the keys that two texts share, heaviest first, at most n.
func (v Vector) Common(w Vector, n int) []string {
	var out []string
	for _, key := range v.Rare(len(v.terms)) {
		if _, found := slices.BinarySearchFunc(w.terms, key, func(t words.Term, k string) int { return strings.Compare(t.Key, k) }); found && len(out) < n {
			out = append(out, key)
		}
	}
	return out
}
