package fetch

import (
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// reads is a connection that gives these bytes.
type readConn struct {
	net.Conn
	r io.Reader
}

func (c readConn) Read(b []byte) (int, error) { return c.r.Read(b) }

func reads(b []byte) net.Conn { return readConn{r: strings.NewReader(string(b))} }

func TestRobots(t *testing.T) {
	texts := map[string]string{
		"a.example": "User-agent: *\nDisallow: /private/\nAllow: /private/open\n", "b.example": "User-agent: hearsay\nDisallow:\n\nUser-agent: *\nDisallow: /\n",
		"c.example": "User-agent: Hearsay/2.0\nDisallow: /*.pdf$\n", "d.example": "", "e.example": "User-agent: *\nDisallow: /\n",
	}
	h := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			io.WriteString(w, texts[r.Host])
			return
		}
		io.WriteString(w, story)
	})
	for address, kind := range map[string]string{
		"a.example/private/x": Refused, "a.example/private/open": "", "a.example/x": "", "b.example/x": "", "c.example/x.pdf": Refused, "c.example/x.pdf?y": "", "d.example/": "", "e.example/": Refused,
	} {
		_, e := h.get(t, "http://"+address)
		if (e == nil) != (kind == "") || e != nil && (e.Kind != kind || !strings.Contains(e.Problem, "robots.txt")) {
			t.Errorf("%s: %v, want %q", address, e, kind)
		}
	}
	if n := len(slices.DeleteFunc(h.paths(), func(p string) bool { return !strings.HasSuffix(p, "/robots.txt") })); n != 5 {
		t.Errorf("%d times robots.txt was asked for, of 5 sites", n)
	}
	h.Wait(t.Context(), 25*time.Hour)
	texts["a.example"] = "User-agent: *\nDisallow: /x\n"
	if _, e := h.get(t, "http://a.example/x"); e == nil || e.Kind != Refused {
		t.Errorf("a day later: %v", e)
	}
}

// TestRobotsThatCannotBeRead are the cases of RFC 9309, section 2.3.1.
func TestRobotsThatCannotBeRead(t *testing.T) {
	ill := true
	h := serve(t, Options{Limits: Limits{Total: 300 * time.Millisecond}}, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" && r.URL.Path != "/r" {
			io.WriteString(w, story)
			return
		}
		switch name, _, _ := strings.Cut(r.Host, "."); {
		case name == "s403" || name == "s404":
			w.WriteHeader(map[string]int{"s403": 403, "s404": 404}[name])
		case name == "s500" && ill:
			w.WriteHeader(500)
		case name == "slow":
			time.Sleep(time.Second)
		case name == "moved" && r.URL.Path == "/robots.txt":
			http.Redirect(w, r, "http://other.example/r", http.StatusMovedPermanently)
		case name == "circle":
			http.Redirect(w, r, "/robots.txt", http.StatusFound)
		case name == "other":
			io.WriteString(w, "User-agent: *\nDisallow: /x\n")
		case name == "huge":
			io.WriteString(w, "User-agent: *\nDisallow: /x\n"+strings.Repeat("# filler\n", 100_000))
		case name == "busy" && ill:
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(503)
		}
	})
	for name, kind := range map[string]string{"s403": "", "s404": "", "s500": Failed, "slow": Failed, "moved": Refused, "circle": "", "huge": Refused, "busy": Later} {
		_, e := h.get(t, "http://"+name+".example/x")
		if (e == nil) != (kind == "") || e != nil && e.Kind != kind {
			t.Errorf("%s: %v, want %q", name, e, kind)
		}
	}
	ill = false
	if _, e := h.get(t, "http://s500.example/x"); e == nil {
		t.Error("a robots.txt that failed is asked for again at once")
	}
	h.Wait(t.Context(), 11*time.Minute)
	if _, e := h.get(t, "http://s500.example/x"); e != nil {
		t.Errorf("when it is there again: %v", e)
	}
	h.Wait(t.Context(), 25*time.Hour)
	ill = true
	if _, e := h.get(t, "http://s500.example/x"); e != nil {
		t.Errorf("what was known stands while it cannot be read: %v", e)
	}
}

