package quantity

import (
	_ "embed"
	"strings"
	"sync"

	"hearsay/reference/units"
)

//go:embed qualifiers.tsv
var qualifiersFile string

//go:embed names.tsv
var namesFile string

//go:embed triggers.tsv
var triggersFile string

//go:embed actions.tsv
var actionsFile string

// trigger is a word that says what befell what is counted, and on which side of it that stands.
type trigger struct{ action, shape string }

type lexicon struct {
	before   map[string]string // words before a number -> qualifier
	after    map[string]string
	lasts    map[string]bool // last words of before
	names    map[string]bool
	triggers map[string]trigger
	actions  map[[2]string]string // action, kind -> measure
	heads    map[string]bool      // first words of triggers of more than one word
}

var lexicons = sync.OnceValue(func() *lexicon {
	l := &lexicon{map[string]string{}, map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]trigger{}, map[[2]string]string{}, map[string]bool{}}
	for _, row := range units.Rows(qualifiersFile) {
		if row[2] == "after" {
			l.after[row[0]] = row[1]
		} else {
			l.before[row[0]] = row[1]
			l.lasts[row[0][strings.LastIndexByte(row[0], ' ')+1:]] = true
		}
	}
	for _, row := range units.Rows(namesFile) {
		l.names[row[0]] = true
	}
	for _, row := range units.Rows(triggersFile) {
		l.triggers[row[0]] = trigger{row[1], row[2]}
		if first, _, more := strings.Cut(row[0], " "); more {
			l.heads[first] = true
		}
	}
	for _, row := range units.Rows(actionsFile) {
		l.actions[[2]string{row[0], row[1]}] = row[2]
	}
	return l
})

// set makes a set of the words of a line.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
