package ledger

import (
	"slices"
	"testing"

	"hearsay"
)

func TestEveryIsTheListing(t *testing.T) {
	l := opened(t)
	put(t, l, makariv())
	for _, f := range []Filter{{}, {What: What{Measure: hearsay.Killed}}, {What: What{Text: "tanks"}}, {What: What{Measure: "nothing"}}} {
		p, err := l.Figures(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		var listed, streamed []string
		for _, x := range p.Items {
			listed = append(listed, x.ID)
		}
		for x, err := range l.EveryFigure(t.Context(), f) {
			if err != nil {
				t.Fatal(err)
			}
			streamed = append(streamed, x.ID)
		}
		if !slices.Equal(listed, streamed) {
			t.Errorf("%+v: %v, streamed %v", f, listed, streamed)
		}
	}
	n := 0
	for range l.EveryClaim(t.Context(), Filter{}) {
		if n++; n == 1 {
			break
		}
	}
	for a, err := range l.EveryArticle(t.Context(), Filter{}) {
		if err != nil || a.ID == "" || n != 1 {
			t.Errorf("%+v %v after %d claims", a, err, n)
		}
	}
}

// TestEveryComparedIsTheListing: groups and relations stream in the order in which pages list them, each once, however many pages there are.
func TestEveryComparedIsTheListing(t *testing.T) {
	l := opened(t)
	var c Comparison
	for n := range 3 {
		e := largeArticle(n)
		put(t, l, e)
		figures := e.Reading.Figures
		for i := range figures {
			f := &figures[i]
			m := hearsay.Member{Article: e.Reading.Article.Name, ArticleID: e.Reading.Article.ID, Claim: *f.Claim, Figure: f.ID}
			c.Groups = append(c.Groups, hearsay.Group{Schema: hearsay.SchemaGroup, ID: hearsay.GroupID(hearsay.ClassFigure, f.ID), Class: hearsay.ClassFigure, OriginsLow: 1, OriginsHigh: 1, Members: []hearsay.Member{m},
				Fact: hearsay.Fact{Measure: f.Measure, Of: *f.Of, AsOf: []string{*f.Period.To, *f.Period.To}}})
			if i > 0 {
				last := c.Groups[len(c.Groups)-2].Members[0]
				c.Relations = append(c.Relations, hearsay.Relation{Schema: hearsay.SchemaRelation, ID: hearsay.RelationID(hearsay.Updates, m.Figure, last.Figure), Kind: hearsay.Updates, Reason: "later", A: last, B: m})
			}
		}
	}
	if err := l.SetComparison(t.Context(), c, 1); err != nil {
		t.Fatal(err)
	}
	for _, f := range []Filter{{}, {What: What{Measure: hearsay.Killed}}, {Who: Who{Claimant: hearsay.NameID("Body07")}}} {
		var listed, streamed []string
		for f := f; ; {
			f.Limit = 7
			p, err := l.Facts(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range p.Items {
				listed = append(listed, g.ID)
			}
			if f.After = p.Next; p.Next == "" {
				break
			}
		}
		for g, err := range l.EveryFact(t.Context(), f) {
			if err != nil {
				t.Fatal(err)
			}
			streamed = append(streamed, g.ID)
		}
		for f := f; ; {
			f.Limit = 7
			p, err := l.Relations(t.Context(), f, true)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range p.Items {
				listed = append(listed, r.ID)
			}
			if f.After = p.Next; p.Next == "" {
				break
			}
		}
		for r, err := range l.EveryRelation(t.Context(), f) {
			if err != nil {
				t.Fatal(err)
			}
			streamed = append(streamed, r.ID)
		}
		if !slices.Equal(listed, streamed) || len(listed) < 3 {
			t.Errorf("%+v: %v, streamed %v", f, listed, streamed)
		}
	}
}
