package among

import (
	"hearsay"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
)

// records holds every claim that calls the count of a period the highest of its series against the earlier counts of its source: those reported for periods as long,
// and the steps between its totals that are as far apart. It costs what the series of the sources with such claims have.
func (w *Work) records(blocks [][]hearsay.Statement, steps *increments) {
	totals := map[string][]*hearsay.Statement{}
	for _, block := range blocks {
		for i := range block {
			s := &block[i]
			for k := range s.Mentions {
				if m := &s.Mentions[k]; m.Figure == "" && m.Said != nil && matching.Superlative(matching.Text(m.Said)) {
					if len(totals) == 0 {
						totals = totalsOf(blocks)
					}
					highest, n := earlierHighest(s, steps.by[seriesKey(s)], totals[seriesKey(s)])
					if highest == nil {
						continue
					}
					if f, ok := contradiction.Record(s, highest, n); ok {
						w.relate(f, m, highest.First())
					}
				}
			}
		}
	}
}

// totalsOf are the running totals by who says them of what, in order of their as-of days.
func totalsOf(blocks [][]hearsay.Statement) map[string][]*hearsay.Statement {
	out := map[string][]*hearsay.Statement{}
	for _, block := range blocks {
		if c := block[0].Fact.Cumulative; c == nil || !*c {
			continue
		}
		for i := range block {
			if k := seriesKey(&block[i]); block[i].Value.Low != nil {
				out[k] = append(out[k], &block[i])
			}
		}
	}
	return out
}

// earlierHighest is the highest of the counts before now that are of a period as long, and how many there are.
func earlierHighest(now *hearsay.Statement, counts []hearsay.Statement, totals []*hearsay.Statement) (highest *hearsay.Statement, n int) {
	long, ok := hearsay.DaysApart(now.Fact.Base, now.AsOf)
	if !ok {
		return nil, 0
	}
	take := func(s hearsay.Statement) {
		n++
		if highest == nil || *s.Value.Low > *highest.Value.Low {
			highest = &s
		}
	}
	reported := map[string]bool{}
	for _, s := range counts {
		apart, ok := hearsay.DaysApart(s.Fact.Base, s.AsOf)
		if s.AsOf < now.AsOf && ok && apart == long && s.Value.Low != nil && s.Speaker != "" {
			reported[s.AsOf] = true
			take(s)
		}
	}
	for i := 1; i < len(totals); i++ {
		before, after := totals[i-1], totals[i]
		apart, _ := hearsay.DaysApart(before.AsOf, after.AsOf)
		if after.AsOf >= now.AsOf || apart != max(long, 1) || reported[after.AsOf] || after.Speaker == "" {
			continue
		}
		step := *after.Value.Low - *before.Value.Low
		s := *after
		s.Value = hearsay.WireInterval{Low: &step, High: &step, Qualifier: hearsay.Exact}
		take(s)
	}
	return highest, n
}
