package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"

	"hearsay"
	"hearsay/dataset"
	"hearsay/ledger"
	"hearsay/pipeline"
	"hearsay/text"
)

// datasetFilters choose what of a data set is imported.
type datasetFilters struct {
	Of       string `help:"Of a data set: only articles with a figure that counts these, as Russia." placeholder:"NAME" group:"Of a data set"`
	Measure  string `help:"Only articles with a figure of this measure, as killed." placeholder:"MEASURE" group:"Of a data set"`
	Claimant string `help:"Only articles with a claim or figure by this claimant." placeholder:"NAME" group:"Of a data set"`
	Since    string `name:"from" help:"Only articles published on this day or later." placeholder:"DAY" group:"Of a data set"`
	To       string `help:"Only articles published on this day or before." placeholder:"DAY" group:"Of a data set"`
}

// importMemory is how many bytes of a data set are sorted in memory.
const importMemory = 64 << 20

// dataset brings a data set into a ledger, article by article, each in one transaction, and compares what then stands there. Run again after it was cut off, it goes on.
func (f datasetFilters) load(ctx context.Context, s *streams, dir string, into ledgerFlag) error {
	l, err := into.open(ctx, false)
	if err != nil {
		return err
	}
	defer l.Close()
	want := dataset.Wanted{Of: f.Of, Measure: f.Measure, Claimant: f.Claimant, From: f.Since, To: f.To}
	in := &intake{l: l, states: map[string]int{}}
	if err := in.all(ctx, dataset.Load(ctx, dir, want, filepath.Dir(l.Path()), importMemory)); err != nil {
		return fmt.Errorf("%w (%d articles are in the ledger)", err, in.n)
	}
	states, n := in.states, in.n
	if err := pipeline.Compare(ctx, l, false); err != nil {
		return fmt.Errorf("what was imported is kept, but comparing it failed, run 'hearsay reread': %w", err)
	}
	fmt.Fprintf(s.out, "%d articles of the data set are in %s: %d new, %d further versions, %d copies, %d unread, %d known.\n", n, safe(l.Path(), false),
		states[hearsay.AddedNew], states[hearsay.AddedVersion], states[hearsay.AddedCopy], states[hearsay.AddedUnread], states[hearsay.AddedKnown])
	return nil
}

// A batch is kept in one transaction: so many versions, or fewer where they are large.
const (
	batchVersions = 200
	batchBytes    = 8 << 20
)

// intake puts versions into a ledger.
type intake struct {
	l      *ledger.Ledger
	states map[string]int // how many came to which state
	n      int
}

// all keeps what is loaded, a batch at a time, while the next is being loaded.
func (in *intake) all(ctx context.Context, loaded iter.Seq2[dataset.Kept, error]) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	batches, kept := make(chan []ledger.Entry), make(chan error, 1)
	go func() {
		var failed error
		for batch := range batches {
			if failed == nil {
				if failed = in.keep(ctx, batch); failed != nil {
					stop()
				}
			}
		}
		kept <- failed
	}()
	err := gather(ctx, loaded, batches)
	close(batches)
	if failed := <-kept; failed != nil {
		return failed
	}
	return err
}

// gather puts what is loaded into batches.
func gather(ctx context.Context, loaded iter.Seq2[dataset.Kept, error], batches chan<- []ledger.Entry) error {
	var batch []ledger.Entry
	size := 0
	give := func() error {
		select {
		case batches <- batch:
			batch, size = nil, 0
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for k, err := range loaded {
		if err != nil {
			return errors.Join(give(), err)
		}
		k.Version.Sketch = text.Sketch(k.Version.Text)
		batch = append(batch, ledger.Entry{Version: k.Version, Reading: &k.Reading})
		if size += len(k.Version.Raw) + len(k.Version.Text); len(batch) == batchVersions || size >= batchBytes {
			if err := give(); err != nil {
				return err
			}
		}
	}
	return give()
}

// keep puts a batch into the ledger.
func (in *intake) keep(ctx context.Context, batch []ledger.Entry) error {
	if len(batch) == 0 {
		return nil
	}
	all, err := in.l.PutAll(ctx, batch, renamed)
	if err != nil {
		return err
	}
	for i := range all {
		in.states[all[i].State]++
	}
	in.n += len(all)
	return nil
}

// renamed makes the ids of an entry's claims and figures anew: the ledger names its article otherwise.
func renamed(e *ledger.Entry, article string) error {
	r, err := e.Reading.Reading(e.Version.Text)
	if err != nil {
		return err
	}
	r.Article.ID = article
	r.AssignIDs(hearsay.NewIndex(e.Version.Text))
	w := r.Wire(e.Version.Text)
	e.Version.Article.ID, e.Reading = article, &w
	return nil
}
