package web

import (
	"sort"

	"hearsay"
	"hearsay/web/chart"
	"hearsay/web/shown"
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
	Wide, Narrow *chart.Chart
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
			p.Figures = append(p.Figures, FactFigure{f, s.teller(f.Claimant), "", asOf(&f), shown.Retracted(f.Caveats)})
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
	colour := shown.Hues{}
	var data []chart.Datum
	for i := range p.Figures {
		f := &p.Figures[i]
		hue := colour.Of(f.Speaker.Name)
		f.Class = shown.Swatch(hue)
		data = append(data, chart.Datum{
			Who: f.Speaker.Name, Hue: hue, Day: f.AsOf, Interval: f.WireInterval, Retracted: f.Lost, Href: "/figures/" + f.ID,
			Label: f.Speaker.Name + ", " + shown.Day(f.AsOf) + ": " + shown.Interval(f.WireInterval),
		})
	}
	p.Wide, p.Narrow = chart.Of(data, chart.Wide), chart.Of(data, chart.Narrow)
}

// finding is the chart's title: between what and what the numbers lie, and how many origins they have.
func (p *FactPage) finding() string {
	var low, high *FactFigure
	for i := range p.Figures {
		f := &p.Figures[i]
		vs := chart.Datum{Interval: f.WireInterval}.Values()
		if f.Lost || len(vs) == 0 {
			continue
		}
		if low == nil || vs[0] < (chart.Datum{Interval: low.WireInterval}).Values()[0] {
			low = f
		}
		if high == nil || vs[len(vs)-1] > last(chart.Datum{Interval: high.WireInterval}.Values()) {
			high = f
		}
	}
	from := p.Origins + ", " + shown.Plural(p.Articles, "article", "articles")
	switch {
	case low == nil:
		return shown.Upper(p.Title) + ": " + from
	case shown.Interval(low.WireInterval) == shown.Interval(high.WireInterval):
		return shown.Upper(p.Title) + ": " + shown.Interval(low.WireInterval) + ", " + from
	}
	return shown.Upper(p.Title) + ": from " + shown.Interval(low.WireInterval) + " (" + low.Speaker.Name + ") to " + shown.Interval(high.WireInterval) + " (" + high.Speaker.Name + "), " + from
}

func last(xs []float64) float64 { return xs[len(xs)-1] }
