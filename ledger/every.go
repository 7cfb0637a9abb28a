package ledger

import (
	"context"
	"fmt"
	"iter"

	"hearsay"
	"hearsay/ledger/store"
)

// every streams a whole listing in its order from one query, as the ledger stands when it begins. Filter.Cut is not looked at; Limit and After are those of pages.
func every[T any](ctx context.Context, l *Ledger, what string, q query, columns string, item func(r *reader, scan row) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		more := true
		err := l.file.View(ctx, func(b *store.Batch) {
			r := &reader{Batch: b, refs: map[int64]hearsay.ArticleRef{}}
			b.Each(q.sql(columns)+" ORDER BY "+q.order, q.args, func(scan func(...any)) {
				if !more || b.Err != nil {
					return
				}
				v := item(r, scan)
				if more = b.Err != nil || yield(v, nil); len(r.refs) > atOnce {
					clear(r.refs)
				}
			})
		})
		if err != nil && more {
			yield(*new(T), fmt.Errorf("listing %s: %w", what, err))
		}
	}
}

// EveryArticle streams what Articles lists.
func (l *Ledger) EveryArticle(ctx context.Context, f Filter) iter.Seq2[hearsay.ListedArticle, error] {
	return every(ctx, l, "articles", f.articles(), articleColumns, articleItem)
}

// EveryRevised streams what Revised lists.
func (l *Ledger) EveryRevised(ctx context.Context, f Filter) iter.Seq2[hearsay.ListedArticle, error] {
	return every(ctx, l, "articles", f.revised(), articleColumns, articleItem)
}

// EveryClaim streams what Claims lists.
func (l *Ledger) EveryClaim(ctx context.Context, f Filter) iter.Seq2[hearsay.ListedClaim, error] {
	return every(ctx, l, "claims", f.claims(), claimColumns, claimItem)
}

// EveryFigure streams what Figures lists.
func (l *Ledger) EveryFigure(ctx context.Context, f Filter) iter.Seq2[hearsay.ListedFigure, error] {
	return every(ctx, l, "figures", f.figures(), figureColumns, figureItem)
}

// EveryFact streams what Facts lists.
func (l *Ledger) EveryFact(ctx context.Context, f Filter) iter.Seq2[hearsay.Group, error] {
	return every(ctx, l, "facts", f.facts(), "x.body", bodyItem[hearsay.Group])
}

// EveryRelation streams what Relations lists of every kind.
func (l *Ledger) EveryRelation(ctx context.Context, f Filter) iter.Seq2[hearsay.Relation, error] {
	return every(ctx, l, "relations", f.relations(true), "r.body", bodyItem[hearsay.Relation])
}

// Cover is what is known of a claim beside its words: the facts that it or its figures speak of, the independent origins of the one with the fewest and of the one with the most, and
// the interests that its claimant has in these figures.
type Cover struct {
	Facts     []string
	Low, High int
	Interests []string
}

// Covers gives what is known of claims; one of which nothing is known has the zero Cover.
func (l *Ledger) Covers(ctx context.Context, claims []string) (map[string]Cover, error) {
	out := map[string]Cover{}
	err := l.file.View(ctx, func(b *store.Batch) {
		for _, id := range claims {
			var c Cover
			b.Each(`SELECT x.id, x.low, x.high FROM fact_member m JOIN fact x ON x.seq = m.fact WHERE m.mention = ?1 UNION
				SELECT x.id, x.low, x.high FROM figure g JOIN fact x ON x.seq = g.fact WHERE g.claim = ?1 AND g.claim <> '' AND g.gone = '' ORDER BY 1`, []any{id}, func(scan func(...any)) {
				var fact string
				var low, high int
				scan(&fact, &low, &high)
				if len(c.Facts) == 0 {
					c.Low = low
				}
				c.Facts, c.Low, c.High = append(c.Facts, fact), min(c.Low, low), max(c.High, high)
			})
			b.Each(`SELECT DISTINCT y.body ->> '$.interest' FROM figure g JOIN figure_body y ON y.figure = g.seq WHERE g.claim = ?1 AND g.claim <> '' AND g.gone = ''
				AND y.body ->> '$.interest' IS NOT NULL ORDER BY 1`, []any{id}, func(scan func(...any)) {
				var interest string
				scan(&interest)
				c.Interests = append(c.Interests, interest)
			})
			out[id] = c
		}
	})
	if err != nil {
		return nil, fmt.Errorf("reading what covers claims: %w", err)
	}
	return out, nil
}
