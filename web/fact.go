package web

import (
	"sort"
	"strings"

	"hearsay"
)

// FactFigure is one row of a fact's table.
type FactFigure struct {
	hearsay.ListedFigure
	Speaker Speaker
	Class   string // colour and dash
	AsOf    string
	Lost    bool // retracted
}

// FactPage answers: how many, according to whom?
type FactPage struct {
	FactRow
	Finding      string
	Figures      []FactFigure
	Claims       []Side
	Wide, Narrow *Chart
	Disputes     []Dispute
}

// fact answers: how many, according to whom?
func (s *site) fact(q *query) (answer, error) {
	ctx := q.Context()
	g, err := s.Ledger.Group(ctx, q.id)
	if err != nil {
		return answer{}, err
	}
	m, err := s.mentions(ctx, g.Members)
	if err != nil {
		return answer{}, err
	}
	p := &FactPage{FactRow: factRow(g)}
	for _, x := range g.Members {
		if f, ok := m.figures[x.Figure]; ok {
			p.Figures = append(p.Figures, FactFigure{f, s.teller(f.Claimant), "", asOf(&f), retracted(f.Caveats)})
		} else {
			p.Claims = append(p.Claims, s.side(x, m))
		}
	}
	p.draw()
	p.Finding = p.finding()
	relations, err := s.Ledger.RelationsOf(ctx, g.ID)
	if err != nil {
		return answer{}, err
	}
	relations = ranked(relations)
	p.Disputes, err = s.disputed(ctx, relations[:min(len(relations), 100)])
	return answer{template: "fact", title: p.Title, page: p, data: g}, err
}

// draw gives claimants their colours and makes the chart.
func (p *FactPage) draw() {
	sort.SliceStable(p.Figures, func(i, j int) bool { return p.Figures[i].AsOf < p.Figures[j].AsOf })
	colour := hues{}
	var data []Datum
	for i := range p.Figures {
		f := &p.Figures[i]
		hue := colour.of(f.Speaker.Name)
		f.Class = swatch(hue)
		data = append(data, Datum{
			Who: f.Speaker.Name, Hue: hue, Day: f.AsOf, Interval: f.WireInterval, Retracted: f.Lost, Href: "/figures/" + f.ID,
			Label: f.Speaker.Name + ", " + day(f.AsOf) + ": " + interval(f.WireInterval),
		})
	}
	p.Wide, p.Narrow = chartOf(data, wideChart), chartOf(data, narrowChart)
}

// finding is the chart's title: between what and what the numbers lie, and how many origins they have.
func (p *FactPage) finding() string {
	var low, high *FactFigure
	for i := range p.Figures {
		f := &p.Figures[i]
		vs := Datum{Interval: f.WireInterval}.values()
		if f.Lost || len(vs) == 0 {
			continue
		}
		if low == nil || vs[0] < (Datum{Interval: low.WireInterval}).values()[0] {
			low = f
		}
		if high == nil || vs[len(vs)-1] > last(Datum{Interval: high.WireInterval}.values()) {
			high = f
		}
	}
	from := p.Origins + ", " + plural(p.Articles, "article", "articles")
	switch {
	case low == nil:
		return upper(p.Title) + ": " + from
	case interval(low.WireInterval) == interval(high.WireInterval):
		return upper(p.Title) + ": " + interval(low.WireInterval) + ", " + from
	}
	return upper(p.Title) + ": from " + interval(low.WireInterval) + " (" + low.Speaker.Name + ") to " + interval(high.WireInterval) + " (" + high.Speaker.Name + "), " + from
}

func last(xs []float64) float64 { return xs[len(xs)-1] }

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
