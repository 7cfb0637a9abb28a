package main

import (
	"context"
	"slices"

	"hearsay"
	"hearsay/ledger"
)

type disputesCmd struct {
	listFlags
	All bool `help:"Every kind of relation, the calm ones too: what updates, narrows, repeats, or looks like a clash and is none."`
}

// Help stands under the verb's line in its help.
func (disputesCmd) Help() string {
	return "Lists pairs of statements that cannot both hold, or of which one denies or takes back the other, each pair with the reason between its two sides."
}

// Run lists disputes.
func (c *disputesCmd) Run(s *streams) error {
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		return list(ctx, s, l, relationLister(l, c.All), f, c.outputFlags)
	})
}

func relationLister(l *ledger.Ledger, every bool) lister[hearsay.Relation] {
	x := lister[hearsay.Relation]{
		one: "dispute", many: "disputes",
		page: func(ctx context.Context, f ledger.Filter) (ledger.Page[hearsay.Relation], error) {
			return l.Relations(ctx, f, every)
		},
		columns: []column{{title: "claimant", wrap: 26}, {title: "figure", right: true, wrap: 22}, {title: "words", flex: true}, {title: "as of"}, {title: "article", wrap: 22, drop: 3}, {title: "id"}},
		rows: func(ctx context.Context, relations []hearsay.Relation) ([]tableRow, error) {
			return relationRows(ctx, l, relations)
		},
		header: []string{"id", "kind", "reason", "a_article_id", "a_claim", "a_figure", "a_start", "a_end", "b_article_id", "b_claim", "b_figure", "b_start", "b_end"},
		values: func(r *hearsay.Relation) []string {
			return slices.Concat([]string{r.ID, r.Kind, r.Reason}, memberValues(&r.A), memberValues(&r.B))
		},
	}
	if every {
		x.one, x.many = "relation", "relations"
	}
	return x
}

// mentions are claims and figures looked up together.
type mentions struct {
	claims  map[string]hearsay.ListedClaim
	figures map[string]hearsay.ListedFigure
}

func mentionsOf(ctx context.Context, l *ledger.Ledger, members []hearsay.Member) (m mentions, err error) {
	var claims, figures []string
	for _, x := range members {
		if x.Figure != "" {
			figures = append(figures, x.Figure)
		} else if x.Claim != "" {
			claims = append(claims, x.Claim)
		}
	}
	if m.claims, err = l.ClaimsByID(ctx, claims); err != nil {
		return m, err
	}
	m.figures, err = l.FiguresByID(ctx, figures)
	return m, err
}

// cells is one side of a relation: claimant, figure, words, day, article, id.
func (m mentions) cells(x *hearsay.Member) []string {
	if f, ok := m.figures[x.Figure]; ok {
		return []string{whoSays(f.Claimant), shown(hearsay.Interval(f.WireInterval).Words()), shown(f.Text), asOf(&f), shown(f.Article.Name), short(f.ID)}
	}
	if c, ok := m.claims[x.Claim]; ok {
		return []string{whoSays(&c.Claimant), "", shown(contentWords(c.Content)), dayOr(c.Article.Published), shown(c.Article.Name), short(c.ID)}
	}
	return []string{"not said", "", "", "", "", short(x.Figure + x.Claim)}
}

func relationRows(ctx context.Context, l *ledger.Ledger, relations []hearsay.Relation) ([]tableRow, error) {
	var members []hearsay.Member
	for i := range relations {
		members = append(members, relations[i].A, relations[i].B)
	}
	m, err := mentionsOf(ctx, l, members)
	if err != nil {
		return nil, err
	}
	var rows []tableRow
	for i := range relations {
		r := &relations[i]
		head := bold(spoken(r.Kind)) + ": " + shown(r.Reason) + "  " + short(r.ID)
		rows = append(rows, tableRow{head, m.cells(&r.A)}, tableRow{head, m.cells(&r.B)})
	}
	return rows, nil
}

func memberValues(m *hearsay.Member) []string {
	return []string{m.ArticleID, m.Claim, m.Figure, decimalInt(m.Start), decimalInt(m.End)}
}
