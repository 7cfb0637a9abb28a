package watch

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"hearsay"
	"hearsay/ledger/follow"
)

// TestADay follows the feeds of 200 hosts for a day of bubble time: no host is asked faster than it allows, nothing is fetched twice without need, and every article is read again after 1 h and 24 h.
func TestADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const sites, day = 200, 25 * time.Hour
		w := newWorld(t, "")
		defer w.end()
		begun := time.Now()
		for n := range sites {
			host := fmt.Sprintf("http://h%d.example", n)
			w.put(host+"/a", story("a"))
			w.put(host+"/b", story("b"))
			w.put(host+"/feed", rss("H", host+"/a", host+"/b"))
			if n%4 == 0 {
				w.put(host+"/robots.txt", "User-agent: *\nCrawl-delay: 20\n")
			}
			w.follow(follow.New, host+"/feed")
		}
		time.AfterFunc(5*time.Hour, func() { // in ten feeds something new comes
			for n := range 10 {
				host := fmt.Sprintf("http://h%d.example", n)
				w.put(host+"/c", story("c"))
				w.put(host+"/feed", rss("H", host+"/a", host+"/b", host+"/c"))
			}
		})
		sum := w.run(day)
		last := map[string]request{}
		served := map[string]int{}
		unchanged := 0
		for _, r := range w.log {
			var n int
			if _, err := fmt.Sscanf(r.url, "http://h%d.example", &n); err != nil {
				t.Fatal(r.url)
			}
			host, path, _ := strings.Cut(strings.TrimPrefix(r.url, "http://"), "/")
			least := time.Second
			if n%4 == 0 && path != "robots.txt" && !strings.HasSuffix(last[host].url, "robots.txt") {
				least = 20 * time.Second
			}
			if before, ok := last[host]; ok && r.at.Sub(before.at) < least {
				t.Errorf("%s was asked %v after %s", r.url, r.at.Sub(before.at), before.url)
			}
			last[host] = r
			if r.status == 200 {
				served[r.url]++
			} else if r.status == http.StatusNotModified {
				unchanged++
			}
		}
		for url, n := range served {
			most := 1
			if strings.HasSuffix(url, "/robots.txt") || strings.HasSuffix(url, "/feed") && n <= 2 && len(url) < len("http://h10.example/feed") {
				most = 2 // robots.txt is believed for a day; the feeds of the first ten changed once
			}
			if n > most {
				t.Errorf("%s was sent whole %d times", url, n)
			}
		}
		if len(w.kept) != 2*sites+10 {
			t.Errorf("%d articles came, not %d", len(w.kept), 2*sites+10)
		}
		for n := range sites {
			if got := w.asked(fmt.Sprintf("http://h%d.example/a", n), begun); !slices.Equal(got, []time.Duration{0, time.Hour, 24 * time.Hour}) && n%4 != 0 || len(got) != 3 {
				t.Errorf("h%d: /a was read at %v", n, got)
			}
		}
		if got := w.asked("http://h3.example/c", begun); len(got) != 2 || got[0] < 5*time.Hour || got[0] > 7*time.Hour+time.Minute || got[1]-got[0] != time.Hour {
			t.Errorf("the article that came later was read at %v", got)
		}
		totals, err := w.store.Totals(t.Context())
		if err != nil || totals.Same != unchanged || sum.Same != unchanged || unchanged < 10*sites || totals.Named != sites || totals.Articles != 2*sites+10 || totals.Failing != 0 {
			t.Errorf("%d times 304; %+v; %+v; %v", unchanged, totals, sum, err)
		}
		t.Logf("%d requests to %d hosts in %v: %d answered 304, %d articles", len(w.log), sites, day, unchanged, len(w.kept))
	})
}

