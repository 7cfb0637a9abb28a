package custody

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"hearsay/chain"
	"hearsay/ledger/store"
)

// Captures streams the captures of the articles that only lets through (nil: all), in the order of the chain, with their bytes; what was forgotten is left out.
func (c *Custody) Captures(ctx context.Context, only func(article string) bool) iter.Seq2[chain.KeptCapture, error] {
	return func(yield func(chain.KeptCapture, error) bool) {
		for last, more := int64(0), true; more; {
			var k chain.KeptCapture
			wanted := false
			err := c.File.View(ctx, func(b *store.Batch) { more, wanted = next(b, &last, &k, only) })
			if err != nil {
				yield(k, fmt.Errorf("reading the captures: %w", err))
				return
			}
			if wanted && !yield(k, nil) {
				return
			}
		}
	}
}

// next reads the capture after record last that is wanted.
func next(b *store.Batch, last *int64, k *chain.KeptCapture, only func(string) bool) (more, wanted bool) {
	var record, meta string
	var packed, detail, raw []byte
	var is bool
	if !b.Get(`SELECT c.n, c.record, c.link, c.detail, d.data, d.packed, v.meta, a.name FROM chain c JOIN capture k ON k.seq = c.capture JOIN version v ON v.seq = k.version
		JOIN article a ON a.seq = v.article JOIN blob d ON d.sha256 = k.sha256 WHERE c.n > ? AND c.detail IS NOT NULL AND d.data IS NOT NULL AND a.forgotten = '' ORDER BY c.n LIMIT 1`,
		[]any{*last}, last, &record, &k.Link, &packed, &raw, &is, &meta, &k.Name) {
		return false, false
	}
	b.Fail(json.Unmarshal([]byte(record), &k.CaptureRecord))
	if only != nil && !only(k.Article) {
		return true, false
	}
	var err error
	if k.Raw, err = b.Unpack(raw, is); err == nil {
		detail, err = b.Unpack(packed, true)
	}
	if err == nil {
		err = json.Unmarshal(detail, &k.CaptureDetail)
	}
	if err == nil {
		err = json.Unmarshal([]byte(meta), &k.Meta)
	}
	b.Fail(err)
	return true, b.Err == nil
}
