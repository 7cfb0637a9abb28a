package web

import (
	"context"
	"slices"
	"sort"

	"hearsay"
	"hearsay/web/chart"
	"hearsay/web/shown"
)

// Side is one of the two statements of a relation, or one mention in a fact, as a page shows it.
type Side struct {
	Speaker Speaker
	Via     []hearsay.WireRelay
	Words   string // as in the article
	Amount  string // the interval, "" of a claim without a figure
	Measure string
	Day     string // as-of, else the article's
	Href    string
	Caveats []hearsay.WireCaveat
	Article hearsay.ArticleRef
	Gone    string
}

// Dispute is a relation with both its statements.
type Dispute struct {
	hearsay.Relation
	Of   string // what is disputed, in words
	A, B Side
}

// mentions are claims and figures by id.
type mentions struct {
	claims  map[string]hearsay.ListedClaim
	figures map[string]hearsay.ListedFigure
}

func (s *site) mentions(ctx context.Context, members []hearsay.Member) (m mentions, err error) {
	var claims, figures []string
	for _, x := range members {
		if x.Figure != "" {
			figures = append(figures, x.Figure)
		}
		if x.Claim != "" {
			claims = append(claims, x.Claim)
		}
	}
	if m.claims, err = s.Ledger.ClaimsByID(ctx, unique(claims)); err != nil {
		return m, err
	}
	m.figures, err = s.Ledger.FiguresByID(ctx, unique(figures))
	return m, err
}

func unique(ids []string) []string {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// side shows one mention: its figure where it has one, else its claim.
func (s *site) side(x hearsay.Member, m mentions) Side {
	if f, ok := m.figures[x.Figure]; ok {
		return s.figureSide(&f)
	}
	if c, ok := m.claims[x.Claim]; ok {
		return s.claimSide(&c)
	}
	return Side{Words: "its words are no longer in the ledger", Speaker: Speaker{Name: shown.NotSaid}, Article: hearsay.ArticleRef{ID: x.ArticleID, Name: x.Article}, Href: "/articles/" + x.ArticleID}
}

func (s *site) figureSide(f *hearsay.ListedFigure) Side {
	return Side{
		Speaker: s.teller(f.Claimant), Via: f.Via, Words: shown.Fold(f.Text), Amount: shown.Interval(f.WireInterval), Measure: shown.Spaced(f.Measure),
		Day: asOf(f), Href: "/figures/" + f.ID, Caveats: f.Caveats, Article: f.Article, Gone: f.Gone,
	}
}

func (s *site) claimSide(c *hearsay.ListedClaim) Side {
	return Side{
		Speaker: s.speaker(c.Claimant), Via: c.Via, Words: shown.Words(c.Content), Day: shown.Str(c.Article.Published), Href: "/claims/" + c.ID, Caveats: c.Caveats, Article: c.Article, Gone: c.Gone,
	}
}

// asOf is the day up to which a figure counts: its period's end, else its article's day.
func asOf(f *hearsay.ListedFigure) string {
	if d := shown.Str(f.Period.To); d != "" {
		return d
	}
	return shown.Str(f.Article.Published)
}

// disputed shows relations with their statements.
func (s *site) disputed(ctx context.Context, relations []hearsay.Relation) ([]Dispute, error) {
	var members []hearsay.Member
	for _, r := range relations {
		members = append(members, r.A, r.B)
	}
	m, err := s.mentions(ctx, members)
	if err != nil {
		return nil, err
	}
	var out []Dispute
	for _, r := range relations {
		d := Dispute{Relation: r, A: s.side(r.A, m), B: s.side(r.B, m)}
		if f, ok := m.figures[r.A.Figure]; ok {
			d.Of = shown.Counted(f.WireCounted)
		}
		out = append(out, d)
	}
	return out, nil
}

// rank orders relations: the opposed first, then tension, then the calm.
func rank(kind string) int {
	switch {
	case hearsay.Opposed(kind):
		return 0
	case kind == hearsay.Tension:
		return 1
	}
	return 2
}

func ranked(relations []hearsay.Relation) []hearsay.Relation {
	seen := map[string]bool{}
	relations = slices.DeleteFunc(relations, func(r hearsay.Relation) bool {
		was := seen[r.ID]
		seen[r.ID] = true
		return was
	})
	sort.SliceStable(relations, func(i, j int) bool { return rank(relations[i].Kind) < rank(relations[j].Kind) })
	return relations
}

// Moved is a tally with its small line and its last step.
type Moved struct {
	hearsay.Tally
	Speaker Speaker
	Spark   *chart.Spark
	Last    hearsay.Point
	Step    *float64
	Derived bool // the step was counted by hearsay, not reported
}

func (s *site) moved(t hearsay.Tally) Moved {
	m := Moved{Tally: t, Spark: chart.SparkOf(t), Speaker: Speaker{ID: s.Ledger.Identify(hearsay.WireActor{Name: t.Claimant}), Name: t.Claimant}}
	if n := len(t.Points); n > 0 {
		m.Last = t.Points[n-1]
		if v, derived, ok := chart.Increment(m.Last); ok {
			m.Step, m.Derived = &v, derived
		}
	}
	return m
}
