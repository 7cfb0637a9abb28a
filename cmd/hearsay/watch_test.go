package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hearsay"
	"hearsay/watch"
)

// site is a small site that a test changes: texts by path.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string
	asked map[string]int
	agent string
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{pages: map[string]string{}, asked: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.asked[r.URL.Path]++
		s.agent = r.UserAgent()
		text, ok := s.pages[r.URL.Path]
		tag := `"` + hearsay.SHA256([]byte(text))[:8] + `"`
		switch w.Header().Set("ETag", tag); {
		case !ok:
			http.NotFound(w, r)
		case r.Header.Get("If-None-Match") == tag:
			w.WriteHeader(http.StatusNotModified)
		default:
			fmt.Fprint(w, text)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// put serves a text; "" takes it away.
func (s *site) put(path, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pages[path] = text; text == "" {
		delete(s.pages, path)
	}
}

func (s *site) feed(paths ...string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title><link>/</link>`)
	for _, p := range paths {
		fmt.Fprintf(&b, "<item><title>About %s</title><link>%s%s</link><pubDate>Fri, 01 Apr 2022 10:00:00 GMT</pubDate></item>", p, s.URL, p)
	}
	return b.String() + "</channel></rss>"
}

func tanks(n int) string {
	return fmt.Sprintf("<!doctype html><html><head><title>Losses</title></head><body><article><p>Kyiv said on Friday that it had lost %d tanks near Makariv.</p></article></body></html>", n)
}

// hears runs the program and gives what it printed.
func hears(t *testing.T, status int, args ...string) (out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	if got := run(args, strings.NewReader(""), &o, &e); got != status {
		t.Fatalf("hearsay %s: status %d, want %d\n%s%s", strings.Join(args, " "), got, status, o.String(), e.String())
	}
	return o.String(), e.String()
}

func holds(t *testing.T, where, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: %q is not in it:\n%s", where, w, text)
		}
	}
}

// TestWatchFollows a feed from its address to the article's words, through a second version and a page that is gone.
func TestWatchFollows(t *testing.T) {
	s, file := newSite(t), filepath.Join(t.TempDir(), "l.db")
	s.put("/a", tanks(10))
	s.put("/feed", s.feed("/a"))
	watch := func(status int, more ...string) string {
		out, errOut := hears(t, status, append([]string{"watch", "--once", "--ledger", file, "--contact", "desk@courier.example", "--allow-private"}, more...)...)
		return out + errOut
	}
	hears(t, 0, "watch", "add", "--ledger", file, s.URL+"/feed")
	out := watch(0)
	holds(t, "the first run", out, "feed     "+s.URL+"/feed: 1 article new", "new      "+s.URL+"/a", "Asked 2 times: 0 without change, 1 articles and versions came, 0 failed.")
	if !strings.HasPrefix(s.agent, "hearsay/"+version+" (+desk@courier.example)") {
		t.Errorf("it calls itself %q", s.agent)
	}
	out, _ = hears(t, 0, "articles", "--ledger", file, "--json")
	holds(t, "articles", out, `"url":"`+s.URL+`/a"`, `"published":"2022-04-01`, `"published_from":"feed"`, `"publisher":"The Courier"`)
	hears(t, 0, "verify", "--ledger", file)
	holds(t, "the second run at once", watch(0), "Asked 0 times")

	s.put("/a", tanks(12))
	hears(t, 0, "watch", "add", "--ledger", file, s.URL+"/a") // the user wants it now, and from now on as a page
	holds(t, "the changed page", watch(0, "--json"), `"state":"version"`, `"kind":"page"`, `"schema":"hearsay/asked/1"`)
	out, _ = hears(t, 0, "changes", "--ledger", file, "--json")
	holds(t, "changes", out, `"kind":"figure-raised"`, `"was":"10","is":"12"`)

	s.put("/a", "")
	hears(t, 0, "watch", "add", "--ledger", file, s.URL+"/a", s.URL+"/feed")
	holds(t, "the page that is gone", watch(0), "gone     "+s.URL+"/a: answered 404 Not Found", "1 without change")
	out, _ = hears(t, 0, "changes", "--ledger", file, "--change", "page-gone", "--json")
	holds(t, "changes", out, `"kind":"page-gone"`, `"was":"`+s.URL+`/a","is":"404 Not Found"`)
	out, _ = hears(t, 0, "changes", "--ledger", file)
	holds(t, "changes for people", out, "page gone", "404 Not Found")
	out, _ = hears(t, 0, "claims", "--ledger", file)
	holds(t, "claims", out, "12 tanks")
	out, _ = hears(t, 0, "watch", "list", "--ledger", file)
	holds(t, "the list", out, s.URL+"/feed", "The Courier", "no change", "answered 404 Not Found", "1 failing")
	out, _ = hears(t, 0, "watch", "list", "--ledger", file, "--json", "--failing")
	holds(t, "the failures", out, `"schema":"hearsay/followed/1"`, `"status":404`, `"came":2`)

	opml, _ := hears(t, 0, "watch", "export", "--ledger", file)
	holds(t, "OPML", opml, `type="rss" text="The Courier" xmlUrl="`+s.URL+`/feed"`)
	if out, errOut := hears(t, 0, "watch", "remove", "--ledger", file, s.URL+"/feed"); !strings.Contains(out, "no longer followed") {
		t.Error(out, errOut)
	}
	hears(t, 1, "watch", "remove", "--ledger", file, s.URL+"/feed")
}

// TestAddAddresses adds pages, files and what fails in one go.
func TestAddAddresses(t *testing.T) {
	s, file := newSite(t), filepath.Join(t.TempDir(), "l.db")
	s.put("/a", tanks(10))
	s.put("/b.pdf", "%PDF-1.7")
	s.put("/robots.txt", "User-agent: *\nDisallow: /shut\n")
	out, errOut := hears(t, 1, "add", "--ledger", file, "--allow-private", "--json", s.URL+"/a", "testdata/none.txt", s.URL+"/gone", s.URL+"/b.pdf", s.URL+"/shut", "http://")
	var got []string
	for line := range strings.Lines(out) {
		var a hearsay.Added
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		got = append(got, a.State+" "+strings.TrimPrefix(a.File, s.URL))
	}
	if want := "new /a|failed testdata/none.txt|failed /gone|failed /b.pdf|failed /shut|failed http://"; strings.Join(got, "|") != want {
		t.Errorf("%q, not %q", got, want)
	}
	holds(t, "the reasons", errOut, "no such file", "404 Not Found", "is a PDF", "robots.txt asks programs not to read", "is no web address")
	_, errOut = hears(t, 1, "add", "--ledger", file, s.URL+"/a")
	holds(t, "without --allow-private", errOut, "--allow-private")
	hears(t, 2, "add", "--ledger", file, "--contact", "nobody", s.URL+"/a")
}

func TestWatchUsage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "l.db")
	_, errOut := hears(t, 2, "watch", "--once", "--ledger", file)
	holds(t, "no contact", errOut, "--contact")
	_, errOut = hears(t, 1, "watch", "--once", "--ledger", file, "--contact", "desk@courier.example")
	holds(t, "no ledger", errOut, "no such file")
	hears(t, 2, "watch", "add", "--ledger", file, "courier.example")
	hears(t, 0, "watch", "add", "--ledger", file, "https://courier.example/feed")
	hears(t, 0, "watch", "remove", "--ledger", file, "https://courier.example/feed")
	_, errOut = hears(t, 1, "watch", "--once", "--ledger", file, "--contact", "desk@courier.example")
	holds(t, "nothing followed", errOut, "nothing is followed yet")
}

