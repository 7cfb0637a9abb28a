// Package tally builds running totals: the statements of one fact come in, one tally for each named claimant goes out, as reported beside as derived, with the check between them.
// compare hands the tallies on to pipeline.
package tally

import (
	"math"
	"slices"
	"strings"

	"hearsay"
)

// Build gives the running totals of the named claimants of one block of totals, ordered by as-of day; increments gives the counts of periods, by last day, that belong to a total.
// A claimant has a tally where it gave totals as of two days at least, or one total with its increment.
func Build(block []hearsay.Statement, increments func(*hearsay.Statement) []hearsay.Statement) []hearsay.Tally {
	if len(block) == 0 || block[0].Fact.Cumulative == nil || !*block[0].Fact.Cumulative {
		return nil
	}
	series, speakers := map[string][]*hearsay.Statement{}, []string(nil)
	for i := range block {
		s := &block[i]
		if s.Speaker == "" || total(s) == nil {
			continue
		}
		if series[s.Speaker] == nil {
			speakers = append(speakers, s.Speaker)
		}
		series[s.Speaker] = append(series[s.Speaker], s)
	}
	slices.Sort(speakers)
	var out []hearsay.Tally
	for _, speaker := range speakers {
		for _, part := range parts(series[speaker]) {
			if points := build(days(part.totals), increments(part.totals[0])); len(points) > 1 || len(points) == 1 && points[0].ReportedIncrement != nil {
				out = append(out, tally(part.totals[0], part.subject, points))
			}
		}
	}
	return out
}

func tally(first *hearsay.Statement, subject string, points []hearsay.Point) hearsay.Tally {
	f, claimant := first.Fact, claimant(first)
	f.Subject = subject
	if f.Place != nil { // the toll of a place is another than that of its country
		f.Of = strings.TrimPrefix(f.Of+", "+*f.Place, ", ")
	}
	id := hearsay.TallyID(claimant, f.Measure, f.Of, f.Subject, f.Base)
	return hearsay.Tally{Schema: hearsay.SchemaTally, ID: id, Claimant: claimant, Measure: f.Measure, Of: f.Of, Subject: f.Subject, Base: f.Base, Points: points}
}

// claimant is who speaks: the names of the ends of the chain.
func claimant(s *hearsay.Statement) string {
	var names []string
	for _, e := range s.First().Ends {
		if !e.Vague {
			names = append(names, e.Name)
		}
	}
	return strings.Join(names, " and ")
}

// total is the number reported, nil where only a range, an upper bound or an order of magnitude is.
func total(s *hearsay.Statement) *float64 {
	if s.Value.Low == nil || s.Value.Qualifier == hearsay.OrderOfMagnitude || s.Value.High != nil && *s.Value.Low != *s.Value.High {
		return nil
	}
	return s.Value.Low
}

// days keeps one statement a day: an exact one rather than a loose one, of equals the highest.
func days(series []*hearsay.Statement) []*hearsay.Statement {
	var out []*hearsay.Statement
	for _, s := range series {
		last := len(out) - 1
		switch {
		case last < 0 || out[last].AsOf != s.AsOf:
			out = append(out, s)
		case exact(s) || !exact(out[last]):
			out[last] = s
		}
	}
	return out
}

func exact(s *hearsay.Statement) bool { return s.Value.Qualifier == hearsay.Exact }

func build(totals []*hearsay.Statement, increments []hearsay.Statement) []hearsay.Point {
	var out []hearsay.Point
	usual := spacing(totals)
	for i, s := range totals {
		p := hearsay.Point{AsOf: s.AsOf, ReportedTotal: total(s), Check: hearsay.NoBase, Figure: s.First().Figure}
		step := reported(increments, s.AsOf)
		if step != nil {
			p.ReportedIncrement = total(step)
		}
		if i > 0 {
			derive(&p, totals[i-1], step, usual)
		}
		out = append(out, p)
	}
	return out
}

// reported is the count of a period that ends on a day.
func reported(increments []hearsay.Statement, day string) *hearsay.Statement {
	for i := range increments {
		if increments[i].AsOf == day && total(&increments[i]) != nil {
			return &increments[i]
		}
	}
	return nil
}

// spacing is the median number of days between totals, 0 where there are fewer than three.
func spacing(totals []*hearsay.Statement) int {
	var apart []int
	for i := 1; i < len(totals); i++ {
		n, _ := hearsay.DaysApart(totals[i-1].AsOf, totals[i].AsOf)
		apart = append(apart, n)
	}
	if len(apart) < 2 {
		return 0
	}
	slices.Sort(apart)
	return apart[len(apart)/2]
}

// derive sets what follows from the total before: the derived increment, the check of the reported one, and what happened to the series.
func derive(p *hearsay.Point, before *hearsay.Statement, step *hearsay.Statement, usual int) {
	d := *p.ReportedTotal - *total(before)
	p.DerivedIncrement = &d
	apart, _ := hearsay.DaysApart(before.AsOf, p.AsOf)
	fits := step != nil && covers(step, before.AsOf)
	switch {
	case fits && math.Abs(d-*p.ReportedIncrement) < 0.5:
		p.Check = hearsay.Agrees
	case fits:
		p.Check = hearsay.Differs
	}
	event := ""
	switch {
	case d < 0 && *p.ReportedTotal < *total(before)/2:
		event = hearsay.Reset
	case d < 0:
		event = hearsay.Correction
	case fits && d > *p.ReportedIncrement+0.5:
		event = hearsay.Late
	case usual > 0 && apart > 2*usual:
		event = hearsay.Gap
	}
	if event != "" {
		p.Event = &event
	}
}

// covers tells whether a reported increment counts from the day of the total before: its first day is that day or the next. One without a stated first day counts for one day.
func covers(step *hearsay.Statement, before string) bool {
	from := step.Fact.Base
	if from == "" {
		from = step.AsOf
	}
	n, ok := hearsay.DaysApart(before, from)
	return ok && (n == 0 || n == 1)
}
