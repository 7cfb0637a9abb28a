package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"hearsay"
	"hearsay/chain"
	"hearsay/ledger/store"
)

const articleColumns = `a.id, a.name, a.meta, a.unread, a.detail, a.copy_of, a.alike, a.versions, a.claims, a.figures, a.forgotten,
	(SELECT text_sha256 FROM version WHERE seq = a.version), a.version`

func articleItem(r *reader, scan row) hearsay.ListedArticle {
	a, meta, unread, version := hearsay.ListedArticle{Schema: hearsay.SchemaArticle}, "", hearsay.Unread{}, int64(0)
	scan(&a.ID, &a.Name, &meta, &unread.Reason, &unread.Detail, &a.CopyOf, &a.Alike, &a.Versions, &a.Claims, &a.Figures, &a.Forgotten, &a.TextSHA256, &version)
	r.decode(meta, &a.ArticleMeta)
	if unread.Reason != "" {
		a.Unread = &unread
	}
	var at int64
	r.Get("SELECT sha256, captured FROM capture WHERE version = ? ORDER BY seq LIMIT 1", []any{version}, &a.SHA256, &at)
	a.Captured = stamp(at)
	return a
}

func timeOf(millis int64) time.Time { return time.UnixMilli(millis).UTC() }

func stamp(millis int64) string { return timeOf(millis).Format(time.RFC3339) }

// Articles lists articles, newest published first (undated last); filters of claims ask for an article that holds such a claim or figure.
// Filter.From and To are the article's own day here.
func (l *Ledger) Articles(ctx context.Context, f Filter) (Page[hearsay.ListedArticle], error) {
	return listed(ctx, l, "articles", f.articles(), articleColumns, f.Cut, articleItem)
}

// Revised lists the articles of which several versions are kept, with the filters of Articles.
func (l *Ledger) Revised(ctx context.Context, f Filter) (Page[hearsay.ListedArticle], error) {
	return listed(ctx, l, "articles", f.revised(), articleColumns, f.Cut, articleItem)
}

func (f *Filter) revised() query {
	q := f.articles()
	q.where("a.versions > 1")
	return q
}

// Copies lists the articles that are copies of one, in the order of adding; at most a thousand.
func (l *Ledger) Copies(ctx context.Context, id string) ([]hearsay.ListedArticle, error) {
	q := query{from: "article a", order: "a.added, a.seq"}
	q.where("a.copy_of = ? AND a.forgotten = ''", id)
	p, err := listed(ctx, l, "copies", q, articleColumns, Cut{Limit: allAtOnce}, articleItem)
	return p.Items, err
}

// articles is the query for articles, table a.
func (f *Filter) articles() query {
	q := query{from: "article a", order: "a.day DESC, a.seq DESC"}
	if f.Text != "" {
		q.from = "article_words t CROSS JOIN article a ON a.seq = t.rowid"
		q.sought("article_words", f.Text)
	}
	q.has("a.id", f.Article)
	if f.From != "" {
		q.where("a.day >= ?", f.From)
	}
	if f.To != "" {
		q.where("a.day <= ? AND a.day <> ''", f.To)
	}
	if !f.Since.IsZero() {
		q.where("a.added >= ?", millis(f.Since))
	}
	if over := f.passedOver(); over.said() {
		over.ofArticles(&q)
	}
	q.where("a.forgotten = ''")
	return q
}

// ofArticles adds that an article, table a, holds a claim or figure that the filter lets through.
func (f *Filter) ofArticles(q *query) {
	held, article := f.claims(), "c.article"
	if f.counted() {
		held, article = f.figures(), "g.article"
	}
	if !f.broad() {
		q.in("a.seq", held, article)
		return
	}
	held.where(article + " = a.seq")
	q.where("EXISTS ("+held.sql("1")+")", held.args...)
}

// Article gives an article with its versions; ErrMissing where there is none.
func (l *Ledger) Article(ctx context.Context, id string) (ArticleRecord, error) {
	a, err := one(ctx, l, "article", id, byID("article a", id), articleColumns, articleItem)
	if err != nil {
		return ArticleRecord{}, err
	}
	out := ArticleRecord{ListedArticle: a}
	err = l.file.View(ctx, func(b *store.Batch) {
		r := &reader{Batch: b}
		b.Each("SELECT seq FROM version WHERE article = (SELECT seq FROM article WHERE id = ?) ORDER BY seq DESC", []any{id}, func(scan func(...any)) {
			var seq int64
			scan(&seq)
			out.History = append(out.History, r.record(seq))
		})
		b.Each("SELECT until, body FROM meta WHERE article = (SELECT seq FROM article WHERE id = ?) ORDER BY rowid DESC", []any{id}, func(scan func(...any)) {
			var at int64
			var body string
			scan(&at, &body)
			m := ReplacedMeta{Until: timeOf(at)}
			r.decode(body, &m.ArticleMeta)
			out.Replaced = append(out.Replaced, m)
		})
	})
	if err != nil {
		return out, fmt.Errorf("reading the article %s: %w", id, err)
	}
	return out, nil
}

