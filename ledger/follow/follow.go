// Package follow keeps in the ledger what is followed: which feeds, sitemaps, pages and articles, when each is due, how it was answered last, what each host laid down, and which pages are gone.
// watch writes it and goes on from it; web and cmd/hearsay show it. It opens no connection and decides nothing.
package follow

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"hearsay/ledger/store"
)

// Kinds of what is followed.
const (
	New     = "new"     // not asked yet: what it answers tells its kind
	Feed    = "feed"    // RSS, Atom or JSON feed: names articles
	Sitemap = "sitemap" // a sitemap, or an index of sitemaps: names articles
	Page    = "page"    // kept each time it changed
	Article = "article" // named by a list, or added by its address
)

// Item is one thing that is followed. Parent is the Seq of the list that named it, 0 where the user did.
type Item struct {
	Seq       int64
	URL, Kind string
	Host      string
	Parent    int64
	Title     string
	Said      Said
	Added     time.Time
	Plan
	Record
	Counts
}

// Said is what a list says of an article that it names; all of it may be "".
type Said struct {
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	ID        string `json:"id,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Language  string `json:"language,omitempty"`
}

// Plan is when an item is asked: Next (zero: not again), Every (between two askings of a list or page), Stage (how many readings an article has had), First (when it first came).
type Plan struct {
	Next  time.Time
	Every time.Duration
	Stage int
	First time.Time
}

// Record is how an item answered last: Asked at all, Answered with something, Status its last HTTP status (0 where there was none), Failures since it last answered, Why it failed ("" where it did not), Note
// what else is worth knowing. ETag and Modified are for the next asking.
type Record struct {
	Asked, Answered time.Time
	ETag, Modified  string
	Status          int
	Failures        int
	Why, Note       string
}

// Counts count an item's askings, those that were answered with no change, and what it brought: articles that a list named, versions of a page. Article is the id in the ledger of what it is, "" of a list.
type Counts struct {
	Asks, Same, Came int
	Article          string
}

// Store is what is followed in one ledger.
type Store struct{ file *store.File }

// Of gives what is followed in an open ledger's file.
func Of(file *store.File) *Store { return &Store{file} }

const columns = `seq, url, kind, host, parent, title, said, added, coalesce(next, 0), every, stage, first, asked, answered, etag, modified, status, failures, why, note, asks, same, came, article`

// scanned reads one row of columns.
func scanned(b *store.Batch, scan func(...any)) (x Item) {
	var said string
	var added, next, every, first, asked, answered int64
	scan(&x.Seq, &x.URL, &x.Kind, &x.Host, &x.Parent, &x.Title, &said, &added, &next, &every, &x.Stage, &first, &asked, &answered, &x.ETag, &x.Modified, &x.Status, &x.Failures, &x.Why, &x.Note,
		&x.Asks, &x.Same, &x.Came, &x.Article)
	if said != "" {
		b.Fail(json.Unmarshal([]byte(said), &x.Said))
	}
	x.Added, x.Next, x.First, x.Asked, x.Answered = timeOf(added), timeOf(next), timeOf(first), timeOf(asked), timeOf(answered)
	x.Every = time.Duration(every) * time.Millisecond
	return x
}

// timeOf is a time as it is stored, the zero time for 0.
func timeOf(millis int64) time.Time {
	if millis == 0 {
		return time.Time{}
	}
	return time.UnixMilli(millis).UTC()
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// due is a time as next stores it: NULL where there is none.
func due(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	at := t.UnixMilli()
	return &at
}

func (s Said) stored() string {
	if s == (Said{}) {
		return ""
	}
	data, err := json.Marshal(s)
	if err != nil { // strings alone: cannot happen
		return ""
	}
	return string(data)
}

// Add follows what is not followed yet, and makes again due what the user adds a second time; it gives how many are new. URL, Kind, Host, Parent, Title, Said, Added, Next and Every of each are kept.
func (s *Store) Add(ctx context.Context, items ...Item) (added int, err error) {
	err = s.file.Update(ctx, func(b *store.Batch) {
		for i := range items {
			added += add(b, &items[i])
		}
	})
	if err != nil {
		return 0, fmt.Errorf("keeping what is followed: %w", err)
	}
	return added, nil
}

func add(b *store.Batch, x *Item) int {
	var kind string
	var parent int64
	switch there := b.Get("SELECT kind, parent FROM followed WHERE url = ?", []any{x.URL}, &kind, &parent); {
	case !there:
		b.Do("INSERT INTO followed (url, kind, host, parent, title, said, added, next, every) VALUES (?,?,?,?,?,?,?,?,?)",
			x.URL, x.Kind, x.Host, x.Parent, x.Title, x.Said.stored(), millis(x.Added), due(x.Next), x.Every.Milliseconds())
		return 1
	case x.Parent == 0 && x.Kind != Article: // named by the user: it is no longer a list's alone, and asked again
		if kind == Article && x.Kind == New {
			kind = Page
		} else if x.Kind != New {
			kind = x.Kind
		}
		b.Do("UPDATE followed SET parent = 0, kind = ?, next = ?, title = iif(? = '', title, ?) WHERE url = ?", kind, due(x.Next), x.Title, x.Title, x.URL)
		if parent != 0 {
			return 1
		}
	}
	return 0
}

// Remove stops following an address that the user named, and all that it named; what came of it stays in the ledger. It gives how many rows went, 0 where it was not followed.
func (s *Store) Remove(ctx context.Context, url string) (removed int, err error) {
	err = s.file.Update(ctx, func(b *store.Batch) {
		var seqs []int64
		b.Each(`WITH RECURSIVE below (seq) AS (SELECT seq FROM followed WHERE url = ? UNION SELECT f.seq FROM followed f JOIN below ON f.parent = below.seq) SELECT seq FROM below`, []any{url}, func(scan func(...any)) {
			var seq int64
			scan(&seq)
			seqs = append(seqs, seq)
		})
		for _, seq := range seqs {
			b.Do("DELETE FROM followed WHERE seq = ?", seq)
		}
		removed = len(seqs)
	})
	if err != nil {
		return 0, fmt.Errorf("no longer following %s: %w", url, err)
	}
	return removed, nil
}
