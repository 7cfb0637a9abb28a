// Package blocking says which pairs are worth a look, so that the cost of comparing grows with what is said and not with its square: facts and statements come in,
// keys, ten-day groups and pairs go out. compare asks it before it asks whether two statements clash.
package blocking

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
)

// most is how many values of one speaker and day are looked at one by one; of more, the least and the greatest are. rivals is how many other speakers each is held against: of more,
// those with the least and the greatest value and the latest. Both bound what one statement can cost.
const (
	most   = 4
	rivals = 8
)

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

// Pairs names the pairs of an ordered block that are worth a look, the earlier first: each statement with those of the same day and speaker, with what other speakers said last
// (within hearsay.Near, at most rivals of them), and with what its own speaker said last, however long ago.
func Pairs(s []hearsay.Statement, pair func(a, b int)) {
	last := map[string]day{}
	var latest []string // the speakers by their last day, the latest last
	for from := 0; from < len(s); {
		to := from + 1
		for to < len(s) && s[to].AsOf == s[from].AsOf && s[to].Speaker == s[from].Speaker {
			to++
		}
		now, speaker := day{s[from].AsOf, from, to}, s[from].Speaker
		for i := from + 1; i < to; i++ {
			pair(i-1, i)
		}
		before, known := last[speaker]
		others := near(s, latest, last, speaker, now.asOf)
		if known {
			others = append(others, before)
			latest = slices.Delete(latest, slices.Index(latest, speaker), slices.Index(latest, speaker)+1)
		}
		slices.SortFunc(others, func(a, b day) int { return a.from - b.from })
		for _, then := range others {
			then.with(now, pair)
		}
		latest = append(latest, speaker)
		last[speaker] = now
		from = to
	}
}

// near picks the other speakers that one is held against.
func near(s []hearsay.Statement, latest []string, last map[string]day, speaker, asOf string) []day {
	var out []day
	looked, within := "", false // many speakers have one day
	for i, other := range slices.Backward(latest) {
		then := last[other]
		if i == len(latest)-1 || then.asOf != looked {
			apart, ok := hearsay.DaysApart(then.asOf, asOf)
			looked, within = then.asOf, ok && apart <= hearsay.Near
		}
		if !within {
			break
		}
		if other != speaker {
			out = append(out, then)
		}
	}
	if len(out) <= rivals {
		return out
	}
	least := slices.MinFunc(out, func(a, b day) int { return bound(s[a.from].Value.Low, s[b.from].Value.Low) })
	greatest := slices.MaxFunc(out, func(a, b day) int { return bound(s[a.to-1].Value.High, s[b.to-1].Value.High) })
	picked := out[:rivals-2]
	for _, d := range []day{least, greatest} {
		if !slices.Contains(picked, d) {
			picked = append(picked, d)
		}
	}
	return picked
}

func (d day) with(e day, pair func(a, b int)) {
	for _, a := range d.picked() {
		for _, b := range e.picked() {
			pair(a, b)
		}
	}
}

// picked are the positions that stand for a speaker's day.
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
