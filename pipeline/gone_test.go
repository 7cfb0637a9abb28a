package pipeline

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"hearsay"
	"hearsay/ledger"
	"hearsay/ledger/follow"
)

// TestPageThatIsGone holds that a page which vanished is a change of its article, and that the claims stay.
func TestPageThatIsGone(t *testing.T) {
	l := opened(t)
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("Kyiv said on Monday that it had lost 10 tanks near Makariv."), 0o600); err != nil {
		t.Fatal(err)
	}
	added(t, l, file)
	p, err := l.Articles(t.Context(), ledger.Filter{})
	if err != nil || len(p.Items) != 1 {
		t.Fatalf("%v %+v", err, p)
	}
	s, at := follow.Of(l.File()), time.Date(2022, 4, 2, 9, 0, 0, 0, time.UTC)
	x := follow.Item{URL: "http://courier.example/a", Kind: follow.Article, Host: "courier.example", Added: at}
	if _, err := s.Add(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	step := func(status int, gone bool, after time.Duration) {
		y, _, err := s.ByURL(t.Context(), x.URL)
		if err != nil {
			t.Fatal(err)
		}
		y.Article, y.Status, y.Asked = p.Items[0].ID, status, at.Add(after)
		if _, err := s.Save(t.Context(), &follow.Outcome{Item: y, Gone: gone, Back: !gone}); err != nil {
			t.Fatal(err)
		}
	}
	step(410, true, 0)
	changes := func(f ledger.Filter, kind string) []hearsay.Change {
		c, err := Changes(t.Context(), l, f, kind)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	got := changes(ledger.Filter{}, "")
	if len(got) != 1 || got[0].Kind != hearsay.PageGone || *got[0].Was != x.URL || *got[0].Is != "410 Gone" || got[0].From != p.Items[0].SHA256 || got[0].To != got[0].From || got[0].Article.ID != p.Items[0].ID || got[0].Claim != nil {
		t.Errorf("%+v", got)
	}
	if n := len(changes(ledger.Filter{}, hearsay.FigureRaised)); n != 0 {
		t.Errorf("%d of another kind", n)
	}
	if n := len(changes(ledger.Filter{What: ledger.What{Article: "a-0"}}, "")); n != 0 {
		t.Errorf("%d of another article", n)
	}
	if n := len(changes(ledger.Filter{When: ledger.When{Since: at.Add(time.Hour)}}, hearsay.PageGone)); n != 0 {
		t.Errorf("%d since a later time", n)
	}
	if c, err := l.Claims(t.Context(), ledger.Filter{}); err != nil || len(c.Items) == 0 {
		t.Errorf("its claims do not stand: %+v %v", c, err)
	}
	step(200, false, time.Hour)
	if got := changes(ledger.Filter{}, ""); len(got) != 1 || *got[0].Is != "410 Gone until 2022-04-02T10:00:00Z" {
		t.Errorf("%+v", got)
	}
}
