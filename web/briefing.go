package web

import (
	"strings"

	"hearsay/brief"
	"hearsay/web/followed"
)

// daysBefore is how far back the brief goes when nothing is said.
const daysBefore = "24h"

// BriefPage is the brief with the field that says how far back it goes.
type BriefPage struct {
	brief.Brief
	Ago string
}

// brief answers: what do I tell the desk?
func (s *site) brief(q *query) (answer, error) {
	ago := strings.TrimSpace(q.URL.Query().Get("since"))
	if ago == "" {
		ago = daysBefore
	}
	now := s.Now()
	since, err := brief.Since(ago, now)
	if err != nil {
		return answer{}, wrong(err.Error()+".", "Write 24h, 7d or a day as 2022-03-24.")
	}
	b, err := brief.Make(q.Context(), s.Ledger, since, now)
	return answer{template: "brief", title: "Brief of " + now.Format("2 Jan 2006"), page: &BriefPage{b, ago}, data: b}, err
}

// watch answers: what is followed, what came, what failed and why?
func (s *site) watch(q *query) (answer, error) {
	page, data, err := followed.Read(q.Context(), s.Ledger, s.Now())
	return answer{template: "watch", title: "Followed", page: &page, data: data}, err
}
