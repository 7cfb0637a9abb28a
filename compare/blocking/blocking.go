// Package blocking says which pairs are worth a look, so that the cost of comparing grows with what is said and not with its square: facts and statements come in,
// keys, ten-day groups and pairs go out. compare asks it before it asks whether two statements clash.
package blocking

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
)

// most is how many values of one speaker and day are looked at one by one; of more, the least and the greatest are.
const most = 8

// Key is what figures of one fact have in common, apart from when: equal keys are one block. The base day is part of it; that of a period's count with its last day.
func Key(f *hearsay.Fact, unit, asOf string) string {
	place, kind := "", "stock"
	if f.Place != nil {
		place = hearsay.Fold(*f.Place)
	}
	if f.Cumulative != nil {
		kind = "total"
		if !*f.Cumulative {
			kind = "period to " + asOf
		}
	}
	return strings.Join([]string{f.Measure, f.Of, f.Subject, place, strings.Join(f.Includes, ","), unit, kind, f.Base}, "\x00")
}

// Cut cuts items, ordered by day, into groups: an item joins while its day is at most hearsay.Near after the group's first, else it opens the next.
// It gives the position after each group's last item.
func Cut(days []string) []int {
	var ends []int
	first := 0
	for i := range days {
		if apart, ok := hearsay.DaysApart(days[first], days[i]); i > first && (!ok || apart > hearsay.Near) {
			ends = append(ends, i)
			first = i
		}
	}
	if len(days) > 0 {
		ends = append(ends, len(days))
	}
	return ends
}

// Order sorts the statements of one block: by as-of day, speaker, value, first mention.
func Order(s []hearsay.Statement) {
	slices.SortFunc(s, func(a, b hearsay.Statement) int {
		if c := cmp.Or(cmp.Compare(a.AsOf, b.AsOf), cmp.Compare(a.Speaker, b.Speaker), bound(a.Value.Low, b.Value.Low), bound(a.Value.High, b.Value.High)); c != 0 {
			return c
		}
		if a.First().Earlier(b.First()) {
			return -1
		}
		return 1
	})
}

func bound(a, b *float64) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}

// day is what one speaker says as of one day: positions [from, to) of an ordered block.
type day struct {
	asOf     string
	from, to int
}

// Pairs names the pairs of an ordered block that are worth a look, the earlier first: each statement with those of the same day and speaker, with what every other speaker said last
// (within hearsay.Near), and with what its own speaker said last, however long ago. It costs statements times speakers.
func Pairs(s []hearsay.Statement, pair func(a, b int)) {
	last := map[string]day{}
	var speakers []string
	for from := 0; from < len(s); {
		to := from + 1
		for to < len(s) && s[to].AsOf == s[from].AsOf && s[to].Speaker == s[from].Speaker {
			to++
		}
		now, speaker := day{s[from].AsOf, from, to}, s[from].Speaker
		for i := from + 1; i < to; i++ {
			pair(i-1, i)
		}
		for _, other := range speakers {
			then := last[other]
			if apart, ok := hearsay.DaysApart(then.asOf, now.asOf); other == speaker || ok && apart <= hearsay.Near {
				then.with(now, pair)
			}
		}
		if _, known := last[speaker]; !known {
			speakers = append(speakers, speaker)
		}
		last[speaker] = now
		from = to
	}
}

func (d day) with(e day, pair func(a, b int)) {
	for _, a := range d.picked() {
		for _, b := range e.picked() {
			pair(a, b)
		}
	}
}

func (d day) picked() []int {
	if d.to-d.from > most {
		return []int{d.from, d.to - 1}
	}
	out := make([]int, 0, d.to-d.from)
	for i := d.from; i < d.to; i++ {
		out = append(out, i)
	}
	return out
}
