package among

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"hearsay"
	"hearsay/compare/blocking"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
)

// neighbours is how many statements of one article after each are held against it.
const neighbours = 40

// Beside names what looks like a clash and is none: it relates the statements that first stand in one article and are of different facts.
func (w *Work) Beside(blocks [][]hearsay.Statement) {
	articles := map[string][]*hearsay.Statement{}
	for _, block := range blocks {
		for i := range block {
			id := block[i].First().ArticleID
			articles[id] = append(articles[id], &block[i])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(articles)) {
		all := articles[id]
		slices.SortFunc(all, func(a, b *hearsay.Statement) int { return Earlier(a.First(), b.First()) })
		for i := range all {
			for _, b := range all[i+1 : min(len(all), i+1+neighbours)] {
				if f, ok := contradiction.Lookalike(all[i], b); ok {
					w.relate(f, all[i].First(), b.First())
				}
			}
		}
	}
}

// lookBack is how many statements of facts that differ in one thing each is held against, the latest first, until one needs naming.
const lookBack = 4

// differing are the things in which facts can differ, each as it is and taken out of a fact.
var differing = []struct {
	name  string
	value func(*hearsay.Statement) string
	blank func(*hearsay.Fact)
	own   bool // only what one speaker says is taken for one another
}{
	{"measure", func(s *hearsay.Statement) string { return s.Fact.Measure }, func(f *hearsay.Fact) { f.Measure = "" }, false},
	{"of", func(s *hearsay.Statement) string { return s.Fact.Of }, func(f *hearsay.Fact) { f.Of = "" }, true},
	{"base", func(s *hearsay.Statement) string { return s.Fact.Base }, func(f *hearsay.Fact) { f.Base = "" }, false},
	{"includes", func(s *hearsay.Statement) string { return strings.Join(s.Fact.Includes, ",") }, func(f *hearsay.Fact) { f.Includes = nil }, false},
	{"place", func(s *hearsay.Statement) string { return placeOf(s) }, func(f *hearsay.Fact) { f.Place = nil }, true},
}

func placeOf(s *hearsay.Statement) string {
	if s.Fact.Place == nil {
		return ""
	}
	return hearsay.Fold(*s.Fact.Place)
}

// Elsewhere relates each statement with the latest one of another article, within hearsay.Near days, whose fact differs from its own in one thing; once for each thing.
// In a block, in says which things of a statement it can tell.
func (w *Work) Elsewhere(blocks [][]hearsay.Statement, in func(thing string, s *hearsay.Statement) bool) {
	var all []*hearsay.Statement
	for _, block := range blocks {
		if block[0].Fact.Of == "" && block[0].Fact.Place == nil || !matching.Counts(block[0].Fact.Measure) {
			continue
		}
		for i := range block {
			all = append(all, &block[i])
		}
	}
	slices.SortFunc(all, func(a, b *hearsay.Statement) int {
		return cmp.Or(cmp.Compare(a.AsOf, b.AsOf), Earlier(a.First(), b.First()))
	})
	for _, d := range differing {
		latest := map[string][]*hearsay.Statement{}
		for _, b := range all {
			if !in(d.name, b) {
				continue
			}
			fact := b.Fact
			d.blank(&fact)
			key := blocking.Key(&fact, "", b.AsOf)
			if d.own {
				key += "\x00" + b.Speaker
			}
			w.last(latest[key], b, d.value)
			latest[key] = append(latest[key], b)
		}
	}
}

// last relates a statement with the last of these of another article and another value that looks like a clash with it.
func (w *Work) last(before []*hearsay.Statement, b *hearsay.Statement, value func(*hearsay.Statement) string) {
	for n := len(before) - 1; n >= max(0, len(before)-lookBack); n-- {
		a := before[n]
		days, ok := hearsay.DaysApart(a.AsOf, b.AsOf)
		if !ok || days > hearsay.Near {
			return
		}
		if value(a) == value(b) || a.First().ArticleID == b.First().ArticleID {
			continue
		}
		if f, ok := contradiction.Lookalike(a, b); ok {
			w.relate(f, a.First(), b.First())
			return
		}
	}
}
