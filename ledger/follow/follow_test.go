package follow

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/ledger/store"
)

var noon = time.Date(2022, 4, 1, 12, 0, 0, 0, time.UTC)

func opened(t testing.TB) *Store {
	t.Helper()
	f, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return Of(f)
}

func must[T any](x T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

func item(kind, host, path string, next time.Time) Item {
	return Item{URL: "http://" + host + path, Kind: kind, Host: host, Added: noon, Plan: Plan{Next: next}}
}

func TestWhatIsKeptIsWhatWasGiven(t *testing.T) {
	s := opened(t)
	want := item(Feed, "a.example", "/feed", noon)
	want.Title, want.Every, want.Said = "The Courier", 30*time.Minute, Said{Title: "x", Published: "2022-04-01", ID: "7", Publisher: "p", Language: "en"}
	if n := must(s.Add(t.Context(), want))(t); n != 1 {
		t.Fatalf("%d added", n)
	}
	got, ok, err := s.ByURL(t.Context(), want.URL)
	if want.Seq = got.Seq; err != nil || !ok || !cmp.Equal(got, want) {
		t.Fatal(err, cmp.Diff(want, got))
	}
	want.Plan = Plan{Next: noon.Add(time.Hour), Every: time.Hour, Stage: 2, First: noon}
	want.Record = Record{Asked: noon, Answered: noon, ETag: `"v"`, Modified: "m", Status: 200, Failures: 1, Why: "w", Note: "n"}
	want.Counts = Counts{Asks: 5, Same: 3, Came: 2, Article: "a-1"}
	must(s.Save(t.Context(), &Outcome{Item: want, Host: []byte(`{"next":1}`)}))(t)
	if got, _, err = s.ByURL(t.Context(), want.URL); err != nil || !cmp.Equal(got, want) {
		t.Error(err, cmp.Diff(want, got))
	}
	if hosts := must(s.Hosts(t.Context()))(t); string(hosts["a.example"]) != `{"next":1}` {
		t.Errorf("%q", hosts)
	}
	if _, ok, err := s.ByURL(t.Context(), "http://b.example/"); ok || err != nil {
		t.Errorf("what is not followed: %v %v", ok, err)
	}
}

func TestQueue(t *testing.T) {
	s := opened(t)
	must(s.Add(t.Context(), item(Article, "a.example", "/late", noon.Add(time.Hour)), item(Article, "a.example", "/soon", noon), item(Feed, "b.example", "/", noon.Add(time.Minute)), item(Article, "c.example", "/never", time.Time{})))(t)
	if got := must(s.Heads(t.Context()))(t); !cmp.Equal(got, map[string]time.Time{"a.example": noon, "b.example": noon.Add(time.Minute)}) {
		t.Errorf("%v", got)
	}
	if x, ok, err := s.Head(t.Context(), "a.example"); err != nil || !ok || x.URL != "http://a.example/soon" {
		t.Errorf("%+v %v %v", x, ok, err)
	}
	if _, ok, err := s.Head(t.Context(), "c.example"); ok || err != nil {
		t.Errorf("what is never due: %v %v", ok, err)
	}
}

func TestFoundOnce(t *testing.T) {
	s := opened(t)
	must(s.Add(t.Context(), item(Feed, "a.example", "/1", noon), item(Feed, "a.example", "/2", noon)))(t)
	for i, want := range []int{3, 1, 0} {
		x, _, err := s.ByURL(t.Context(), fmt.Sprintf("http://a.example/%d", 1+i%2))
		if err != nil {
			t.Fatal(err)
		}
		var found []Item
		for n := range 3 + min(i, 1) {
			f := item(Article, "a.example", fmt.Sprintf("/x%d", n), noon)
			f.Parent = x.Seq
			found = append(found, f)
		}
		if n := must(s.Save(t.Context(), &Outcome{Item: x, Found: found}))(t); n != want {
			t.Errorf("the %d. time %d are new, not %d", i+1, n, want)
		}
	}
	if x, _, err := s.ByURL(t.Context(), "http://a.example/1"); err != nil || x.Came != 3 {
		t.Errorf("%d came", x.Came)
	}
	if n := must(s.Remove(t.Context(), "http://a.example/1"))(t); n != 4 {
		t.Errorf("%d removed with the list", n)
	}
	if got := must(s.Totals(t.Context()))(t); got.Named != 1 || got.Articles != 1 || got.Waiting != 1 {
		t.Errorf("%+v", got)
	}
	x := item(Feed, "a.example", "/1", noon)
	x.Seq = 1
	if n := must(s.Save(t.Context(), &Outcome{Item: x, Found: []Item{item(Article, "a.example", "/y", noon)}}))(t); n != 0 {
		t.Errorf("%d found by a list that was removed meanwhile", n)
	}
}

// TestNamedAgain: what a list named and the user then names is his own, and what he names twice is asked again.
func TestNamedAgain(t *testing.T) {
	s := opened(t)
	found := item(Article, "a.example", "/x", time.Time{})
	found.Parent = 7
	must(s.Add(t.Context(), found))(t)
	if n := must(s.Add(t.Context(), item(New, "a.example", "/x", noon)))(t); n != 1 {
		t.Errorf("%d new", n)
	}
	x, _, err := s.ByURL(t.Context(), found.URL)
	if err != nil || x.Kind != Page || x.Parent != 0 || !x.Next.Equal(noon) {
		t.Errorf("%+v %v", x, err)
	}
	if n := must(s.Add(t.Context(), item(New, "a.example", "/x", noon.Add(time.Hour))))(t); n != 0 {
		t.Errorf("%d new", n)
	}
	if x, _, _ = s.ByURL(t.Context(), found.URL); x.Kind != Page || !x.Next.Equal(noon.Add(time.Hour)) {
		t.Errorf("%+v", x)
	}
	if n := must(s.Add(t.Context(), found))(t); n != 0 {
		t.Errorf("a list takes the page back: %d", n)
	}
}

func TestGoneAndBack(t *testing.T) {
	s := opened(t)
	must(s.Add(t.Context(), item(Article, "a.example", "/x", noon), item(Article, "a.example", "/never-there", noon)))(t)
	step := func(url string, at time.Time, gone bool, article string) {
		x, _, err := s.ByURL(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		x.Asked, x.Article, x.Status = at, article, 410
		must(s.Save(t.Context(), &Outcome{Item: x, Gone: gone, Back: !gone}))(t)
	}
	step("http://a.example/x", noon, false, "a-1")
	step("http://a.example/x", noon.Add(time.Hour), true, "a-1")
	step("http://a.example/x", noon.Add(2*time.Hour), true, "a-1")
	step("http://a.example/never-there", noon.Add(2*time.Hour), true, "")
	want := Gone{Article: "a-1", URL: "http://a.example/x", Status: 410, At: noon.Add(time.Hour)}
	if got := must(s.Gone(t.Context(), time.Time{}))(t); len(got) != 1 || got[0] != want {
		t.Errorf("%+v", got)
	}
	step("http://a.example/x", noon.Add(3*time.Hour), false, "a-1")
	step("http://a.example/x", noon.Add(4*time.Hour), true, "a-1")
	got := must(s.Gone(t.Context(), time.Time{}))(t)
	if len(got) != 2 || !got[1].Until.Equal(noon.Add(3*time.Hour)) || !got[0].At.Equal(noon.Add(4*time.Hour)) {
		t.Errorf("%+v", got)
	}
	if got := must(s.Gone(t.Context(), noon.Add(2*time.Hour)))(t); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestListings(t *testing.T) {
	s := opened(t)
	must(s.Add(t.Context(), item(Feed, "a.example", "/feed", noon), item(Page, "a.example", "/live", noon)))(t)
	for n := range 3 {
		x := item(Article, "a.example", fmt.Sprintf("/x%d", n), noon)
		x.Parent = 1
		must(s.Add(t.Context(), x))(t)
		x, _, _ = s.ByURL(t.Context(), x.URL)
		x.Asked, x.Asks, x.Same = noon.Add(time.Duration(n)*time.Minute), 4, 1
		if n == 1 {
			x.Why = "answered 500"
		} else {
			x.Answered, x.Article = x.Asked, fmt.Sprintf("a-%d", n)
		}
		must(s.Save(t.Context(), &Outcome{Item: x}))(t)
	}
	if got := must(s.Named(t.Context()))(t); len(got) != 2 || got[0].Kind != Feed {
		t.Errorf("%+v", got)
	}
	if got := must(s.Failing(t.Context(), 10))(t); len(got) != 1 || got[0].Why != "answered 500" {
		t.Errorf("%+v", got)
	}
	if got := must(s.Came(t.Context(), 1))(t); len(got) != 1 || got[0].Article != "a-2" {
		t.Errorf("%+v", got)
	}
	want := Totals{Named: 2, Articles: 3, Failing: 1, Asks: 12, Same: 3, Next: noon}
	if got := must(s.Totals(t.Context()))(t); got != want {
		t.Errorf("%+v", got)
	}
}

func TestOneWatcher(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	release, err := Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(path); !errors.Is(err, ErrWatched) {
		t.Errorf("a second watcher: %v", err)
	}
	release()
	again, err := Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	again()
}

func TestClosedLedger(t *testing.T) {
	s := opened(t)
	s.file.Close()
	_, err := s.Add(t.Context(), item(Feed, "a.example", "/", noon))
	_, err2 := s.Named(t.Context())
	_, err3 := s.Heads(t.Context())
	for _, err := range []error{err, err2, err3} {
		if err == nil {
			t.Error("no error")
		}
	}
}
