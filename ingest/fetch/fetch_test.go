package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

const story = "<!doctype html><title>Two bridges</title><p>Kyiv said it had lost two bridges."

// page serves a story everywhere but at robots.txt.
func page(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	io.WriteString(w, story)
}

func TestOnePage(t *testing.T) {
	h := serve(t, Options{Program: "1.2.3", Contact: "desk@courier.example"}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Fri, 01 Apr 2022 06:00:00 GMT")
		w.Header().Set("Cache-Control", "public, max-age=600")
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
		page(w, r)
	})
	a, e := h.get(t, "http://Courier.example/war?page=2#top")
	if e != nil {
		t.Fatal(e)
	}
	if string(a.Body) != story || a.URL != "http://courier.example/war?page=2" || a.Status != 200 || a.ETag != `"v1"` || a.Fresh != 10*time.Minute || !strings.HasPrefix(a.Type, "text/html") {
		t.Errorf("%+v", a)
	}
	if !strings.HasPrefix(a.RequestHead, "GET /war?page=2 HTTP/1.1\r\nHost: courier.example\r\nUser-Agent: hearsay/1.2.3 (+desk@courier.example)\r\n") || !strings.HasSuffix(a.RequestHead, "gzip\r\n") {
		t.Errorf("the request's head: %q", a.RequestHead)
	}
	if !strings.HasPrefix(a.ResponseHead, "HTTP/1.1 200 OK\r\n") || !strings.Contains(a.ResponseHead, "Etag: \"v1\"\r\n") || strings.Contains(a.ResponseHead, "\r\n\r\n") || strings.Contains(a.ResponseHead, "bridges") {
		t.Errorf("the answer's head: %q", a.ResponseHead)
	}
	if _, e := h.get(t, "http://courier.example/other"); e != nil {
		t.Fatal(e)
	}
	for _, r := range h.log {
		if r.header.Get("Cookie") != "" || r.header.Get("Referer") != "" || r.header.Get("Authorization") != "" {
			t.Errorf("%s was asked with %v", r.url, r.header)
		}
	}
}

func TestUnchanged(t *testing.T) {
	h := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") == "Fri, 01 Apr 2022 06:00:00 GMT" || strings.HasPrefix(r.URL.Path, "/always") {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		page(w, r)
	})
	a, e := got(t, h.f, Request{URL: "http://courier.example/war", ETag: `"v1"`, Modified: "Fri, 01 Apr 2022 06:00:00 GMT"})
	if e != nil || !a.Unchanged() || a.Body != nil || !strings.HasPrefix(a.ResponseHead, "HTTP/1.1 304") {
		t.Errorf("%+v %v", a, e)
	}
	if _, e := h.get(t, "http://courier.example/always"); e == nil || e.Kind != Failed {
		t.Errorf("304 where nothing was known: %v", e)
	}
}

func TestRedirects(t *testing.T) {
	h := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		to := map[string]string{
			"a.example/old": "/new", "a.example/new": "http://b.example/page?x=1#y", "a.example/here": "there", "a.example/there": "here", "a.example/self": "", "a.example/ftp": "ftp://a.example/x",
			"a.example/mail": "mailto:desk@a.example", "a.example/out": "http://b.example/missing",
		}
		if n, ok := strings.CutPrefix(r.URL.Path, "/deep/"); ok {
			http.Redirect(w, r, "/deep/"+n+"x", http.StatusFound)
			return
		}
		if next, ok := to[r.Host+r.URL.Path]; ok {
			w.Header().Set("Location", next)
			w.WriteHeader(http.StatusMovedPermanently)
			return
		}
		if r.URL.Path == "/missing" {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	})
	if a, e := h.get(t, "http://a.example/old"); e != nil || a.URL != "http://b.example/page?x=1" || string(a.Body) != story {
		t.Errorf("%+v %v", a, e)
	}
	for path, want := range map[string]struct{ kind, words string }{
		"here": {Failed, "in a circle of redirects back to http://a.example/here"}, "self": {Failed, "which is no address"}, "ftp": {Bad, "leads to ftp://a.example/x, which is no web address"},
		"mail": {Bad, "no web address"}, "deep/x": {Failed, "redirected more than 10 times"}, "out": {Gone, "leads to http://b.example/missing, which answered 404 Not Found"},
	} {
		_, e := h.get(t, "http://a.example/"+path)
		if e == nil || e.Kind != want.kind || !strings.Contains(e.Error(), want.words) || !strings.HasPrefix(e.Error(), "http://a.example/"+path+": ") {
			t.Errorf("%s: %v", path, e)
		}
	}
}

