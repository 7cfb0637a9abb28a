package main

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"hearsay"
	"hearsay/export/rows"
	"hearsay/ledger"
)

// tables are the tables that can be exported, figures first.
func (x *exporting) tables() []exported {
	return []exported{
		exportedTable[rows.Figure]{rows.Figures(), "figure", x.figures(), itself[rows.Figure]},
		exportedTable[rows.Claim]{rows.Claims(), "claim", x.claims(), itself[rows.Claim]},
		exportedTable[rows.Article]{rows.Articles(), "article", x.articles(), itself[rows.Article]},
		exportedTable[rows.Relation]{rows.Relations(), "relation", x.relations(), itself[rows.Relation]},
		exportedTable[rows.Group]{rows.Groups(), "fact", x.groups(), itself[rows.Group]},
		exportedTable[rows.Place]{rows.Places(), "", eachOf(x.documents(), func(d *rows.Document) []rows.Place { return d.Places }), placeObject},
		exportedTable[rows.Time]{rows.Times(), "", eachOf(x.documents(), func(d *rows.Document) []rows.Time { return d.Times }), timeObject},
	}
}

// itself is a row that is its own object: what is listed, and what travels with it.
func itself[T any](row *T) any { return row }

func placeObject(p *rows.Place) any {
	return struct {
		Schema string `json:"schema"`
		*rows.Place
	}{"hearsay/place-mention/1", p}
}

func timeObject(t *rows.Time) any {
	return struct {
		Schema string `json:"schema"`
		*rows.Time
	}{"hearsay/time-mention/1", t}
}

// lookedUp is how many rows are looked up together.
const lookedUp = 200

// chunked hands the items of a stream on in batches.
func chunked[T any](in iter.Seq2[T, error]) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		batch := make([]T, 0, lookedUp)
		for v, err := range in {
			if err != nil {
				yield(nil, err)
				return
			}
			if batch = append(batch, v); len(batch) == lookedUp {
				if !yield(batch, nil) {
					return
				}
				batch = make([]T, 0, lookedUp)
			}
		}
		if len(batch) > 0 {
			yield(batch, nil)
		}
	}
}

