package main

import (
	"context"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

type factsCmd struct{ listFlags }

// Help stands under the verb's line in its help.
func (factsCmd) Help() string {
	return "Lists what claims are about so that they can be compared: each fact with the numbers said of it, its independent origins and mentions. Figures for which no day is said or known are in no fact; they follow as undated (with --json as hearsay/figure/1)."
}

// Run lists facts, then the undated figures.
func (c *factsCmd) Run(s *streams) error {
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		if c.CSV {
			return list(ctx, s, l, factLister(l), f, c.outputFlags)
		}
		if err := list(ctx, s, l, factLister(l), f, c.outputFlags); err != nil {
			return err
		}
		undated := figureLister(l)
		undated.one, undated.many, undated.page = "undated figure", "undated figures", l.Undated
		first, err := l.Undated(ctx, ledger.Filter{Who: f.Who, What: f.What, When: f.When, MinScore: f.MinScore, Cut: ledger.Cut{Limit: 1}})
		if err != nil || first.Total == 0 {
			return err
		}
		if !c.JSON {
			screen := newScreen(s.out)
			screen.line("", "", "")
			screen.line("", "", bold("Undated")+": neither they nor their articles give a day, so they are in no fact.")
			if err := screen.flush(); err != nil {
				return err
			}
		}
		return list(ctx, s, l, undated, f, c.outputFlags)
	})
}

func factLister(l *ledger.Ledger) lister[hearsay.Group] {
	return lister[hearsay.Group]{
		one: "fact", many: "facts", page: l.Facts,
		columns: []column{{title: "fact", flex: true}, {title: "numbers", right: true, wrap: 20, drop: 1}, {title: "origins"}, {title: "mentions", right: true, drop: 2}, {title: "id"}},
		rows: func(ctx context.Context, groups []hearsay.Group) ([]tableRow, error) {
			numbers, err := numbersOf(ctx, l, groups)
			if err != nil {
				return nil, err
			}
			return eachRow(func(g *hearsay.Group) tableRow {
				return tableRow{cells: []string{shown(about(&g.Fact)), numbers[g.ID], originCount(g), strconv.Itoa(len(g.Members)), short(g.ID)}}
			})(ctx, groups)
		},
		header: []string{"id", "class", "measure", "of", "subject", "base", "as_of_first", "as_of_last", "place", "event", "holder", "about", "origins_low", "origins_high", "origins", "mentions"},
		values: factValues,
	}
}

// numbersOf are the numbers said of each fact, from the least bound to the greatest.
func numbersOf(ctx context.Context, l *ledger.Ledger, groups []hearsay.Group) (map[string]string, error) {
	var ids []string
	for i := range groups {
		for _, m := range groups[i].Members {
			if m.Figure != "" {
				ids = append(ids, m.Figure)
			}
		}
	}
	figures, err := l.FiguresByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for i := range groups {
		v := hearsay.Interval{Qualifier: hearsay.Range}
		for _, m := range groups[i].Members {
			if f, ok := figures[m.Figure]; ok {
				v.Low, v.High = bounded(v.Low, f.Low, f.High, -1), bounded(v.High, f.High, f.Low, 1)
			}
		}
		if v.Low != nil && v.High != nil {
			out[groups[i].ID] = v.Words()
		}
	}
	return out, nil
}

// bounded is the lesser (sign -1) or greater (1) of a bound and another, or where that is open of the other end.
func bounded(at, bound, otherwise *float64, sign float64) *float64 {
	if bound == nil {
		bound = otherwise
	}
	if at == nil || bound != nil && sign**bound > sign**at {
		return bound
	}
	return at
}

func factValues(g *hearsay.Group) []string {
	var from, to string
	if n := len(g.Fact.AsOf); n > 0 {
		from, to = g.Fact.AsOf[0], g.Fact.AsOf[n-1]
	}
	names := make([]string, len(g.Origins))
	for i, o := range g.Origins {
		names[i] = o.Name
	}
	return []string{g.ID, g.Class, g.Fact.Measure, g.Fact.Of, g.Fact.Subject, g.Fact.Base, from, to, str(g.Fact.Place), g.Fact.Event, g.Fact.Holder, g.Fact.About,
		strconv.Itoa(g.OriginsLow), strconv.Itoa(g.OriginsHigh), strings.Join(names, "; "), strconv.Itoa(len(g.Members))}
}
