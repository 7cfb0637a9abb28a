package watch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"strings"
	"time"

	"hearsay"
	"hearsay/ingest"
	"hearsay/ingest/dates"
	"hearsay/ingest/fetch"
	"hearsay/ledger/follow"
)

// What an asking can come to, beside the states of hearsay.Added.
const (
	Same   = "same" // 304, or the bytes that were there before
	Listed = "list" // a feed or sitemap that was read
	Gone   = "gone" // 404 or 410
	Failed = hearsay.AddedFailed
)

// Event is one asking: the item as it stands afterwards, what it came to, the reason where it failed or was kept unread, how many new articles a list named, and how long the answer was.
type Event struct {
	Item   follow.Item
	State  string
	Reason string
	Found  int
	Bytes  int
	At     time.Time
}

// mostSitemap is the longest sitemap in bytes as it is sent, by the protocol.
const mostSitemap = 50 << 20

// ask asks for an item and says what is to be kept of it; an error is the ledger's or the context's.
func (w *Watcher) ask(ctx context.Context, x follow.Item) (o follow.Outcome, e Event, err error) {
	defer func() {
		if p := recover(); p != nil {
			o, e = w.failed(x, fmt.Errorf("reading it broke off (%v): please report it with the address", p))
		}
	}()
	r := fetch.Request{URL: x.URL, ETag: x.ETag, Modified: x.Modified}
	if x.Kind == follow.Sitemap || x.Kind == follow.New {
		r.Most = mostSitemap
	}
	a, err := w.opt.Fetch.Get(ctx, r)
	if ctx.Err() != nil {
		return o, e, ctx.Err()
	}
	x.Asked = w.opt.Now().UTC()
	x.Asks++
	if err != nil {
		o, e = w.failed(x, err)
		return o, e, nil
	}
	x.Status = a.Status
	if a.Unchanged() {
		x.Same++
		x = answered(x, x.Asked)
		x = plan(x, x.Asked, false, a.Fresh)
		return follow.Outcome{Item: x, Back: true}, Event{State: Same, At: x.Asked}, nil
	}
	if x.Kind == follow.New {
		x.Kind = kindOf(a.Body)
	}
	switch x.Kind {
	case follow.Feed, follow.Sitemap:
		o, e = w.list(x, &a)
	default:
		o, e, err = w.keep(ctx, x, &a)
	}
	e.Bytes = len(a.Body)
	return o, e, err
}

// answered notes that an item brought something.
func answered(x follow.Item, at time.Time) follow.Item {
	x.Answered, x.Failures, x.Why = at, 0, ""
	if x.First.IsZero() {
		x.First = at
	}
	return x
}

// validated keeps what makes the next asking conditional.
func validated(x follow.Item, a *fetch.Answer) follow.Item {
	x.ETag, x.Modified = a.ETag, a.Modified
	return x
}

// failed notes why an item brought nothing and when it is asked for again.
func (w *Watcher) failed(x follow.Item, err error) (follow.Outcome, Event) {
	x.Failures++
	x.Why = err.Error()
	var e *fetch.Error
	state, gone := Failed, false
	if errors.As(err, &e) {
		x.Status, x.Why = e.Status, strings.TrimSpace(e.Problem+". "+e.Advice)
		if e.Kind == fetch.Gone {
			state, gone = Gone, true
		}
	}
	x = planFailed(x, x.Asked, e)
	return follow.Outcome{Item: x, Gone: gone}, Event{State: state, Reason: x.Why, At: x.Asked}
}

// keep carries a page into the ledger.
func (w *Watcher) keep(ctx context.Context, x follow.Item, a *fetch.Answer) (follow.Outcome, Event, error) {
	if x.Kind == follow.Article && frontPage(x.URL, a.URL) {
		o, e := w.failed(x, &fetch.Error{URL: x.URL, Kind: fetch.Failed, Status: a.Status, Problem: "leads to the front page, which is not the article", Advice: "Look for it in a web archive."})
		return o, e, nil
	}
	kept, err := w.opt.Keep(ctx, Versions(a, x, w.opt.Ingest))
	if err != nil {
		return follow.Outcome{}, Event{}, err
	}
	var first *Kept
	var problem error
	for i := range kept {
		if kept[i].Err == nil && first == nil {
			first = &kept[i]
		} else if problem == nil {
			problem = kept[i].Err
		}
	}
	if first == nil {
		if problem == nil {
			problem = errors.New("holds no article")
		}
		o, e := w.failed(x, withoutPath(problem))
		return o, e, nil
	}
	e := Event{State: first.State, At: x.Asked}
	if first.Reason != nil {
		e.Reason = *first.Reason
	}
	changed := first.State != hearsay.AddedKnown
	x = validated(answered(x, x.Asked), a)
	if first.Article != nil {
		x.Article = *first.Article
	}
	if x = plan(x, x.Asked, changed, a.Fresh); changed {
		x.Came++
	}
	if strings.HasPrefix(e.Reason, "forgotten") {
		x.Next, x.Said, x.Title, x.Article = time.Time{}, follow.Said{}, "", ""
	}
	return follow.Outcome{Item: x, Back: true}, e, nil
}

// withoutPath is an error of ingest without the address, which stands beside it anyway.
func withoutPath(err error) error {
	var e *ingest.Error
	if errors.As(err, &e) {
		return errors.New(strings.TrimSpace(e.Problem + ". " + e.Advice))
	}
	return err
}

// frontPage tells that an address below a site's root led to its root: how many sites answer for a page that they no longer have.
func frontPage(asked, final string) bool {
	from, err := url.Parse(asked)
	to, err2 := url.Parse(final)
	return err == nil && err2 == nil && len(from.Path) > 1 && to.Path == "/" && to.RawQuery == ""
}

// Versions reads the articles in an answer and puts to them what is known of it: the exchange, the time, and what the list that named it says of it. From is the address that was asked for.
func Versions(a *fetch.Answer, x follow.Item, opt ingest.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		reply := ingest.Reply{Address: x.URL, Final: a.URL, Type: a.Type, Body: a.Body}
		for v, err := range ingest.Fetched(reply, opt) {
			if err == nil {
				v.Exchange, v.Captured = &a.Exchange, a.At
				told(&v.Article, x.Said)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// told puts to an article what the list says of it: a feed's day goes before the page's own, its publisher and language behind them.
func told(a *hearsay.Article, said follow.Said) {
	if day, err := dates.Parse(said.Published); err == nil && a.PublishedFrom != "flag" && a.PublishedFrom != "manifest" {
		a.Published, a.PublishedFrom = day, "feed"
	}
	if a.Publisher == "" {
		a.Publisher = said.Publisher
	}
}
