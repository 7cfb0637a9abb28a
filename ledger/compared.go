package ledger

import (
	"context"
	"fmt"
	"slices"

	"hearsay"
	"hearsay/ledger/store"
)

func bodyItem[T any](r *reader, scan row) (out T) {
	var body string
	scan(&body)
	r.decode(body, &out)
	return out
}

// Facts lists groups of all classes, latest as-of first. From and To ask for a window of as-of days that touches them; Since for a member that was added since.
func (l *Ledger) Facts(ctx context.Context, f Filter) (Page[hearsay.Group], error) {
	return listed(ctx, l, "facts", f.facts(), "x.body", f.Cut, bodyItem[hearsay.Group])
}

// facts is the query for groups, table x.
func (f Filter) facts() query {
	q := query{from: "fact x", order: "x.last DESC, x.seq"}
	q.has("x.id", f.Fact)
	q.has("x.measure", f.Measure)
	q.has("x.of", hearsay.Fold(f.Of))
	f.window(&q, "x")
	over := f
	over.From, over.To, over.Measure, over.Of, over.Fact, over.Cut = "", "", "", "", "", Cut{}
	if over != (Filter{}) {
		over.through(&q, "x.seq", link{table: "fact_member", owner: "fact", mention: "mention", claim: "c.id", figure: "g.id"})
	}
	return q
}

// window adds that the days from first to last touch those of the filter.
func (f *Filter) window(q *query, t string) {
	if f.From != "" {
		q.where(t+".last >= ?", f.From)
	}
	if f.To != "" {
		q.where(t+".first <= ? AND "+t+".first <> ''", f.To)
	}
}

// Group gives one group.
func (l *Ledger) Group(ctx context.Context, id string) (hearsay.Group, error) {
	return one(ctx, l, "fact", id, byID("fact x", id), "x.body", bodyItem[hearsay.Group])
}

// GroupsOf gives the groups that a claim or figure is in.
func (l *Ledger) GroupsOf(ctx context.Context, id string) ([]hearsay.Group, error) {
	q := query{from: "fact x", order: "x.seq"}
	q.where("x.seq IN (SELECT fact FROM fact_member WHERE mention = ?)", id)
	p, err := listed(ctx, l, "facts of "+id, q, "x.body", Cut{Limit: allAtOnce}, bodyItem[hearsay.Group])
	return p.Items, err
}

// Relations lists relations, newest found first: the opposed kinds only, or every kind.
func (l *Ledger) Relations(ctx context.Context, f Filter, every bool) (Page[hearsay.Relation], error) {
	return listed(ctx, l, "relations", f.relations(every), "r.body", f.Cut, bodyItem[hearsay.Relation])
}

// relations is the query for relations, table r: the opposed kinds, or every kind.
func (f Filter) relations(every bool) query {
	q := query{from: "relation r", order: "r.added DESC, r.seq"}
	q.where("r.forgotten = 0")
	if !every {
		q.where("r.opposed = 1")
	}
	if !f.Since.IsZero() {
		q.where("r.added >= ?", millis(f.Since))
	}
	over := f
	over.Since, over.Cut = When{}.Since, Cut{}
	if over != (Filter{}) {
		over.through(&q, "r.seq", link{table: "relation_mention", owner: "relation", mention: "mention", claim: "c.id", figure: "g.id"})
	}
	return q
}

// Relation gives one relation.
func (l *Ledger) Relation(ctx context.Context, id string) (hearsay.Relation, error) {
	return one(ctx, l, "relation", id, byID("relation r", id), "r.body", bodyItem[hearsay.Relation])
}

// RelationsOf gives the relations of a claim or figure, or of any member of a group, opposed kinds first.
func (l *Ledger) RelationsOf(ctx context.Context, id string) ([]hearsay.Relation, error) {
	q := query{from: "relation r", order: "r.opposed DESC, r.seq"}
	q.where("r.seq IN (SELECT relation FROM relation_mention WHERE mention = ? OR mention IN (SELECT mention FROM fact_member WHERE fact = (SELECT seq FROM fact WHERE id = ?)))", id, id)
	p, err := listed(ctx, l, "relations of "+id, q, "r.body", Cut{Limit: allAtOnce}, bodyItem[hearsay.Relation])
	return p.Items, err
}

