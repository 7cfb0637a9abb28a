package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"hearsay"
	"hearsay/ledger/rows"
	"hearsay/ledger/store"
)

// OtherReading is a reading of a version that another tool, model or person made (Reading.Reader says who), and where it differs from ours. Version is the SHA-256 of the
// version's bytes. Alone tells that we have no reading of that version.
type OtherReading struct {
	Version string
	Kept    time.Time
	Reading hearsay.WireReading
	Alone   bool
	Differs []rows.Difference
}

// KeepOther keeps a reading made elsewhere of an article's version (named as for Text), in the place of an earlier one by the same maker. Its spans must stand in the
// version's text, its ids be those of CONTRACT's rule.
func (l *Ledger) KeepOther(ctx context.Context, article, version string, r *hearsay.WireReading) error {
	err := l.file.Update(ctx, func(b *store.Batch) {
		var seq int64
		var sum string
		if !b.Get(ofVersion, []any{article, version}, &seq, &sum) || sum != r.Article.TextSHA256 {
			b.Fail(ErrMissing)
			return
		}
		rows.KeepOther(b, seq, r, millis(l.now()))
	})
	if err != nil {
		return fmt.Errorf("keeping another reading of %s: %w", article, err)
	}
	return nil
}

// Others gives the readings of an article that were made elsewhere, those of its last version first.
func (l *Ledger) Others(ctx context.Context, article string) (out []OtherReading, err error) {
	err = l.file.View(ctx, func(b *store.Batch) {
		var versions []int64
		b.Each("SELECT v.seq FROM version v JOIN article a ON a.seq = v.article WHERE a.id = ? ORDER BY v.seq DESC", []any{article}, func(scan func(...any)) {
			var seq int64
			scan(&seq)
			versions = append(versions, seq)
		})
		for _, seq := range versions {
			for _, o := range rows.Others(b, seq) {
				out = append(out, l.besideOurs(b, o))
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("the other readings of %s: %w", article, err)
	}
	return out, nil
}

func (l *Ledger) besideOurs(b *store.Batch, o rows.Other) OtherReading {
	r := OtherReading{Kept: timeOf(o.Made), Reading: o.Reading}
	b.Get("SELECT sha256 FROM capture WHERE version = ? ORDER BY seq LIMIT 1", []any{o.Version}, &r.Version)
	if r.Alone = !b.Get("SELECT 1 FROM reading WHERE version = ?", []any{o.Version}, new(int)); !r.Alone {
		ours := l.readingOf(b, o.Version)
		r.Differs = rows.Differences(&ours, &r.Reading)
	}
	return r
}

// withOthers is what is compared of a version: our reading and what others add to it, or theirs alone where we could not read it.
func (l *Ledger) withOthers(b *store.Batch, version int64) (out hearsay.WireReading) {
	others := rows.Others(b, version)
	if b.Get("SELECT 1 FROM reading WHERE version = ?", []any{version}, new(int)) || len(others) == 0 {
		out = l.readingOf(b, version)
	} else {
		out = hearsay.WireReading{Schema: hearsay.SchemaReading, Article: others[0].Reading.Article}
		var meta string
		var m hearsay.ArticleMeta
		if b.Get("SELECT a.meta FROM article a JOIN version v ON v.article = a.seq WHERE v.seq = ?", []any{version}, &meta) {
			b.Fail(json.Unmarshal([]byte(meta), &m))
		}
		out.Article.WireMeta = hearsay.WireMeta{Title: m.Title, Published: m.Published, PublishedFrom: m.PublishedFrom, Language: m.Language, Publisher: m.Publisher, Byline: m.Byline, URL: m.URL, Extent: m.Extent}
	}
	for i := range others {
		rows.Join(&out, &others[i].Reading)
	}
	return out
}

// ofOther completes what a reading made elsewhere holds: the article that it stands in, and that it no longer stands where another version was read since.
func (r *reader) ofOther(o *rows.Other) (ref hearsay.ArticleRef, gone string) {
	if r.Get("SELECT 1 FROM version v JOIN article a ON a.seq = v.article WHERE v.seq = ? AND a.standing NOT IN (0, v.seq)", []any{o.Version}, new(int)) {
		gone = "another version of the article was read since"
	}
	return r.ref(o.Version), gone
}

func (r *reader) otherClaim(id string) (c hearsay.ListedClaim, ok bool) {
	for _, o := range rows.OthersWith(r.Batch, id) {
		if c, ok = o.Claim(id); ok {
			c.Article, c.Gone = r.ofOther(&o)
			return c, true
		}
	}
	return c, false
}

func (r *reader) otherFigure(id string) (f hearsay.ListedFigure, ok bool) {
	for _, o := range rows.OthersWith(r.Batch, id) {
		if f, ok = o.Figure(id); ok {
			f.Article, f.Gone = r.ofOther(&o)
			r.Get("SELECT x.id, x.low, x.high FROM fact_member m JOIN fact x ON x.seq = m.fact WHERE m.mention = ? ORDER BY x.seq LIMIT 1", []any{id}, &f.Fact, &f.OriginsLow, &f.OriginsHigh)
			return f, true
		}
	}
	return f, false
}
