package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"hearsay"
	"hearsay/ledger/rows"
	"hearsay/ledger/store"
)

// Changes counts the changes of what stands so far, and says at which of them the last comparison was made.
func (l *Ledger) Changes(ctx context.Context) (readings, compared int, err error) {
	err = l.file.View(ctx, func(b *store.Batch) {
		for stage, to := range map[string]*int{rows.CursorReadings: &readings, rows.CursorCompared: &compared} {
			var value string
			if b.Get("SELECT value FROM cursor WHERE stage = ?", []any{stage}, &value) {
				n, err := strconv.Atoi(value)
				b.Fail(err)
				*to = n
			}
		}
	})
	if err != nil {
		return 0, 0, fmt.Errorf("reading the ledger's cursors: %w", err)
	}
	return readings, compared, nil
}

// Readable gives the ids of the articles that can be read: those with a reading, and those without one that are neither unread nor the copy of one that has.
func (l *Ledger) Readable(ctx context.Context, onlyNever bool) (ids []string, err error) {
	err = l.file.View(ctx, func(b *store.Batch) {
		b.Each(`SELECT a.id FROM article a LEFT JOIN article o ON o.id = a.copy_of WHERE a.forgotten = '' AND
			(a.standing <> 0 AND NOT ? OR a.standing = 0 AND a.unread = '' AND (a.copy_of IS NULL OR o.forgotten <> '')) ORDER BY a.seq`, []any{onlyNever}, func(scan func(...any)) {
			var id string
			scan(&id)
			ids = append(ids, id)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("listing what can be read: %w", err)
	}
	return ids, nil
}

// Version gives the version of an article whose claims stand, or its last one, as it has to be given to a reader again; without raw bytes.
func (l *Ledger) Version(ctx context.Context, article string) (v hearsay.Version, err error) {
	err = l.file.View(ctx, func(b *store.Batch) {
		var seq int64
		if !b.Get(ofVersion, []any{article, ""}, &seq, &v.Article.TextSHA256) {
			b.Fail(ErrMissing)
			return
		}
		var meta string
		b.Get("SELECT a.id, a.name, a.meta, (SELECT sha256 FROM capture WHERE version = ?1 ORDER BY seq LIMIT 1) FROM article a WHERE a.id = ?2", []any{seq, article},
			&v.Article.ID, &v.Article.Name, &meta, &v.Article.SHA256)
		text, err := b.Blob(v.Article.TextSHA256)
		b.Fail(err)
		v.Text = string(text)
		var m hearsay.ArticleMeta
		if b.Err == nil {
			b.Fail(json.Unmarshal([]byte(meta), &m))
		}
		v.Article.Meta = hearsay.Meta{Title: str(m.Title), Published: str(m.Published), PublishedFrom: str(m.PublishedFrom), Language: str(m.Language),
			Publisher: str(m.Publisher), Byline: str(m.Byline), URL: str(m.URL), Extent: str(m.Extent)}
		v.Article.Charset = m.Charset
		if b.Get("SELECT 1 FROM reading WHERE version = ?", []any{seq}, new(int)) {
			v.Article.Headline = headline(l.readingOf(b, seq).Article.Headline, v.Text)
		}
	})
	if err != nil {
		return v, fmt.Errorf("reading the stored version of %s: %w", article, err)
	}
	return v, nil
}

// Tagger names what read the version of an article whose claims stand, "" where nothing did; see hearsay.Reader.
func (l *Ledger) Tagger(ctx context.Context, article string) (name string, err error) {
	err = l.file.View(ctx, func(b *store.Batch) {
		var seq int64
		var sum string
		if b.Get(ofVersion, []any{article, ""}, &seq, &sum) && b.Get("SELECT 1 FROM reading WHERE version = ?", []any{seq}, new(int)) {
			name = l.readingOf(b, seq).Reader.Tagger
		}
	})
	if err != nil {
		return "", fmt.Errorf("reading what read %s: %w", article, err)
	}
	return name, nil
}

// headline is a span of code points as one of bytes, empty where there is none.
func headline(s *hearsay.WireSpan, text string) hearsay.Span {
	if s == nil {
		return hearsay.Span{}
	}
	at, err := hearsay.NewIndex(text).Bytes(hearsay.Span{Start: s.Start, End: s.End})
	if err != nil {
		return hearsay.Span{}
	}
	return at
}

// Reread puts a new reading of the version that Version gave in the place of the old one: aligned claims and figures keep their ids, the rest is gone or new.
func (l *Ledger) Reread(ctx context.Context, v *hearsay.Version, r *hearsay.WireReading) error {
	err := l.file.Update(ctx, func(b *store.Batch) {
		s := Standing{Article: v.Article.ID}
		if !b.Get("SELECT a.seq, w.seq FROM article a JOIN version w ON w.article = a.seq WHERE a.id = ? AND w.text_sha256 = ? AND a.forgotten = ''", []any{v.Article.ID, v.Article.TextSHA256}, &s.seq, &s.version) {
			b.Fail(ErrMissing)
			return
		}
		rows.Publish(b, l.known(), s.seq, s.version, r, v.Text, millis(l.now()))
	})
	if err != nil {
		return fmt.Errorf("keeping the new reading of %s: %w", v.Article.ID, err)
	}
	return nil
}

// Comparison is what came of comparing the readings that stand.
type Comparison struct {
	Groups    []hearsay.Group
	Relations []hearsay.Relation
	Tallies   []hearsay.Tally
}

// SetComparison makes c what stands: what was there before keeps its row and the time at which it was first found, the rest goes or comes, in one transaction.
// A group keeps the id that it had while the member that named it stands. at is the change (see Changes) whose readings were compared.
func (l *Ledger) SetComparison(ctx context.Context, c Comparison, at int) error {
	err := l.file.Update(ctx, func(b *store.Batch) {
		rows.Compare(b, l.known(), c.Groups, c.Relations, c.Tallies, at, millis(l.now()))
	})
	if err != nil {
		return fmt.Errorf("keeping the comparison: %w", err)
	}
	return nil
}
