package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

type figuresCmd struct{ listFlags }

// Help stands under the verb's line in its help.
func (figuresCmd) Help() string {
	return "Lists figures, the rival ones for one fact side by side by claimant and day, with the count of independent origins: relays are none, unnamed ones count as none to one each."
}

// Run lists figures.
func (c *figuresCmd) Run(s *streams) error {
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		return list(ctx, s, l, figureLister(l), f, c.outputFlags)
	})
}

func figureLister(l *ledger.Ledger) lister[hearsay.ListedFigure] {
	return lister[hearsay.ListedFigure]{
		one: "figure", many: "figures", page: l.Figures,
		columns: []column{{title: "claimant", wrap: 26}, {title: "figure", right: true, wrap: 22}, {title: "as of"}, {title: "via", wrap: 20, drop: 1}, {title: "caveats", wrap: 14, drop: 2},
			{title: "words", flex: true}, {title: "article", wrap: 22, drop: 4}, {title: "id"}},
		rows: func(ctx context.Context, figures []hearsay.ListedFigure) ([]tableRow, error) {
			return figureRows(ctx, l, figures)
		},
		header: append([]string{"id", "measure", "of", "subject", "unit", "low", "best", "high", "qualifier", "cumulative", "from", "to", "place", "claimant", "kind", "side", "via", "stance", "caveats", "interest", "includes", "words", "number", "start", "end", "claim", "fact", "origins_low", "origins_high", "score"}, refHeader()...),
		values: figureValues,
	}
}

// figureRows are the figures under their facts.
func figureRows(ctx context.Context, l *ledger.Ledger, figures []hearsay.ListedFigure) ([]tableRow, error) {
	heads := map[string]string{}
	rows := make([]tableRow, len(figures))
	for i := range figures {
		f := &figures[i]
		head := countedHead(f.Measure, str(f.Of), str(f.Subject)) + " (in no fact)"
		if f.Fact != nil {
			if heads[*f.Fact] == "" {
				g, err := l.Group(ctx, *f.Fact)
				if err != nil {
					return nil, err
				}
				heads[*f.Fact] = factHead(&g)
			}
			head = heads[*f.Fact]
		}
		rows[i] = tableRow{head, figureCells(f)}
	}
	return rows, nil
}

func figureCells(f *hearsay.ListedFigure) []string {
	return []string{whoSays(f.Claimant), shown(hearsay.Interval(f.WireInterval).Words()), asOf(f), shown(viaWords(f.Via)), spoken(caveatKinds(f.Caveats)), shown(f.Text), shown(f.Article.Name), short(f.ID)}
}

// asOf is the day as of which a figure counts: its period's end, else its article's day as an upper bound.
func asOf(f *hearsay.ListedFigure) string {
	switch {
	case f.Period.To != nil:
		return hearsay.FormatDay(*f.Period.To)
	case str(f.Article.Published) != "":
		return "by " + hearsay.FormatDay(*f.Article.Published)
	}
	return "not said"
}

// countedHead is what is counted, in bold: "killed, Russia, soldiers".
func countedHead(measure, of, subject string) string {
	return bold(shown(strings.Join(nonEmpty(spoken(measure), of, subject), ", ")))
}

// factHead is a fact as the line above its figures.
func factHead(g *hearsay.Group) string {
	return bold(shown(about(&g.Fact))) + "; " + originCount(g) + ", " + plural(len(g.Members), "mention") + "  " + short(g.ID)
}

func figureValues(f *hearsay.ListedFigure) []string {
	cumulative := ""
	if f.Cumulative != nil {
		cumulative = strconv.FormatBool(*f.Cumulative)
	}
	return slices.Concat(
		[]string{f.ID, f.Measure, str(f.Of), str(f.Subject), str(f.Unit), decimal(f.Low), decimal(f.Best), decimal(f.High), f.Qualifier, cumulative, str(f.Period.From), str(f.Period.To), str(f.Place)},
		actorValues(f.Claimant),
		[]string{viaWords(f.Via), str(f.Stance), caveatKinds(f.Caveats), str(f.Interest), strings.Join(f.Includes, ", "), f.Text, f.Number.Text, strconv.Itoa(f.Start), strconv.Itoa(f.End), str(f.Claim),
			str(f.Fact), strconv.Itoa(f.OriginsLow), strconv.Itoa(f.OriginsHigh), decimal(f.Score)},
		refValues(&f.Article))
}
