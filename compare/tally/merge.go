package tally

import (
	"math"
	"slices"

	"hearsay"
	"hearsay/reference/words"
)

// most is the greatest share by which a merged category may at its first total exceed what it took over: the losses of the days between.
const most = 0.1

// Merge finds, among all running totals, categories that became one: of one claimant, measure, party and base day, two series end or one, and within hearsay.Near days a series begins
// whose words name them and whose first total is theirs together, a little more at most. That point is a merged category, and its derived increment counts from their sum,
// so that nothing is counted anew and nothing dropped. Tallies are changed in place.
func Merge(tallies []hearsay.Tally) {
	type kind struct{ claimant, measure, of, base string }
	families := map[kind][]*hearsay.Tally{}
	for i := range tallies {
		t := &tallies[i]
		k := kind{t.Claimant, t.Measure, t.Of, t.Base}
		families[k] = append(families[k], t)
	}
	for _, family := range families {
		for _, t := range family {
			merged(t, family)
		}
	}
}

func merged(t *hearsay.Tally, family []*hearsay.Tally) {
	first := &t.Points[0]
	sum, ended := 0.0, 0
	for _, u := range family {
		last := &u.Points[len(u.Points)-1]
		apart, ok := hearsay.DaysApart(last.AsOf, first.AsOf)
		if u == t || !ok || apart < 1 || apart > hearsay.Near || !named(u.Subject, t.Subject) {
			continue
		}
		sum += *last.ReportedTotal
		ended++
	}
	if ended < 2 || *first.ReportedTotal < sum || *first.ReportedTotal > sum*(1+most) {
		return
	}
	event, step := hearsay.MergedCategory, *first.ReportedTotal-sum
	first.Event, first.DerivedIncrement = &event, &step
	if first.ReportedIncrement != nil {
		first.Check = hearsay.Differs
		if math.Abs(step-*first.ReportedIncrement) < 0.5 {
			first.Check = hearsay.Agrees
		}
	}
}

// named tells whether a category's words all stand among those of another.
func named(part, whole string) bool {
	in := words.Terms(whole)
	terms := words.Terms(part)
	for _, t := range terms {
		if !slices.ContainsFunc(in, func(u words.Term) bool { return u.Key == t.Key }) {
			return false
		}
	}
	return len(terms) > 0
}
