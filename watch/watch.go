// Package watch follows what the user names: feeds, news sitemaps and pages. What is due comes out of ledger/follow; ingest/fetch asks for it, ingest reads what came, and whoever calls carries the
// articles the whole way (pipeline) through a function, so that watch knows no reader. Every outcome is kept before it is reported, and the next run goes on where this one stopped.
package watch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"hearsay"
	"hearsay/ingest"
	"hearsay/ingest/fetch"
	"hearsay/ledger/follow"
)

// Options are what a watcher works with. Store, Fetch and Keep must be set.
type Options struct {
	Store  *follow.Store
	Fetch  *fetch.Fetcher
	Ingest ingest.Options
	// Keep takes versions the whole way into the ledger and says what became of each; an error means that the ledger cannot be written to.
	Keep func(ctx context.Context, versions iter.Seq2[hearsay.Version, error]) ([]Kept, error)
	// Idle is called when there is nothing to do and articles came since it was called last, every ten minutes where there always is; nil: nothing is.
	Idle func(ctx context.Context) error
	// Report is told of every asking after its outcome was kept; nil: nobody is.
	Report func(Event)
	// Hosts is how many hosts are asked at one time; 0: 16.
	Hosts int
	fetch.Clock
}

// Kept is what became of one version: Err is why it could not be taken in.
type Kept struct {
	hearsay.Added
	Err error
}

// Watcher asks for what is due. One runs on a ledger at a time: see follow.Lock.
type Watcher struct {
	opt   Options
	heads map[string]time.Time // when the first item of each host is due
	busy  map[string]bool
	done  chan result
	came  int       // since Idle was called
	since time.Time // when Idle was called
	sum   Summary
}

// Summary counts what a run did: Asks (Same of them answered with no change, Failed of them failed), articles Found in lists, and the articles and versions that Came; Gone pages.
type Summary struct{ Asks, Same, Failed, Found, Came, Gone int }

// result is one item that was asked for.
type result struct {
	host  string
	event Event
	found []follow.Item
	err   error // the ledger's, or the context's: the run ends
}

