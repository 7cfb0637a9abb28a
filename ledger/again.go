package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"hearsay"
)

// Names of the cursors: how often the readings that stand have changed, and at which of these changes the last comparison was made.
const (
	cursorReadings = "readings"
	cursorCompared = "compared"
)

// changed notes in the transaction that what stands is other than what was compared.
func (b *batch) changed() {
	b.do("INSERT INTO cursor (stage, value) VALUES (?, '1') ON CONFLICT (stage) DO UPDATE SET value = value + 1", cursorReadings)
}

// Changes counts the changes of what stands so far, and says at which of them the last comparison was made.
func (l *Ledger) Changes(ctx context.Context) (readings, compared int, err error) {
	err = l.view(ctx, func(b *batch) {
		for stage, to := range map[string]*int{cursorReadings: &readings, cursorCompared: &compared} {
			var value string
			if b.get("SELECT value FROM cursor WHERE stage = ?", []any{stage}, &value) {
				n, err := strconv.Atoi(value)
				b.fail(err)
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
	err = l.view(ctx, func(b *batch) {
		b.each(`SELECT a.id FROM article a LEFT JOIN article o ON o.id = a.copy_of WHERE a.forgotten = '' AND
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
	err = l.view(ctx, func(b *batch) {
		var seq int64
		if !b.get(ofVersion, []any{article, ""}, &seq, &v.Article.TextSHA256) {
			b.fail(ErrMissing)
			return
		}
		var meta string
		b.get("SELECT a.id, a.name, a.meta, (SELECT sha256 FROM capture WHERE version = ?1 ORDER BY seq LIMIT 1) FROM article a WHERE a.id = ?2", []any{seq, article},
			&v.Article.ID, &v.Article.Name, &meta, &v.Article.SHA256)
		text, err := l.blob(b, v.Article.TextSHA256)
		b.fail(err)
		v.Text = string(text)
		var m hearsay.ArticleMeta
		if b.err == nil {
			b.fail(json.Unmarshal([]byte(meta), &m))
		}
		v.Article.Meta = hearsay.Meta{Title: str(m.Title), Published: str(m.Published), PublishedFrom: str(m.PublishedFrom), Language: str(m.Language),
			Publisher: str(m.Publisher), Byline: str(m.Byline), URL: str(m.URL)}
		v.Article.Charset = m.Charset
		if b.get("SELECT 1 FROM reading WHERE version = ?", []any{seq}, new(int)) {
			v.Article.Headline = headline(l.readingOf(b, seq).Article.Headline, v.Text)
		}
	})
	if err != nil {
		return v, fmt.Errorf("reading the stored version of %s: %w", article, err)
	}
	return v, nil
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
	err := l.update(ctx, func(b *batch) {
		s := Standing{Article: v.Article.ID}
		if !b.get("SELECT a.seq, w.seq FROM article a JOIN version w ON w.article = a.seq WHERE a.id = ? AND w.text_sha256 = ? AND a.forgotten = ''", []any{v.Article.ID, v.Article.TextSHA256}, &s.seq, &s.version) {
			b.fail(ErrMissing)
			return
		}
		l.publish(b, &s, r, v.Text, l.now().UTC())
	})
	if err != nil {
		return fmt.Errorf("keeping the new reading of %s: %w", v.Article.ID, err)
	}
	return nil
}