// TestSchedule is one article over eight days: read after an hour, a day and a week, changed once, and then left alone.
func TestSchedule(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "")
		defer w.end()
		begun := time.Now()
		w.put("http://a.example/x", story("ten tanks"))
		w.put("http://a.example/feed", rss("The Courier", "http://a.example/x"))
		w.follow(follow.Feed, "http://a.example/feed")
		time.AfterFunc(2*time.Hour, func() { w.put("http://a.example/x", story("twelve tanks")) })
		var states []string
		sum := w.run(9*24*time.Hour, func(o *Options) {
			o.Report = func(e Event) {
				if e.Item.Kind == follow.Article {
					states = append(states, e.State)
				}
			}
		})
		if got, want := w.asked("http://a.example/x", begun), []time.Duration{0, time.Hour, 24 * time.Hour, 7 * 24 * time.Hour}; !slices.Equal(got, want) {
			t.Errorf("read at %v, not %v", got, want)
		}
		if want := []string{hearsay.AddedNew, Same, hearsay.AddedVersion, Same}; !slices.Equal(states, want) {
			t.Errorf("%q, not %q", states, want)
		}
		x := w.item("http://a.example/x")
		if !x.Next.IsZero() || x.Stage != 3 || x.Asks != 4 || x.Same != 2 || x.Came != 2 || x.Article == "" || x.Said.Published != "1999-12-31T10:00:00Z" && x.Said.Published != "1999-12-31T10:00:00+00:00" {
			t.Errorf("%+v", x)
		}
		if f := w.item("http://a.example/feed"); f.Title != "The Courier" || f.Came != 1 || f.Every != longestEvery || f.Same == 0 {
			t.Errorf("%+v", f)
		}
		if sum.Came != 2 || sum.Found != 1 || sum.Failed != 0 {
			t.Errorf("%+v", sum)
		}
	})
}

// TestGoesOn holds that a new run asks for nothing that the last one had, and that what was read keeps its schedule.
func TestGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "")
		defer w.end()
		w.put("http://a.example/x", story("x"))
		w.put("http://a.example/feed", rss("A", "http://a.example/x"))
		w.put("http://a.example/robots.txt", "User-agent: *\nCrawl-delay: 60\n")
		w.follow(follow.New, "http://a.example/feed")
		if sum := w.run(0); sum.Asks != 2 || sum.Came != 1 {
			t.Errorf("%+v", sum)
		}
		if sum := w.run(0); sum.Asks != 0 {
			t.Errorf("at once again: %+v", sum)
		}
		time.Sleep(31 * time.Minute)
		if sum := w.run(0); sum.Asks != 1 || sum.Same != 1 {
			t.Errorf("after half an hour: %+v", sum)
		}
		time.Sleep(30 * time.Minute)
		if sum := w.run(0); sum.Asks != 2 && sum.Asks != 1 || sum.Same != sum.Asks {
			t.Errorf("after an hour: %+v", sum)
		}
		robots := 0
		for i, r := range w.log {
			if strings.HasSuffix(r.url, "robots.txt") {
				robots++
			} else if i > 1 && r.at.Sub(w.log[i-1].at) < time.Minute {
				t.Errorf("%s was asked %v after the last, across runs", r.url, r.at.Sub(w.log[i-1].at))
			}
		}
		if robots != 1 {
			t.Errorf("robots.txt was asked for %d times", robots)
		}
	})
}

func TestGoneAndBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "")
		defer w.end()
		w.put("http://a.example/x", story("x"))
		w.put("http://a.example/feed", rss("A", "http://a.example/x", "http://a.example/never"))
		w.follow(follow.Feed, "http://a.example/feed")
		time.AfterFunc(30*time.Minute, func() { w.answer("http://a.example/x", status(http.StatusGone)) })
		time.AfterFunc(2*24*time.Hour, func() { w.put("http://a.example/x", story("x again")) })
		sum := w.run(3 * 24 * time.Hour)
		gone, err := w.store.Gone(t.Context(), time.Time{})
		if err != nil || len(gone) != 1 || gone[0].URL != "http://a.example/x" || gone[0].Status != http.StatusGone || !gone[0].Until.IsZero() {
			t.Errorf("%+v %v", gone, err)
		}
		x := w.item("http://a.example/x")
		if x.Article == "" || !strings.Contains(x.Why, "410 Gone") || x.Next.Sub(x.First) != 7*24*time.Hour || sum.Gone < 2 {
			t.Errorf("%+v %+v", x, sum)
		}
		if n := w.item("http://a.example/never"); !n.Next.IsZero() || n.Failures != 3 || n.Article != "" {
			t.Errorf("what was never there: %+v", n)
		}
		w.run(5 * 24 * time.Hour)
		if gone, err = w.store.Gone(t.Context(), time.Time{}); err != nil || len(gone) != 1 || gone[0].Until.IsZero() || len(w.kept["http://a.example/x"]) != 2 {
			t.Errorf("when it is back: %+v %v", gone, err)
		}
	})
}

