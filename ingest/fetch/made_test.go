package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// clock is a clock that moves only when somebody waits.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2022, 4, 1, 8, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Wait(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return ctx.Err()
}

func (c *clock) fetch() Clock { return Clock{c.Now, c.Wait} }

// asked is one request that the net of a test saw.
type asked struct {
	url    string
	at     time.Time
	header http.Header
}

// net of hosts that all live in one server: whatever host is dialled, the handler sees it in the request's Host.
type hosts struct {
	*clock
	mu  sync.Mutex
	log []asked
	f   *Fetcher
}

// serve makes such a net and a Fetcher that dials it; robots.txt is not there unless the handler says something.
func serve(t *testing.T, opt Options, handler http.HandlerFunc) *hosts {
	t.Helper()
	h := &hosts{clock: newClock()}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		h.log = append(h.log, asked{"http://" + r.Host + r.URL.RequestURI(), h.Now(), r.Header})
		h.mu.Unlock()
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	address := server.Listener.Addr().String()
	opt.Dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, address)
	}
	opt.Clock = h.fetch()
	h.f = New(opt)
	t.Cleanup(h.f.Close)
	return h
}

// paths are the addresses that were asked for, in order.
func (h *hosts) paths() (out []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, a := range h.log {
		out = append(out, a.url)
	}
	return out
}

func (h *hosts) get(t *testing.T, address string) (Answer, *Error) {
	t.Helper()
	return got(t, h.f, Request{URL: address})
}

func got(t *testing.T, f *Fetcher, r Request) (Answer, *Error) {
	t.Helper()
	a, err := f.Get(t.Context(), r)
	if err == nil {
		return a, nil
	}
	e, ok := err.(*Error)
	if !ok {
		t.Fatalf("%v is no *Error", err)
	}
	return a, e
}

type dialer = func(ctx context.Context, network, address string) (net.Conn, error)

// dialOf dials each address with the dialer that is chosen for it.
func dialOf(choose func(address string) dialer) dialer {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		return choose(address)(ctx, network, address)
	}
}
