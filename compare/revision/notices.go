package revision

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"hearsay"
)

//go:embed notices.tsv
var noticesTSV string

// notice is one row of notices.tsv: words with which a notice of correction opens, or that it holds.
type notice struct {
	opens bool
	words string
}

var noticeRows = sync.OnceValue(func() (out []notice) {
	for row := range strings.Lines(noticesTSV) {
		if f := strings.Split(strings.TrimRight(row, "\n"), "\t"); len(f) == 3 {
			out = append(out, notice{f[0] == "opens", f[1]})
		}
	}
	return out
})

// isNotice tells whether a sentence is a paper's notice that it corrected itself.
func isNotice(l *line) bool {
	said := hearsay.Fold(l.said)
	said = strings.TrimLeft(said, "*([–—- ")
	return slices.ContainsFunc(noticeRows(), func(n notice) bool {
		return n.opens && l.opens && strings.HasPrefix(said, n.words) || !n.opens && strings.Contains(said, n.words)
	})
}

// notices are the sentences of the later version that tell of a correction and did not stand in the earlier; what follows one on its line is part of it.
func (c *comparison) notices() (out []line) {
	within := false
	for i := range c.is.lines {
		l := &c.is.lines[i]
		if l.opens {
			within = false
		}
		switch {
		case within:
			last := &out[len(out)-1]
			last.end, last.said = l.end, last.said+" "+l.said
		case isNotice(l) && !c.was.noticed(l):
			within = true
			out = append(out, *l)
		}
	}
	return out
}

// noticed tells whether a side already had a notice in words alike.
func (s *side) noticed(l *line) bool {
	return slices.ContainsFunc(s.lines, func(o line) bool { return isNotice(&o) && likeness(o.words, l.words) >= stands })
}
