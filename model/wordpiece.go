package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Wordpieces as BERT's uncased vocabularies cut words (Wu et al. 2016, Devlin et al. 2019): lower case, accents taken off, punctuation apart, then the longest pieces first.

const (
	longestWord   = 100 // letters; a longer word is unknown
	piecesPerWord = 12  // what follows is left out
)

type vocabulary struct {
	id                      map[string]int32
	start, between, unknown int32
	articleStart            int32 // opens a window of an article; start opens one of PolNeAR
	longest                 int
}

func newVocabulary(pieces []string) *vocabulary {
	v := &vocabulary{id: make(map[string]int32, len(pieces))}
	for i, p := range pieces {
		v.id[p] = int32(i)
		v.longest = max(v.longest, len(p))
	}
	v.start, v.between, v.unknown, v.articleStart = v.id["[CLS]"], v.id["[SEP]"], v.id["[UNK]"], v.id["[unused1]"]
	return v
}

// cut appends the pieces of word, at least one.
func (v *vocabulary) cut(pieces []int32, word string) []int32 {
	n := len(pieces)
	for _, part := range parts(word) {
		pieces = v.cutPart(pieces, part)
	}
	if len(pieces) == n {
		return append(pieces, v.unknown)
	}
	return pieces[:min(len(pieces), n+piecesPerWord)]
}

// parts is word in lower case without accents, cut at each mark of punctuation.
func parts(word string) []string {
	var out []string
	from, plain := 0, fold(word)
	for i, r := range plain {
		switch {
		case isPunctuation(r):
			if i > from {
				out = append(out, plain[from:i])
			}
			out = append(out, string(r))
			from = i + len(string(r))
		case unicode.IsSpace(r):
			if i > from {
				out = append(out, plain[from:i])
			}
			from = i + len(string(r))
		}
	}
	if from < len(plain) {
		out = append(out, plain[from:])
	}
	return out
}

func fold(word string) string {
	ascii := true
	for i := range len(word) {
		if word[i] >= 0x80 {
			ascii = false
			break
		}
	}
	word = strings.ToLower(word)
	if ascii {
		return word
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.C, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
}

func isPunctuation(r rune) bool {
	if r < 0x80 {
		return r > ' ' && r != 0x7F && !(r >= '0' && r <= '9') && !(r >= 'a' && r <= 'z') && !(r >= 'A' && r <= 'Z')
	}
	return unicode.IsPunct(r)
}

func (v *vocabulary) cutPart(pieces []int32, part string) []int32 {
	if len([]rune(part)) > longestWord {
		return append(pieces, v.unknown)
	}
	n := len(pieces)
	for from := 0; from < len(part); {
		prefix := ""
		if from > 0 {
			prefix = "##"
		}
		end := min(len(part), from+v.longest)
		for ; end > from; end-- {
			if id, ok := v.id[prefix+part[from:end]]; ok {
				pieces = append(pieces, id)
				break
			}
		}
		if end == from {
			return append(pieces[:n], v.unknown)
		}
		from = end
	}
	return pieces
}

// Shapes of a word, which the vocabulary in lower case does not show.
const (
	lowerCase = iota
	titleCase
	allCapitals
	withDigits
	mixedCase
)

// shape is the shape of a word: with digits, all small, all capitals, one capital first, or another mixture.
func shape(word string) int {
	letters, upper, digits, first := 0, 0, false, false
	for _, r := range word {
		switch {
		case unicode.IsDigit(r):
			digits = true
		case unicode.IsLetter(r):
			if unicode.IsUpper(r) {
				upper++
				first = first || letters == 0
			}
			letters++
		}
	}
	switch {
	case digits:
		return withDigits
	case upper == 0:
		return lowerCase
	case upper == letters && letters > 1:
		return allCapitals
	case first && upper == 1:
		return titleCase
	}
	return mixedCase
}
