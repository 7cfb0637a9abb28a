package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"

	"hearsay"
	"hearsay/ledger/store"
)

// reader reads the rows of a listing in one transaction; articles are looked up once.
type reader struct {
	*store.Batch
	refs map[int64]hearsay.ArticleRef
	fact struct { // that of the figure before: figures of one fact come together
		seq       int64
		id        *string
		low, high int
	}
}

// row is one row of a listing: scan reads its columns.
type row func(to ...any)

// listed runs a listing: one page of it, its count on the first one.
func listed[T any](ctx context.Context, l *Ledger, what string, q query, columns string, cut Cut, item func(r *reader, scan row) T) (Page[T], error) {
	limit, offset := cut.Limit, 0
	if limit <= 0 {
		limit = DefaultLimit
	}
	if cut.After != "" {
		n, err := strconv.Atoi(cut.After)
		if err != nil || n < 0 {
			return Page[T]{}, fmt.Errorf("listing %s: %q is no place in the listing; leave it out to begin at the start", what, cut.After)
		}
		offset = n
	}
	p := Page[T]{Items: []T{}}
	err := l.file.View(ctx, func(b *store.Batch) {
		r := &reader{Batch: b, refs: map[int64]hearsay.ArticleRef{}}
		if offset == 0 {
			b.Get(cmp.Or(q.count, q.sql("count(*)")), q.args, &p.Total)
		}
		sql := q.sql(columns) + " ORDER BY " + q.order + " LIMIT ? OFFSET ?"
		b.Each(sql, append(q.args[:len(q.args):len(q.args)], limit+1, offset), func(scan func(...any)) { p.Items = append(p.Items, item(r, scan)) })
	})
	if err != nil {
		return Page[T]{}, fmt.Errorf("listing %s: %w", what, err)
	}
	if len(p.Items) > limit {
		p.Items, p.Next = p.Items[:limit], strconv.Itoa(offset+limit)
	}
	return p, nil
}

// allAtOnce is how many items All asks for at a time.
const allAtOnce = 1000

// All streams a whole listing, page by page: All(ctx, ledger.Claims, filter).
func All[T any](ctx context.Context, list func(context.Context, Filter) (Page[T], error), f Filter) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		f.Limit = allAtOnce
		for {
			p, err := list(ctx, f)
			if err != nil {
				yield(*new(T), err)
				return
			}
			for _, item := range p.Items {
				if !yield(item, nil) {
					return
				}
			}
			if f.After = p.Next; p.Next == "" {
				return
			}
		}
	}
}

// decode reads a stored object.
func (r *reader) decode(body string, to any) {
	if r.Err == nil {
		r.Fail(json.Unmarshal([]byte(body), to))
	}
}

// ref is the article of a mention that stands in a version.
func (r *reader) ref(version int64) hearsay.ArticleRef {
	if ref, ok := r.refs[version]; ok {
		return ref
	}
	var ref hearsay.ArticleRef
	var meta string
	var m hearsay.ArticleMeta
	r.Get("SELECT a.id, a.name, a.meta, (SELECT sha256 FROM capture WHERE version = v.seq ORDER BY seq LIMIT 1) FROM version v JOIN article a ON a.seq = v.article WHERE v.seq = ?",
		[]any{version}, &ref.ID, &ref.Name, &meta, &ref.Version)
	r.decode(meta, &m)
	ref.Title, ref.URL, ref.Published, ref.Publisher = m.Title, m.URL, m.Published, m.Publisher
	r.refs[version] = ref
	return ref
}

// one reads a single object by a condition; ErrMissing where there is none.
func one[T any](ctx context.Context, l *Ledger, what, id string, q query, columns string, item func(r *reader, scan row) T) (out T, err error) {
	found := false
	err = l.file.View(ctx, func(b *store.Batch) {
		r := &reader{Batch: b, refs: map[int64]hearsay.ArticleRef{}}
		b.Each(q.sql(columns)+" LIMIT 1", q.args, func(scan func(...any)) { out, found = item(r, scan), true })
	})
	switch {
	case err != nil:
		return out, fmt.Errorf("reading the %s %s: %w", what, id, err)
	case !found:
		return out, fmt.Errorf("the %s %s: %w", what, id, ErrMissing)
	}
	return out, nil
}

func byID(from, id string) query {
	return query{from: from, conds: []string{"id = ?"}, args: []any{id}}
}