// mapped makes rows of batches.
func mapped[A, B any](in iter.Seq2[[]A, error], rowsOf func([]A) ([]B, error)) iter.Seq2[B, error] {
	return func(yield func(B, error) bool) {
		for batch, err := range in {
			var out []B
			if err == nil {
				out, err = rowsOf(batch)
			}
			if err != nil {
				yield(*new(B), err)
				return
			}
			for _, row := range out {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// eachOf makes rows of documents.
func eachOf[T any](documents iter.Seq2[*rows.Document, error], of func(*rows.Document) []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for d, err := range documents {
			if err != nil {
				yield(*new(T), err)
				return
			}
			for _, row := range of(d) {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// figures are the figures that the filter lets through, with the words of the claims that hold them.
func (x *exporting) figures() iter.Seq2[rows.Figure, error] {
	return mapped(chunked(x.l.EveryFigure(x.ctx, x.filter)), func(batch []hearsay.ListedFigure) ([]rows.Figure, error) {
		var ids []string
		for i := range batch {
			if batch[i].Claim != nil {
				ids = append(ids, *batch[i].Claim)
			}
		}
		claims, err := x.l.ClaimsByID(x.ctx, ids)
		if err != nil {
			return nil, err
		}
		out := make([]rows.Figure, len(batch))
		for i := range batch {
			out[i].ListedFigure = batch[i]
			if batch[i].Claim != nil {
				c := claims[*batch[i].Claim]
				out[i].Said = rows.Content(c.Content)
			}
		}
		return out, nil
	})
}

// claims are the claims that the filter lets through, with what covers them.
func (x *exporting) claims() iter.Seq2[rows.Claim, error] {
	return mapped(chunked(x.l.EveryClaim(x.ctx, x.filter)), x.covered)
}

func (x *exporting) covered(batch []hearsay.ListedClaim) ([]rows.Claim, error) {
	ids := make([]string, len(batch))
	for i := range batch {
		ids[i] = batch[i].ID
	}
	covers, err := x.l.Covers(x.ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]rows.Claim, len(batch))
	for i := range batch {
		out[i] = claimRow(batch[i], covers[batch[i].ID])
	}
	return out, nil
}

// claimRow is a claim with what covers it.
func claimRow(c hearsay.ListedClaim, over ledger.Cover) rows.Claim {
	row := rows.Claim{ListedClaim: c, Facts: over.Facts, OriginsLow: over.Low, OriginsHigh: over.High}
	if len(over.Interests) > 0 {
		words := strings.Join(over.Interests, "; ")
		row.Interest = &words
	}
	return row
}

// articles are the articles that the filter lets through, with their texts and what covers their claims.
func (x *exporting) articles() iter.Seq2[rows.Article, error] {
	return func(yield func(rows.Article, error) bool) {
		for a, err := range x.l.EveryArticle(x.ctx, x.filter) {
			var d *rows.Document
			if err == nil {
				d, err = x.document(a, ledger.Filter{})
			}
			if err != nil {
				yield(rows.Article{}, err)
				return
			}
			if !yield(d.Article, nil) {
				return
			}
		}
	}
}

// documents are the articles in which the filter lets something through, each with what it lets through.
func (x *exporting) documents() iter.Seq2[*rows.Document, error] {
	return func(yield func(*rows.Document, error) bool) {
		of, within := x.filter, x.filter
		of.When, of.Text = ledger.When{}, ""
		for a, err := range x.l.EveryArticle(x.ctx, of) {
			var d *rows.Document
			if err == nil {
				d, err = x.document(a, within)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if within != (ledger.Filter{}) && len(d.Claims)+len(d.Figures) == 0 {
				continue
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// inOne is more than the claims or figures of one article.
const inOne = 1 << 20

// document is an article with the claims and figures that a filter lets through, and what stands in their words.
func (x *exporting) document(a hearsay.ListedArticle, filter ledger.Filter) (*rows.Document, error) {
	d := &rows.Document{Article: rows.Article{ListedArticle: a}}
	text, err := x.l.Text(x.ctx, a.ID, "")
	if err != nil && !errors.Is(err, ledger.ErrForgotten) {
		return nil, err
	}
	d.Text, d.Article.Text = text, &text
	r, err := x.l.Reading(x.ctx, a.ID, "")
	if errors.Is(err, ledger.ErrMissing) {
		return d, nil // unread, or a copy
	}
	if err != nil {
		return nil, err
	}
	all := rows.FromReading(&r)
	d.Article, d.Places, d.Times = all.Article, all.Places, all.Times
	d.Article.ListedArticle, d.Article.Text = a, &text
	filter.Article, filter.Cut = a.ID, ledger.Cut{Limit: inOne}
	claims, err := x.l.Claims(x.ctx, filter)
	if err != nil {
		return nil, err
	}
	if d.Claims, err = x.covered(claims.Items); err != nil {
		return nil, err
	}
	figures, err := x.l.Figures(x.ctx, filter)
	if err != nil {
		return nil, err
	}
	cover(d, figures.Items, filter)
	return d, nil
}

// cover gives the figures, places and times of a document what their claims hand on, and leaves out those whose claims were left out.
func cover(d *rows.Document, figures []hearsay.ListedFigure, filter ledger.Filter) {
	claims := map[string]*rows.Claim{}
	for i := range d.Claims {
		claims[d.Claims[i].ID] = &d.Claims[i]
	}
	for _, f := range figures {
		row := rows.Figure{ListedFigure: f}
		if f.Claim != nil && claims[*f.Claim] != nil {
			row.Said = rows.Content(claims[*f.Claim].Content)
		}
		d.Figures = append(d.Figures, row)
	}
	filter.Article, filter.Cut = "", ledger.Cut{}
	every := filter == ledger.Filter{}
	covered := func(c *rows.Cover) bool {
		if c.Claim == nil || claims[*c.Claim] == nil {
			return every
		}
		*c = rows.CoverOf(claims[*c.Claim])
		return true
	}
	d.Places = slices.DeleteFunc(d.Places, func(p rows.Place) bool { return !covered(&p.Cover) })
	d.Times = slices.DeleteFunc(d.Times, func(t rows.Time) bool { return !covered(&t.Cover) })
	for i := range d.Places {
		covered(&d.Places[i].Cover)
	}
	for i := range d.Times {
		covered(&d.Times[i].Cover)
	}
	for i := range d.Claims {
		d.Article.Cover(d.Claims[i].OriginsLow, d.Claims[i].OriginsHigh)
	}
	for i := range d.Figures {
		d.Article.Cover(d.Figures[i].OriginsLow, d.Figures[i].OriginsHigh)
	}
}
