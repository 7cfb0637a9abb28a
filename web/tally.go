package web

import (
	"fmt"

	"hearsay"
	"hearsay/web/chart"
	"hearsay/web/shown"
)

// TallyPage answers: how did the running total move?
type TallyPage struct {
	Moved
	Finding      string
	Wide, Narrow *chart.Steps
	Words        map[string]hearsay.ListedFigure // by id, for the table
}

// tally answers: how did the running total move?
func (s *site) tally(q *query) (answer, error) {
	t, err := s.Ledger.Tally(q.Context(), q.id)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, p := range t.Points {
		ids = append(ids, p.Figure)
	}
	figures, err := s.Ledger.FiguresByID(q.Context(), ids)
	if err != nil {
		return answer{}, err
	}
	p := &TallyPage{Moved: s.moved(t), Wide: chart.StepsOf(t, chart.Wide), Narrow: chart.StepsOf(t, chart.Narrow), Words: figures, Finding: tallyFinding(t)}
	return answer{template: "tally", title: t.Claimant + ": " + tallied(t), page: p, data: t}, nil
}

// tallied says what a tally counts.
func tallied(t hearsay.Tally) string {
	return shown.Counted(hearsay.WireCounted{Measure: t.Measure, Of: &t.Of, Subject: &t.Subject})
}

// tallyFinding is the chart's title.
func tallyFinding(t hearsay.Tally) string {
	data := chart.Totals(t)
	if len(data) < 2 {
		return shown.Upper(tallied(t))
	}
	first, last := data[0], data[len(data)-1]
	said := fmt.Sprintf("%s, counted by %s: %s on %s, %s on %s", shown.Upper(tallied(t)), t.Claimant, hearsay.FormatNumber(*first.Interval.Best), shown.Day(first.Day), hearsay.FormatNumber(*last.Interval.Best), shown.Day(last.Day))
	events := map[string]int{}
	for _, p := range t.Points {
		if p.Event != nil {
			events[*p.Event]++
		}
	}
	for _, e := range sorted(events) {
		said += ", " + shown.Plural(events[e], shown.Spaced(e), shown.Spaced(e)+"s")
	}
	return said
}
