package custody

import (
	"context"
	"errors"
	"fmt"

	"hearsay/chain"
	"hearsay/ledger/store"
)

// The cursor's stage and its values: a ledger from before the chain awaits adoption, which is done once. What lacks its record afterwards is a fault and is never chained silently.
const (
	stage   = "custody"
	awaited = "awaited"
	made    = "made"
)

// Adopt gives the captures that a ledger had before it had a chain their records, each marked as adopted, in the order in which they were added, and those articles that were
// forgotten before their takedowns. It does nothing where that was done, or where the ledger may only be read.
func (c *Custody) Adopt(ctx context.Context) error {
	var state string
	err := c.File.View(ctx, func(b *store.Batch) { state = stateOf(b) })
	if err == nil && state == awaited {
		err = c.File.Update(ctx, c.adopt)
	}
	if err != nil && !errors.Is(err, store.ErrReadOnly) {
		return fmt.Errorf("making the chain of custody: %w", err)
	}
	return nil
}

func stateOf(b *store.Batch) (state string) {
	b.Get("SELECT value FROM cursor WHERE stage = ?", []any{stage}, &state)
	return state
}

func (c *Custody) adopt(b *store.Batch) {
	if stateOf(b) != awaited { // another program was quicker
		return
	}
	at := Stamp(c.Now())
	for last, n := int64(0), 1; n > 0 && b.Err == nil; {
		var found []old
		b.Each(`SELECT k.seq, a.id, k.sha256, coalesce(d.size, 0), v.text_sha256, k.captured, k.source FROM capture k JOIN version v ON v.seq = k.version JOIN article a ON a.seq = v.article
			LEFT JOIN blob d ON d.sha256 = k.sha256 WHERE k.seq > ? ORDER BY k.seq LIMIT 1000`, []any{last}, func(scan func(...any)) {
			var o old
			scan(&o.seq, &o.record.Article, &o.record.SHA256, &o.record.Size, &o.record.TextSHA256, &o.captured, &o.from)
			found = append(found, o)
		})
		for _, o := range found {
			last, o.record.Captured, o.record.Added, o.record.Adopted = o.seq, stampOf(o.captured), at, true
			c.append(b, o.seq, chain.CaptureDetail{From: o.from}, o.record)
		}
		n = len(found)
	}
	var gone []chain.TakedownRecord
	b.Each("SELECT a.id, coalesce(f.at, 0), a.forgotten FROM article a LEFT JOIN forgotten f ON f.id = a.id WHERE a.forgotten <> '' ORDER BY f.at, a.seq", nil, func(scan func(...any)) {
		r, millis := chain.TakedownRecord{Adopted: true}, int64(0)
		scan(&r.Article, &millis, &r.Why)
		r.At = stampOf(millis)
		gone = append(gone, r)
	})
	for _, r := range gone {
		takedown(b, r)
	}
	b.Do("UPDATE cursor SET value = ? WHERE stage = ?", made, stage)
}

// old is a capture from before the chain.
type old struct {
	seq, captured int64
	from          string
	record        chain.CaptureRecord
}
