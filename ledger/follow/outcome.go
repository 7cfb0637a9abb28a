package follow

import (
	"context"
	"fmt"
	"time"

	"hearsay/ledger/store"
)

// Outcome is what asking for one item led to; it is kept whole or not at all.
type Outcome struct {
	Item  Item   // as it stands afterwards
	Found []Item // what it names, for Add
	Quiet Plan   // of a list: the plan that holds where nothing that it names is new
	Host  []byte // what must be remembered of its host
	Gone  bool   // the address answered 404 or 410 (Item.Status)
	Back  bool   // it answered with a page
}

// Save keeps an outcome in one transaction and gives how many of what it found are new; o.Item is then as it was kept. An item that was removed meanwhile stays removed, and what it found is not followed.
func (s *Store) Save(ctx context.Context, o *Outcome) (found int, err error) {
	x := &o.Item
	err = s.file.Update(ctx, func(b *store.Batch) {
		if !b.Get("SELECT 1 FROM followed WHERE seq = ? AND url = ?", []any{x.Seq, x.URL}, new(int)) {
			return
		}
		for i := range o.Found {
			found += add(b, &o.Found[i])
		}
		if x.Kind == Feed || x.Kind == Sitemap {
			if x.Came += found; found == 0 && o.Quiet != (Plan{}) {
				x.Plan = o.Quiet
			}
		}
		b.Do(`UPDATE followed SET kind = ?, title = ?, said = ?, next = ?, every = ?, stage = ?, first = ?, asked = ?, answered = ?, etag = ?, modified = ?, status = ?, failures = ?, why = ?, note = ?, asks = ?, same = ?, came = ?,
			article = ? WHERE seq = ?`, x.Kind, x.Title, x.Said.stored(), due(x.Next), x.Every.Milliseconds(), x.Stage, millis(x.First), millis(x.Asked), millis(x.Answered), x.ETag, x.Modified, x.Status,
			x.Failures, x.Why, x.Note, x.Asks, x.Same, x.Came, x.Article, x.Seq)
		if o.Host != nil {
			b.Do("INSERT INTO followed_host (host, state) VALUES (?1, ?2) ON CONFLICT (host) DO UPDATE SET state = ?2", x.Host, string(o.Host))
		}
		switch {
		case o.Gone:
			gone(b, x)
		case o.Back:
			b.Do("UPDATE page_gone SET until = ? WHERE url = ? AND until IS NULL", millis(x.Asked), x.URL)
		}
	})
	if err != nil {
		return 0, fmt.Errorf("keeping how %s answered: %w", x.URL, err)
	}
	return found, nil
}

// gone records that the page of an article that the ledger holds is no longer there, once until it is back.
func gone(b *store.Batch, x *Item) {
	var version string
	if x.Article == "" || b.Get("SELECT 1 FROM page_gone WHERE url = ? AND until IS NULL", []any{x.URL}, new(int)) {
		return
	}
	b.Get("SELECT c.sha256 FROM capture c JOIN article a ON a.version = c.version WHERE a.id = ? ORDER BY c.seq LIMIT 1", []any{x.Article}, &version)
	b.Do("INSERT INTO page_gone (article, version, url, status, at) VALUES (?,?,?,?,?)", x.Article, version, x.URL, x.Status, millis(x.Asked))
}

// Gone is one page that is no longer there: Article and Version (SHA-256 of the bytes that stood), its address, the status that it answers since At; Until is when it was back, zero while it is not.
type Gone struct {
	Article, Version, URL string
	Status                int
	At, Until             time.Time
}

// Gone lists the pages that went since a time, the newest first.
func (s *Store) Gone(ctx context.Context, since time.Time) (out []Gone, err error) {
	err = s.file.View(ctx, func(b *store.Batch) {
		b.Each("SELECT article, version, url, status, at, coalesce(until, 0) FROM page_gone WHERE at >= ? ORDER BY at DESC, seq DESC", []any{millis(since)}, func(scan func(...any)) {
			var g Gone
			var at, until int64
			scan(&g.Article, &g.Version, &g.URL, &g.Status, &at, &until)
			g.At, g.Until = timeOf(at), timeOf(until)
			out = append(out, g)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("listing the pages that are gone: %w", err)
	}
	return out, nil
}
