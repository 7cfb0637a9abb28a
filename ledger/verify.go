package ledger

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"hearsay"
	"hearsay/ledger/rows"
	"hearsay/ledger/store"
)

// Checked counts what Verify looked at.
type Checked struct{ Blobs, Articles, Spans, Forgotten int }

// Finding is one thing that is not as it was stored: what it is (bytes, span, file or forgotten), of which record, and what is wrong with it.
// Forgotten things are no fault; they are said so that nobody takes their absence for one.
type Finding struct{ What, ID, Problem string }

// Forgotten tells a finding that is no fault.
func (f Finding) Forgotten() bool { return f.What == "forgotten" }

// Verify re-hashes every stored byte, re-finds every span in the text that it stands in, and has SQLite check its file. report is called for each finding, and after each
// article and hundred blobs with a zero Finding, so that progress can be shown.
func (l *Ledger) Verify(ctx context.Context, report func(Checked, Finding)) (Checked, error) {
	v := &verifier{l: l, report: report}
	for _, step := range []func(*store.Batch){v.file, v.blobs, v.articles, v.notes} {
		if err := l.file.View(ctx, step); err != nil {
			return v.done, fmt.Errorf("verifying the ledger: %w", err)
		}
	}
	return v.done, nil
}

type verifier struct {
	l      *Ledger
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
			v.found("file", v.l.Path(), said)
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

func (v *verifier) articles(b *store.Batch) {
	var versions []int64
	b.Each("SELECT v.seq FROM version v JOIN article a ON a.seq = v.article WHERE a.forgotten = '' ORDER BY v.seq", nil, func(scan func(...any)) {
		var seq int64
		scan(&seq)
		versions = append(versions, seq)
	})
	for _, seq := range versions {
		v.version(b, seq)
		v.report(v.done, Finding{})
	}
}

// version re-finds the spans of a version's reading, and of the claims and figures that stand or stood in it.
func (v *verifier) version(b *store.Batch, seq int64) {
	var article, sha string
	var read bool
	b.Get("SELECT a.id, v.text_sha256, EXISTS (SELECT 1 FROM reading WHERE version = v.seq) FROM version v JOIN article a ON a.seq = v.article WHERE v.seq = ?", []any{seq}, &article, &sha, &read)
	data, err := b.Blob(sha)
	switch {
	case errors.Is(err, ErrForgotten):
		return
	case errors.Is(err, ErrMissing):
		v.found("bytes", sha, "the text of "+article+" is not there")
		return
	case err != nil: // said among the bytes
		return
	}
	v.done.Articles++
	text := string(data)
	t := &textCheck{text: text, ix: hearsay.NewIndex(text)}
	if read {
		found := v.l.readingOf(b, seq)
		v.spans(t, article, rows.ReadingSpans(&found))
	}
	for _, o := range rows.Others(b, seq) {
		v.other(t, article, &o.Reading)
	}
	r := &reader{Batch: b}
	b.Each("SELECT c.id, y.body FROM claim c JOIN claim_body y ON y.claim = c.seq WHERE c.version = ?", []any{seq}, func(scan func(...any)) {
		var id, body string
		var c hearsay.WireClaim
		scan(&id, &body)
		r.decode(body, &c)
		v.spans(t, id, rows.ClaimSpans(&c))
	})
	b.Each("SELECT f.id, y.body FROM figure f JOIN figure_body y ON y.figure = f.seq WHERE f.version = ?", []any{seq}, func(scan func(...any)) {
		var id, body string
		var f hearsay.WireFigure
		scan(&id, &body)
		r.decode(body, &f)
		v.spans(t, id, rows.FigureSpans(&f))
	})
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
