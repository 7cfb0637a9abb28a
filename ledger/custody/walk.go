package custody

import (
	"encoding/json"
	"fmt"

	"hearsay"
	"hearsay/chain"
	"hearsay/ledger/store"
)

// step is one row of the chain with the capture that it speaks of, as the other tables have it.
type step struct {
	n            int64
	capture      *int64
	record, link string
	detail       []byte
	there        bool // the capture is
	is           chain.CaptureRecord
	captured     int64
	source       string
	forgotten    string
}

const stepRows = `SELECT c.n, c.capture, c.record, c.link, c.detail, k.seq IS NOT NULL, coalesce(a.id, ''), coalesce(k.sha256, ''), coalesce(d.size, -1), coalesce(v.text_sha256, ''),
	coalesce(k.captured, 0), coalesce(k.source, ''), coalesce(a.forgotten, '') FROM chain c LEFT JOIN capture k ON k.seq = c.capture LEFT JOIN version v ON v.seq = k.version
	LEFT JOIN article a ON a.seq = v.article LEFT JOIN blob d ON d.sha256 = k.sha256 ORDER BY c.n`

// chain walks the chain from its first record on: no number left out, each link made over the one before, each record as the tables have it; and looks for captures and
// takedowns that no record speaks of.
func (v *verifier) chain(b *store.Batch) {
	if stateOf(b) == awaited {
		v.found("chain", "ledger", "it has not been made yet: open the ledger once where it may be written")
		return
	}
	prev, last := root, int64(0)
	b.Each(stepRows, nil, func(scan func(...any)) {
		var s step
		scan(&s.n, &s.capture, &s.record, &s.link, &s.detail, &s.there, &s.is.Article, &s.is.SHA256, &s.is.Size, &s.is.TextSHA256, &s.captured, &s.source, &s.forgotten)
		if b.Err != nil {
			return
		}
		id := fmt.Sprint(s.n)
		if s.n != last+1 {
			v.found("chain", id, fmt.Sprintf("the records %d to %d are gone", last+1, s.n-1))
		} else if Next(prev, s.record) != s.link {
			v.found("chain", id, "its link is not made over the record and the link before: one of them was changed, or the order was")
		}
		prev, last = s.link, s.n
		v.step(b, &s)
		if v.done.Links++; v.done.Links%100 == 0 {
			v.report(v.done, Finding{})
		}
	})
	v.rows(b, "capture", "SELECT k.sha256 FROM capture k WHERE NOT EXISTS (SELECT 1 FROM chain WHERE capture = k.seq)", "no record of the chain speaks of this capture")
	v.rows(b, "capture", `SELECT id FROM article WHERE forgotten <> '' AND id NOT IN (SELECT json_extract(record, '$.article') FROM chain WHERE capture IS NULL AND json_valid(record) AND json_extract(record, '$.article') IS NOT NULL)`,
		"it is marked as forgotten, and no record of the chain says so")
}

// rows finds what a query for ids gives.
func (v *verifier) rows(b *store.Batch, what, query, problem string) {
	b.Each(query, nil, func(scan func(...any)) {
		var id string
		scan(&id)
		v.found(what, id, problem)
	})
}

// step holds one record against the capture that it speaks of.
func (v *verifier) step(b *store.Batch, s *step) {
	id := fmt.Sprint(s.n)
	if s.capture == nil {
		var r chain.TakedownRecord
		if err := json.Unmarshal([]byte(s.record), &r); err != nil || r.Schema != chain.SchemaTakedown || r.N != s.n {
			v.found("chain", id, "it is no record of a takedown")
		}
		return
	}
	var r chain.CaptureRecord
	if err := json.Unmarshal([]byte(s.record), &r); err != nil || r.Schema != chain.SchemaCapture || r.N != s.n {
		v.found("chain", id, "it is no record of a capture")
		return
	}
	if !s.there {
		v.found("capture", r.SHA256, fmt.Sprintf("record %d speaks of it, and it is gone", s.n))
		return
	}
	for _, p := range []struct{ what, was, is string }{
		{"article", r.Article, s.is.Article}, {"bytes", r.SHA256, s.is.SHA256}, {"size", fmt.Sprint(r.Size), fmt.Sprint(s.is.Size)},
		{"text", r.TextSHA256, s.is.TextSHA256}, {"time", r.Captured, stampOf(s.captured)},
	} {
		if p.was != p.is {
			v.found("capture", r.SHA256, fmt.Sprintf("its %s is %s, and record %d says %s", p.what, p.is, s.n, p.was))
		}
	}
	v.detail(b, s, &r)
}

// detail holds where a capture came from against its hash; what was forgotten has none.
func (v *verifier) detail(b *store.Batch, s *step, r *chain.CaptureRecord) {
	if s.detail == nil {
		if s.forgotten == "" {
			v.found("capture", r.SHA256, "where it came from is gone, and the article was not forgotten")
		}
		return
	}
	data, err := b.Unpack(s.detail, true)
	var d chain.CaptureDetail
	switch {
	case err != nil || hearsay.SHA256(data) != r.Detail:
		v.found("capture", r.SHA256, fmt.Sprintf("where it came from has another hash than record %d says", s.n))
	case json.Unmarshal(data, &d) != nil || d.From != s.source:
		v.found("capture", r.SHA256, fmt.Sprintf("it came from %q, and record %d says %q", s.source, s.n, d.From))
	}
}
