package table

import (
	"embed"
	"strings"
	"sync"
)

//go:embed *.tsv
var files embed.FS

// rowsOf reads an embedded table: one entry a line, fields parted by tabs, lines that begin with # left out.
func rowsOf(name string) [][]string {
	raw, _ := files.ReadFile(name) // it is in the program: a missing file does not compile
	var out [][]string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// lexicon is what the tables beside this file say.
type lexicon struct {
	roles      map[string]string // name of a column to its role
	measures   map[string]Column
	qualifiers map[string]string
	outlets    map[string]string
	reports    []string // longest first
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{roles: map[string]string{}, measures: map[string]Column{}, qualifiers: map[string]string{}, outlets: map[string]string{}}
	for _, r := range rowsOf("columns.tsv") {
		for name := range strings.SplitSeq(r[1], "|") {
			l.roles[name] = r[0]
		}
	}
	for _, r := range rowsOf("measures.tsv") {
		for name := range strings.SplitSeq(r[0], "|") {
			l.measures[name] = Column{r[1], r[2]}
		}
	}
	for _, r := range rowsOf("qualifiers.tsv") {
		for name := range strings.SplitSeq(r[0], "|") {
			l.qualifiers[name] = r[1]
		}
	}
	for _, r := range rowsOf("outlets.tsv") {
		for name := range strings.SplitSeq(r[0], "|") {
			l.outlets[name] = r[1]
		}
	}
	for _, r := range rowsOf("reports.tsv") {
		l.reports = append(l.reports, strings.Split(r[0], "|")...)
	}
	return l
})