func TestStatuses(t *testing.T) {
	h := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		var status int
		if _, err := fmt.Sscanf(r.URL.Path, "/%d", &status); err != nil {
			page(w, r)
			return
		}
		w.WriteHeader(status)
	})
	for status, kind := range map[int]string{404: Gone, 410: Gone, 401: Refused, 403: Refused, 451: Refused, 500: Failed, 502: Failed, 400: Failed, 200: Failed, 204: Failed, 300: Failed} {
		_, e := h.get(t, fmt.Sprintf("http://n%d.example/%d", status, status))
		if e == nil || e.Kind != kind || e.Status != status || e.Advice == "" {
			t.Errorf("%d: %+v", status, e)
		}
	}
}

func TestHostThatAsksToWait(t *testing.T) {
	var busy bool
	h := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if busy && r.URL.Path != "/robots.txt" {
			w.Header().Set("Retry-After", "600")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		page(w, r)
	})
	if _, e := h.get(t, "http://a.example/1"); e != nil {
		t.Fatal(e)
	}
	busy = true
	_, e := h.get(t, "http://a.example/2")
	if e == nil || e.Kind != Later || e.Until.Sub(h.Now()) != 10*time.Minute || h.f.Ready("a.example") != e.Until {
		t.Fatalf("%+v", e)
	}
	busy = false
	before := len(h.paths())
	if _, e := h.get(t, "http://a.example/3"); e == nil || e.Kind != Later || len(h.paths()) != before {
		t.Errorf("the host was asked all the same: %v", e)
	}
	if _, e := h.get(t, "http://b.example/1"); e != nil {
		t.Errorf("another host: %v", e)
	}
	h.Wait(t.Context(), 8*time.Minute)
	if _, e := h.get(t, "http://a.example/3"); e != nil { // less than our patience is left: it is waited for
		t.Error(e)
	}
	if last := h.log[len(h.log)-1]; last.at.Before(e.Until) {
		t.Errorf("asked at %v, allowed from %v on", last.at, e.Until)
	}
}

// TestTurns holds that no host is asked twice at one time or without its pause, however many ask, and that other hosts do not wait.
func TestTurns(t *testing.T) {
	h := serve(t, Options{Limits: Limits{Pause: 2 * time.Second}}, page)
	done := make(chan error)
	for n := range 20 {
		go func() {
			_, err := h.f.Get(context.Background(), Request{URL: fmt.Sprintf("http://h%d.example/%d", n%4, n)})
			done <- err
		}()
	}
	for range 20 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	last := map[string]time.Time{}
	for _, r := range h.log {
		host := Host(r.url)
		if before, ok := last[host]; ok && r.at.Sub(before) < 2*time.Second {
			t.Errorf("%s was asked after %v", r.url, r.at.Sub(before))
		}
		last[host] = r.at
	}
	if len(h.log) != 24 || len(last) != 4 {
		t.Errorf("%d requests to %d hosts, want 20 pages and 4 robots.txt", len(h.log), len(last))
	}
}

