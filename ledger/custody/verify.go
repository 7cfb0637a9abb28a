package custody

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"hearsay"
	"hearsay/ledger/rows"
	"hearsay/ledger/store"
)

// Checked counts what Verify looked at.
type Checked struct{ Blobs, Articles, Spans, Forgotten, Links, Proofs int }

// Finding is one thing that Verify has to tell: what it is (bytes, span, file, chain, capture, orphan, forgotten, proof or note), of which record, and what is wrong with it.
// What was forgotten, proofs that hold and notes are no faults; they are said so that nobody takes their absence for one.
type Finding struct{ What, ID, Problem string }

// The kinds of findings that are no faults.
const (
	WhatForgotten = "forgotten"
	WhatHolds     = "proof"
	WhatNote      = "note"
)

// Fault tells what is not as it was stored from what is only to be known.
func (f Finding) Fault() bool {
	return f.What != WhatForgotten && f.What != WhatHolds && f.What != WhatNote
}

// Verify re-hashes every stored byte, walks the chain of custody and holds each capture against its record, checks the proofs of time as far as that can be done here, re-finds every
// span in the text that it stands in, looks for what hangs loose, and has SQLite check its file. report is called for each finding, and after each article and hundred blobs or
// links with a zero Finding, so that progress can be shown.
func (c *Custody) Verify(ctx context.Context, report func(Checked, Finding)) (Checked, error) {
	v := &verifier{report: report}
	for _, step := range []func(*store.Batch){v.file, v.blobs, v.chain, v.proofs, v.orphans, v.articles, v.notes} {
		if err := c.File.View(ctx, step); err != nil {
			return v.done, fmt.Errorf("verifying the ledger: %w", err)
		}
	}
	return v.done, nil
}

type verifier struct {
	report func(Checked, Finding)
	done   Checked
}

func (v *verifier) found(what, id, problem string) {
	v.report(v.done, Finding{what, id, problem})
}

func (v *verifier) file(b *store.Batch) {
	b.Each("PRAGMA integrity_check(20)", nil, func(scan func(...any)) {
		var said string
		if scan(&said); said != "ok" {
			v.found("file", "ledger", said)
		}
	})
}

func (v *verifier) blobs(b *store.Batch) {
	b.Each("SELECT sha256, size, packed, data FROM blob WHERE data IS NOT NULL", nil, func(scan func(...any)) {
		var sha string
		var size int
		var packed bool
		var data []byte
		scan(&sha, &size, &packed, &data)
		out, err := b.Unpack(data, packed)
		switch {
		case err != nil:
			v.found("bytes", sha, err.Error())
		case hearsay.SHA256(out) != sha || len(out) != size:
			v.found("bytes", sha, "the stored bytes have another hash")
		}
		if v.done.Blobs++; v.done.Blobs%100 == 0 {
			v.report(v.done, Finding{})
		}
	})
}

// held is a version whose spans are to be found again.
type held struct {
	seq, article int64
	id, text     string
	reading      []byte
}

func (v *verifier) articles(b *store.Batch) {
	for last, n := int64(0), 1; n > 0 && b.Err == nil; {
		var found []held
		b.Each(`SELECT v.seq, a.seq, a.id, v.text_sha256, r.data FROM version v JOIN article a ON a.seq = v.article LEFT JOIN reading r ON r.version = v.seq
			WHERE v.seq > ? AND a.forgotten = '' ORDER BY v.seq LIMIT 500`, []any{last}, func(scan func(...any)) {
			var h held
			scan(&h.seq, &h.article, &h.id, &h.text, &h.reading)
			found, last = append(found, h), h.seq
		})
		for i := range found {
			v.version(b, &found[i])
			v.report(v.done, Finding{})
		}
		n = len(found)
	}
}

// version re-finds the spans of a version's reading, and of the claims and figures that stand or stood in it.
func (v *verifier) version(b *store.Batch, h *held) {
	data, err := b.Blob(h.text)
	switch {
	case errors.Is(err, store.ErrForgotten):
		return
	case errors.Is(err, store.ErrMissing):
		v.found("bytes", h.text, "the text of "+h.id+" is not there")
		return
	case err != nil: // said among the bytes
		return
	}
	v.done.Articles++
	t := &textCheck{text: string(data), ix: hearsay.NewIndex(string(data))}
	if h.reading != nil {
		var r hearsay.WireReading
		body, err := b.Unpack(h.reading, true)
		if err == nil {
			err = json.Unmarshal(body, &r)
		}
		if err != nil {
			v.found("bytes", h.id, "its reading is damaged: "+err.Error())
		}
		v.spans(t, h.id, rows.ReadingSpans(&r))
	}
	for _, o := range rows.Others(b, h.seq) {
		v.other(t, h.id, &o.Reading)
	}
	b.Each("SELECT c.id, y.body FROM claim c JOIN claim_body y ON y.claim = c.seq WHERE c.article = ? AND c.version = ?", []any{h.article, h.seq}, func(scan func(...any)) {
		var c hearsay.ListedClaim // its event's place is written out
		if id, ok := v.object(scan, &c); ok {
			v.spans(t, id, rows.ClaimSpans(&c.WireClaim))
		}
	})
	b.Each("SELECT f.id, y.body FROM figure f JOIN figure_body y ON y.figure = f.seq WHERE f.article = ? AND f.version = ?", []any{h.article, h.seq}, func(scan func(...any)) {
		var f hearsay.WireFigure
		if id, ok := v.object(scan, &f); ok {
			v.spans(t, id, rows.FigureSpans(&f))
		}
	})
}

// object reads the id and the object of a row.
func (v *verifier) object(scan func(...any), to any) (id string, ok bool) {
	var body string
	scan(&id, &body)
	if err := json.Unmarshal([]byte(body), to); err != nil {
		v.found("bytes", id, "its object is damaged: "+err.Error())
		return id, false
	}
	return id, true
}

// other re-finds the spans of a reading made elsewhere.
func (v *verifier) other(t *textCheck, article string, r *hearsay.WireReading) {
	v.spans(t, article, rows.ReadingSpans(r))
	for i := range r.Claims {
		v.spans(t, r.Claims[i].ID, rows.ClaimSpans(&r.Claims[i]))
	}
	for i := range r.Figures {
		v.spans(t, r.Figures[i].ID, rows.FigureSpans(&r.Figures[i]))
	}
}

type textCheck struct {
	text string
	ix   *hearsay.Index
}

func (v *verifier) spans(t *textCheck, id string, spans iter.Seq[hearsay.WireSpan]) {
	for s := range spans {
		v.done.Spans++
		at, err := t.ix.Bytes(hearsay.Span{Start: s.Start, End: s.End})
		switch {
		case err != nil:
			v.found("span", id, err.Error())
		case at.Of(t.text) != s.Text:
			v.found("span", id, fmt.Sprintf("the words %q do not stand at %d to %d", s.Text, s.Start, s.End))
		}
	}
}

// notes says what was forgotten.
func (v *verifier) notes(b *store.Batch) {
	b.Each("SELECT id, why FROM forgotten WHERE id LIKE 'a-%' ORDER BY at", nil, func(scan func(...any)) {
		var id, why string
		scan(&id, &why)
		v.done.Forgotten++
		v.found("forgotten", id, why)
	})
}