// TestFailuresAreKeptWithTheirReason and are asked for again ever later.
func TestFailuresAreKeptWithTheirReason(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "")
		defer w.end()
		begun := time.Now()
		w.answer("http://ill.example/feed", status(http.StatusInternalServerError))
		w.put("http://odd.example/feed", "<html>no feed any more</html>")
		w.answer("http://busy.example/feed", func(out http.ResponseWriter, _ *http.Request) {
			out.Header().Set("Retry-After", "7200")
			out.WriteHeader(http.StatusServiceUnavailable)
		})
		w.put("http://shut.example/robots.txt", "User-agent: *\nDisallow: /\n")
		w.put("http://pdf.example/x", "%PDF-1.7")
		w.answer("http://home.example/old", func(out http.ResponseWriter, r *http.Request) { http.Redirect(out, r, "/", http.StatusFound) })
		w.put("http://home.example/", story("front"))
		w.follow(follow.Feed, "http://ill.example/feed", "http://odd.example/feed", "http://busy.example/feed", "http://shut.example/feed")
		w.follow(follow.Page, "http://pdf.example/x")
		w.follow(follow.Article, "http://home.example/old")
		w.run(24 * time.Hour)
		for address, words := range map[string]string{
			"http://ill.example/feed": "answered 500 Internal Server Error", "http://odd.example/feed": "feed", "http://busy.example/feed": "asks to be left alone until", "http://shut.example/feed": "robots.txt asks programs not to read",
			"http://pdf.example/x": "PDF", "http://home.example/old": "leads to the front page",
		} {
			if x := w.item(address); !strings.Contains(x.Why, words) || x.Failures == 0 || strings.Contains(x.Why, address+": ") {
				t.Errorf("%s: %d failures, %q", address, x.Failures, x.Why)
			}
		}
		if got := w.asked("http://ill.example/feed", begun); !slices.Equal(got, []time.Duration{0, 10 * time.Minute, 50 * time.Minute, 210 * time.Minute, 850 * time.Minute}) {
			t.Errorf("what failed was asked at %v", got)
		}
		if got := w.asked("http://busy.example/feed", begun); len(got) != 4 && len(got) != 5 || got[1] < 2*time.Hour {
			t.Errorf("who asked for two hours was asked at %v", got)
		}
		if got := w.asked("http://shut.example/feed", begun); len(got) != 0 {
			t.Errorf("what robots.txt forbids was asked at %v", got)
		}
		failing, err := w.store.Failing(t.Context(), 10)
		if err != nil || len(failing) != 6 {
			t.Errorf("%d failing, %v", len(failing), err)
		}
	})
}

