package fetch

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jimsmart/grobotstxt"
)

const (
	mostRobots   = 512 << 10        // bytes that are looked at: RFC 9309 wants 500 KiB at least
	robotsHops   = 5                // redirects that are followed to it, as RFC 9309 says
	robotsHold   = 24 * time.Hour   // how long it is believed
	robotsFailed = 10 * time.Minute // when it is asked for again after it could not be read
)

// robots is what a site's robots.txt said (RFC 9309): its text, "" where there is none (4xx: all is allowed), or why it could not be read (Why; then nothing is).
type robots struct {
	Text  string    `json:"text"`
	Why   string    `json:"why,omitempty"`
	Until time.Time `json:"until"` // when it is asked for again
}

func site(u *url.URL) string { return u.Scheme + "://" + u.Host }

// allowed asks a site's robots.txt, and asks for it where it is not known or too old.
func (f *Fetcher) allowed(ctx context.Context, u *url.URL) error {
	r, err := f.standing(ctx, u)
	switch {
	case err != nil:
		return err
	case r.Why != "":
		return &Error{URL: u.String(), Kind: Failed, Until: r.Until, Problem: "was not asked for, since its site's robots.txt could not be read (" + r.Why + ")", Advice: tryLater}
	case r.Text != "" && !grobotstxt.AgentAllowed(r.Text, token, u.String()):
		return &Error{URL: u.String(), Kind: Refused, Problem: "is among the pages that the site's robots.txt asks programs not to read", Advice: "Save the page in a browser and add the file."}
	}
	return nil
}

// standing is the robots.txt that holds now; of several who miss it, one asks.
func (f *Fetcher) standing(ctx context.Context, u *url.URL) (*robots, error) {
	h := f.host(u)
	select {
	case <-h.rules:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { h.rules <- struct{}{} }()
	r := f.rules(u)
	if r != nil && f.opt.Now().Before(r.Until) {
		return r, nil
	}
	r, err := f.askRobots(ctx, u, r)
	if err == nil {
		f.keepRules(u, r)
	}
	return r, err
}

func (f *Fetcher) rules(u *url.URL) *robots {
	h := f.host(u)
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.Sites[site(u)]
}

func (f *Fetcher) keepRules(u *url.URL, r *robots) {
	h := f.host(u)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.Sites[site(u)] = r
}

// askRobots reads robots.txt: no such file allows all; what the server or the network fails to give forbids all, unless an older state is known. An error means that the host asks to wait.
func (f *Fetcher) askRobots(ctx context.Context, u *url.URL, known *robots) (*robots, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	a, err := f.follow(ctx, at, at.String(), robotsHops, func(ctx context.Context, u *url.URL) (Answer, *url.URL, error) {
		return f.ask(ctx, u, Request{URL: u.String(), Most: mostRobots, cut: true}, f.opt.Pause)
	})
	now := f.opt.Now()
	var e *Error
	switch {
	case err == nil:
		return &robots{Text: strings.ToValidUTF8(string(a.Body), "\uFFFD"), Until: now.Add(robotsHold)}, nil
	case !errors.As(err, &e):
		return nil, err // the context's
	case e.Kind == Later || e.Kind == Unsafe:
		if e.URL == at.String() { // whatever holds for the one holds for the other
			also := *e
			also.URL = u.String()
			return nil, &also
		}
		return nil, named(err, u.String())
	case e.Status >= 400 && e.Status < 500, errors.Is(e, errEmpty), errors.Is(e, errRedirects): // there is none
		return &robots{Until: now.Add(robotsHold)}, nil
	case known != nil && known.Why == "":
		return &robots{Text: known.Text, Until: now.Add(robotsFailed)}, nil
	}
	return &robots{Why: e.Problem, Until: now.Add(robotsFailed)}, nil
}

// pauseOf is how long a host rests after a page: our own pause, or its Crawl-delay up to the longest that is honoured.
func (f *Fetcher) pauseOf(u *url.URL) time.Duration {
	r := f.rules(u)
	if r == nil || r.Text == "" {
		return f.opt.Pause
	}
	return max(f.opt.Pause, min(CrawlDelay(r.Text), f.opt.MostPause))
}

// CrawlDelay is the Crawl-delay that a robots.txt lays down for us, else for all; 0 where it has none. No standard knows the field, and many sites use it.
func CrawlDelay(text string) time.Duration {
	d := &delays{}
	grobotstxt.Parse(text, d)
	if d.named {
		return d.ours
	}
	return d.all
}

// delays reads the Crawl-delay of the groups that are ours and of those that are everybody's.
type delays struct {
	ours, all     time.Duration
	named         bool // a group names us: what is said to all is not said to us
	forUs, forAll bool // whom the group speaks to that is being read
	rules         bool // it has begun with its rules: the next User-agent opens another
}

// HandleUserAgent is grobotstxt's, and so are the others.
func (d *delays) HandleUserAgent(_ int, value string) {
	if d.rules {
		d.forUs, d.forAll, d.rules = false, false, false
	}
	name := strings.TrimSpace(value)
	if i := strings.IndexFunc(name, func(r rune) bool { return !(r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') }); i > 0 {
		name = name[:i]
	}
	switch {
	case strings.EqualFold(name, token):
		d.forUs, d.named = true, true
	case strings.HasPrefix(name, "*"):
		d.forAll = true
	}
}

// HandleUnknownAction reads Crawl-delay.
func (d *delays) HandleUnknownAction(_ int, action, value string) {
	if !strings.EqualFold(action, "crawl-delay") {
		return
	}
	d.rules = true
	x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(x > 0) {
		return
	}
	delay := time.Duration(min(x, float64(mostWait/time.Second)) * float64(time.Second))
	if d.forUs {
		d.ours = max(d.ours, delay)
	}
	if d.forAll {
		d.all = max(d.all, delay)
	}
}

// HandleAllow notes that the group has rules.
func (d *delays) HandleAllow(int, string) { d.rules = true }

// HandleDisallow notes that the group has rules.
func (d *delays) HandleDisallow(int, string) { d.rules = true }

// HandleSitemap does nothing: it stands outside the groups.
func (d *delays) HandleSitemap(int, string) {}

// HandleRobotsStart does nothing.
func (d *delays) HandleRobotsStart() {}

// HandleRobotsEnd does nothing.
func (d *delays) HandleRobotsEnd() {}
