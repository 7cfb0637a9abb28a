package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/examples"
	"hearsay/extract"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/pipeline"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

// now is the tests' clock: the day after the last of the examples.
var now = time.Date(2022, 4, 9, 12, 0, 0, 0, time.UTC)

// empty is a ledger with nothing in it.
func empty(t testing.TB) *ledger.Ledger {
	t.Helper()
	opt := pipeline.Reference()
	opt.Now = func() time.Time { return now.Add(-time.Hour) }
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// demo is a ledger with the twenty examples, read and compared.
func demo(t testing.TB) *ledger.Ledger {
	t.Helper()
	folder := t.TempDir()
	if err := examples.WriteTo(folder); err != nil {
		t.Fatal(err)
	}
	l := empty(t)
	addTo(t, l, folder)
	seed(t, l)
	return l
}

func addTo(t testing.TB, l *ledger.Ledger, path string) {
	t.Helper()
	opt := pipeline.Options{Ingest: ingest.Options{}, Extract: extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()}}
	if _, err := pipeline.Add(t.Context(), l, []string{path}, opt, func(o pipeline.Outcome) {
		if o.Err != nil {
			t.Error(o.Err)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Compare(t.Context(), l, false); err != nil {
		t.Fatal(err)
	}
}

// serve is the pages over a ledger.
func serve(t testing.TB, l *ledger.Ledger) http.Handler {
	t.Helper()
	h, err := New(Options{Ledger: l, Actors: actors.Default(), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// get asks for a path and gives the status and the body.
func get(t testing.TB, h http.Handler, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "127.0.0.1:8370"
	h.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// page asks for a path that must be there.
func page(t testing.TB, h http.Handler, path string) string {
	t.Helper()
	status, body := get(t, h, path)
	if status != http.StatusOK {
		t.Fatalf("%s: status %d\n%s", path, status, body)
	}
	return body
}

// object asks for a path's data.
func object(t testing.TB, h http.Handler, path string) (out map[string]any) {
	t.Helper()
	if err := json.Unmarshal([]byte(page(t, h, path)), &out); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return out
}

// firstID is the id of the first thing that a listing's twin holds.
func firstID(t testing.TB, h http.Handler, listing string) string {
	t.Helper()
	items, _ := object(t, h, listing+".json")["items"].([]any)
	if len(items) == 0 {
		t.Fatalf("%s holds nothing", listing)
	}
	return items[0].(map[string]any)["id"].(string)
}

// everyPage is the address of each page, of those of one thing the first.
func everyPage(t testing.TB, h http.Handler) (out []string) {
	t.Helper()
	for _, r := range routes() {
		listing, ofOne := strings.CutSuffix(r.path, "/{id}")
		if !ofOne {
			out = append(out, r.path)
			continue
		}
		out = append(out, listing+"/"+firstID(t, h, listing))
	}
	return out
}
