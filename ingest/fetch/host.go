package fetch

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"sync"
	"time"
)

// host is what is known of one host: whose turn it is, when it may be asked next, and what its robots.txt said, by scheme and port.
type host struct {
	turn  chan struct{} // holds one token: who has it may ask
	rules chan struct{} // holds one token: who has it may ask for robots.txt
	mu    sync.Mutex
	HostState
}

// HostState is what must be remembered of a host from one run to the next, so that no new run asks it sooner than it allows.
type HostState struct {
	Next  time.Time          `json:"next"`  // before which it is not asked
	Sites map[string]*robots `json:"sites"` // by scheme://host:port
}

func (f *Fetcher) host(u *url.URL) *host { return f.named(u.Hostname()) }

func (f *Fetcher) named(name string) *host {
	f.mu.Lock()
	defer f.mu.Unlock()
	h := f.hosts[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1), rules: make(chan struct{}, 1), HostState: HostState{Sites: map[string]*robots{}}}
		h.turn <- struct{}{}
		h.rules <- struct{}{}
		f.hosts[name] = h
	}
	return h
}

// turn waits until a host may be asked and nobody else asks it; rest gives the turn on.
func (f *Fetcher) turn(ctx context.Context, h *host, u *url.URL) error {
	select {
	case <-h.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	next := h.next()
	wait := next.Sub(f.opt.Now())
	if wait > f.opt.Patience {
		h.turn <- struct{}{}
		return &Error{URL: u.String(), Kind: Later, Until: next, Problem: "stands at a host that asked to be left alone until " + next.UTC().Format("2006-01-02 15:04 MST"), Advice: "Try then."}
	}
	if wait > 0 {
		if err := f.opt.Wait(ctx, wait); err != nil {
			h.turn <- struct{}{}
			return err
		}
	}
	return nil
}

func (h *host) next() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.Next
}

// rest leaves the host alone until a time and gives the turn on.
func (h *host) rest(until time.Time) {
	h.mu.Lock()
	h.Next = until
	h.mu.Unlock()
	h.turn <- struct{}{}
}

// Ready is when a host (see Host) may be asked next; a time that has passed means now.
func (f *Fetcher) Ready(host string) time.Time { return f.named(host).next() }

// Remember gives what is known of a host, for Recall in a later run.
func (f *Fetcher) Remember(host string) []byte {
	h := f.named(host)
	h.mu.Lock()
	defer h.mu.Unlock()
	data, err := json.Marshal(h.HostState)
	if err != nil { // times and strings alone: cannot happen
		return nil
	}
	return data
}

// Recall takes in what Remember gave in an earlier run.
func (f *Fetcher) Recall(host string, data []byte) error {
	var s HostState
	if err := json.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("what is remembered of the host %s cannot be read: %w", host, err)
	}
	if s.Sites == nil {
		s.Sites = map[string]*robots{}
	}
	h := f.named(host)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.HostState = s
	return nil
}
