package web

import (
	"context"
	"maps"
	"slices"

	"hearsay"
	"hearsay/ledger"
	"hearsay/web/shown"
)

// listing answers a page that is one list: the ledger's page, each item made fit for the template.
func listing[T, V any](q *query, name, title string, ask func(context.Context, ledger.Filter) (ledger.Page[T], error), show func(T) V, fields ...string) (answer, error) {
	f, err := q.filter()
	if err != nil {
		return answer{}, err
	}
	p, err := ask(q.Context(), f)
	if err != nil {
		return answer{}, err
	}
	return answer{template: name, title: title, page: list(q, p, q.fields(fields...), show), data: items(q, p)}, nil
}

func same[T any](x T) T { return x }

// claims answers: who said what?
func (s *site) claims(q *query) (answer, error) {
	return listing(q, "claims", "Claims", s.Ledger.Claims, same[hearsay.ListedClaim],
		"text", "claimant", "side", "kind", "stance", "measure", "of", "place", "from", "to", "since")
}

// articles answers: what was taken in?
func (s *site) articles(q *query) (answer, error) {
	return listing(q, "articles", "Articles", s.Ledger.Articles, same[hearsay.ListedArticle], "text", "from", "to", "since")
}

// FigureRow is a figure in a list, with whether it opens a new fact.
type FigureRow struct {
	hearsay.ListedFigure
	Opens   bool
	Counted string
	Speaker Speaker
}

// figures answers: how many, according to whom? Rival figures of one fact stand together.
func (s *site) figures(q *query) (answer, error) {
	before := ""
	show := func(f hearsay.ListedFigure) FigureRow {
		fact := shown.Str(f.Fact)
		row := FigureRow{f, fact == "" || fact != before, shown.Counted(f.WireCounted), s.teller(f.Claimant)}
		before = fact
		return row
	}
	return listing(q, "figures", "Figures", s.Ledger.Figures, show, "measure", "of", "text", "claimant", "side", "place", "from", "to", "since")
}

// figure opens the words of one number: its claim, or the article where the paper itself says it.
func (s *site) figure(q *query) (answer, error) {
	f, err := s.Ledger.Figure(q.Context(), q.id)
	if err != nil {
		return answer{}, err
	}
	page, err := s.figurePage(q, &f)
	return answer{template: "figure", title: shown.Interval(f.WireInterval) + ", " + shown.Counted(f.WireCounted), page: page, data: f}, err
}

// FactRow is a fact in a list.
type FactRow struct {
	hearsay.Group
	Title    string
	Articles int
	Origins  string
}

// facts answers: of what do several claimants speak?
func (s *site) facts(q *query) (answer, error) {
	return listing(q, "facts", "Facts", s.Ledger.Facts, factRow, "measure", "of", "claimant", "place", "from", "to")
}

func factRow(g hearsay.Group) FactRow {
	articles := map[string]bool{}
	for _, m := range g.Members {
		articles[m.ArticleID] = true
	}
	return FactRow{g, shown.Fact(g), len(articles), shown.Origins(g)}
}

// lookalikes are how many calm relations are looked through for pairs that look like a clash and are none, and how many of these are shown.
const (
	lookedThrough   = 100
	lookalikesShown = 20
)

// disputes answers: what contradicts what, and why? With ?all=1 it lists every kind of relation.
func (s *site) disputes(q *query) (answer, error) {
	ctx := q.Context()
	f, err := q.filter()
	if err != nil {
		return answer{}, err
	}
	all := q.URL.Query().Get("all") != ""
	p, err := s.Ledger.Relations(ctx, f, all)
	if err != nil {
		return answer{}, err
	}
	shown, err := s.disputed(ctx, p.Items)
	if err != nil {
		return answer{}, err
	}
	page := struct {
		Listing[hearsay.Relation]
		Disputes, Alike []Dispute
		All             bool
	}{list(q, p, q.fields("claimant", "measure", "of", "place", "from", "to", "since"), same[hearsay.Relation]), shown, nil, all}
	if !all && f.After == "" {
		page.Alike, err = s.lookalikes(ctx, f)
	}
	return answer{template: "disputes", title: "Disputes", page: page, data: items(q, p)}, err
}

func (s *site) lookalikes(ctx context.Context, f ledger.Filter) ([]Dispute, error) {
	f.Limit = lookedThrough
	p, err := s.Ledger.Relations(ctx, f, true)
	if err != nil {
		return nil, err
	}
	alike := slices.DeleteFunc(p.Items, func(r hearsay.Relation) bool { return r.Kind != hearsay.Compatible })
	return s.disputed(ctx, alike[:min(len(alike), lookalikesShown)])
}

// tallies lists running totals.
func (s *site) tallies(q *query) (answer, error) {
	return listing(q, "tallies", "Tallies", s.Ledger.Tallies, s.moved, "claimant", "measure", "of", "from", "to", "since")
}

// claimants lists who speaks.
func (s *site) claimants(q *query) (answer, error) {
	return listing(q, "claimants", "Claimants", s.Ledger.Claimants, same[hearsay.ListedClaimant], "text", "side", "kind")
}

// places lists where.
func (s *site) places(q *query) (answer, error) {
	return listing(q, "places", "Places", s.Ledger.Places, same[hearsay.ListedPlace], "text", "claimant")
}

// sorted are the keys of a map in order.
func sorted(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }
