package watch

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"hearsay/ingest/charset"
	"hearsay/ingest/dates"
	"hearsay/ingest/feed"
	"hearsay/ingest/fetch"
	"hearsay/ingest/sitemap"
	"hearsay/ingest/stream"
	"hearsay/ledger/follow"
)

const (
	mostItems    = 1000               // new articles that one reading of a feed or sitemap may bring
	mostSitemaps = 500                // sitemaps of one index that are followed
	recent       = 48 * time.Hour     // how long before it was followed a sitemap's article may have changed to be asked for
	recentMap    = 7 * 24 * time.Hour // the same of an index's sitemap
)

// kindOf tells what an address is by what it answers.
func kindOf(body []byte) string {
	if sitemap.Is(body) {
		return follow.Sitemap
	}
	if head, _, err := charset.Decode(body[:min(len(body), 8<<10)], "", ""); err == nil && feed.Sniff(head) {
		return follow.Feed
	}
	return follow.Page
}

// list reads a feed or sitemap and finds what it names.
func (w *Watcher) list(x follow.Item, a *fetch.Answer) (follow.Outcome, Event) {
	found, note, err := named(x, a)
	if err != nil && len(found) == 0 {
		return w.failed(x, err)
	}
	first := x.First.IsZero()
	x = validated(answered(x, x.Asked), a)
	if x.Note = note; err != nil {
		x.Note = strings.TrimSpace(note + " " + err.Error() + ".")
	}
	if x.Kind == follow.Feed && x.Title == "" && len(found) > 0 {
		x.Title = found[0].Said.Publisher
	}
	for i := range found {
		f := &found[i]
		f.Parent, f.Added, f.Host = x.Seq, x.Asked, fetch.Host(f.URL)
		if !first || f.Note != undated {
			f.Next = x.Asked
		}
		f.Note = ""
	}
	quiet := plan(x, x.Asked, false, a.Fresh).Plan
	x = plan(x, x.Asked, true, a.Fresh)
	return follow.Outcome{Item: x, Found: found, Quiet: quiet}, Event{State: Listed, Reason: x.Note, At: x.Asked}
}

// undated marks an article of which a sitemap says no day: what stands there when it is read first may be years old, and is noted without being asked for.
const undated = "undated"

// named gives what a list names, with a note for people on what was left out; an error says why the list could not be read, or not to its end.
func named(x follow.Item, a *fetch.Answer) ([]follow.Item, string, error) {
	if x.Kind == follow.Feed {
		return ofFeed(a)
	}
	m, err := sitemap.Read(a.Body, 0)
	switch {
	case err != nil:
		return nil, "", fmt.Errorf("%w: it answers something else now", err)
	case m.Index && x.Parent != 0:
		return nil, "", errors.New("is an index of sitemaps inside an index, which the protocol does not allow")
	case m.Index:
		return ofIndex(x, a, &m)
	}
	return ofSitemap(x, a, &m)
}

// ofFeed gives the articles that a feed's items link.
func ofFeed(a *fetch.Answer) (found []follow.Item, note string, err error) {
	left := map[string]int{}
	for v, problem := range feed.Read(bytes.NewReader(a.Body), stream.Options{}) {
		address, bad := resolved(a.URL, v.Article.URL)
		switch {
		case problem != nil:
			left["that cannot be read"]++
			err = fmt.Errorf("the feed could not be read (%w)", problem)
		case v.Article.URL == "":
			left["without a link"]++
		case bad != nil:
			left["whose link is no web address"]++
		case len(found) == mostItems:
			return found, fmt.Sprintf("It names more than %d articles at once: the first %d are taken.", mostItems, mostItems), nil
		default:
			m := v.Article.Meta
			found = append(found, follow.Item{URL: address, Kind: follow.Article, Said: follow.Said{Title: m.Title, Published: m.Published, ID: m.Key, Publisher: m.Publisher, Language: m.Language}})
		}
	}
	if note = leftOut(left, "item"); note != "" && len(found) > 0 {
		err = nil
	}
	return found, note, err
}

// leftOut says what was left out and why: "2 items without a link, 1 item that cannot be read were left out."
func leftOut(left map[string]int, what string) string {
	var parts []string
	for why, n := range left {
		s := what + "s"
		if n == 1 {
			s = what
		}
		parts = append(parts, fmt.Sprintf("%d %s %s", n, s, why))
	}
	if len(parts) == 0 {
		return ""
	}
	slices.Sort(parts)
	return "Left out: " + strings.Join(parts, ", ") + "."
}

// resolved is an address that a list names, made whole.
func resolved(base, address string) (string, error) {
	b, err := url.Parse(base)
	if err != nil {
		return "", err
	}
	u, err := b.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", err
	}
	return fetch.Address(u.String())
}

// sameSite tells whether a sitemap may speak for an address: one on its own host, or where one host lies below the other.
func sameSite(a, b string) bool {
	x, y := fetch.Host(a), fetch.Host(b)
	return x == y || strings.HasSuffix(x, "."+y) || strings.HasSuffix(y, "."+x) || strings.TrimPrefix(x, "www.") == strings.TrimPrefix(y, "www.")
}

// ofIndex gives the sitemaps of an index that changed lately.
func ofIndex(x follow.Item, a *fetch.Answer, m *sitemap.Map) (found []follow.Item, note string, err error) {
	left := map[string]int{}
	slices.SortStableFunc(m.Entries, func(p, q sitemap.Entry) int { return cmp.Compare(q.Modified.Unix(), p.Modified.Unix()) })
	for _, e := range m.Entries {
		address, bad := resolved(a.URL, e.URL)
		switch {
		case bad != nil:
			left["whose address is none"]++
		case !sameSite(a.URL, address):
			left["on another site"]++
		case !e.Modified.IsZero() && e.Modified.Before(x.Added.Add(-recentMap)):
			left["that have not changed lately"]++
		case len(found) == mostSitemaps:
			left[fmt.Sprintf("beyond the first %d", mostSitemaps)]++
		default:
			found = append(found, follow.Item{URL: address, Kind: follow.Sitemap})
		}
	}
	return found, leftOut(left, "sitemap"), broken(m)
}

// ofSitemap gives the articles of a sitemap that changed lately, and those without a day.
func ofSitemap(x follow.Item, a *fetch.Answer, m *sitemap.Map) (found []follow.Item, note string, err error) {
	left := map[string]int{}
	due := 0
	for _, e := range m.Entries {
		address, bad := resolved(a.URL, e.URL)
		item := follow.Item{URL: address, Kind: follow.Article}
		at := e.Modified
		if e.News != nil {
			item.Said = follow.Said{Title: e.News.Title, Published: dates.OfHeader(e.News.Published), Publisher: e.News.Publisher, Language: e.News.Language}
			if t := sitemap.Time(e.News.Published); t.After(at) {
				at = t
			}
		} else if at.IsZero() {
			item.Note = undated
		}
		switch {
		case bad != nil:
			left["whose address is none"]++
		case !sameSite(a.URL, address):
			left["on another site"]++
		case !at.IsZero() && at.Before(x.Added.Add(-recent)):
			left["from before it was followed"]++
		case due == mostItems:
			left[fmt.Sprintf("beyond the first %d", mostItems)]++
		default:
			if item.Note != undated || !x.First.IsZero() {
				due++
			}
			found = append(found, item)
		}
	}
	if m.More > 0 {
		left[fmt.Sprintf("beyond the %d that a sitemap may hold", sitemap.Most)] += m.More
	}
	return found, leftOut(left, "address"), broken(m)
}

// broken says that a sitemap ended early.
func broken(m *sitemap.Map) error {
	if m.Broken == nil {
		return nil
	}
	return fmt.Errorf("the sitemap breaks off (%w)", m.Broken)
}
