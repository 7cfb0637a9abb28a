package ledger

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"hearsay/ledger/rows"
	"hearsay/ledger/store"
)

// Forgotten says what Forget removed, and which articles still hold bytes or words that the forgotten one had.
type Forgotten = rows.Forgotten

// Forget removes an article: bytes, text, readings, meta data, the words of its claims and figures, and their full text, so that no trace is left in the file.
// Its ids, hashes and links and the reason why stay; adding it again is refused. Backups and exports are not reached. id is an article's.
func (l *Ledger) Forget(ctx context.Context, id, why string) (out Forgotten, err error) {
	if strings.TrimSpace(why) == "" {
		return out, errors.New("forgetting needs a reason")
	}
	err = l.file.Update(ctx, func(b *store.Batch) {
		var seq int64
		var already string
		switch {
		case !b.Get("SELECT seq, forgotten FROM article WHERE id = ?", []any{id}, &seq, &already):
			b.Fail(ErrMissing)
		case already != "":
			b.Fail(fmt.Errorf("%w already: %s", ErrForgotten, already))
		default:
			at := l.now()
			out = rows.Forget(b, seq, id, why, millis(at))
			l.Custody().Forget(b, seq, id, why, at)
		}
	})
	if err == nil {
		err = l.file.Purge(ctx)
	}
	if err != nil {
		return out, fmt.Errorf("forgetting %s: %w", id, err)
	}
	return out, nil
}

// Note gives what was forgotten under an id or hash; ErrMissing where nothing was.
func (l *Ledger) Note(ctx context.Context, id string) (Note, error) {
	n := Note{ID: id}
	err := l.file.View(ctx, func(b *store.Batch) {
		var at int64
		if !b.Get("SELECT at, why FROM forgotten WHERE id = ?", []any{id}, &at, &n.Why) {
			b.Fail(ErrMissing)
		}
		n.At = timeOf(at)
	})
	if err != nil {
		return n, fmt.Errorf("what was forgotten as %s: %w", id, err)
	}
	return n, nil
}
