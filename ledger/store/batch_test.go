package store

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
)

// TestWithin: all Views of a context see the ledger at the moment of Within, and what fails in one of them is no matter to the next.
func TestWithin(t *testing.T) {
	f, err := Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	forgotten := func(ctx context.Context) (n int) {
		if err := f.View(ctx, func(b *Batch) { b.Get("SELECT count(*) FROM forgotten", nil, &n) }); err != nil {
			t.Error(err)
		}
		return n
	}
	lost := errors.New("lost")
	err = f.Within(t.Context(), func(ctx context.Context) error {
		if n := forgotten(ctx); n != 0 {
			t.Errorf("%d before", n)
		}
		if err := f.Update(t.Context(), func(b *Batch) { b.Do("INSERT INTO forgotten (id, at, why) VALUES ('a-1', 0, 'asked to')") }); err != nil {
			t.Error(err)
		}
		if err := f.View(ctx, func(b *Batch) { b.Fail(lost) }); !errors.Is(err, lost) {
			t.Error(err)
		}
		if n := forgotten(ctx); n != 0 {
			t.Errorf("%d were seen that came later", n)
		}
		if n := forgotten(t.Context()); n != 1 {
			t.Errorf("%d are there", n)
		}
		return lost
	})
	if !errors.Is(err, lost) {
		t.Error(err)
	}
}
