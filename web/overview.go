package web

import (
	"hearsay"
	"hearsay/ledger"
	"hearsay/web/chart"
)

const (
	disputesShown = 5
	talliesShown  = 5
	articlesShown = 8
	lookedOver    = 60 // disputes and tallies from which those shown are taken
)

// overview answers: what is new, what is disputed?
func (s *site) overview(q *query) (answer, error) {
	ctx := q.Context()
	counts, err := s.Ledger.Counts(ctx)
	if err != nil {
		return answer{}, err
	}
	relations, err := s.Ledger.Relations(ctx, ledger.Filter{Cut: ledger.Cut{Limit: lookedOver}}, false)
	if err != nil {
		return answer{}, err
	}
	relations.Items = apart(relations.Items, disputesShown)
	disputes, err := s.disputed(ctx, relations.Items)
	if err != nil {
		return answer{}, err
	}
	tallies, err := s.Ledger.Tallies(ctx, ledger.Filter{Cut: ledger.Cut{Limit: lookedOver}})
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
	tallies.Items = movedOnly(tallies.Items, talliesShown)
	for _, t := range tallies.Items {
		page.Tallies = append(page.Tallies, s.moved(t))
	}
	return answer{template: "overview", title: "Overview", page: page, data: overviewData{
		told(counts), filled(relations.Items), filled(tallies.Items), filled(articles.Items),
	}}, nil
}

// apart takes the first disputes, those of mentions that were not yet shown before others: one figure that many contradict does not fill the page.
func apart(relations []hearsay.Relation, most int) []hearsay.Relation {
	var out, rest []hearsay.Relation
	shown := map[string]bool{}
	for _, r := range relations {
		a, b := r.A.Claim+r.A.Figure, r.B.Claim+r.B.Figure
		if shown[a] || shown[b] {
			rest = append(rest, r)
			continue
		}
		shown[a], shown[b] = true, true
		out = append(out, r)
	}
	out = append(out, rest...)
	return out[:min(len(out), most)]
}

// movedOnly takes the first tallies whose last report changed the total.
func movedOnly(tallies []hearsay.Tally, most int) (out []hearsay.Tally) {
	for _, t := range tallies {
		if n := len(t.Points); n > 0 && len(out) < most {
			if v, _, ok := chart.Increment(t.Points[n-1]); ok && v != 0 {
				out = append(out, t)
			}
		}
	}
	return out
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
