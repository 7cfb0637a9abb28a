package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ledger/store"
)

const claimColumns = "c.version, c.gone, (SELECT body FROM claim_body WHERE claim = c.seq)"

func claimItem(r *reader, scan row) hearsay.ListedClaim {
	c, version, body := hearsay.ListedClaim{Schema: hearsay.SchemaClaim}, int64(0), ""
	scan(&version, &c.Gone, &body)
	r.decode(body, &c)
	c.Article = r.ref(version)
	return c
}

// Claims lists the claims that stand, latest day first; those of one article in the order of its text, those found by full text last added first.
func (l *Ledger) Claims(ctx context.Context, f Filter) (Page[hearsay.ListedClaim], error) {
	return listed(ctx, l, "claims", f.claims(), claimColumns, f.Cut, claimItem)
}

// Claim gives one claim, gone ones too, and those that only a reading made elsewhere holds.
func (l *Ledger) Claim(ctx context.Context, id string) (hearsay.ListedClaim, error) {
	return only(ctx, "claim", id, l.ClaimsByID)
}

// only is the one object of an id; ErrMissing where there is none.
func only[T any](ctx context.Context, what, id string, byID func(context.Context, []string) (map[string]T, error)) (T, error) {
	found, err := byID(ctx, []string{id})
	out, ok := found[id]
	if err == nil && !ok {
		err = fmt.Errorf("the %s %s: %w", what, id, ErrMissing)
	}
	return out, err
}

const figureColumns = "g.version, g.gone, (SELECT body FROM figure_body WHERE figure = g.seq), g.fact"

func figureItem(r *reader, scan row) hearsay.ListedFigure {
	f, version, body, fact := hearsay.ListedFigure{Schema: hearsay.SchemaFigure}, int64(0), "", int64(0)
	scan(&version, &f.Gone, &body, &fact)
	r.decode(body, &f)
	f.Article = r.ref(version)
	if fact != 0 {
		if x := &r.fact; x.seq != fact {
			x.seq = fact
			r.Get("SELECT id, low, high FROM fact WHERE seq = ?", []any{fact}, &x.id, &x.low, &x.high)
		}
		f.Fact, f.OriginsLow, f.OriginsHigh = r.fact.id, r.fact.low, r.fact.high
	}
	return f
}

// Figures lists the figures that stand: those of one fact together, facts with the latest as-of first, those of no fact last; in a fact by as-of day.
func (l *Ledger) Figures(ctx context.Context, f Filter) (Page[hearsay.ListedFigure], error) {
	return listed(ctx, l, "figures", f.figures(), figureColumns, f.Cut, figureItem)
}

// Undated lists the figures without any as-of day: they are in no fact.
func (l *Ledger) Undated(ctx context.Context, f Filter) (Page[hearsay.ListedFigure], error) {
	q := f.figures()
	q.where("g.as_of = ''")
	q.order, q.count = "g.seq", ""
	return listed(ctx, l, "undated figures", q, figureColumns, f.Cut, figureItem)
}

// Figure gives one figure, gone ones too.
func (l *Ledger) Figure(ctx context.Context, id string) (hearsay.ListedFigure, error) {
	return only(ctx, "figure", id, l.FiguresByID)
}

// atOnce is how many ids are looked up in one statement.
const atOnce = 500

// many reads the objects with the ids, in no order; other looks up those that our own reading does not hold.
func many[T any](ctx context.Context, l *Ledger, what, from, columns string, ids []string, item func(r *reader, scan row) T, id func(T) (id, gone string),
	other func(r *reader, id string) (T, bool)) (map[string]T, error) {
	out := map[string]T{}
	err := l.file.View(ctx, func(b *store.Batch) {
		r := &reader{Batch: b, refs: map[int64]hearsay.ArticleRef{}}
		stand := map[string]bool{}
		for some := range slices.Chunk(ids, atOnce) {
			args := make([]any, len(some))
			for i := range some {
				args[i] = some[i]
			}
			sql := "SELECT " + columns + " FROM " + from + " WHERE id IN (?" + strings.Repeat(",?", len(some)-1) + ")"
			b.Each(sql, args, func(scan func(...any)) {
				v := item(r, scan)
				id, gone := id(v)
				out[id], stand[id] = v, gone == ""
			})
		}
		for _, id := range ids {
			if stand[id] {
				continue
			}
			if v, ok := other(r, id); ok {
				out[id] = v
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", what, err)
	}
	return out, nil
}

// ClaimsByID gives many claims at once; ids that are not there are left out.
func (l *Ledger) ClaimsByID(ctx context.Context, ids []string) (map[string]hearsay.ListedClaim, error) {
	return many(ctx, l, "claims", "claim c", claimColumns, ids, claimItem, func(c hearsay.ListedClaim) (id, gone string) { return c.ID, c.Gone }, (*reader).otherClaim)
}

// FiguresByID gives many figures at once; ids that are not there are left out.
func (l *Ledger) FiguresByID(ctx context.Context, ids []string) (map[string]hearsay.ListedFigure, error) {
	return many(ctx, l, "figures", "figure g", figureColumns, ids, figureItem, func(f hearsay.ListedFigure) (id, gone string) { return f.ID, f.Gone }, (*reader).otherFigure)
}
