package actors

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// dotted are upper-case short forms that would be a common word in lower case: they are looked up with their full stops.
var dotted = map[string]string{"US": "u.s", "U.S": "u.s", "IT": "i.t", "WHO": "w.h.o", "W.H.O": "w.h.o", "IS": "i.s", "AM": "a.m", "OR": "o.r"}

// plain are letters that no decomposition turns into ASCII.
var plain = strings.NewReplacer("ł", "l", "đ", "d", "ø", "o", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "ð", "d", "þ", "th")

// Words cuts a name into the words by which it is looked up: lower case, without accents, marks and possessive endings. "Côte d'Ivoire's" gives cote, d'ivoire.
func Words(name string) []string {
	var out []string
	cut := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".'’ʼ&", r) && !unicode.Is(unicode.Mn, r)
	}
	for _, w := range strings.FieldsFunc(name, cut) {
		if w = Fold(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Fold is one word as it is looked up; "" for what is no word. US and WHO become u.s and w.h.o, so that they are not taken for "us" and "who".
func Fold(word string) string {
	word = strings.Trim(word, ".'’ʼ")
	if d, ok := dotted[word]; ok {
		return d
	}
	w := strings.ToLower(word)
	if !ascii(w) {
		w = plain.Replace(strip(strings.NewReplacer("’", "'", "ʼ", "'").Replace(w)))
	}
	w = strings.TrimSuffix(w, "'s")
	if strings.Contains(w, ".") {
		w = strings.ReplaceAll(w, ".", "")
	}
	return w
}

// Spelling levels, in a folded word, the letters by which transliterations of one name differ most: hajdaj and haidai are one.
func Spelling(word string) string { return respellings.Replace(word) }

var respellings = strings.NewReplacer("cz", "ch", "sz", "sh", "ij", "i", "iy", "i", "yy", "i", "ii", "i", "j", "i", "y", "i", "w", "v", "ck", "k", "kh", "h")

func ascii(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= 0x80 {
			return false
		}
	}
	return true
}

// strip drops combining accents.
func strip(w string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(w))
}

// bare is words without an article before them.
func bare(words []string) []string {
	if len(words) > 1 && words[0] == "the" {
		return words[1:]
	}
	return words
}

// phrases maps the words of a name, joined by blanks, to what they stand for.
type phrases[T any] struct {
	of      map[string][]T
	longest map[string]int // by first word, how many words its longest phrase has
}

func newPhrases[T any]() phrases[T] { return phrases[T]{map[string][]T{}, map[string]int{}} }

func (p phrases[T]) add(name string, v T) {
	ws := bare(Words(name))
	if len(ws) == 0 {
		return
	}
	k := strings.Join(ws, " ")
	p.of[k] = append(p.of[k], v)
	p.longest[ws[0]] = max(p.longest[ws[0]], len(ws))
}

// prefix is the longest phrase that words begin with, and how many words it has.
func (p phrases[T]) prefix(words []string) ([]T, int) {
	if len(words) == 0 {
		return nil, 0
	}
	for n := min(p.longest[words[0]], len(words)); n > 0; n-- {
		if v, ok := p.of[strings.Join(words[:n], " ")]; ok {
			return v, n
		}
	}
	return nil, 0
}

// exact is what all of words stand for.
func (p phrases[T]) exact(words []string) []T {
	v, n := p.prefix(words)
	if n != len(words) {
		return nil
	}
	return v
}

// Alike tells whether two words are spellings of one name: letters in all but one of five stand in both, in the same order.
func Alike(a, b string) bool {
	a, b = Spelling(a), Spelling(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 5 || a[0] != b[0] || len(b)-len(a) > 3 || len(b) > 40 {
		return false
	}
	return 10*common(a, b) >= 4*(len(a)+len(b))
}

// common is the length of the longest common subsequence of two short words.
func common(a, b string) int {
	row := make([]int, len(b)+1)
	for i := range len(a) {
		before := 0
		for j := range len(b) {
			here := row[j+1]
			switch {
			case a[i] == b[j]:
				row[j+1] = before + 1
			case row[j] > here:
				row[j+1] = row[j]
			}
			before = here
		}
	}
	return row[len(b)]
}