func packed(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBodies(t *testing.T) {
	bomb := packed(t, make([]byte, 8<<20))
	h := serve(t, Options{Limits: Limits{Body: 1 << 20, Total: 2 * time.Second}}, func(w http.ResponseWriter, r *http.Request) {
		gz := func(data []byte) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(data)
		}
		switch r.URL.Path {
		case "/packed":
			gz(packed(t, []byte(story)))
		case "/bomb":
			gz(bomb)
		case "/cut":
			gz(packed(t, []byte(story))[:20])
		case "/unpacked":
			gz([]byte(story))
		case "/brotli":
			w.Header().Set("Content-Encoding", "br")
			io.WriteString(w, story)
		case "/long":
			for range 40 {
				w.Write(make([]byte, 64<<10))
			}
		case "/said-long":
			w.Header().Set("Content-Length", "999999999999")
		case "/lies":
			w.Header().Set("Content-Length", "500")
			io.WriteString(w, story)
		case "/drip":
			for {
				if _, err := io.WriteString(w, "x"); err != nil || r.Context().Err() != nil {
					return
				}
				w.(http.Flusher).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		case "/head":
			for n := range 5000 {
				w.Header().Set(fmt.Sprintf("X-%d", n), strings.Repeat("y", 100))
			}
		default:
			page(w, r)
		}
	})
	if a, e := h.get(t, "http://a.example/packed"); e != nil || string(a.Body) != story || !strings.Contains(a.ResponseHead, "Content-Encoding: gzip\r\n") {
		t.Errorf("packed: %+v %v", a, e)
	}
	for path, words := range map[string]string{
		"bomb": "is larger than 1 MB", "cut": "broke off", "unpacked": "packed wrongly", "brotli": "was not asked for", "long": "is larger than 1 MB", "said-long": "is larger than 1 MB", "lies": "broke off",
		"drip": "did not come to its end within 2s", "head": "",
	} {
		begun := time.Now()
		_, e := h.get(t, "http://a.example/"+path)
		if e == nil || e.Kind != Failed || !strings.Contains(e.Error(), words) {
			t.Errorf("%s: %v", path, e)
		}
		if took := time.Since(begun); took > 30*time.Second {
			t.Errorf("%s took %v", path, took)
		}
	}
}

func TestGivenUp(t *testing.T) {
	h := serve(t, Options{}, page)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := h.f.Get(ctx, Request{URL: "http://a.example/"}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if _, e := h.get(t, "http://a.example/"); e != nil { // the turn was given back
		t.Error(e)
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		" HTTPS://Courier.Example:443/a%2Fb?q=1#x ": "https://courier.example/a%2Fb?q=1", "http://courier.example:80": "http://courier.example/", "http://u:p@courier.example/": "http://courier.example/",
		"http://bücher.example/é": "http://xn--bcher-kva.example/%C3%A9", "http://[::1]:8080/": "http://[::1]:8080/", "http://кур'єр.example/": "",
		"ftp://a.example/": "", "courier.example": "", "": "", "http://": "", "http:a.example": "", "javascript:alert(1)": "", "http://a.example/" + strings.Repeat("x", 3000): "", "http://a b.example/": "", "file:///etc/passwd": "",
	} {
		got, err := Address(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q (%v), not %q", in, got, err, want)
		}
	}
}

func TestContact(t *testing.T) {
	for _, good := range []string{"desk@courier.example", "https://courier.example/bot", "http://courier.example"} {
		if err := CheckContact(good); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []string{"", "desk", "Desk <desk@courier.example>", "a@b\r\nX: y", "https://courier.example/)", "ftp://courier.example", "courier.example"} {
		if CheckContact(bad) == nil {
			t.Errorf("%q passes", bad)
		}
	}
}

func TestRetryAfterAndFresh(t *testing.T) {
	now := time.Date(2022, 4, 1, 8, 0, 0, 0, time.UTC)
	for in, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "0": 0, "Fri, 01 Apr 2022 09:00:00 GMT": time.Hour, "Fri, 01 Apr 2022 07:00:00 GMT": 0, " 5 ": 5 * time.Second, "99999999999999999999": 10 * 365 * 24 * time.Hour,
	} {
		if d, ok := RetryAfter(in, now); !ok || d != want {
			t.Errorf("%q is %v %v, not %v", in, d, ok, want)
		}
	}
	for _, in := range []string{"", "soon", "-5", "1.5", "2022-04-01"} {
		if d, ok := RetryAfter(in, now); ok {
			t.Errorf("%q is %v", in, d)
		}
	}
	for in, want := range map[string]time.Duration{
		"max-age=60": time.Minute, "public, MAX-AGE=\"60\"": time.Minute, "no-cache, max-age=60": 0, "max-age=60, no-store": 0, "max-age=x": 0, "": 0, "max-age=99999999": 6 * time.Hour, "s-maxage=9": 0,
	} {
		if d := Fresh(in); d != want {
			t.Errorf("%q is %v, not %v", in, d, want)
		}
	}
}

// TestInterimHeads holds that the head of the last answer is the one that is kept, whatever pieces it came in.
func TestInterimHeads(t *testing.T) {
	for _, in := range []string{
		"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\nbody\n\nmore", "HTTP/1.1 200 OK\nA: b\n\nbody\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n\r\n",
	} {
		for size := 1; size < len(in); size++ {
			w := &wire{}
			for piece := range slices.Chunk([]byte(in), size) {
				w.Conn = reads(piece)
				w.Read(make([]byte, size))
			}
			if _, got := w.heads(); got != "HTTP/1.1 200 OK\r\nA: b\r\n" {
				t.Fatalf("in pieces of %d: %q", size, got)
			}
		}
	}
}
