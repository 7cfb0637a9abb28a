package web

import (
	"hearsay"
	"hearsay/ledger"
	"hearsay/web/marks"
	"hearsay/web/shown"
)

// FigurePage opens the words of one number.
type FigurePage struct {
	hearsay.ListedFigure
	Speaker   Speaker
	Counted   string
	Paragraph []marks.Piece
	Disputes  []Dispute
	Facts     []FactRow
	Tallies   []Moved
	Kept      *ledger.ArticleRecord
	Version   *ledger.VersionRecord
}

func (s *site) figurePage(q *query, f *hearsay.ListedFigure) (*FigurePage, error) {
	ctx := q.Context()
	p := &FigurePage{ListedFigure: *f, Speaker: s.teller(f.Claimant), Counted: shown.Counted(f.WireCounted)}
	text, err := s.Ledger.Text(ctx, f.Article.ID, f.Article.Version)
	if err != nil {
		return nil, err
	}
	m := marks.New(text)
	if f.Claim != nil {
		c, err := s.Ledger.Claim(ctx, *f.Claim)
		if err != nil {
			return nil, err
		}
		m.Claim(&c.WireClaim)
	}
	m.Add(f.WireSpan, marks.FigureRole, -1, f.ID, "")
	p.Paragraph = m.Around(m.Span(f.WireSpan))
	relations, facts, err := s.stands(ctx, []string{f.ID})
	if err != nil {
		return nil, err
	}
	p.Facts = facts
	if p.Disputes, err = s.disputed(ctx, relations); err != nil {
		return nil, err
	}
	tallies, err := s.Ledger.TalliesOf(ctx, f.ID)
	if err != nil {
		return nil, err
	}
	for _, t := range tallies {
		p.Tallies = append(p.Tallies, s.moved(t))
	}
	return p, s.kept(ctx, f.Article, &p.Kept, &p.Version)
}