func TestCrawlDelay(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 5\n": 5 * time.Second, "User-agent: *\nCrawl-delay: 0.5\n": 500 * time.Millisecond, "User-agent: bing\nCrawl-delay: 9\n": 0,
		"User-agent: hearsay\nDisallow: /x\n\nUser-agent: *\nCrawl-delay: 9\n": 0, "User-agent: bing\nUser-agent: hearsay\nCrawl-delay: 7\n\nUser-agent: *\nCrawl-delay: 9\n": 7 * time.Second,
		"User-agent: *\nDisallow:\nUser-agent: bing\nCrawl-delay: 9\n": 0, "User-agent: *\ncrawl-delay: soon\n": 0, "User-agent: *\nCrawl-delay: -3\n": 0, "User-agent: *\nCrawl-delay: NaN\n": 0,
		"Crawl-delay: 3\n": 0, "": 0, "User-agent: *\nCrawl-delay: 1e300\n": 24 * time.Hour,
	} {
		if got := CrawlDelay(text); got != want {
			t.Errorf("%q: %v, not %v", text, got, want)
		}
	}
}

func TestCrawlDelayIsHonouredUpToABound(t *testing.T) {
	for delay, want := range map[string]time.Duration{"10": 10 * time.Second, "86400": 2 * time.Minute, "0.1": time.Second} {
		h := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				io.WriteString(w, "User-agent: *\nCrawl-delay: "+delay+"\n")
				return
			}
			io.WriteString(w, story)
		})
		for _, p := range []string{"1", "2", "3"} {
			if _, e := h.get(t, "http://a.example/"+p); e != nil {
				t.Fatal(e)
			}
		}
		if got := h.log[3].at.Sub(h.log[2].at); got != want {
			t.Errorf("Crawl-delay: %s: %v between two pages, not %v", delay, got, want)
		}
	}
}

// TestRemembered holds that a new run neither asks robots.txt again nor asks the host sooner than the last one would have.
func TestRemembered(t *testing.T) {
	h := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			io.WriteString(w, "User-agent: *\nCrawl-delay: 30\nDisallow: /x\n")
			return
		}
		io.WriteString(w, story)
	})
	if _, e := h.get(t, "http://a.example/1"); e != nil {
		t.Fatal(e)
	}
	opt := h.f.opt
	next := New(opt)
	defer next.Close()
	if err := next.Recall("a.example", h.f.Remember("a.example")); err != nil {
		t.Fatal(err)
	}
	if _, e := got(t, next, Request{URL: "http://a.example/x"}); e == nil || e.Kind != Refused {
		t.Errorf("%v", e)
	}
	if _, e := got(t, next, Request{URL: "http://a.example/2"}); e != nil {
		t.Fatal(e)
	}
	if len(h.log) != 3 || h.log[2].at.Sub(h.log[1].at) != 30*time.Second {
		t.Errorf("%v", h.log)
	}
	if err := next.Recall("a.example", []byte("{")); err == nil {
		t.Error("what cannot be read is taken")
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /x\nCrawl-delay: 5", "http://a.example/x")
	f.Add("user-agent: hearsay\r\ncrawl-delay: 1e999\r\n\xff", "http://a.example/%zz")
	f.Fuzz(func(t *testing.T, text, address string) {
		if d := CrawlDelay(text); d < 0 || d > mostWait {
			t.Errorf("a delay of %v", d)
		}
		if clean, err := Address(address); err == nil {
			if again, err := Address(clean); err != nil || again != clean {
				t.Errorf("%q becomes %q, then %q (%v)", address, clean, again, err)
			}
		}
	})
}

func FuzzRetryAfter(f *testing.F) {
	now := time.Date(2022, 4, 1, 8, 0, 0, 0, time.UTC)
	for _, s := range []string{"120", "Fri, 01 Apr 2022 09:00:00 GMT", "max-age=5, no-cache", "-1", "9999999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		if d, ok := RetryAfter(value, now); d < 0 || !ok && d != 0 {
			t.Errorf("%q is %v", value, d)
		}
		if d := Fresh(value); d < 0 || d > mostFresh {
			t.Errorf("%q is fresh for %v", value, d)
		}
	})
}