// Tallies lists running totals, the one that moved last first; Filter.Since asks for those that got a point since, From and To for points in that window.
func (l *Ledger) Tallies(ctx context.Context, f Filter) (Page[hearsay.Tally], error) {
	q := query{from: "tally y", order: "y.moved DESC, y.seq"}
	q.has("y.claimant", f.Claimant)
	q.has("y.measure", f.Measure)
	q.has("y.of", hearsay.Fold(f.Of))
	f.window(&q, "y")
	if !f.Since.IsZero() {
		q.where("y.moved >= ?", millis(f.Since))
	}
	over := f
	over.When, over.Cut, over.Claimant, over.Measure, over.Of = When{}, Cut{}, "", "", ""
	if over != (Filter{}) {
		over.through(&q, "y.seq", link{table: "tally_figure", owner: "tally", mention: "figure", figure: "g.id"})
	}
	return listed(ctx, l, "tallies", q, "y.body", f.Cut, bodyItem[hearsay.Tally])
}

// Tally gives one running total.
func (l *Ledger) Tally(ctx context.Context, id string) (hearsay.Tally, error) {
	return one(ctx, l, "tally", id, byID("tally y", id), "y.body", bodyItem[hearsay.Tally])
}

// TalliesOf gives the running totals that a figure is a point of.
func (l *Ledger) TalliesOf(ctx context.Context, figure string) ([]hearsay.Tally, error) {
	q := query{from: "tally y", order: "y.seq"}
	q.where("y.seq IN (SELECT tally FROM tally_figure WHERE figure = ?)", figure)
	p, err := listed(ctx, l, "tallies of "+figure, q, "y.body", Cut{Limit: allAtOnce}, bodyItem[hearsay.Tally])
	return p.Items, err
}

// Counts counts what the ledger holds.
func (l *Ledger) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	err := l.file.View(ctx, func(b *store.Batch) {
		for _, n := range []struct {
			to  *int
			sql string
		}{
			{&c.Articles, "SELECT count(*) FROM article WHERE forgotten = ''"},
			{&c.Versions, "SELECT total(versions) FROM article WHERE forgotten = ''"},
			{&c.Copies, "SELECT count(*) FROM article WHERE forgotten = '' AND copy_of IS NOT NULL"},
			{&c.Claims, "SELECT total(claims) FROM article WHERE forgotten = ''"},
			{&c.Figures, "SELECT total(figures) FROM article WHERE forgotten = ''"},
			{&c.Places, "SELECT count(*) FROM place WHERE mentions > 0"},
			{&c.Claimants, "SELECT count(*) FROM claimant WHERE claims + figures > 0"},
			{&c.Groups, "SELECT count(*) FROM fact"},
			{&c.Opposed, "SELECT count(*) FROM relation WHERE opposed = 1 AND forgotten = 0"},
			{&c.Tallies, "SELECT count(*) FROM tally"},
			{&c.Forgotten, "SELECT count(*) FROM article WHERE forgotten <> ''"},
		} {
			var f float64
			b.Get(n.sql, nil, &f)
			*n.to = int(f)
		}
		c.Unread = unread(b)
	})
	if err != nil {
		return c, fmt.Errorf("counting: %w", err)
	}
	return c, nil
}

func unread(b *store.Batch) map[string]int {
	out := map[string]int{}
	b.Each("SELECT unread, count(*) FROM article WHERE forgotten = '' AND unread <> '' GROUP BY unread", nil, func(scan func(...any)) {
		var reason string
		var n int
		scan(&reason, &n)
		out[reason] = n
	})
	return out
}

// Unread counts the articles that were not read, by reason: what every listing has to say beside its own count.
func (l *Ledger) Unread(ctx context.Context) (out map[string]int, err error) {
	err = l.file.View(ctx, func(b *store.Batch) { out = unread(b) })
	if err != nil {
		return nil, fmt.Errorf("counting unread articles: %w", err)
	}
	return out, nil
}

// Choice is how often each value of a filter's field stands in the ledger, most often first.
type Choice struct {
	Value string
	Count int
}

// Choices gives the values that a field of claims or figures has: side, kind or stance of claims, measure or of of figures.
func (l *Ledger) Choices(ctx context.Context, field string) (out []Choice, err error) {
	table := map[string]string{"side": "claim", "kind": "claim", "stance": "claim", "measure": "figure", "of": "figure"}[field]
	if table == "" {
		return nil, fmt.Errorf("listing the values of %q: %w", field, ErrMissing)
	}
	err = l.file.View(ctx, func(b *store.Batch) {
		b.Each("SELECT "+field+", count(*) FROM "+table+" WHERE gone = '' AND "+field+" <> '' GROUP BY 1", nil, func(scan func(...any)) {
			var c Choice
			scan(&c.Value, &c.Count)
			out = append(out, c)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("listing the values of %s: %w", field, err)
	}
	slices.SortStableFunc(out, func(x, y Choice) int { return y.Count - x.Count })
	return out, nil
}
