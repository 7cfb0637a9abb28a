package custody_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"hearsay"
	"hearsay/ledger"
	"hearsay/ledger/custody"
)

var noon = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

func opened(t testing.TB, path string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), path, ledger.Options{Now: func() time.Time { return noon }, Program: "9.9.9"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// page is one captured page with a reading of one claim.
func page(from, text string) ledger.Entry {
	v := hearsay.Version{Raw: []byte("<p>" + text), Text: text, From: from, Captured: noon.Add(-time.Hour)}
	v.Article = hearsay.Article{Name: filepath.Base(from), Charset: "utf-8", SHA256: hearsay.SHA256(v.Raw), TextSHA256: hearsay.SHA256([]byte(text))}
	v.Article.URL, v.Article.Published, v.Article.Title = from, "2026-03-30", "Ferry news"
	v.Article.ID = hearsay.ArticleID(from, "", text)
	v.Exchange = &hearsay.Exchange{URL: from, Status: 200, RequestHead: "GET /ferry HTTP/1.1\r\nHost: harbour.example\r\n",
		ResponseHead: "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"}
	who, what := strings.Index(text, "Port"), strings.Index(text, "that")
	r := hearsay.Reading{Article: v.Article, Reader: hearsay.Reader{Version: "test"}}
	c := hearsay.Claim{}
	c.Stance = hearsay.Assert
	c.Source, c.Content, c.Quote = hearsay.Span{Start: who, End: who + 4}, []hearsay.Span{{Start: what, End: len(text)}}, hearsay.Indirect
	c.Claimant = hearsay.Actor{Name: "Port of Saltby", Kind: hearsay.Government, Resolved: true}
	r.Claims = []hearsay.Claim{c}
	r.AssignIDs(hearsay.NewIndex(text))
	w := r.Wire(text)
	return ledger.Entry{Version: v, Reading: &w}
}

func ferry(n int) ledger.Entry {
	return page(fmt.Sprintf("https://harbour.example/ferry/%d", n), fmt.Sprintf("Port said that %d ferries had left. Nobody else has counted.", n))
}

func put(t testing.TB, l *ledger.Ledger, e ledger.Entry) hearsay.Added {
	t.Helper()
	a, err := l.Put(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// filled is a ledger of n pages.
func filled(t testing.TB, n int) (*ledger.Ledger, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := opened(t, path)
	for i := range n {
		put(t, l, ferry(i+1))
	}
	return l, path
}

// faults verifies and gives the faults as "what id: problem"; notes are what else was said.
func faults(t testing.TB, l *ledger.Ledger) (found, notes []string, done custody.Checked) {
	t.Helper()
	done, err := l.Custody().Verify(t.Context(), func(_ custody.Checked, f custody.Finding) {
		switch line := f.What + " " + f.ID + ": " + f.Problem; {
		case f == custody.Finding{}:
		case f.Fault():
			found = append(found, line)
		default:
			notes = append(notes, line)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return found, notes, done
}

// tamper changes a ledger's file behind the program's back.
func tamper(t testing.TB, path string, queries ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	for _, q := range queries {
		if _, qerr := db.Exec(q); qerr != nil {
			err = errors.Join(err, fmt.Errorf("%s: %w", q, qerr))
		}
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
