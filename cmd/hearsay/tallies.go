package main

import (
	"context"
	"strconv"

	"hearsay"
	"hearsay/ledger"
)

type talliesCmd struct{ listFlags }

// Help stands under the verb's line in its help.
func (talliesCmd) Help() string {
	return "Lists running totals, one claimant's count of one thing over time, the one that moved last first: the last total, the step to it, and whether the step that was reported agrees. 'hearsay show ID' prints every point."
}

// Run lists tallies.
func (c *talliesCmd) Run(s *streams) error {
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		return list(ctx, s, l, tallyLister(l), f, c.outputFlags)
	})
}

func tallyLister(l *ledger.Ledger) lister[hearsay.Tally] {
	return lister[hearsay.Tally]{
		one: "tally", many: "tallies", page: l.Tallies,
		columns: []column{{title: "claimant", wrap: 26}, {title: "counts", flex: true}, {title: "last total", right: true}, {title: "step", right: true}, {title: "as of"}, {title: "check", drop: 1},
			{title: "points", right: true, drop: 2}, {title: "id"}},
		rows: eachRow(func(t *hearsay.Tally) tableRow {
			return tableRow{cells: append([]string{shown(t.Claimant), tallyWords(t)}, append(lastPoint(t), strconv.Itoa(len(t.Points)), short(t.ID))...)}
		}),
		header: []string{"id", "claimant", "measure", "of", "subject", "base", "points", "first", "last", "last_total"},
		values: func(t *hearsay.Tally) []string {
			first, last, total := "", "", ""
			if n := len(t.Points); n > 0 {
				first, last, total = t.Points[0].AsOf, t.Points[n-1].AsOf, decimal(lastTotal(t))
			}
			return []string{t.ID, t.Claimant, t.Measure, t.Of, t.Subject, t.Base, strconv.Itoa(len(t.Points)), first, last, total}
		},
	}
}

// tallyWords is what a tally counts: "killed, soldiers, of Russia since 24 Feb 2022".
func tallyWords(t *hearsay.Tally) string {
	return shown(about(&hearsay.Fact{Measure: spoken(t.Measure), Subject: t.Subject, Of: t.Of, Base: t.Base}))
}

// lastTotal is the last total that is said.
func lastTotal(t *hearsay.Tally) (total *float64) {
	for _, p := range t.Points {
		if p.ReportedTotal != nil {
			total = p.ReportedTotal
		}
	}
	return total
}

// lastPoint is how a tally stands: last total, last step, day and check.
func lastPoint(t *hearsay.Tally) []string {
	if len(t.Points) == 0 {
		return []string{"not said", "", "", ""}
	}
	p := t.Points[len(t.Points)-1]
	return []string{said(lastTotal(t)), step(&p), hearsay.FormatDay(p.AsOf), spoken(p.Check)}
}

// step is the step to a point: the reported one, else the one that follows from the totals, marked as derived.
func step(p *hearsay.Point) string {
	switch {
	case p.ReportedIncrement != nil:
		return signed(*p.ReportedIncrement)
	case p.DerivedIncrement != nil:
		return "(" + signed(*p.DerivedIncrement) + ")"
	}
	return ""
}

func signed(x float64) string {
	if x > 0 {
		return "+" + hearsay.FormatNumber(x)
	}
	return hearsay.FormatNumber(x)
}

// said is a number for people, "not said" where it is not.
func said(x *float64) string {
	if x == nil {
		return "not said"
	}
	return hearsay.FormatNumber(*x)
}

func decimalInt(n int) string { return strconv.Itoa(n) }
