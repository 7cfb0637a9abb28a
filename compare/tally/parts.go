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

// parts takes apart what one speaker counts side by side.
func parts(series []*hearsay.Statement) []part {
	if !habit(series) {
		return []part{{series[0].Fact.Subject, series}}
	}
	words := map[string][]*hearsay.Statement{}
	for _, s := range series {
		words[subject(s)] = append(words[subject(s)], s)
	}
	var out []part
	for _, w := range slices.Sorted(maps.Keys(words)) {
		out = append(out, part{w, words[w]})
	}
	return out
}

// habit tells whether one speaker counts things side by side under words of one class: "vehicles" and "fuel tanks" of one table are two series.
// One day on which two words have values of their own may be a change of mind, two are a habit.
func habit(series []*hearsay.Statement) bool {
	byDay := map[string]string{}
	several := map[string]bool{}
	for _, s := range series {
		w := subject(s)
		if w == "" {
			return false
		}
		if said, ok := byDay[s.AsOf]; ok && said != w {
			several[s.AsOf] = true
		}
		byDay[s.AsOf] = w
	}
	return len(several) > 1
}

// Apart tells of two statements (by position) of one block and one speaker whether they count different things, since the speaker counts things of one class side by side.
func Apart(block []hearsay.Statement) func(a, b int) bool {
	series := map[string][]*hearsay.Statement{}
	for i := range block {
		series[block[i].Speaker] = append(series[block[i].Speaker], &block[i])
	}
	several := map[string]bool{}
	for speaker, s := range series {
		several[speaker] = speaker != "" && habit(s)
	}
	return func(a, b int) bool {
		return block[a].Speaker == block[b].Speaker && several[block[a].Speaker] && subject(&block[a]) != subject(&block[b])
	}
}

// subject is what a statement counts in its own words, "" when unknown.
func subject(s *hearsay.Statement) string {
	if c := s.First().Count; c != nil && c.Subject != nil {
		return hearsay.Fold(*c.Subject)
	}
	return ""
}
