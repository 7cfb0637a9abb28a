package web

import (
	"context"
	"errors"

	"hearsay"
	"hearsay/ledger"
	"hearsay/web/marks"
	"hearsay/web/shown"
)

// Hop is one link of the chain from who said it to who printed it.
type Hop struct {
	Name, Href, Role string
	Words            string // as in the article
}

// Warning is a caveat with the sentence that carries it.
type Warning struct {
	hearsay.WireCaveat
	Paragraph []marks.Piece
}

// ClaimPage answers: what does this rest on?
type ClaimPage struct {
	hearsay.ListedClaim
	Speaker   Speaker
	Joint     []Speaker
	Paragraph []marks.Piece // the sentence in its paragraph
	Chain     []Hop
	Warnings  []Warning
	Figures   []hearsay.WireFigure
	Disputes  []Dispute
	Kept      *ledger.ArticleRecord
	Version   *ledger.VersionRecord
	Facts     []FactRow
}

// claim answers: what does this rest on?
func (s *site) claim(q *query) (answer, error) {
	c, err := s.Ledger.Claim(q.Context(), q.id)
	if err != nil {
		return answer{}, err
	}
	page, err := s.claimPage(q.Context(), &c)
	return answer{template: "claim", title: c.Claimant.Name + ": " + shown.Clip(60, shown.Words(c.Content)), page: page, data: c}, err
}

func (s *site) claimPage(ctx context.Context, c *hearsay.ListedClaim) (*ClaimPage, error) {
	p := &ClaimPage{ListedClaim: *c, Speaker: s.speaker(c.Claimant), Chain: s.chain(c)}
	for _, a := range c.Claimants {
		p.Joint = append(p.Joint, s.speaker(a))
	}
	text, err := s.Ledger.Text(ctx, c.Article.ID, c.Article.Version)
	if err != nil {
		return nil, err
	}
	m := marks.New(text)
	m.Claim(&c.WireClaim)
	if err := s.figuresOf(ctx, c, p, m); err != nil {
		return nil, err
	}
	p.Paragraph = m.Around(m.ClaimSpan(&c.WireClaim))
	for _, k := range c.Caveats {
		p.Warnings = append(p.Warnings, Warning{k, m.Around(m.Span(k.WireSpan))})
	}
	if err := s.standing(ctx, c, p); err != nil {
		return nil, err
	}
	return p, s.kept(ctx, c.Article, &p.Kept, &p.Version)
}

// figuresOf adds the figures that stand in a claim.
func (s *site) figuresOf(ctx context.Context, c *hearsay.ListedClaim, p *ClaimPage, m *marks.Marker) error {
	r, err := s.Ledger.Reading(ctx, c.Article.ID, c.Article.Version)
	if errors.Is(err, ledger.ErrMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, f := range r.Figures {
		if shown.Str(f.Claim) == c.ID {
			p.Figures = append(p.Figures, f)
			m.Add(f.WireSpan, marks.FigureRole, -1, f.ID, "")
		}
	}
	return nil
}

// standing adds how the claim and its figures stand to others, opposed first.
func (s *site) standing(ctx context.Context, c *hearsay.ListedClaim, p *ClaimPage) error {
	ids := []string{c.ID}
	for _, f := range p.Figures {
		ids = append(ids, f.ID)
	}
	relations, facts, err := s.stands(ctx, ids)
	if err != nil {
		return err
	}
	p.Facts = facts
	p.Disputes, err = s.disputed(ctx, relations)
	return err
}

// stands are the relations and facts of claims and figures.
func (s *site) stands(ctx context.Context, ids []string) (relations []hearsay.Relation, facts []FactRow, err error) {
	seen := map[string]bool{}
	for _, id := range ids {
		rs, err := s.Ledger.RelationsOf(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		relations = append(relations, rs...)
		gs, err := s.Ledger.GroupsOf(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		for _, g := range gs {
			if !seen[g.ID] {
				seen[g.ID] = true
				facts = append(facts, factRow(g))
			}
		}
	}
	return ranked(relations), facts, nil
}

// kept finds the article and the version in which words stand.
func (s *site) kept(ctx context.Context, ref hearsay.ArticleRef, article **ledger.ArticleRecord, version **ledger.VersionRecord) error {
	a, err := s.Ledger.Article(ctx, ref.ID)
	if err != nil {
		return err
	}
	*article = &a
	for i := range a.History {
		if a.History[i].SHA256 == ref.Version {
			*version = &a.History[i]
		}
	}
	return nil
}

// chain is who is behind a claim, from its end to the page.
func (s *site) chain(c *hearsay.ListedClaim) []Hop {
	who := s.speaker(c.Claimant)
	hop := Hop{Name: who.Name, Role: "claimant"}
	if who.ID != "" {
		hop.Href = "/claimants/" + who.ID
	}
	if c.Source != nil {
		hop.Words = shown.Fold(c.Source.Text)
	}
	hops := []Hop{hop}
	for i := len(c.Via) - 1; i >= 0; i-- {
		hops = append(hops, Hop{Name: c.Via[i].Name, Role: "relayed by", Words: shown.Fold(c.Via[i].Text)})
	}
	return append(hops, Hop{Name: shown.Either(c.Article.Publisher, "publisher not said"), Role: "published by", Href: "/articles/" + c.Article.ID, Words: shown.Either(c.Article.Title, c.Article.Name)})
}
