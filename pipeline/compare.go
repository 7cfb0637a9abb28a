package pipeline

import (
	"context"
	"fmt"

	"hearsay"
	"hearsay/compare"
	"hearsay/extract"
	"hearsay/ledger"
)

// Compare compares all that stands in the ledger and keeps what came of it. It does nothing where nothing changed since the last comparison, unless force is set.
func Compare(ctx context.Context, l *ledger.Ledger, force bool) error {
	changes, compared, err := l.Changes(ctx)
	if err != nil || changes == compared && !force {
		return err
	}
	var readings []hearsay.WireReading
	for r, err := range l.Readings(ctx) {
		if err != nil {
			return fmt.Errorf("comparing: %w", err)
		}
		readings = append(readings, r)
	}
	sketches, err := l.Sketches(ctx)
	if err != nil {
		return fmt.Errorf("comparing: %w", err)
	}
	found := compare.Options{Sketches: sketches}.Compare(readings)
	return l.SetComparison(ctx, ledger.Comparison{Groups: found.Groups, Relations: found.Relations, Tallies: found.Tallies}, changes)
}

// Reread reads the stored texts again, all that were read before or only those that never were, and calls report after each. The ids of claims that are found again stay.
// An article whose reading fails keeps the old one, and the error is reported with it.
func Reread(ctx context.Context, l *ledger.Ledger, onlyNever bool, opt Options, report func(article string, err error)) (int, error) {
	ids, err := l.Readable(ctx, onlyNever)
	if err != nil {
		return 0, err
	}
	for n, id := range ids {
		err := reread(ctx, l, id, opt)
		if fatal(err) || ctx.Err() != nil {
			return n, err
		}
		report(id, err)
	}
	return len(ids), nil
}

func reread(ctx context.Context, l *ledger.Ledger, id string, opt Options) error {
	v, err := l.Version(ctx, id)
	if err != nil {
		return err
	}
	v.From = id
	if by, err := l.Tagger(ctx, id); err != nil || by == extract.TableTagger {
		return err // a table is read as its user said when it was added, and by nothing else
	}
	r, _, err := reading(&v, opt)
	if err != nil {
		return err
	}
	return l.Reread(ctx, &v, r)
}

// Forget removes an article (see ledger.Forget), reads the copies that were not read on its account, and compares what is left.
func Forget(ctx context.Context, l *ledger.Ledger, id, why string, opt Options) (ledger.Forgotten, error) {
	out, err := l.Forget(ctx, id, why)
	if err != nil {
		return out, err
	}
	var first error
	_, err = Reread(ctx, l, true, opt, func(_ string, err error) {
		if first == nil {
			first = err
		}
	})
	for _, err := range []error{err, first} {
		if err != nil {
			return out, fmt.Errorf("it is forgotten, but reading a copy of it failed, run 'hearsay reread': %w", err)
		}
	}
	if err := Compare(ctx, l, true); err != nil {
		return out, fmt.Errorf("it is forgotten, but comparing what is left failed, run 'hearsay reread': %w", err)
	}
	return out, nil
}
