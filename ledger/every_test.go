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
