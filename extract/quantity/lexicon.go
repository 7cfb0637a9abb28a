package quantity

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed numbers.tsv
var numbersFile string

//go:embed qualifiers.tsv
var qualifiersFile string

//go:embed names.tsv
var namesFile string

//go:embed triggers.tsv
var triggersFile string

//go:embed actions.tsv
var actionsFile string

// word is a word of number: its sort and value.
type word struct {
	sort  string
	value float64
}

// trigger is a word that says what befell what is counted, and on which side of it that stands.
type trigger struct{ action, shape string }

type lexicon struct {
	numbers  map[string]word
	before   map[string]string // words before a number -> qualifier
	after    map[string]string
	lasts    map[string]bool // last words of before
	names    map[string]bool
	triggers map[string]trigger
	actions  map[[2]string]string // action, kind -> measure
	heads    map[string]bool      // first words of triggers of more than one word
}

var lexicons = sync.OnceValue(func() *lexicon {
	l := &lexicon{map[string]word{}, map[string]string{}, map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]trigger{}, map[[2]string]string{}, map[string]bool{}}
	for _, row := range rows(numbersFile) {
		value, _ := strconv.ParseFloat(row[2], 64)
		l.numbers[row[0]] = word{row[1], value}
	}
	for _, row := range rows(qualifiersFile) {
		if row[2] == "after" {
			l.after[row[0]] = row[1]
		} else {
			l.before[row[0]] = row[1]
			l.lasts[row[0][strings.LastIndexByte(row[0], ' ')+1:]] = true
		}
	}
	for _, row := range rows(namesFile) {
		l.names[row[0]] = true
	}
	for _, row := range rows(triggersFile) {
		l.triggers[row[0]] = trigger{row[1], row[2]}
		if first, _, more := strings.Cut(row[0], " "); more {
			l.heads[first] = true
		}
	}
	for _, row := range rows(actionsFile) {
		l.actions[[2]string{row[0], row[1]}] = row[2]
	}
	return l
})

// rows are the lines of a table without its comments, cut at tabs and filled up to four fields.
func rows(file string) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		for len(row) < 4 {
			row = append(row, "")
		}
		out = append(out, row)
	}
	return out
}

// set makes a set of the words of a line.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
