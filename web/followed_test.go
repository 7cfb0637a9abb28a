package web

import (
	"strings"
	"testing"
	"time"

	"hearsay/ledger"
	"hearsay/ledger/follow"
)

// seed follows a feed, a sitemap, a page and some articles in a ledger: what came, what failed and what is due.
func seed(t testing.TB, l *ledger.Ledger) {
	t.Helper()
	s := follow.Of(l.File())
	at := now.Add(-2 * time.Hour)
	save := func(x follow.Item, o follow.Outcome) {
		if x.Host == "" {
			x.Host = "courier.example"
		}
		if _, err := s.Add(t.Context(), x); err != nil {
			t.Fatal(err)
		}
		stored, _, err := s.ByURL(t.Context(), x.URL)
		if err != nil {
			t.Fatal(err)
		}
		x.Seq = stored.Seq
		o.Item = x
		if _, err := s.Save(t.Context(), &o); err != nil {
			t.Fatal(err)
		}
	}
	articles, err := l.Articles(t.Context(), ledger.Filter{})
	if err != nil || len(articles.Items) == 0 {
		t.Fatalf("no article: %v", err)
	}
	first := articles.Items[0].ID
	save(follow.Item{URL: "https://courier.example/feed", Kind: follow.Feed, Title: "The Courier", Added: at, Plan: follow.Plan{Next: now.Add(25 * time.Minute), Every: time.Hour}, Record: follow.Record{Asked: at, Answered: at, Status: 304, Note: "Left out: 2 items without a link."},
		Counts: follow.Counts{Asks: 12, Same: 9, Came: 3}}, follow.Outcome{})
	save(follow.Item{URL: "https://gazette.example/news-sitemap.xml?section=a-long-section-name-that-does-not-end&page=12345678901234567890", Kind: follow.Sitemap, Added: at, Plan: follow.Plan{Next: now.Add(9 * time.Hour)},
		Record: follow.Record{Asked: at, Status: 500, Failures: 3, Why: "answered 500 Internal Server Error. Try later, or open it in a browser."}, Counts: follow.Counts{Asks: 3}}, follow.Outcome{})
	save(follow.Item{URL: "https://tribune.example/<script>alert(1)</script>", Kind: follow.New, Title: "<b>Live\u202e</b>", Added: now, Plan: follow.Plan{Next: now}}, follow.Outcome{})
	save(follow.Item{URL: "https://courier.example/bridges", Kind: follow.Article, Parent: 1, Added: at, Plan: follow.Plan{Next: at.Add(time.Hour), First: at}, Record: follow.Record{Asked: at, Answered: at, Status: 200}, Counts: follow.Counts{Asks: 1, Came: 1, Article: first}},
		follow.Outcome{})
	save(follow.Item{URL: "https://courier.example/gone", Kind: follow.Article, Parent: 1, Added: at, Record: follow.Record{Asked: at, Answered: at, Status: 410, Failures: 1, Why: "answered 410 Gone. The page is no longer there; look for it in a web archive."},
		Counts: follow.Counts{Asks: 3, Came: 1, Article: first}}, follow.Outcome{Gone: true})
}

func TestWatchPage(t *testing.T) {
	h := serve(t, demo(t))
	body := page(t, h, "/watch")
	for _, words := range []string{
		"3 addresses followed", "2 articles named by them", "2 addresses failing", "1 page gone", "The Courier", "Left out: 2 items without a link.", "no change", "in 25 min", "in 9 h", "answered 500 Internal Server Error", "answered 410 Gone",
		"not known yet", "not asked yet", "due", "not again", `href="/articles/a-`, `datetime="2022-04-09T10:00:00Z"`,
	} {
		if !strings.Contains(body, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	for _, bad := range []string{"<script>alert", "\u202E", "<b>Live"} {
		if strings.Contains(body, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	data := object(t, h, "/watch.json")
	totals, _ := data["totals"].(map[string]any)
	items, _ := data["items"].([]any)
	failed, _ := data["failed"].([]any)
	came, _ := data["came"].([]any)
	if totals["named"] != 3.0 || totals["same"] != 9.0 || totals["gone"] != 1.0 || len(items) != 3 || len(failed) != 2 || len(came) != 2 || items[0].(map[string]any)["schema"] != "hearsay/followed/1" || failed[1].(map[string]any)["reason"] == nil {
		t.Errorf("%v", data)
	}
}
