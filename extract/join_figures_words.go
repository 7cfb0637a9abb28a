package extract

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed wars.tsv
var warsFile string

//go:embed figures.tsv
var figuresFile string

// war is a war whose sides are each other's enemy and whose running totals begin on a known day.
type war struct{ invader, invaded, start string }

// figureWords are the words by which a figure finds its party and period.
type figureWords struct {
	wars  []war
	sorts map[string]string // words of one token -> sort
	long  map[string]string // words of several tokens -> sort
	heads map[string]bool   // first words of long
}

var figureLexicon = sync.OnceValue(func() *figureWords {
	l := &figureWords{sorts: map[string]string{}, long: map[string]string{}, heads: map[string]bool{}}
	for line := range strings.Lines(warsFile) {
		if row := strings.Split(strings.TrimSpace(line), "\t"); len(row) > 2 && row[0][0] != '#' {
			l.wars = append(l.wars, war{row[0], row[1], row[2]})
		}
	}
	for line := range strings.Lines(figuresFile) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if len(row) < 2 || row[0][0] == '#' {
			continue
		}
		first, _, more := strings.Cut(row[1], " ")
		if more {
			l.long[row[1]], l.heads[first] = row[0], true
		} else {
			l.sorts[row[1]] = row[0]
		}
	}
	return l
})

// opponent is the other side of a known war, "" for all others.
func (l *figureWords) opponent(side string) string {
	for _, w := range l.wars {
		switch side {
		case w.invader:
			return w.invaded
		case w.invaded:
			return w.invader
		}
	}
	return ""
}

// war is the known war that a side fights.
func (l *figureWords) war(side string) (war, bool) {
	for _, w := range l.wars {
		if side == w.invader || side == w.invaded {
			return w, true
		}
	}
	return war{}, false
}

// sortAt is the sort of the words that begin at token k, by their own longest entry.
func (j *figureJoin) sortAt(k int) string {
	if j.lex.heads[j.lower(k)] {
		words := j.lower(k)
		for n := 1; n < 4; n++ {
			words += " " + j.lower(k+n)
			if s := j.lex.long[words]; s != "" {
				return s
			}
		}
	}
	return j.lex.sorts[j.lower(k)]
}

// set is the words of a list.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
