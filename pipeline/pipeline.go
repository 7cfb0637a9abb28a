// Package pipeline carries articles the whole way on one machine: ingest finds them, text and extract read them on all cores, the ledger keeps them one transaction each, and compare
// is run over all that stands. What was reported as added is committed: a run that is cut off at any moment is gone on with by running it again.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"

	"hearsay"
	"hearsay/extract"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// Options are how articles are taken in and read.
type Options struct {
	Ingest  ingest.Options
	Text    text.Options
	Extract extract.Options
	Workers int // readers at one time; 0: one a core
}

// Reference is what the reference data tell a ledger: who a claimant is and where a place lies.
func Reference() ledger.Options {
	known, places := actors.Default(), gazetteer.Default()
	return ledger.Options{
		Identify: func(a hearsay.WireActor) string { return known.Key(a.Name) },
		Areas:    func(p hearsay.WirePlace) []string { return places.Areas(ledger.PlaceID(&p)) },
	}
}

// Outcome is what became of one input: the line that is reported, and the error where it failed or was passed over.
type Outcome struct {
	hearsay.Added
	Notes []string // what a person should know of a table that was read
	Err   error
}

// Summary counts outcomes by state (hearsay.AddedNew and so on), unread articles by reason, what was passed over, and of what failed the bad records: each one of many in a file that was taken in.
type Summary struct {
	States, Unread map[string]int
	Passed, Bad    int
}

// Failed counts what could not be taken in, bad records aside.
func (s *Summary) Failed() int { return s.States[hearsay.AddedFailed] - s.Bad }

func (s *Summary) count(o *Outcome) {
	switch {
	case errors.Is(o.Err, ingest.ErrPassedOver):
		s.Passed++
		return
	case ingest.IsRecord(o.Err):
		s.Bad++
	case o.State == hearsay.AddedUnread && o.Reason != nil:
		s.Unread[*o.Reason]++
	}
	s.States[o.State]++
}

// job is one version on its way: made by the source, read by a worker, kept in order.
type job struct {
	version hearsay.Version
	entry   ledger.Entry
	state   string
	notes   []string
	err     error
	read    chan struct{} // closed when a worker is done with it
}

// Add takes in all that paths name, in order, and calls report after each commit. What cannot be taken in is reported and the rest goes on; an error ends the run:
// the ledger cannot be written to, or ctx is done. Nothing is compared yet: see Compare.
func Add(ctx context.Context, l *ledger.Ledger, paths []string, opt Options, report func(Outcome)) (Summary, error) {
	return AddAll(ctx, l, ingest.Open(paths, opt.Ingest), opt, report)
}

// AddAll is Add for versions that come from elsewhere than from paths, as ingest.Open yields them.
func AddAll(ctx context.Context, l *ledger.Ledger, versions iter.Seq2[hearsay.Version, error], opt Options, report func(Outcome)) (Summary, error) {
	sum := Summary{States: map[string]int{}, Unread: map[string]int{}}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r := &run{l: l, opt: opt}
	for j := range r.jobs(ctx, versions) {
		select {
		case <-j.read:
		case <-ctx.Done(): // no worker may ever have it
			return sum, ctx.Err()
		}
		o := r.keep(ctx, j)
		if fatal(o.Err) || ctx.Err() != nil {
			return sum, errors.Join(o.Err, ctx.Err())
		}
		sum.count(&o)
		report(o)
	}
	return sum, ctx.Err()
}

// fatal tells an error of the ledger from one of the input: there is no sense in going on with the next file.
func fatal(err error) bool {
	for _, e := range []error{ledger.ErrFull, ledger.ErrBusy, ledger.ErrReadOnly, ledger.ErrDamaged} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

type run struct {
	l   *ledger.Ledger
	opt Options
}

// jobs yields the inputs in order while workers read them; at most two a worker are in memory.
func (r *run) jobs(ctx context.Context, versions iter.Seq2[hearsay.Version, error]) <-chan *job {
	workers := r.opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ordered, work := make(chan *job, workers), make(chan *job)
	for range workers {
		go func() {
			for j := range work {
				r.read(ctx, j)
				close(j.read)
			}
		}()
	}
	go func() {
		defer close(ordered)
		defer close(work)
		for v, err := range versions {
			j := &job{version: v, err: err, read: make(chan struct{})}
			for _, to := range []chan *job{ordered, work} {
				select {
				case to <- j:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return ordered
}

// read looks up what the ledger has of a version and reads it if it must be.
func (r *run) read(ctx context.Context, j *job) {
	if j.err != nil {
		return
	}
	v := &j.version
	v.From = source(v)
	s, err := r.l.Standing(ctx, v)
	if err != nil {
		j.err = err
		return
	}
	v.Article.ID, j.state = s.Article, s.State
	j.entry = ledger.Entry{Version: *v}
	if s.State == hearsay.AddedKnown {
		return
	}
	j.entry.Version.Sketch = text.Sketch(v.Text)
	if s.Read {
		j.entry.Reading, j.notes, j.err = reading(v, r.opt)
	}
}

// reading reads one version, as a sheet where the user says that it is one; notes are lines for the user. A pass that breaks off on some text costs that text alone, not the run.
func reading(v *hearsay.Version, opt Options) (out *hearsay.WireReading, notes []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading %s broke off (%v): please report it with the file", v.From, p)
		}
	}()
	var r hearsay.Reading
	if opt.Extract.Table == nil {
		doc, err := text.Open(&v.Article, v.Text, opt.Text)
		if err != nil {
			return nil, nil, fmt.Errorf("reading %s: %w", v.From, err)
		}
		r = extract.Read(doc, opt.Extract)
	} else if r, notes, err = extract.ReadTable(&v.Article, v.Text, opt.Extract); err != nil {
		return nil, nil, &ingest.Error{Path: v.From, Problem: err.Error(), Err: err}
	}
	w := r.Wire(v.Text)
	return &w, notes, nil
}

// keep puts a version into the ledger, reading it anew where the ledger changed since.
func (r *run) keep(ctx context.Context, j *job) Outcome {
	for {
		if j.err != nil {
			return failed(j)
		}
		if err := r.near(ctx, &j.entry); err != nil {
			j.err = err
			continue
		}
		added, err := r.l.Put(ctx, j.entry)
		switch {
		case err == nil:
			return Outcome{Added: added, Notes: j.notes}
		case !errors.Is(err, ledger.ErrStale):
			j.err = err
		default:
			r.read(ctx, j)
		}
	}
}

func failed(j *job) Outcome {
	o := Outcome{Added: hearsay.Added{Schema: hearsay.SchemaAdded, File: j.version.From, State: hearsay.AddedFailed}, Err: j.err}
	reason := j.err.Error()
	var in *ingest.Error
	if errors.As(j.err, &in) {
		o.File, reason = in.Path, in.Problem
	}
	o.Reason = &reason
	return o
}
