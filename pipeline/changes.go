package pipeline

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"hearsay"
	"hearsay/compare/revision"
	"hearsay/ledger"
)

// Step is a version of an article with what it changed in the one before that was read. Claims is how many it holds, 0 where it was not read.
type Step struct {
	Claims  int
	Changes []hearsay.Change
}

// Steps compares the versions of an article, one step for each of its history, newest first; versions older than the most newest are not looked at (0: all are).
func Steps(ctx context.Context, l *ledger.Ledger, a *ledger.ArticleRecord, most int) ([]Step, error) {
	steps := make([]Step, len(a.History))
	var later revision.Version
	at := -1
	for i, v := range a.History {
		if most > 0 && i >= most {
			break
		}
		r, err := l.Reading(ctx, a.ID, v.SHA256)
		if errors.Is(err, ledger.ErrMissing) {
			continue
		}
		if err != nil {
			return nil, err
		}
		words, err := l.Text(ctx, a.ID, v.SHA256)
		if err != nil {
			return nil, err
		}
		r.Article.SHA256 = v.SHA256
		this := revision.Version{Reading: &r, Text: words}
		if steps[i].Claims = len(r.Claims); at >= 0 {
			steps[at].Changes = revision.Changes(this, later)
		}
		later, at = this, i
	}
	return steps, nil
}

// addedAt is when a version was taken in; of one from before the chain of custody, when it was captured.
func addedAt(v *ledger.VersionRecord) time.Time {
	said := v.Custody.Added
	if said == "" || v.Custody.Adopted {
		said = v.Captured
	}
	at, err := time.Parse(time.RFC3339, said)
	if err != nil {
		return time.Time{}
	}
	return at
}

// Changes tells what the versions in a ledger changed, and which pages are gone, the newest first: of the articles that the filter lets through, what was taken in or found since the time of the filter,
// of the kind that is asked for ("": all).
func Changes(ctx context.Context, l *ledger.Ledger, f ledger.Filter, kind string) (out []hearsay.Change, err error) {
	err = l.File().Within(ctx, func(ctx context.Context) error {
		out, err = changes(ctx, l, f, kind)
		return err
	})
	return out, err
}

func changes(ctx context.Context, l *ledger.Ledger, f ledger.Filter, kind string) ([]hearsay.Change, error) {
	type dated struct {
		captured string
		changes  []hearsay.Change
	}
	var found []dated
	since := f.Since
	f.Since = time.Time{}
	for listed, err := range l.EveryRevised(ctx, f) {
		if err != nil {
			return nil, err
		}
		a, err := l.Article(ctx, listed.ID)
		if err != nil {
			return nil, err
		}
		if len(a.History) > 0 && addedAt(&a.History[0]).Before(since) {
			continue
		}
		steps, err := Steps(ctx, l, &a, 0)
		if err != nil {
			return nil, err
		}
		for i, s := range steps {
			if addedAt(&a.History[i]).Before(since) {
				break
			}
			s.Changes = slices.DeleteFunc(s.Changes, func(c hearsay.Change) bool { return kind != "" && c.Kind != kind })
			found = append(found, dated{a.History[i].Captured, s.Changes})
		}
	}
	if kind == "" || kind == hearsay.PageGone {
		gone, at, err := goneChanges(ctx, l, f, since)
		if err != nil {
			return nil, err
		}
		for i := range gone {
			found = append(found, dated{at[i], gone[i : i+1]})
		}
	}
	slices.SortStableFunc(found, func(x, y dated) int { return cmp.Compare(y.captured, x.captured) })
	out := []hearsay.Change{}
	for _, d := range found {
		out = append(out, d.changes...)
	}
	return out, nil
}