// record reads one version.
func (r *reader) record(seq int64) VersionRecord {
	v, meta, unread := VersionRecord{}, "", hearsay.Unread{}
	r.Get("SELECT v.meta, v.unread, v.detail, v.text_sha256, v.seq = a.version, a.versions FROM version v JOIN article a ON a.seq = v.article WHERE v.seq = ?", []any{seq},
		&meta, &unread.Reason, &unread.Detail, &v.TextSHA256, &v.Current, &v.Versions)
	r.decode(meta, &v.ArticleMeta)
	if unread.Reason != "" {
		v.Unread = &unread
	}
	var reader string
	if r.Get("SELECT reader FROM reading WHERE version = ?", []any{seq}, &reader) {
		v.Reader = &hearsay.Reader{}
		r.decode(reader, v.Reader)
	}
	var record string
	var at int64
	r.Get("SELECT c.sha256, c.captured, b.size, coalesce(h.record, '{}') FROM capture c JOIN blob b USING (sha256) LEFT JOIN chain h ON h.capture = c.seq WHERE c.version = ? ORDER BY c.seq LIMIT 1", []any{seq},
		&v.SHA256, &at, &v.Size, &record)
	v.Captured = stamp(at)
	r.decode(record, &v.Custody)
	r.Each("SELECT source, count(*), max(captured) FROM capture WHERE version = ? GROUP BY source ORDER BY min(seq)", []any{seq}, func(scan func(...any)) {
		var f chain.Source
		scan(&f.From, &f.Times, &at)
		f.Last = stamp(at)
		v.Sources = append(v.Sources, f)
	})
	return v
}

// ofVersion is the version of an article that is named by the SHA-256 of bytes in which it was seen; "" is the one whose claims stand, else the last.
const ofVersion = `SELECT v.seq, v.text_sha256 FROM version v JOIN article a ON a.seq = v.article WHERE a.id = ?1 AND
	iif(?2 = '', v.seq = iif(a.standing <> 0, a.standing, a.version), v.seq IN (SELECT version FROM capture WHERE sha256 = ?2)) ORDER BY v.seq DESC LIMIT 1`

// Text gives the text of an article's version, named by the SHA-256 of its bytes; "" is the version whose claims stand, else the last.
func (l *Ledger) Text(ctx context.Context, article, version string) (string, error) {
	var out []byte
	err := l.file.View(ctx, func(b *store.Batch) {
		var seq int64
		var sha string
		if !b.Get(ofVersion, []any{article, version}, &seq, &sha) {
			b.Fail(ErrMissing)
			return
		}
		var err error
		out, err = b.Blob(sha)
		b.Fail(err)
	})
	if err != nil {
		return "", fmt.Errorf("reading the text of %s %s: %w", article, version, err)
	}
	return string(out), nil
}

// Raw gives bytes by their SHA-256.
func (l *Ledger) Raw(ctx context.Context, sha256 string) (out []byte, err error) {
	err = l.file.View(ctx, func(b *store.Batch) {
		var err error
		out, err = b.Blob(sha256)
		b.Fail(err)
	})
	if err != nil {
		return nil, fmt.Errorf("reading stored bytes: %w", err)
	}
	return out, nil
}

// Reading gives the last reading of an article's version ("" as for Text), with the ids that the ledger keeps; ErrMissing where it was never read.
func (l *Ledger) Reading(ctx context.Context, article, version string) (out hearsay.WireReading, err error) {
	err = l.file.View(ctx, func(b *store.Batch) {
		var seq int64
		var sha string
		if !b.Get(ofVersion, []any{article, version}, &seq, &sha) {
			b.Fail(ErrMissing)
			return
		}
		out = l.readingOf(b, seq)
	})
	if err != nil {
		return out, fmt.Errorf("the reading of %s %s: %w", article, version, err)
	}
	return out, nil
}

func (l *Ledger) readingOf(b *store.Batch, version int64) (out hearsay.WireReading) {
	var packed []byte
	if !b.Get("SELECT data FROM reading WHERE version = ?", []any{version}, &packed) {
		b.Fail(ErrMissing)
		return out
	}
	data, err := b.Unpack(packed, true)
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	b.Fail(err)
	return out
}

// Readings streams what is compared of each article, in the order of adding: the reading that stands and what readings of that version made elsewhere add to it, or theirs alone
// where the article is unread. What nobody read (copies of the same words too) has none.
func (l *Ledger) Readings(ctx context.Context) iter.Seq2[hearsay.WireReading, error] {
	return func(yield func(hearsay.WireReading, error) bool) {
		for last := int64(0); ; {
			var out hearsay.WireReading
			var version int64
			err := l.file.View(ctx, func(b *store.Batch) {
				if !b.Get(`SELECT seq, iif(standing <> 0, standing, version) FROM article WHERE seq > ? AND forgotten = '' AND
					(standing <> 0 OR copy_of IS NULL AND version IN (SELECT version FROM other_reading)) ORDER BY seq LIMIT 1`, []any{last}, &last, &version) {
					b.Fail(ErrMissing)
					return
				}
				out = l.withOthers(b, version)
			})
			switch {
			case version == 0 && errors.Is(err, ErrMissing):
				return
			case err != nil:
				yield(out, fmt.Errorf("reading the readings: %w", err))
				return
			case !yield(out, nil):
				return
			}
		}
	}
}
