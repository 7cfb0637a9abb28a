package whole_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/extract"
	"hearsay/extract/table"
	"hearsay/ledger"
	"hearsay/ledger/follow"
	"hearsay/ledger/store"
	"hearsay/ledger/whole"
	"hearsay/pipeline"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

// rich is filled with what a desk's years leave: a table of figures, pages followed, one gone and one back, the same bytes fetched again with their requests and answers.
func rich(t *testing.T) *ledger.Ledger {
	t.Helper()
	l := filled(t)
	sheet := filepath.Join(t.TempDir(), "losses.csv")
	if err := os.WriteFile(sheet, []byte("date,killed,wounded,source\n2022-03-14,12000,30000,General Staff of Ukraine\n2022-03-15,12500,31000,General Staff of Ukraine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	opt := pipeline.Options{Extract: extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default(), Table: &table.Options{}}}
	opt.Ingest.Sheets = true
	if _, err := pipeline.Add(t.Context(), l, []string{sheet}, opt, func(o pipeline.Outcome) {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
	}); err != nil {
		t.Fatal(err)
	}
	p, err := l.Articles(t.Context(), ledger.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2022, 4, 9, 12, 0, 0, 0, time.UTC)
	for n := range 3 { // the same bytes at three times, each with its exchange
		v := hearsay.Version{Raw: []byte("<p>Kyiv said it lost ten tanks.</p>"), Text: "Kyiv said it lost ten tanks.", From: "https://gull.example/1", Captured: at.Add(time.Duration(n) * time.Hour),
			Exchange: &hearsay.Exchange{URL: "https://gull.example/1", Status: 200, RequestHead: "GET /1 HTTP/1.1\r\n", ResponseHead: fmt.Sprintf("HTTP/1.1 200 OK\r\nAge: %d\r\n", n)}}
		v.Article = hearsay.Article{ID: hearsay.ArticleID("https://gull.example/1", "", ""), Name: "1", Charset: "utf-8", SHA256: hearsay.SHA256(v.Raw), TextSHA256: hearsay.SHA256([]byte(v.Text))}
		v.Article.URL, v.Article.Publisher = "https://gull.example/1", []string{"", "The Gull", "The Grey Gull"}[n] // other meta data: the old are kept
		standing, err := l.Standing(t.Context(), &v)
		if err != nil {
			t.Fatal(err)
		}
		v.Article.ID = standing.Article
		if _, err := l.Put(t.Context(), ledger.Entry{Version: v, Reading: reading(&v)}); err != nil {
			t.Fatal(err)
		}
	}
	followed(t, l, p.Items[0].ID, at)
	return l
}

// followed leaves a feed, a page that is gone and one that was gone and is back.
func followed(t *testing.T, l *ledger.Ledger, article string, at time.Time) {
	t.Helper()
	s := follow.Of(l.File())
	items := []follow.Item{{URL: "https://a.example/feed", Kind: follow.Feed, Host: "a.example", Added: at, Plan: follow.Plan{Next: at}}, {URL: "https://a.example/1", Kind: follow.Page, Host: "a.example", Added: at},
		{URL: "https://b.example/2", Kind: follow.Page, Host: "b.example", Added: at}}
	if _, err := s.Add(t.Context(), items...); err != nil {
		t.Fatal(err)
	}
	for i, outcomes := range [][]follow.Outcome{{{Host: []byte(`{"next":1}`)}}, {{Gone: true}}, {{Gone: true}, {Back: true}}} {
		for n, o := range outcomes {
			x, ok, err := s.ByURL(t.Context(), items[i].URL)
			if err != nil || !ok {
				t.Fatal(ok, err)
			}
			o.Item = x
			o.Item.Article, o.Item.Asked, o.Item.Status, o.Item.ETag = article, at.Add(time.Duration(n)*time.Hour), 404, `"v"`
			if _, err := s.Save(t.Context(), &o); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// tables are the rows of every table of a ledger, in order; full text is left out, which has its own test.
func tables(t *testing.T, l *ledger.Ledger) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := l.File().View(t.Context(), func(b *store.Batch) {
		b.Each(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`, nil, func(scan func(...any)) {
			var name string
			scan(&name)
			out[name] = nil
		})
		for name := range out {
			columns := 0
			b.Get("SELECT count(*) FROM pragma_table_info(?)", []any{name}, &columns)
			b.Each("SELECT * FROM "+name, nil, func(scan func(...any)) {
				values, to := make([]any, columns), make([]any, columns)
				for i := range values {
					to[i] = &values[i]
				}
				scan(to...)
				out[name] = append(out[name], fmt.Sprint(values))
			})
			slices.Sort(out[name])
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNothingOfARichLedgerIsLost: each table of the ledger that an import makes has the rows of the one that was exported, and no table is passed over because the test has nothing in it.
func TestNothingOfARichLedgerIsLost(t *testing.T) {
	l := rich(t)
	one := exported(t, l)
	path := filepath.Join(t.TempDir(), "two.db")
	if _, err := whole.Import(t.Context(), bytes.NewReader(one), path); err != nil {
		t.Fatal(err)
	}
	again := opened(t, path)
	if two := exported(t, again); !bytes.Equal(one, two) {
		t.Error("its own export is another")
	}
	was, is := tables(t, l), tables(t, again)
	for name, rows := range was {
		if len(rows) == 0 && !slices.Contains([]string{"proof"}, name) {
			t.Errorf("the test has nothing in the table %s", name)
		}
		if !slices.Equal(rows, is[name]) {
			t.Errorf("%s: %d rows, then %d\n%.400s\n%.400s", name, len(rows), len(is[name]), strings.Join(rows, "\n"), strings.Join(is[name], "\n"))
		}
	}
	if len(was) != len(is) || len(was) < 25 {
		t.Errorf("%d tables, then %d", len(was), len(is))
	}
}

// reading is a reading that found nothing.
func reading(v *hearsay.Version) *hearsay.WireReading {
	r := hearsay.Reading{Reader: hearsay.Reader{Version: "test"}, Article: v.Article}
	w := r.Wire(v.Text)
	return &w
}
