package eval

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed lands.tsv
var landsFile string

//go:embed names.tsv
var namesFile string

// stop are words of a name that say nothing.
var stop = set("the of a an and in for s at on to by some other")

// anon begin the name of an anonymous claimant.
var anon = set("unnamed unattributed unknown anonymous")

type lexicon struct {
	party    map[string]string // names of a country or bloc -> its key
	phrase   map[string]string // those, capitals and seats of government -> what they are read as
	longest  int               // words of the longest phrase
	acronym  map[string]string
	alias    map[string]string
	generic  map[string]bool
	title    map[string]bool
	keywords map[string]bool // first words of phrases
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var names = sync.OnceValue(func() *lexicon {
	l := &lexicon{party: map[string]string{}, phrase: map[string]string{
		"pentagon": "land_us department defence", "state department": "land_us department state", "department of state": "land_us department state",
	}, acronym: map[string]string{}, alias: map[string]string{}, generic: map[string]bool{}, title: map[string]bool{}, keywords: map[string]bool{}}
	l.readLands()
	l.readNames()
	for p := range l.phrase {
		first, _, _ := strings.Cut(p, " ")
		l.keywords[firstWord(first)] = true
		l.longest = max(l.longest, len(p))
	}
	return l
})

func rows(file string) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		if line = strings.TrimRight(line, "\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func (l *lexicon) readLands() {
	for _, r := range rows(landsFile) {
		key := "land_" + r[0]
		for _, n := range append([]string{r[0]}, strings.Split(r[1], "|")...) {
			if n != "" {
				l.party[n], l.phrase[n] = key, key
			}
		}
		for _, n := range strings.Split(r[2], "|") {
			if n != "" {
				l.phrase[n] = key
			}
		}
	}
}

func (l *lexicon) readNames() {
	for _, r := range rows(namesFile) {
		switch r[0] {
		case "acronym":
			l.acronym[r[1]] = r[2]
		case "alias":
			l.alias[r[1]] = r[2]
		case "generic":
			l.generic[r[1]] = true
		case "title":
			l.title[r[1]] = true
		}
	}
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWord(r) })
}

func firstWord(s string) string {
	if w := words(s); len(w) > 0 {
		return w[0]
	}
	return ""
}

var (
	dotted   = regexp.MustCompile(`\b(?:[\pL\pN_]\.){2,}`)
	capitals = regexp.MustCompile(`\b[A-Z]{2,5}\b`)
)

// replacePhrases puts the key of a country or seat of government in place of each name of it; the longest name wins.
func (l *lexicon) replacePhrases(s string) string {
	var b strings.Builder
	word := false // whether the rune before is part of a word
	for i := 0; i < len(s); {
		if !word {
			if n, with := l.phraseAt(s, i); n > 0 {
				b.WriteString(with)
				i += n
				word = true
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		word = isWord(r)
		b.WriteString(s[i : i+n])
		i += n
	}
	return b.String()
}

func (l *lexicon) phraseAt(s string, i int) (int, string) {
	if !l.keywords[firstWord(s[i:min(len(s), i+40)])] {
		return 0, ""
	}
	for n := min(l.longest, len(s)-i); n > 0; n-- {
		with, ok := l.phrase[s[i:i+n]]
		if !ok {
			continue
		}
		if i+n == len(s) {
			return n, with
		}
		if r, _ := utf8.DecodeRuneInString(s[i+n:]); !isWord(r) {
			return n, with
		}
	}
	return 0, ""
}

// nameKey is the words of a name as they are compared: acronyms spelt out, countries one word each, without articles.
func nameKey(s string) map[string]bool {
	l := names()
	s = strings.ReplaceAll(s, "’", "'")
	s = dotted.ReplaceAllStringFunc(s, func(m string) string { return strings.ReplaceAll(m, ".", "") })
	s = capitals.ReplaceAllStringFunc(s, func(m string) string {
		if full, ok := l.acronym[strings.ToLower(m)]; ok {
			return full
		}
		return m
	})
	out := map[string]bool{}
	for _, w := range words(l.replacePhrases(strings.ToLower(s))) {
		if _, alias := l.alias[w]; !alias && !l.generic[w] && l.generic[chop(w)] {
			w = chop(w)
		}
		as, ok := l.alias[w]
		if !ok {
			as = w
		}
		for _, x := range strings.Fields(as) {
			if !stop[x] {
				out[x] = true
			}
		}
	}
	return out
}

func chop(w string) string {
	r := []rune(w)
	return string(r[:len(r)-1])
}
