package web

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"hearsay"
	"hearsay/ledger"
	"hearsay/web/chart"
	"hearsay/web/shown"
)

// lookedAt is how many of a claimant's latest claims, or a place's, a page counts and draws; it says so where there are more.
const lookedAt = 300

// disputesOfOne is how many disputes the page of one claimant shows.
const disputesOfOne = 12

// Count is how often something was met.
type Count struct {
	Name      string
	N         int
	Yardstick *shown.Range
	Href      string
}

// ClaimantPage answers: what does this body say, how sure, and about whom?
type ClaimantPage struct {
	hearsay.ListedClaimant
	Speaker      Speaker
	Names        []string
	Total        int
	Wide, Narrow *chart.Weeks
	Hedges       []Count
	Stances      []Count
	Relays       []Count
	Claims       []hearsay.ListedClaim
	FigureRows   []FigureRow
	Disputes     []Dispute
	Counted      int // claims looked at
}

// claimant answers: what does this body say, how sure, and about whom?
func (s *site) claimant(q *query) (answer, error) {
	ctx := q.Context()
	who, err := s.Ledger.Claimant(ctx, q.id)
	if err != nil {
		return answer{}, err
	}
	p := &ClaimantPage{ListedClaimant: who, Speaker: s.speaker(hearsay.WireActor{Name: who.Name, Kind: who.Kind, Side: who.Side})}
	p.Names = s.names(who)
	own := ledger.Filter{Who: ledger.Who{Claimant: who.ID}}
	own.Limit = lookedAt
	claims, err := s.Ledger.Claims(ctx, own)
	if err != nil {
		return answer{}, err
	}
	p.Total = claims.Total
	p.count(claims.Items)
	own.Limit = 12
	figures, err := s.Ledger.Figures(ctx, own)
	if err != nil {
		return answer{}, err
	}
	for _, f := range figures.Items {
		p.FigureRows = append(p.FigureRows, FigureRow{f, true, shown.Counted(f.WireCounted), s.teller(f.Claimant)})
	}
	p.Disputes, err = s.against(ctx, p)
	return answer{template: "claimant", title: who.Name, page: p, data: who}, err
}

// against are the disputes of a claimant's latest claims and figures: a filter over all of them takes longer than a page may.
func (s *site) against(ctx context.Context, p *ClaimantPage) ([]Dispute, error) {
	var ids []string
	for _, f := range p.FigureRows {
		ids = append(ids, f.ID)
	}
	for _, c := range p.Claims {
		ids = append(ids, c.ID)
	}
	var found []hearsay.Relation
	for _, id := range ids {
		rs, err := s.Ledger.RelationsOf(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, r := range rs {
			if hearsay.Opposed(r.Kind) {
				found = append(found, r)
			}
		}
	}
	found = ranked(found)
	return s.disputed(ctx, found[:min(len(found), disputesOfOne)])
}

// names are the names that a claimant goes by, from the reference.
func (s *site) names(who hearsay.ListedClaimant) (out []string) {
	e, ok := s.Actors.Entry(who.ID)
	if !ok {
		return nil
	}
	for _, a := range e.Aliases {
		if a != who.Name {
			out = append(out, a)
		}
	}
	return out[:min(len(out), 12)]
}

// count draws and counts a claimant's claims.
func (p *ClaimantPage) count(claims []hearsay.ListedClaim) {
	p.Counted = len(claims)
	p.Claims = claims[:min(len(claims), 20)]
	var days []string
	stances, relays, hedges, measured := map[string]int{}, map[string]int{}, map[string]int{}, map[string]*shown.Range{}
	for _, c := range claims {
		days = append(days, claimDay(&c))
		stances[c.Stance]++
		for _, v := range c.Via {
			relays[v.Name]++
		}
		if c.Hedge != nil {
			h := hearsay.Fold(c.Hedge.Text)
			hedges[h]++
			if y := shown.YardstickOf(c.Likelihood, c.Scale); y != nil {
				measured[h] = y
			}
		}
	}
	p.Wide, p.Narrow = chart.WeeksOf(days, chart.Wide), chart.WeeksOf(days, chart.Narrow)
	p.Stances, p.Relays, p.Hedges = ranking(stances, 8), ranking(relays, 8), ranking(hedges, 10)
	for i := range p.Hedges {
		p.Hedges[i].Yardstick = measured[p.Hedges[i].Name]
	}
}

// claimDay is the day that a claim is set down under: its event's, else its article's.
func claimDay(c *hearsay.ListedClaim) string {
	if c.Event != nil {
		if d := shown.Str(c.Event.Window.To); d != "" {
			return d
		}
	}
	return shown.Str(c.Article.Published)
}

// ranking is the most frequent names, most often first.
func ranking(counts map[string]int, most int) (out []Count) {
	for name, n := range counts {
		out = append(out, Count{Name: name, N: n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Name, b.Name)) })
	return out[:min(len(out), most)]
}

// PlacePage answers: who says they hold it, what happened there?
type PlacePage struct {
	hearsay.ListedPlace
	Total        int
	Claims       []hearsay.ListedClaim
	Holders      []Holder
	Wide, Narrow *chart.Timeline
	Disputes     []Dispute
	Counted      int
}

// Holder is a claim about who holds a place.
type Holder struct {
	Claim   hearsay.ListedClaim
	Speaker Speaker
	Day     string
}

// place answers: who says they hold it, what happened there?
func (s *site) place(q *query) (answer, error) {
	ctx := q.Context()
	at, err := s.Ledger.Place(ctx, q.id)
	if err != nil {
		return answer{}, err
	}
	there := ledger.Filter{What: ledger.What{Place: at.ID}}
	there.Limit = lookedAt
	claims, err := s.Ledger.Claims(ctx, there)
	if err != nil {
		return answer{}, err
	}
	p := &PlacePage{ListedPlace: at, Total: claims.Total, Counted: len(claims.Items), Claims: claims.Items[:min(len(claims.Items), 40)]}
	for _, c := range claims.Items {
		if c.Control != nil && hearsay.Fold(c.Control.Place) == hearsay.Fold(at.Name) {
			p.Holders = append(p.Holders, Holder{c, s.speaker(c.Claimant), claimDay(&c)})
		}
	}
	sort.SliceStable(p.Holders, func(i, j int) bool { return p.Holders[i].Day < p.Holders[j].Day })
	said := spoken(claims.Items, p.Holders)
	p.Wide, p.Narrow = chart.TimelineOf(said, chart.Wide), chart.TimelineOf(said, chart.Narrow)
	there.Limit = 12
	relations, err := s.Ledger.Relations(ctx, there, false)
	if err != nil {
		return answer{}, err
	}
	p.Disputes, err = s.disputed(ctx, relations.Items)
	return answer{template: "place", title: at.Name, page: p, data: at}, err
}

// spoken are claims as a timeline draws them.
func spoken(claims []hearsay.ListedClaim, holders []Holder) (out []chart.Said) {
	holds := map[string]bool{}
	for _, h := range holders {
		holds[h.Claim.ID] = h.Claim.Stance != hearsay.Deny
	}
	for _, c := range claims {
		x := chart.Said{Who: c.Claimant.Name, Day: claimDay(&c), Href: "/claims/" + c.ID, Label: shown.Clip(90, shown.Words(c.Content)), Retracted: shown.Retracted(c.Caveats)}
		if holds[c.ID] {
			x.State, x.Holder = c.Control.State, c.Control.Holder
		}
		out = append(out, x)
	}
	return out
}
