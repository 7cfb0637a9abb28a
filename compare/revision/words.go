package revision

import (
	"slices"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/reference/words"
)

// wordsOf are the stems of a text's words in their order, numbers as they are written.
func wordsOf(s string) []string {
	out := strings.FieldsFunc(strings.ReplaceAll(hearsay.Fold(s), "'s", ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range out {
		if !numeric(w) {
			out[i] = words.Stem(w)
		}
	}
	return out
}

func numeric(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) }

// bag is a list of words in the order of the alphabet, each as often as it stands in the text.
type bag []string

func bagOf(words []string) bag { return slices.Sorted(slices.Values(words)) }

// likeness is the F1 of two bags; a word with a typing error is the same word.
func likeness(a, b bag) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(a.shared(b, alike/2*float64(len(a)+len(b))/2)) / float64(len(a)+len(b))
}

// held is the share of the words a that stand among b.
func held(a, b bag) float64 {
	if len(a) == 0 {
		return 0
	}
	return float64(a.shared(b, alike*float64(len(a)))) / float64(len(a))
}

// shared counts the words that two bags have in common. Typing errors are looked for only where at least so many are the same to the letter.
func (a bag) shared(b bag, atLeast float64) (n int) {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			n, i, j = n+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	if n == min(len(a), len(b)) || len(a)-n > fewLeft || float64(n) < atLeast {
		return n
	}
	return n + nearly(a.without(b), b.without(a))
}

// without are the words of a bag that have no counterpart in another.
func (a bag) without(b bag) (out bag) {
	j := 0
	for _, w := range a {
		for j < len(b) && b[j] < w {
			j++
		}
		if j < len(b) && b[j] == w {
			j++
			continue
		}
		out = append(out, w)
	}
	return out
}

// fewLeft is up to how many words without a counterpart are looked through for typing errors: more are another text.
const fewLeft = 12

// nearly counts the pairs of words that differ by a typing error.
func nearly(a, b bag) (n int) {
	used := make([]bool, len(b))
	for _, x := range a {
		for k, y := range b {
			if !used[k] && typo(x, y) {
				used[k] = true
				n++
				break
			}
		}
	}
	return n
}

// shortest is how many letters a word has at least that is taken for another with a typing error.
const shortest = 4

// typo tells whether two words differ by one letter: another, missing, or changed in place with its neighbour. Numbers never do.
func typo(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < shortest || len(y)-len(x) > 1 || numeric(a) || numeric(b) {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return string(x[i:]) == string(y[i+1:])
	}
	if i == len(x) || string(x[i+1:]) == string(y[i+1:]) {
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
}

// line is a sentence of the text: where it begins, in code points, and its words.
type line struct {
	start, end int
	said       string
	words      bag
	opens      bool // a line of the page begins with it
}

// linesOf cuts a text into sentences, well enough to find again what stood in one.
func linesOf(text string) (out []line) {
	runes := []rune(text)
	from, opens := 0, true
	for i := range runes {
		if last := i == len(runes)-1; last || breaks(runes, i) || ends(runes, i) {
			if said := strings.Join(strings.Fields(string(runes[from:i+1])), " "); said != "" {
				out = append(out, line{from, i + 1, said, bagOf(wordsOf(said)), opens})
				opens = false
			}
			opens = opens || breaks(runes, i)
			from = i + 1
		}
	}
	return out
}

// breaks tells whether a line ends with the character i and no sentence goes on in the next.
func breaks(r []rune, i int) bool {
	return r[i] == '\n' && (i+1 >= len(r) || i == 0 || !unicode.IsLower(r[i+1]) || strings.ContainsRune("\n.!?:", r[i-1]))
}

// ends tells whether a sentence ends with the character i: a stop, perhaps behind a quotation mark, and a capital after white space.
func ends(r []rune, i int) bool {
	if !unicode.IsSpace(r[i]) || i == 0 || i+1 >= len(r) || !unicode.IsUpper(r[i+1]) && !strings.ContainsRune("“\"‘", r[i+1]) {
		return false
	}
	k := i - 1
	for k > 0 && strings.ContainsRune("”\"’)", r[k]) {
		k--
	}
	return strings.ContainsRune(".!?", r[k]) && (k < 2 || !unicode.IsUpper(r[k-1]))
}

// lineAt is the sentence that holds a position, nil where none does.
func (s *side) lineAt(at int) *line {
	i, _ := slices.BinarySearchFunc(s.lines, at, func(l line, at int) int {
		if l.end <= at {
			return -1
		}
		return 1
	})
	if i < len(s.lines) && s.lines[i].start <= at {
		return &s.lines[i]
	}
	return nil
}
