package tally

import (
	"maps"
	"slices"

	"hearsay"
)

// part is the totals of one speaker that make one series, and what they count.
type part struct {
	subject string
	totals  []*hearsay.Statement
}

// parts takes apart what one speaker counts side by side under words of one class: "vehicles" and "fuel tanks" of one table are two series. One day on which two words have values
// of their own may be a change of mind, two are a habit.
func parts(series []*hearsay.Statement) []part {
	whole := part{series[0].Fact.Subject, series}
	words := map[string][]*hearsay.Statement{}
	byDay := map[string]map[string]bool{}
	for _, s := range series {
		w := subject(s)
		words[w] = append(words[w], s)
		if byDay[s.AsOf] == nil {
			byDay[s.AsOf] = map[string]bool{}
		}
		byDay[s.AsOf][w] = true
	}
	several := 0
	for _, said := range byDay {
		if len(said) > 1 {
			several++
		}
	}
	if several < 2 || words[""] != nil {
		return []part{whole}
	}
	var out []part
	for _, w := range slices.Sorted(maps.Keys(words)) {
		out = append(out, part{w, words[w]})
	}
	return out
}

// subject is what a statement counts in its own words, "" when unknown.
func subject(s *hearsay.Statement) string {
	if c := s.First().Count; c != nil && c.Subject != nil {
		return hearsay.Fold(*c.Subject)
	}
	return ""
}
