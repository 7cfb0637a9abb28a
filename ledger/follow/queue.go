package follow

import (
	"context"
	"fmt"
	"time"

	"hearsay/ledger/store"
)

// Heads gives for every host when the first of its items is due.
func (s *Store) Heads(ctx context.Context) (out map[string]time.Time, err error) {
	out = map[string]time.Time{}
	err = s.file.View(ctx, func(b *store.Batch) {
		b.Each("SELECT host, min(next) FROM followed WHERE next IS NOT NULL GROUP BY host", nil, func(scan func(...any)) {
			var host string
			var next int64
			scan(&host, &next)
			out[host] = timeOf(next)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("looking up what is due: %w", err)
	}
	return out, nil
}

// Head gives the item of a host that is due first; false where none is due ever.
func (s *Store) Head(ctx context.Context, host string) (x Item, ok bool, err error) {
	err = s.file.View(ctx, func(b *store.Batch) {
		b.Each("SELECT "+columns+" FROM followed WHERE host = ? AND next IS NOT NULL ORDER BY next, seq LIMIT 1", []any{host}, func(scan func(...any)) {
			x, ok = scanned(b, scan), true
		})
	})
	if err != nil {
		return x, false, fmt.Errorf("looking up what is due at %s: %w", host, err)
	}
	return x, ok, nil
}

// Hosts gives what is remembered of every host.
func (s *Store) Hosts(ctx context.Context) (out map[string][]byte, err error) {
	out = map[string][]byte{}
	err = s.file.View(ctx, func(b *store.Batch) {
		b.Each("SELECT host, state FROM followed_host", nil, func(scan func(...any)) {
			var host, state string
			scan(&host, &state)
			out[host] = []byte(state)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("looking up the hosts: %w", err)
	}
	return out, nil
}
