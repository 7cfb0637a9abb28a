package web

import (
	"context"
	"errors"
	"strconv"

	"hearsay"
	"hearsay/ledger"
	"hearsay/pipeline"
	"hearsay/web/marks"
	"hearsay/web/shown"
)

// partSize is how many bytes of an article's text stand on one page; a paragraph is not cut.
const partSize = 200_000

// Paragraph is a paragraph of an article with its marks and the claims that begin in it.
type Paragraph struct {
	Pieces []marks.Piece
	Notes  []Note
	Class  string
}

// Note stands beside the paragraph in which its claim begins.
type Note struct {
	ID, Href, Class string
	Speaker         Speaker
	Via             []hearsay.WireRelay
	Stance          string
	Hedge           string
	Yardstick       *shown.Range
	Caveats         []hearsay.WireCaveat
}

// VersionRow is a version of an article with what it changed, claim by claim.
type VersionRow struct {
	ledger.VersionRecord
	Href    string
	Shown   bool
	Changes []Change
	Claims  int
}

// Change is one thing that a version changed.
type Change struct{ What, Was, Is, Href string }

// ArticlePage answers: how is this article built?
type ArticlePage struct {
	ledger.ArticleRecord
	Paragraphs []Paragraph
	Legend     []Legend
	Versions   []VersionRow
	Reading    *hearsay.WireReading
	Shown      string // the version
	Part       int
	More       string                 // address of the next part
	Original   *hearsay.ListedArticle // of which this is a copy
	Copies     []hearsay.ListedArticle
}

// Legend names a claimant beside its colour.
type Legend struct {
	Speaker Speaker
	Class   string
	Claims  int
}

// article answers: how is this article built?
func (s *site) article(q *query) (answer, error) {
	ctx := q.Context()
	a, err := s.Ledger.Article(ctx, q.id)
	if err != nil {
		return answer{}, err
	}
	p := &ArticlePage{ArticleRecord: a, Shown: q.URL.Query().Get("version")}
	title := shown.Either(a.Title, a.Name)
	if a.Forgotten != "" {
		return answer{template: "article", title: title, page: p, data: a.ListedArticle}, nil
	}
	text, err := s.Ledger.Text(ctx, a.ID, p.Shown)
	if err != nil {
		return answer{}, err
	}
	r, err := s.Ledger.Reading(ctx, a.ID, p.Shown)
	if err != nil && !errors.Is(err, ledger.ErrMissing) {
		return answer{}, err
	}
	if err == nil {
		p.Reading = &r
	}
	s.lay(q, p, text, &r)
	if p.Copies, err = s.Ledger.Copies(ctx, a.ID); err != nil {
		return answer{}, err
	}
	if a.CopyOf != nil {
		o, err := s.Ledger.Article(ctx, *a.CopyOf)
		if err != nil {
			return answer{}, err
		}
		p.Original = &o.ListedArticle
	}
	p.Versions, err = s.versions(ctx, p)
	return answer{template: "article", title: title, page: p, data: a.ListedArticle}, err
}

// lay puts the text with its marks and notes on the page, one part of it where it is long.
func (s *site) lay(q *query, p *ArticlePage, text string, r *hearsay.WireReading) {
	m := marks.New(text)
	m.Reading(r)
	p.Part, _ = strconv.Atoi(q.URL.Query().Get("part"))
	from := max(0, p.Part) * partSize
	for _, par := range marks.Paragraphs(text) {
		if par.Start < from {
			continue
		}
		if par.Start >= from+partSize {
			v := q.URL.Query()
			v.Set("part", strconv.Itoa(p.Part+1))
			p.More = "/articles/" + p.ID + "?" + v.Encode()
			break
		}
		p.Paragraphs = append(p.Paragraphs, Paragraph{Pieces: m.Cut(par)})
		last := &p.Paragraphs[len(p.Paragraphs)-1]
		last.Notes = s.notes(m, par, r)
		if h := p.headline(m, r); !h.Empty() && h.Contains(par) {
			last.Class = "headline"
		}
	}
	p.Legend = s.legend(m, r)
}

func (p *ArticlePage) headline(m *marks.Marker, r *hearsay.WireReading) hearsay.Span {
	if r.Article.Headline == nil {
		return hearsay.Span{}
	}
	return m.Span(*r.Article.Headline)
}

func (s *site) notes(m *marks.Marker, par hearsay.Span, r *hearsay.WireReading) (out []Note) {
	for i := range r.Claims {
		c := &r.Claims[i]
		if len(c.Content) == 0 {
			continue
		}
		if at := m.Span(c.Content[0]); at.Empty() || !par.Overlaps(at) {
			continue
		}
		n := Note{ID: c.ID, Href: "/claims/" + c.ID, Class: shown.Swatch(m.Hues.Of(c.Claimant.Name)), Speaker: s.speaker(c.Claimant), Via: c.Via, Stance: c.Stance, Caveats: c.Caveats, Yardstick: shown.YardstickOf(c.Likelihood, c.Scale)}
		if c.Hedge != nil {
			n.Hedge = shown.Fold(c.Hedge.Text)
		}
		out = append(out, n)
	}
	return out
}

func (s *site) legend(m *marks.Marker, r *hearsay.WireReading) (out []Legend) {
	at := map[string]int{}
	for i := range r.Claims {
		who := r.Claims[i].Claimant
		n, ok := at[who.Name]
		if !ok {
			n = len(out)
			at[who.Name] = n
			out = append(out, Legend{s.speaker(who), shown.Swatch(m.Hues.Of(who.Name)), 0})
		}
		out[n].Claims++
	}
	return out
}

// mostVersions is how many versions are compared with the one before.
const mostVersions = 12

// versions lists an article's versions, newest first, with what each changed.
func (s *site) versions(ctx context.Context, p *ArticlePage) (out []VersionRow, err error) {
	steps := make([]pipeline.Step, len(p.History))
	if len(p.History) > 1 {
		if steps, err = pipeline.Steps(ctx, s.Ledger, &p.ArticleRecord, mostVersions); err != nil {
			return nil, err
		}
	}
	for i, v := range p.History {
		row := VersionRow{VersionRecord: v, Href: "/articles/" + p.ID + "?version=" + v.SHA256, Shown: v.SHA256 == p.Shown || p.Shown == "" && v.Current, Claims: steps[i].Claims}
		for _, c := range steps[i].Changes {
			row.Changes = append(row.Changes, Change{What: shown.Spaced(c.Kind), Was: shown.Str(c.Was), Is: shown.Str(c.Is), Href: changeHref(&c)})
		}
		out = append(out, row)
	}
	return out, nil
}

// changeHref is the page of what a change is about, "" for a notice.
func changeHref(c *hearsay.Change) string {
	switch {
	case c.Figure != nil:
		return "/figures/" + *c.Figure
	case c.Claim != nil:
		return "/claims/" + *c.Claim
	}
	return ""
}
