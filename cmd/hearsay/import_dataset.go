package main

import (
	"context"
	"errors"
	"fmt"
	"os"
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
	scratch, err := os.MkdirTemp(filepath.Dir(l.Path()), ".import-*")
	if err != nil {
		return fmt.Errorf("making a folder for sorting beside the ledger: %w", err)
	}
	defer os.RemoveAll(scratch)
	want := dataset.Wanted{Of: f.Of, Measure: f.Measure, Claimant: f.Claimant, From: f.Since, To: f.To}
	states, n := map[string]int{}, 0
	for k, err := range dataset.Load(ctx, dir, want, scratch, importMemory) {
		if err != nil {
			return fmt.Errorf("%w (%d articles are in the ledger)", err, n)
		}
		state, err := keepImported(ctx, l, &k)
		if err != nil {
			return err
		}
		states[state]++
		n++
	}
	if err := pipeline.Compare(ctx, l, false); err != nil {
		return fmt.Errorf("what was imported is kept, but comparing it failed, run 'hearsay reread': %w", err)
	}
	fmt.Fprintf(s.out, "%d articles of the data set are in %s: %d new, %d further versions, %d copies, %d unread, %d known.\n", n, safe(l.Path(), false),
		states[hearsay.AddedNew], states[hearsay.AddedVersion], states[hearsay.AddedCopy], states[hearsay.AddedUnread], states[hearsay.AddedKnown])
	return nil
}

// keepImported puts one version into the ledger. Where the ledger names its article otherwise, the ids of its claims are made anew.
func keepImported(ctx context.Context, l *ledger.Ledger, k *dataset.Kept) (state string, err error) {
	k.Version.Sketch = text.Sketch(k.Version.Text)
	for {
		standing, err := l.Standing(ctx, &k.Version)
		if err != nil {
			return "", err
		}
		if standing.Article != k.Reading.Article.ID {
			r, err := k.Reading.Reading(k.Version.Text)
			if err != nil {
				return "", err
			}
			r.Article.ID = standing.Article
			r.AssignIDs(hearsay.NewIndex(k.Version.Text))
			k.Reading = r.Wire(k.Version.Text)
		}
		k.Version.Article.ID = standing.Article
		added, err := l.Put(ctx, ledger.Entry{Version: k.Version, Reading: &k.Reading})
		if !errors.Is(err, ledger.ErrStale) {
			return added.State, err
		}
	}
}