func TestSitemaps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "")
		defer w.end()
		now := time.Now().UTC()
		stamp := func(ago time.Duration) string { return now.Add(-ago).Format(time.RFC3339) }
		entry := func(path, rest string) string {
			w.put("http://a.example"+path, story(path))
			return "<url><loc>http://a.example" + path + "</loc>" + rest + "</url>"
		}
		index := `<sitemapindex><sitemap><loc>http://a.example/news.xml</loc></sitemap><sitemap><loc>/all.xml</loc></sitemap><sitemap><loc>http://a.example/1999.xml</loc><lastmod>1999-01-01</lastmod></sitemap><sitemap><loc>http://b.example/x.xml</loc></sitemap></sitemapindex>`
		w.put("http://a.example/index.xml", index)
		w.put("http://a.example/news.xml", `<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">`+entry("/new", "<n:news><n:publication_date>"+stamp(time.Hour)+"</n:publication_date><n:title>New</n:title></n:news>")+
			entry("/old", "<n:news><n:publication_date>"+stamp(100*24*time.Hour)+"</n:publication_date></n:news>")+`<url><loc>http://b.example/theirs</loc></url><url><loc>http://user:pass@a.example:80/new</loc></url></urlset>`)
		all := entry("/undated", "") + entry("/dated", "<lastmod>"+stamp(2*time.Hour)+"</lastmod>")
		w.put("http://a.example/all.xml", "<urlset>"+all+"</urlset>")
		w.put("http://a.example/undated2", story("undated2"))
		w.follow(follow.New, "http://a.example/index.xml")
		time.AfterFunc(3*time.Hour, func() {
			w.put("http://a.example/all.xml", "<urlset>"+all+"<url><loc>http://a.example/undated2</loc></url></urlset>")
		})
		w.run(8 * time.Hour)
		var got []string
		for address := range w.kept {
			got = append(got, strings.TrimPrefix(address, "http://a.example"))
		}
		slices.Sort(got)
		if want := []string{"/dated", "/new", "/undated2"}; !slices.Equal(got, want) {
			t.Errorf("%q came, not %q", got, want)
		}
		if x := w.item("http://a.example/index.xml"); x.Kind != follow.Sitemap || !strings.Contains(x.Note, "1 sitemap on another site") || !strings.Contains(x.Note, "1 sitemap that have not changed lately") && !strings.Contains(x.Note, "has not changed lately") {
			t.Errorf("%+v", x)
		}
		if x := w.item("http://a.example/undated"); !x.Next.IsZero() || x.Asks != 0 {
			t.Errorf("what stood there undated: %+v", x)
		}
	})
}

func TestPageThatChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "")
		defer w.end()
		for n := range 5 {
			time.AfterFunc(time.Duration(n)*3*time.Hour, func() { w.put("http://a.example/live", story(fmt.Sprint("update ", n))) })
		}
		time.Sleep(time.Second)
		w.follow(follow.New, "http://a.example/live")
		w.run(16 * time.Hour)
		if x := w.item("http://a.example/live"); x.Kind != follow.Page || x.Came != 5 || len(w.kept["http://a.example/live"]) != 5 || x.Same == 0 || x.Next.IsZero() {
			t.Errorf("%+v", x)
		}
	})
}

// TestOneBadItem: what cannot be read in a list is told, and the rest goes on.
func TestOneBadItem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "")
		defer w.end()
		w.put("http://a.example/x", story("x"))
		feed := rss("A", "http://a.example/x", "javascript:alert(1)", "", "mailto:x@a.example")
		w.put("http://a.example/feed", feed[:len(feed)-len("</channel></rss>")]+"<item><title>Cut <link>http://a.ex")
		w.follow(follow.New, "http://a.example/feed")
		w.run(0)
		x := w.item("http://a.example/feed")
		if len(w.kept) != 1 || x.Why != "" || !strings.Contains(x.Note, "3 items without a link") || !strings.Contains(x.Note, "cannot be read") {
			t.Errorf("%d came; %+v", len(w.kept), x)
		}
	})
}

// TestLedgerThatFails ends the run with its error.
func TestLedgerThatFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "")
		defer w.end()
		w.put("http://a.example/feed", rss("A", "http://a.example/x"))
		w.follow(follow.New, "http://a.example/feed")
		w.answer("http://a.example/x", func(http.ResponseWriter, *http.Request) { w.file.Close() })
		_, err := w.watcher().Run(t.Context(), false)
		if err == nil {
			t.Error("no error of a ledger that cannot be written to")
		}
	})
}
