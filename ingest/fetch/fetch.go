// Package fetch is the only one that opens connections: the address of a page, feed or sitemap comes in, its bytes with the HTTP exchange that brought them go out, or an error that says why not
// and when to ask again. It is polite (robots.txt by RFC 9309, one request at a time to a host with a pause between, Retry-After, conditional requests, a name with a contact) and safe (no private,
// loopback or metadata address, whatever a redirect or the DNS says; sizes, times and redirects bounded; no cookies, no scripts, no proxy). ingest makes articles of the bytes; watch says what to ask for.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync"
	"time"

	"hearsay"
)

// Options are how pages are asked for. The zero value asks in a safe and patient way, without a contact.
type Options struct {
	Program      string // the program's version, for its name in User-Agent
	Contact      string // an e-mail or web address where its operator can be reached; see CheckContact
	AllowPrivate bool   // also ask private, loopback and link-local addresses, and any port
	Limits
	Clock
	// Dial opens a connection to host:port in the place of our own, safe one. It is for tests: nothing checks where it leads.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

// Clock is the time that politeness is measured in; nil functions are those of package time.
type Clock struct {
	Now  func() time.Time
	Wait func(ctx context.Context, d time.Duration) error
}

// Limits bound what a server may cost; zero fields are the defaults beside them.
type Limits struct {
	Body      int64         // bytes of one body, as sent and unpacked: 16 MiB
	Total     time.Duration // of one exchange, from dialling to the last byte: one minute
	Redirects int           // addresses in a row: 10
	Pause     time.Duration // between the end of one request to a host and the next: 1 s
	MostPause time.Duration // the longest Crawl-delay that is honoured: 2 min
	Patience  time.Duration // the longest wait for a host before Get gives up with Later: 3 min
}

func (l Limits) filled() Limits {
	set := func(d *time.Duration, to time.Duration) {
		if *d == 0 {
			*d = to
		}
	}
	set(&l.Total, time.Minute)
	set(&l.Pause, time.Second)
	set(&l.MostPause, 2*time.Minute)
	set(&l.Patience, 3*time.Minute)
	if l.Body == 0 {
		l.Body = 16 << 20
	}
	if l.Redirects == 0 {
		l.Redirects = 10
	}
	return l
}

// Fetcher asks for pages. It is safe for several goroutines; requests to one host take turns.
type Fetcher struct {
	opt       Options
	agent     string
	transport *http.Transport
	mu        sync.Mutex
	hosts     map[string]*host
}

// New makes a Fetcher; Close it after use.
func New(opt Options) *Fetcher {
	opt.Limits = opt.Limits.filled()
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Wait == nil {
		opt.Wait = sleep
	}
	if opt.Dial == nil {
		opt.Dial = safeDialer(opt.AllowPrivate).DialContext
	}
	return &Fetcher{opt: opt, agent: agent(opt.Program, opt.Contact), transport: transport(opt.Dial), hosts: map[string]*host{}}
}

// Close ends the connections that are kept open.
func (f *Fetcher) Close() { f.transport.CloseIdleConnections() }

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Request is what is asked for. ETag and Modified are those of an earlier Answer: an unchanged page is then answered by 304. Most is the longest body in bytes, 0 for Limits.Body.
type Request struct {
	URL            string
	ETag, Modified string
	Most           int64
	cut            bool // a longer body is cut there, and no error
}

// Answer is what came: Exchange.URL is the address after redirects, Exchange.Status a 2xx, or 304 and then without Body. Body is as it was before Content-Encoding. At is when the last byte came.
type Answer struct {
	hearsay.Exchange
	Body           []byte
	At             time.Time
	ETag, Modified string
	Type           string        // Content-Type as it was sent
	Fresh          time.Duration // for how long the answer says that it holds (Cache-Control: max-age), 0 where it does not
}

// Unchanged tells that the page is as it was when ETag and Modified were given.
func (a *Answer) Unchanged() bool { return a.Status == http.StatusNotModified }

// Get asks for one address, follows its redirects and waits its turn at every host on the way. Every error is an *Error, or the context's.
func (f *Fetcher) Get(ctx context.Context, r Request) (Answer, error) {
	u, err := parse(r.URL)
	if err != nil {
		return Answer{}, err
	}
	if r.Most == 0 {
		r.Most = f.opt.Body
	}
	return f.follow(ctx, u, r.URL, f.opt.Redirects, func(ctx context.Context, u *url.URL) (Answer, *url.URL, error) {
		if err := f.allowed(ctx, u); err != nil {
			return Answer{}, nil, err
		}
		return f.ask(ctx, u, r, f.pauseOf(u))
	})
}

// follow asks one address after another, until one answers with something else than another address.
func (f *Fetcher) follow(ctx context.Context, u *url.URL, asked string, most int, ask func(context.Context, *url.URL) (Answer, *url.URL, error)) (Answer, error) {
	seen := map[string]bool{}
	for n := 0; ; n++ {
		if seen[u.String()] {
			return Answer{}, &Error{URL: asked, Kind: Failed, Problem: "leads in a circle of redirects back to " + u.String(), Advice: "Open it in a browser to see where the page is now.", Err: errRedirects}
		}
		if n > most {
			return Answer{}, &Error{URL: asked, Kind: Failed, Problem: fmt.Sprintf("is redirected more than %d times", most), Advice: "Open it in a browser to see where the page is now.", Err: errRedirects}
		}
		seen[u.String()] = true
		a, next, err := ask(ctx, u)
		if err != nil || next == nil {
			return a, named(err, asked)
		}
		u = next
	}
}

// named puts the address that was asked for in an error about one that it led to.
func named(err error, asked string) error {
	var e *Error
	if errors.As(err, &e) && e.URL != asked {
		also := *e
		also.URL, also.Problem = asked, "leads to "+e.URL+", which "+e.Problem
		return &also
	}
	return err
}

// ask makes one request when it is the host's turn, and gives the answer or the address that it is redirected to. The host then rests for pause.
func (f *Fetcher) ask(ctx context.Context, u *url.URL, r Request, pause time.Duration) (a Answer, next *url.URL, err error) {
	h := f.host(u)
	if err := f.turn(ctx, h, u); err != nil {
		return a, nil, err
	}
	defer func() {
		var e *Error
		until := f.opt.Now().Add(pause)
		if errors.As(err, &e) && e.Until.After(until) {
			until = e.Until
		}
		h.rest(until)
	}()
	within, stop := context.WithTimeout(ctx, f.opt.Total)
	defer stop()
	a, next, err = f.exchange(within, u, r)
	if err == nil || ctx.Err() != nil {
		return a, next, firstOf(ctx.Err(), err)
	}
	return a, nil, f.explain(err, u)
}

func firstOf(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

// exchange is one request and what it is answered.
func (f *Fetcher) exchange(ctx context.Context, u *url.URL, r Request) (Answer, *url.URL, error) {
	var w *wire
	trace := &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) {
		if w, _ = i.Conn.(*wire); w != nil {
			w.reset()
		}
	}}
	req, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, trace), http.MethodGet, u.String(), nil)
	if err != nil {
		return Answer{}, nil, err
	}
	f.head(req, r)
	resp, err := f.transport.RoundTrip(req)
	if err != nil {
		return Answer{}, nil, err
	}
	defer resp.Body.Close()
	a := Answer{Exchange: hearsay.Exchange{URL: u.String(), Status: resp.StatusCode}, ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified"), Type: resp.Header.Get("Content-Type")}
	a.Fresh = Fresh(resp.Header.Get("Cache-Control"))
	switch {
	case redirects(resp.StatusCode):
		next, err := target(u, resp.Header.Get("Location"))
		return a, next, err
	case resp.StatusCode == http.StatusNotModified:
		if r.ETag == "" && r.Modified == "" {
			return a, nil, &Error{URL: u.String(), Kind: Failed, Status: resp.StatusCode, Problem: "answered that nothing changed although nothing had been read", Advice: "Ask again later."}
		}
	case resp.StatusCode < 200 || resp.StatusCode > 299:
		return a, nil, f.status(u, resp)
	default:
		if a.Body, err = body(resp, u, &r); err != nil {
			return a, nil, err
		}
	}
	a.At = f.opt.Now()
	a.RequestHead, a.ResponseHead = w.heads()
	return a, nil, nil
}

// head fills the fields of a request: who asks, what is understood, and since when nothing need be sent.
func (f *Fetcher) head(req *http.Request, r Request) {
	h := req.Header
	h.Set("User-Agent", f.agent)
	h.Set("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")
	h.Set("Accept-Encoding", "gzip")
	if r.ETag != "" {
		h.Set("If-None-Match", r.ETag)
	}
	if r.Modified != "" {
		h.Set("If-Modified-Since", r.Modified)
	}
}

func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// target is where a redirect leads.
func target(from *url.URL, location string) (*url.URL, error) {
	to, err := from.Parse(location)
	if err != nil || location == "" {
		return nil, &Error{URL: from.String(), Kind: Failed, Problem: fmt.Sprintf("is redirected to %q, which is no address", location), Advice: "Open it in a browser to see where the page is now.", Err: err}
	}
	return parse(to.String())
}