// TestKilledWatchLosesNothing kills the watcher at moments of no choosing: what it had reported is there, the next run goes on at once, and at the end nothing was sent whole twice but what was under way at a kill.
func TestKilledWatchLosesNothing(t *testing.T) {
	n := kills() / 2
	s, file := newSite(t), filepath.Join(t.TempDir(), "l.db")
	var paths []string
	for i := range 2*n + 2 {
		p := fmt.Sprintf("/%d", i)
		s.put(p, tanks(i+10))
		paths = append(paths, p)
	}
	s.put("/feed", s.feed(paths...))
	hears(t, 0, "watch", "add", "--ledger", file, s.URL+"/feed")
	args := []string{"watch", "--once", "--json", "--ledger", file, "--contact", "desk@courier.example", "--allow-private"}
	random := rand.New(rand.NewPCG(2, uint64(n)))
	reported := map[string]bool{}
	for range n {
		cmd := exec.Command("hearsay", args...)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		in := bufio.NewScanner(out)
		for lines, most := 0, 1+random.IntN(2); lines < most && in.Scan(); lines++ {
			var a watch.Asked
			if json.Unmarshal(in.Bytes(), &a) == nil && a.Article != nil {
				reported[*a.Article] = true
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		standing(t, file, reported)
	}
	out, err := exec.Command("hearsay", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("the run that goes on: %v\n%s", err, out)
	}
	if got := standing(t, file, reported); got != len(paths) {
		t.Errorf("%d articles at the end, want %d", got, len(paths))
	}
	twice := 0
	for _, p := range paths {
		twice += s.asked[p] - 1
	}
	if twice > n || s.asked["/feed"] > 1+n {
		t.Errorf("%d pages were asked for again after %d kills, the feed %d times", twice, n, s.asked["/feed"])
	}
	hears(t, 0, "verify", "--ledger", file)
}
