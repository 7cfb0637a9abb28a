package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"code.dny.dev/ssrf"
)

// Kinds of error: what whoever asked can do about it.
const (
	Bad     = "bad"     // it is no web address
	Gone    = "gone"    // the page is no longer there: 404 or 410
	Refused = "refused" // robots.txt asks programs not to read it, or the server wants somebody else (401, 403, 451)
	Unsafe  = "unsafe"  // it leads to a private, loopback or metadata address, or to a port that no page stands at
	Later   = "later"   // the host asks to wait until Error.Until
	Failed  = "failed"  // anything else: it may do later
)

// Error says why an address brought nothing. Problem goes on from the address, Advice is one sentence.
type Error struct {
	URL, Kind, Problem, Advice string
	Status                     int       // of the HTTP answer, 0 where there was none
	Until                      time.Time // before which the host must not be asked again, zero where it did not say
	Err                        error
}

// Error is one line: the address, the problem, what to do.
func (e *Error) Error() string { return strings.TrimSpace(e.URL + ": " + e.Problem + ". " + e.Advice) }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

const (
	tryLater = "See that there is a network and that the address is right, or try later."
	mostWait = 24 * time.Hour  // the longest Retry-After that is believed
	noSaying = 5 * time.Minute // how long a host rests that asks to wait and does not say for how long
)

// status is the error of an answer that is no page.
func (f *Fetcher) status(u *url.URL, resp *http.Response) error {
	now := f.opt.Now()
	e := &Error{URL: u.String(), Kind: Failed, Status: resp.StatusCode, Problem: "answered " + StatusLine(resp.StatusCode), Advice: "Try later, or open it in a browser."}
	if after, ok := RetryAfter(resp.Header.Get("Retry-After"), now); ok {
		e.Until = now.Add(min(after, mostWait))
	}
	switch resp.StatusCode {
	case http.StatusNotFound, http.StatusGone:
		e.Kind, e.Advice = Gone, "The page is no longer there; look for it in a web archive."
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		e.Kind, e.Advice = Refused, "The server does not give it to programs; save the page in a browser and add the file."
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		e.Kind = Later
		if e.Until.IsZero() {
			e.Until = now.Add(noSaying)
		}
		e.Advice = "It asks to be left alone until " + e.Until.UTC().Format("2006-01-02 15:04 MST") + "."
	}
	return e
}

// StatusLine is a status with its name: 404 Not Found.
func StatusLine(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}

// explain turns what the network said into what a person can use.
func (f *Fetcher) explain(err error, u *url.URL) error {
	var ours *Error
	if errors.As(err, &ours) {
		return err
	}
	e := &Error{URL: u.String(), Kind: Failed, Problem: "could not be read (" + err.Error() + ")", Advice: tryLater, Err: err}
	var dns *net.DNSError
	var slow net.Error
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP):
		e.Kind, e.Problem, e.Advice = Unsafe, "leads to a private, loopback or otherwise special network address", "If that is what you mean, allow it with --allow-private."
	case errors.Is(err, ssrf.ErrProhibitedPort), errors.Is(err, ssrf.ErrProhibitedNetwork):
		e.Kind, e.Problem, e.Advice = Unsafe, "leads to a port at which no public page stands (only 80 and 443 are asked)", "If that is what you mean, allow it with --allow-private."
	case errors.As(err, &dns):
		e.Problem = "cannot be found: no address is known for " + dns.Name
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &slow) && slow.Timeout():
		e.Problem = fmt.Sprintf("did not come to its end within %v", f.opt.Total)
	}
	return e
}
