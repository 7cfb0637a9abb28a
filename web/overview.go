package web

import (
	"hearsay"
	"hearsay/ledger"
)

const (
	disputesShown = 5
	talliesShown  = 5
	articlesShown = 8
)

// overview answers: what is new, what is disputed?
func (s *site) overview(q *query) (answer, error) {
	ctx := q.Context()
	counts, err := s.Ledger.Counts(ctx)
	if err != nil {
		return answer{}, err
	}
	relations, err := s.Ledger.Relations(ctx, ledger.Filter{Cut: ledger.Cut{Limit: disputesShown}}, false)
	if err != nil {
		return answer{}, err
	}
	disputes, err := s.disputed(ctx, relations.Items)
	if err != nil {
		return answer{}, err
	}
	tallies, err := s.Ledger.Tallies(ctx, ledger.Filter{Cut: ledger.Cut{Limit: talliesShown}})
	if err != nil {
		return answer{}, err
	}
	articles, err := s.Ledger.Articles(ctx, ledger.Filter{Cut: ledger.Cut{Limit: articlesShown}})
	if err != nil {
		return answer{}, err
	}
	page := struct {
		Counts   ledger.Counts
		Unread   int
		Disputes []Dispute
		Tallies  []Moved
		Articles []hearsay.ListedArticle
	}{Counts: counts, Disputes: disputes, Articles: articles.Items}
	for _, n := range counts.Unread {
		page.Unread += n
	}
	for _, t := range tallies.Items {
		page.Tallies = append(page.Tallies, s.moved(t))
	}
	return answer{template: "overview", title: "Overview", page: page, data: overviewData{
		told(counts), filled(relations.Items), filled(tallies.Items), filled(articles.Items),
	}}, nil
}

// overviewData is the overview's twin.
type overviewData struct {
	Counts   map[string]any          `json:"counts"`
	Disputes []hearsay.Relation      `json:"disputes"`
	Tallies  []hearsay.Tally         `json:"tallies"`
	Articles []hearsay.ListedArticle `json:"articles"`
}

func told(c ledger.Counts) map[string]any {
	return map[string]any{
		"articles": c.Articles, "versions": c.Versions, "copies": c.Copies, "claims": c.Claims, "figures": c.Figures, "places": c.Places, "claimants": c.Claimants,
		"facts": c.Groups, "disputes": c.Opposed, "tallies": c.Tallies, "unread": c.Unread, "forgotten": c.Forgotten,
	}
}

func filled[T any](xs []T) []T {
	if xs == nil {
		return []T{}
	}
	return xs
}
