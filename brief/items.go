package brief

import (
	"strings"

	"hearsay"
	"hearsay/ledger"
)

// ownVoice names the paper where it speaks for itself.
const ownVoice = "The paper itself"

func plain(s string) Part { return Part{Kind: Plain, Text: s} }
func name(s string) Part  { return Part{Kind: Name, Text: s} }

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func spaced(s string) string { return strings.ReplaceAll(s, "-", " ") }

// articles says what came in, each article with the first of its numbers.
func (m *maker) articles(f ledger.Filter) error {
	f.Limit = mostArticles
	page, err := m.ledger.Articles(m.ctx, f)
	if err != nil {
		return err
	}
	m.b.Totals.Articles, m.b.Totals.MoreArticles = page.Total, page.Total-len(page.Items)
	for _, a := range page.Items {
		item := Item{ID: a.ID, Parts: []Part{name(first(str(a.Title), a.Name)), plain(" ("), name(first(str(a.Publisher), "publisher not said")), plain(", ")}}
		if d := str(a.Published); d != "" {
			item.Parts = append(item.Parts, Part{Kind: Day, Text: d[:min(len(d), len(hearsay.DayFormat))]})
		} else {
			item.Parts = append(item.Parts, plain("day not said"))
		}
		item.Parts = append(item.Parts, plain(")"))
		switch {
		case a.Unread != nil:
			item.Parts = append(item.Parts, plain(": kept, not read, for its "+spaced(a.Unread.Reason)))
		default:
			if err := m.numbers(&item, a.ID); err != nil {
				return err
			}
		}
		m.b.New = append(m.b.New, item)
	}
	return nil
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// numbers adds the first figures of an article to its item.
func (m *maker) numbers(item *Item, article string) error {
	page, err := m.ledger.Figures(m.ctx, ledger.Filter{What: ledger.What{Article: article}, Cut: ledger.Cut{Limit: 3 * mostFigures}})
	if err != nil {
		return err
	}
	sep, said := ": ", 0
	for i := range page.Items {
		f := &page.Items[i]
		if f.Measure == hearsay.Other || f.Measure == hearsay.Duration || f.Measure == hearsay.Distance || said == mostFigures {
			continue
		}
		item.Parts = append(item.Parts, plain(sep))
		item.Parts = append(item.Parts, m.said(f)...)
		sep, said = "; ", said+1
	}
	return nil
}

// said is a figure in words: who says how many of what.
func (m *maker) said(f *hearsay.ListedFigure) []Part {
	who := ownVoice
	if f.Claimant != nil {
		who = f.Claimant.Name
	}
	parts := []Part{name(who)}
	for _, v := range f.Via {
		parts = append(parts, plain(", via "), name(v.Name))
	}
	cite := &Cite{f.ID, str(f.Claim), f.Article.ID, f.Article.Version, f.Start, f.End}
	parts = append(parts, plain(": "), Part{Words, fold(f.Text), cite}, plain(" ("+spaced(f.Measure)+warned(f.Caveats)+")"))
	m.source(cite, f.Text, f.Article)
	return parts
}

// warned says what a claim's caveats warn of, each kind once.
func warned(caveats []hearsay.WireCaveat) string {
	out, seen := "", map[string]bool{}
	for _, c := range caveats {
		if !seen[c.Kind] {
			seen[c.Kind] = true
			out += ", " + spaced(c.Kind)
		}
	}
	return out
}

// source keeps the sentence that a number opens.
func (m *maker) source(c *Cite, words string, from hearsay.ArticleRef) {
	for i := range m.b.Sources {
		if m.b.Sources[i].ID == c.ID {
			return
		}
	}
	m.b.Sources = append(m.b.Sources, Source{Cite: *c, Words: fold(words), From: from})
}

// disputes says which claims cannot both hold.
func (m *maker) disputes(f ledger.Filter) error {
	f.Limit = mostDisputes
	page, err := m.ledger.Relations(m.ctx, f, false)
	if err != nil {
		return err
	}
	m.b.Totals.MoreDisputes = page.Total - len(page.Items)
	var figures, claims []string
	for _, r := range page.Items {
		figures, claims = append(figures, r.A.Figure, r.B.Figure), append(claims, r.A.Claim, r.B.Claim)
	}
	numbers, err := m.ledger.FiguresByID(m.ctx, figures)
	if err != nil {
		return err
	}
	words, err := m.ledger.ClaimsByID(m.ctx, claims)
	if err != nil {
		return err
	}
	for _, r := range page.Items {
		item := Item{ID: r.ID}
		item.Parts = append(item.Parts, m.side(r.A, numbers, words)...)
		item.Parts = append(item.Parts, plain(" — "+spaced(r.Kind)+" — "))
		item.Parts = append(item.Parts, m.side(r.B, numbers, words)...)
		item.Parts = append(item.Parts, reason(r, numbers, words)...)
		m.b.Disputed = append(m.b.Disputed, item)
	}
	return nil
}

// side is one of two statements that stand against each other.
func (m *maker) side(x hearsay.Member, figures map[string]hearsay.ListedFigure, claims map[string]hearsay.ListedClaim) []Part {
	if f, ok := figures[x.Figure]; ok {
		return m.said(&f)
	}
	c, ok := claims[x.Claim]
	if !ok || len(c.Content) == 0 {
		return []Part{plain("words that the ledger no longer holds")}
	}
	parts := []Part{name(c.Claimant.Name), plain(": “")}
	for i, s := range c.Content {
		if i > 0 {
			parts = append(parts, plain(" … "))
		}
		cite := &Cite{c.ID, c.ID, c.Article.ID, c.Article.Version, s.Start, s.End}
		parts = append(parts, Part{Words, fold(s.Text), cite})
		m.source(cite, s.Text, c.Article)
	}
	return append(parts, plain("”"+parenthesis(warned(c.Caveats))))
}

func parenthesis(s string) string {
	if s == "" {
		return ""
	}
	return " (" + strings.TrimPrefix(s, ", ") + ")"
}

// reason is a relation's reason. One that names a number which neither statement has is left out: no number stands here without its words.
func reason(r hearsay.Relation, figures map[string]hearsay.ListedFigure, claims map[string]hearsay.ListedClaim) []Part {
	known := map[string]bool{}
	for _, x := range []hearsay.Member{r.A, r.B} {
		if f, ok := figures[x.Figure]; ok {
			know(known, f.Text, str(f.Period.From), str(f.Period.To), str(f.Article.Published))
			for _, v := range []*float64{f.Low, f.Best, f.High} {
				if v != nil {
					know(known, plainNumber(*v))
				}
			}
		}
		if c, ok := claims[x.Claim]; ok {
			know(known, str(c.Article.Published))
			for _, s := range c.Content {
				know(known, s.Text)
			}
		}
	}
	for _, n := range numerals(r.Reason) {
		if !known[n] {
			return nil
		}
	}
	if r.Reason == "" {
		return nil
	}
	return []Part{plain(". "), {Kind: Reason, Text: strings.ToUpper(r.Reason[:1]) + r.Reason[1:]}}
}

// tallies says which running totals moved, from where to where.
func (m *maker) tallies(f ledger.Filter) error {
	f.Limit = mostTallies
	page, err := m.ledger.Tallies(m.ctx, f)
	if err != nil {
		return err
	}
	m.b.Totals.MoreTallies = page.Total - len(page.Items)
	for _, t := range page.Items {
		item, err := m.step(t)
		if err != nil {
			return err
		}
		if item != nil {
			m.b.Moved = append(m.b.Moved, *item)
		}
	}
	return nil
}

// step is a tally's last move; nil where it has fewer than two totals whose words stand.
func (m *maker) step(t hearsay.Tally) (*Item, error) {
	var totals []hearsay.Point
	for _, p := range t.Points {
		if p.ReportedTotal != nil {
			totals = append(totals, p)
		}
	}
	if len(totals) < 2 {
		return nil, nil
	}
	was, is := totals[len(totals)-2], totals[len(totals)-1]
	figures, err := m.ledger.FiguresByID(m.ctx, []string{was.Figure, is.Figure})
	if err != nil {
		return nil, err
	}
	old, ok1 := figures[was.Figure]
	now, ok2 := figures[is.Figure]
	if !ok1 || !ok2 {
		return nil, nil
	}
	item := &Item{ID: t.ID, Parts: []Part{name(t.Claimant), plain(", " + spaced(t.Measure) + ": from ")}}
	item.Parts = append(item.Parts, m.total(&old), plain(" on "), Part{Kind: Day, Text: was.AsOf}, plain(" to "), m.total(&now), plain(" on "), Part{Kind: Day, Text: is.AsOf})
	if is.Event != nil {
		item.Parts = append(item.Parts, plain(" ("+spaced(*is.Event)+")"))
	}
	return item, nil
}

func (m *maker) total(f *hearsay.ListedFigure) Part {
	cite := &Cite{f.ID, str(f.Claim), f.Article.ID, f.Article.Version, f.Number.Start, f.Number.End}
	m.source(cite, f.Number.Text, f.Article)
	return Part{Words, fold(f.Number.Text), cite}
}