// New makes a Watcher.
func New(opt Options) *Watcher {
	if opt.Hosts <= 0 {
		opt.Hosts = 16
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Wait == nil {
		opt.Wait = func(ctx context.Context, d time.Duration) error {
			t := time.NewTimer(d)
			defer t.Stop()
			select {
			case <-t.C:
			case <-ctx.Done():
			}
			return ctx.Err()
		}
	}
	if opt.Report == nil {
		opt.Report = func(Event) {}
	}
	if opt.Idle == nil {
		opt.Idle = func(context.Context) error { return nil }
	}
	return &Watcher{opt: opt, busy: map[string]bool{}, done: make(chan result)}
}

const (
	lookAgain = 30 * time.Second // how often what others added is looked for
	oftenIdle = 10 * time.Minute // how long Idle may be put off
)

// Run asks for all that is due, as it becomes due, until ctx ends; with once only until nothing is due. Whatever fails is reported and asked for again later; an error is the ledger's.
func (w *Watcher) Run(ctx context.Context, once bool) (Summary, error) {
	if err := w.recall(ctx); err != nil {
		return w.sum, err
	}
	inner, stop := context.WithCancel(ctx)
	defer stop()
	err := w.loop(inner, once)
	stop()
	for range len(w.busy) {
		<-w.done
	}
	if err == nil && ctx.Err() == nil && w.came > 0 {
		err = w.idle(ctx)
	}
	return w.sum, err
}

// recall takes up what earlier runs left.
func (w *Watcher) recall(ctx context.Context) error {
	states, err := w.opt.Store.Hosts(ctx)
	if err != nil {
		return err
	}
	for host, state := range states {
		if err := w.opt.Fetch.Recall(host, state); err != nil {
			return fmt.Errorf("going on with what is followed: %w", err)
		}
	}
	w.since = w.opt.Now()
	w.heads, err = w.opt.Store.Heads(ctx)
	return err
}

func (w *Watcher) loop(ctx context.Context, once bool) error {
	looked := w.opt.Now()
	for ctx.Err() == nil {
		next := w.start(ctx)
		now := w.opt.Now()
		switch {
		case len(w.busy) == 0 && once && !w.due(now):
			return nil
		case w.came > 0 && (len(w.busy) == 0 && next.Sub(now) > 2*time.Second || now.Sub(w.since) > oftenIdle):
			if err := w.idle(ctx); err != nil {
				return err
			}
			continue
		}
		if err := w.await(ctx, next.Sub(now)); err != nil {
			return err
		}
		if now = w.opt.Now(); now.Sub(looked) >= lookAgain {
			looked = now
			if err := w.look(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// start puts every host to work that is ready, as far as hosts may be asked at one time, and gives when the next one is.
func (w *Watcher) start(ctx context.Context) time.Time {
	now := w.opt.Now()
	next := now.Add(lookAgain)
	for host, due := range w.heads {
		if w.busy[host] {
			continue
		}
		if ready := w.opt.Fetch.Ready(host); ready.After(due) {
			due = ready
		}
		switch {
		case due.After(now):
			if due.Before(next) {
				next = due
			}
		case len(w.busy) < w.opt.Hosts:
			w.busy[host] = true
			go func() { w.done <- w.one(ctx, host) }()
		}
	}
	return next
}

// due tells whether anything is due now at a host that does not ask to be left alone for long.
func (w *Watcher) due(now time.Time) bool {
	for host, at := range w.heads {
		if !at.After(now) && w.opt.Fetch.Ready(host).Sub(now) <= patient {
			return true
		}
	}
	return false
}

// patient is how long a run that ends when nothing is due waits for a host.
const patient = 3 * time.Minute

// await waits until a host is done or the time has come.
func (w *Watcher) await(ctx context.Context, d time.Duration) error {
	waiting, stop := context.WithCancel(ctx)
	defer stop()
	timer := make(chan error, 1)
	go func() { timer <- w.opt.Wait(waiting, max(d, time.Millisecond)) }()
	select {
	case r := <-w.done:
		return w.finish(ctx, r)
	case <-timer:
		return nil
	case <-ctx.Done():
		return nil
	}
}

// finish reports one asking and notes what is due because of it.
func (w *Watcher) finish(ctx context.Context, r result) error {
	delete(w.busy, r.host)
	if r.err != nil {
		if ctx.Err() != nil && errors.Is(r.err, ctx.Err()) {
			return nil
		}
		return r.err
	}
	w.count(r.event)
	w.opt.Report(r.event)
	hosts := map[string]bool{r.host: true}
	for _, f := range r.found {
		hosts[f.Host] = true
	}
	for host := range hosts {
		x, ok, err := w.opt.Store.Head(ctx, host)
		switch {
		case err != nil:
			return err
		case ok:
			w.heads[host] = x.Next
		default:
			delete(w.heads, host)
		}
	}
	return nil
}

func (w *Watcher) count(e Event) {
	if e.State == "" { // there was nothing to ask
		return
	}
	w.sum.Asks++
	w.sum.Found += e.Found
	switch e.State {
	case Same:
		w.sum.Same++
	case Failed:
		w.sum.Failed++
	case Gone:
		w.sum.Gone++
	case hearsay.AddedNew, hearsay.AddedVersion, hearsay.AddedCopy, hearsay.AddedUnread, hearsay.AddedMeta:
		w.sum.Came++
		w.came++
	}
}

func (w *Watcher) idle(ctx context.Context) error {
	err := w.opt.Idle(ctx)
	w.came, w.since = 0, w.opt.Now()
	return err
}

// look takes in what other programs added to what is followed.
func (w *Watcher) look(ctx context.Context) (err error) {
	w.heads, err = w.opt.Store.Heads(ctx)
	return err
}

// one asks for the item of a host that is due first, keeps the outcome, and says what came of it.
func (w *Watcher) one(ctx context.Context, host string) result {
	r := result{host: host}
	x, ok, err := w.opt.Store.Head(ctx, host)
	if err != nil || !ok || x.Next.After(w.opt.Now()) { // it was removed meanwhile
		r.err = err
		return r
	}
	o, event, err := w.ask(ctx, x)
	if err != nil {
		r.err = err
		return r
	}
	o.Host = w.opt.Fetch.Remember(host)
	event.Found, r.err = w.opt.Store.Save(ctx, &o)
	event.Item = o.Item
	r.event, r.found = event, o.Found
	return r
}
