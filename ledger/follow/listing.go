package follow

import (
	"context"
	"fmt"
	"time"

	"hearsay/ledger/store"
)

// Totals are what is followed, counted.
type Totals struct {
	Named    int // lists and pages that the user named
	Lists    int // sitemaps that an index named
	Articles int // that lists named
	Waiting  int // articles that were never asked yet
	Failing  int // items whose last asking failed
	Asks     int
	Same     int // of these, answered with no change
	Gone     int // pages that are gone now
	Next     time.Time
}

// Totals counts what is followed.
func (s *Store) Totals(ctx context.Context) (t Totals, err error) {
	err = s.file.View(ctx, func(b *store.Batch) {
		var next int64
		b.Get(`SELECT count(*) FILTER (WHERE parent = 0 AND kind <> 'article'), count(*) FILTER (WHERE parent <> 0 AND kind <> 'article'), count(*) FILTER (WHERE kind = 'article'),
			count(*) FILTER (WHERE kind = 'article' AND asked = 0 AND next IS NOT NULL), count(*) FILTER (WHERE why <> ''), coalesce(sum(asks), 0), coalesce(sum(same), 0), coalesce(min(next), 0),
			(SELECT count(*) FROM page_gone WHERE until IS NULL) FROM followed`, nil, &t.Named, &t.Lists, &t.Articles, &t.Waiting, &t.Failing, &t.Asks, &t.Same, &next, &t.Gone)
		t.Next = timeOf(next)
	})
	if err != nil {
		return t, fmt.Errorf("counting what is followed: %w", err)
	}
	return t, nil
}

// Named lists the feeds, sitemaps and pages that the user named, in the order in which he did.
func (s *Store) Named(ctx context.Context) ([]Item, error) {
	return s.list(ctx, "WHERE parent = 0 AND kind <> 'article' ORDER BY seq")
}

// Failing lists what failed when it was last asked, the latest first: at most most.
func (s *Store) Failing(ctx context.Context, most int) ([]Item, error) {
	return s.list(ctx, "WHERE why <> '' ORDER BY asked DESC, seq DESC LIMIT ?", most)
}

// Came lists the articles that came last, at most most. Title is the ledger's.
func (s *Store) Came(ctx context.Context, most int) ([]Item, error) {
	items, err := s.list(ctx, "WHERE article <> '' ORDER BY answered DESC, seq DESC LIMIT ?", most)
	if err != nil {
		return nil, err
	}
	err = s.file.View(ctx, func(b *store.Batch) {
		for i := range items {
			items[i].Title = ""
			b.Get("SELECT coalesce(json_extract(meta, '$.title'), '') FROM article WHERE id = ? AND forgotten = ''", []any{items[i].Article}, &items[i].Title)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("listing what came: %w", err)
	}
	return items, nil
}

// ByURL gives the item of an address; false where it is not followed.
func (s *Store) ByURL(ctx context.Context, url string) (x Item, ok bool, err error) {
	items, err := s.list(ctx, "WHERE url = ?", url)
	if err != nil || len(items) == 0 {
		return x, false, err
	}
	return items[0], true, nil
}

func (s *Store) list(ctx context.Context, where string, args ...any) (out []Item, err error) {
	err = s.file.View(ctx, func(b *store.Batch) {
		b.Each("SELECT "+columns+" FROM followed "+where, args, func(scan func(...any)) { out = append(out, scanned(b, scan)) })
	})
	if err != nil {
		return nil, fmt.Errorf("listing what is followed: %w", err)
	}
	return out, nil
}
