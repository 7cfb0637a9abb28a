package watch

import (
	"context"
	"fmt"
	"iter"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay"
	"hearsay/ingest/fetch"
	"hearsay/ledger/follow"
	"hearsay/ledger/store"
)

// pipes is a net without a network: whatever host is dialled, the connection ends at one listener. It lives inside a test's bubble of time.
type pipes struct {
	come chan net.Conn
	shut chan struct{}
	once sync.Once
}

func newPipes() *pipes { return &pipes{come: make(chan net.Conn), shut: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.come:
		return c, nil
	case <-p.shut:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.shut) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.come <- there:
		return here, nil
	case <-p.shut:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// request is one that the world saw, and what it answered.
type request struct {
	url    string
	at     time.Time
	status int
	etag   string
}

// world is all sites of a test, the ledger's file, and the watcher between them.
type world struct {
	t     *testing.T
	mu    sync.Mutex
	log   []request
	pages map[string]func(http.ResponseWriter, *http.Request) // by host and path
	kept  map[string][]string                                 // bytes of the versions by address
	net   *pipes
	store *follow.Store
	file  *store.File
	fetch fetch.Options
	ended []func()
}

// newWorld must be made inside a bubble, and ended there.
func newWorld(t *testing.T, path string) *world {
	t.Helper()
	if path == "" {
		path = filepath.Join(t.TempDir(), "l.db")
	}
	w := &world{t: t, pages: map[string]func(http.ResponseWriter, *http.Request){}, kept: map[string][]string{}, net: newPipes()}
	var err error
	if w.file, err = store.Open(t.Context(), path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	w.store = follow.Of(w.file)
	w.fetch.Dial = w.net.dial
	server := &http.Server{Handler: http.HandlerFunc(w.serve)}
	go server.Serve(w.net)
	w.ended = append(w.ended, func() { w.file.Close() }, func() { server.Close() })
	return w
}

func (w *world) end() {
	for _, f := range w.ended {
		f()
	}
}

type noted struct {
	http.ResponseWriter
	status int
}

func (n *noted) WriteHeader(status int) {
	n.status = status
	n.ResponseWriter.WriteHeader(status)
}

func (w *world) serve(out http.ResponseWriter, r *http.Request) {
	at := time.Now()
	n := &noted{out, 200}
	w.mu.Lock()
	page := w.pages[r.Host+r.URL.Path]
	w.mu.Unlock()
	if page == nil {
		http.NotFound(n, r)
	} else {
		page(n, r)
	}
	w.mu.Lock()
	w.log = append(w.log, request{"http://" + r.Host + r.URL.Path, at, n.status, r.Header.Get("If-None-Match")})
	w.mu.Unlock()
}

// put serves a text at an address, with an ETag by which it is known again.
func (w *world) put(address, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	tag := `"` + hearsay.SHA256([]byte(text))[:8] + `"`
	w.pages[strings.TrimPrefix(address, "http://")] = func(out http.ResponseWriter, r *http.Request) {
		out.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			out.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(out, text)
	}
}

// answer serves whatever a function writes at an address; nil: nothing is there any more.
func (w *world) answer(address string, f func(http.ResponseWriter, *http.Request)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[strings.TrimPrefix(address, "http://")] = f
}

func status(code int) func(http.ResponseWriter, *http.Request) {
	return func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(code) }
}

// keep stands in for the ledger's readers: it keeps each version's bytes once.
func (w *world) keep(_ context.Context, versions iter.Seq2[hearsay.Version, error]) (out []Kept, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for v, err := range versions {
		k := Kept{Err: err}
		k.State, k.File = hearsay.AddedFailed, v.From
		if err == nil {
			id := hearsay.ArticleID(v.Article.URL, "", "")
			k.Article, k.State = &id, hearsay.AddedNew
			had := w.kept[v.From]
			switch {
			case len(had) > 0 && had[len(had)-1] == string(v.Raw):
				k.State = hearsay.AddedKnown
			case len(had) > 0:
				k.State = hearsay.AddedVersion
			}
			if k.State != hearsay.AddedKnown {
				w.kept[v.From] = append(had, string(v.Raw))
			}
			if v.Exchange == nil || v.Captured.IsZero() || v.Exchange.RequestHead == "" {
				w.t.Errorf("%s came without its exchange", v.From)
			}
		}
		out = append(out, k)
	}
	return out, nil
}

// watcher follows for the world.
func (w *world) watcher(change ...func(*Options)) *Watcher {
	f := fetch.New(w.fetch)
	w.ended = append(w.ended, f.Close)
	opt := Options{Store: w.store, Fetch: f, Keep: w.keep}
	for _, c := range change {
		c(&opt)
	}
	return New(opt)
}

// run watches for a time, or once where it is zero.
func (w *world) run(d time.Duration, change ...func(*Options)) Summary {
	w.t.Helper()
	ctx, stop := context.WithCancel(w.t.Context())
	defer stop()
	if d > 0 {
		timer := time.AfterFunc(d, stop)
		defer timer.Stop()
	}
	sum, err := w.watcher(change...).Run(ctx, d == 0)
	if err != nil {
		w.t.Fatal(err)
	}
	return sum
}

func (w *world) follow(kind string, addresses ...string) {
	w.t.Helper()
	for _, a := range addresses {
		if _, err := w.store.Add(w.t.Context(), follow.Item{URL: a, Kind: kind, Host: fetch.Host(a), Added: time.Now(), Plan: follow.Plan{Next: time.Now()}}); err != nil {
			w.t.Fatal(err)
		}
	}
}

func (w *world) item(address string) follow.Item {
	w.t.Helper()
	x, ok, err := w.store.ByURL(w.t.Context(), address)
	if err != nil || !ok {
		w.t.Fatalf("%s is not followed: %v", address, err)
	}
	return x
}

// asked are the times at which an address was asked for, since a moment.
func (w *world) asked(address string, since time.Time) (out []time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, r := range w.log {
		if r.url == address {
			out = append(out, r.at.Sub(since).Round(time.Minute))
		}
	}
	return out
}

// rss is a feed of these addresses.
func rss(title string, links ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>%s</title><link>http://x.example/</link>`, title)
	for _, l := range links {
		fmt.Fprintf(&b, "<item><title>About %s</title><link>%s</link><guid>%s</guid><pubDate>Fri, 31 Dec 1999 10:00:00 GMT</pubDate><description>Short.</description></item>", l, l, l)
	}
	return b.String() + "</channel></rss>"
}

func story(what string) string {
	return "<!doctype html><html><head><title>" + what + "</title></head><body><article><p>Kyiv said on Friday that it had lost two bridges near Makariv, and a third was damaged by shelling: " + what + ".</p></article></body></html>"
}
