package ledger

import (
	"context"
	"strings"

	"hearsay"
)

const placeColumns = "p.id, p.mentions, p.claims, p.figures"

func placeItem(r *reader, scan row) hearsay.ListedPlace {
	p, body, version := hearsay.ListedPlace{Schema: hearsay.SchemaPlace}, "", int64(0)
	scan(&p.ID, &p.Mentions, &p.Claims, &p.Figures)
	if r.Get("SELECT m.body, a.standing FROM article_place m JOIN article a ON a.seq = m.article WHERE m.place = ? ORDER BY m.article LIMIT 1", []any{p.ID}, &body, &version) {
		r.decode(body, &p)
		p.Article = r.ref(version)
	}
	return p
}

// Places lists places, most spoken of first. Filter.Text is a part of the name.
func (l *Ledger) Places(ctx context.Context, f Filter) (Page[hearsay.ListedPlace], error) {
	q := query{from: "place p", order: "p.mentions DESC, p.id"}
	q.where("p.mentions > 0")
	q.named("p.name", f.Text)
	if f.Place != "" {
		q.where("(p.id = ? OR p.id IN (SELECT place FROM place_area WHERE area = ?))", f.Place, f.Place)
	}
	over := f
	over.Text, over.Place, over.Cut = "", "", Cut{}
	if over != (Filter{}) {
		by := link{table: "claim_place", owner: "place", mention: "claim", also: "m.direct", claim: "c.seq"}
		if over.counted() {
			by = link{table: "figure_place", owner: "place", mention: "figure", also: "m.direct", figure: "g.seq"}
		}
		over.through(&q, "p.id", by)
	}
	return listed(ctx, l, "places", q, placeColumns, f.Cut, placeItem)
}

// named adds that a name holds a part, whatever its case in ASCII.
func (q *query) named(column, part string) {
	if part != "" {
		escape := strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`)
		q.where(column+` LIKE ? ESCAPE '\'`, "%"+escape.Replace(part)+"%")
	}
}

// Place gives one place.
func (l *Ledger) Place(ctx context.Context, id string) (hearsay.ListedPlace, error) {
	return one(ctx, l, "place", id, byID("place p", id), placeColumns, placeItem)
}

const claimantColumns = "id, name, kind, side, claims, figures"

func claimantItem(_ *reader, scan row) hearsay.ListedClaimant {
	c, side := hearsay.ListedClaimant{Schema: hearsay.SchemaClaimant}, ""
	scan(&c.ID, &c.Name, &c.Kind, &side, &c.Claims, &c.Figures)
	c.Side = optional(side)
	return c
}

// Claimants lists claimants, most claims first. A person or witness whom reference/actors does not know is not among them. Filter.Text is a part of the name.
func (l *Ledger) Claimants(ctx context.Context, f Filter) (Page[hearsay.ListedClaimant], error) {
	q := query{from: "claimant", order: "claims DESC, id"}
	q.where("claims + figures > 0")
	q.named("name", f.Text)
	q.has("claimant.id", f.Claimant)
	q.has("side", f.Side)
	q.has("kind", f.Kind)
	over := f
	over.Text, over.Who, over.Cut = "", Who{}, Cut{}
	if over != (Filter{}) {
		by := link{table: "claim_who", owner: "claimant", mention: "claim", claim: "c.seq"}
		if over.counted() {
			by = link{table: "figure_who", owner: "claimant", mention: "figure", figure: "g.seq"}
		}
		over.through(&q, "claimant.id", by)
	}
	return listed(ctx, l, "claimants", q, claimantColumns, f.Cut, claimantItem)
}

// Claimant gives one claimant; ErrMissing for a person or witness whom reference/actors does not know.
func (l *Ledger) Claimant(ctx context.Context, id string) (hearsay.ListedClaimant, error) {
	return one(ctx, l, "claimant", id, byID("claimant", id), claimantColumns, claimantItem)
}
