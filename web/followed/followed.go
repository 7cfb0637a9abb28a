// Package followed makes what is shown of a watcher's work: a ledger comes in; what is followed and when it is asked next, what came, what failed and why go out, for people and as data. web shows both.
package followed

import (
	"context"
	"time"

	"hearsay"
	"hearsay/ledger"
	"hearsay/ledger/follow"
)

// most is how many articles that came, and how many failures, are shown.
const most = 50

// Page is what the page shows. Now is when it was made.
type Page struct {
	follow.Totals
	Now                  time.Time
	Named, Failing, Came []Row
	More                 int    // failures beyond those that are shown
	Due                  string // when anything is asked next, in words
}

// Row is one thing that is followed. Name is its title, else its address; How says in words how it answered last; Until is Next seen from now.
type Row struct {
	follow.Listed
	Name, How   string
	Bad         bool // it failed, so that How is the reason
	Next, Asked time.Time
	Until       string
}

// Data is the page as data: lists of hearsay/followed/1 and the counts.
type Data struct {
	Totals Counts          `json:"totals"`
	Items  []follow.Listed `json:"items"`
	Came   []follow.Listed `json:"came"`
	Failed []follow.Listed `json:"failed"`
}

// Counts are what is followed, counted: Named by the user, Articles that lists named, Waiting to be fetched for the first time, Failing when last asked, Asks in all, Same of them answered without change (304), Gone
// pages, and when anything is asked Next.
type Counts struct {
	Named    int     `json:"named"`
	Articles int     `json:"articles"`
	Waiting  int     `json:"waiting"`
	Failing  int     `json:"failing"`
	Asks     int     `json:"asks"`
	Same     int     `json:"same"`
	Gone     int     `json:"gone"`
	Next     *string `json:"next"`
}

// Read gives the page and its data.
func Read(ctx context.Context, l *ledger.Ledger, now time.Time) (Page, Data, error) {
	store := follow.Of(l.File())
	totals, err := store.Totals(ctx)
	if err != nil {
		return Page{}, Data{}, err
	}
	p := Page{Totals: totals, Now: now, More: max(0, totals.Failing-most), Due: Until(totals.Next, now)}
	d := Data{Totals: Counts{totals.Named, totals.Articles, totals.Waiting, totals.Failing, totals.Asks, totals.Same, totals.Gone, follow.Stamp(totals.Next)}}
	for _, list := range []struct {
		ask  func() ([]follow.Item, error)
		rows *[]Row
		data *[]follow.Listed
	}{
		{func() ([]follow.Item, error) { return store.Named(ctx) }, &p.Named, &d.Items},
		{func() ([]follow.Item, error) { return store.Came(ctx, most) }, &p.Came, &d.Came},
		{func() ([]follow.Item, error) { return store.Failing(ctx, most) }, &p.Failing, &d.Failed},
	} {
		items, err := list.ask()
		if err != nil {
			return p, d, err
		}
		*list.rows, *list.data = make([]Row, len(items)), make([]follow.Listed, len(items))
		for i := range items {
			(*list.rows)[i] = row(&items[i], now)
			(*list.data)[i] = (*list.rows)[i].Listed
		}
	}
	return p, d, nil
}

func row(x *follow.Item, now time.Time) Row {
	r := Row{Listed: x.Wire(), Name: x.Title, Next: x.Next, Asked: x.Asked, Bad: x.Why != "", Until: Until(x.Next, now), How: "read"}
	if r.Name == "" {
		r.Name = x.URL
	}
	switch {
	case x.Asked.IsZero():
		r.How = "not asked yet"
	case x.Why != "":
		r.How = x.Why
	case x.Status == 304:
		r.How = "no change"
	}
	return r
}

// Until says how far off a time is: "in 5 min", "in 3 h", "in 2 days", "due", and "not again" for none.
func Until(t, now time.Time) string {
	switch d := t.Sub(now); {
	case t.IsZero():
		return "not again"
	case d <= 0:
		return "due"
	case d < 90*time.Minute:
		return "in " + number(d, time.Minute) + " min"
	case d < 48*time.Hour:
		return "in " + number(d, time.Hour) + " h"
	default:
		return "in " + number(d, 24*time.Hour) + " days"
	}
}

// number is how many units make up a time, rounded, at least one.
func number(d, unit time.Duration) string {
	return hearsay.FormatNumber(float64(max(1, (d+unit/2)/unit)))
}
