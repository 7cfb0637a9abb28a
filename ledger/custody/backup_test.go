package custody_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hearsay/ledger"
	"hearsay/ledger/custody"
)

func quiet(custody.Checked, custody.Finding) {}

// TestABackupOfALedgerInUse copies while another writes: the copy is whole as of one moment, and its head is on the ledger's chain.
func TestABackupOfALedgerInUse(t *testing.T) {
	l, _ := filled(t, 30)
	to := filepath.Join(t.TempDir(), "copy.db")
	ctx, stop := context.WithCancel(t.Context())
	var busy sync.WaitGroup
	busy.Go(func() {
		for n := 31; ctx.Err() == nil; n++ {
			if _, err := l.Put(context.Background(), ferry(n)); err != nil {
				t.Errorf("adding meanwhile: %v", err)
			}
		}
	})
	done, h, err := l.Custody().Backup(t.Context(), to, quiet)
	stop()
	busy.Wait()
	if err != nil || done.Links < 30 || int64(done.Links) != h.N {
		t.Fatalf("%+v %+v %v", done, h, err)
	}
	if n, err := l.Custody().Find(t.Context(), h.Link); err != nil || n != h.N {
		t.Errorf("its head is %d of the ledger: %v", n, err)
	}
	copied := opened(t, to)
	if found, notes, again := faults(t, copied); len(found)+len(notes) != 0 || again.Blobs != done.Blobs || again.Spans != done.Spans {
		t.Errorf("%q %q %+v, want %+v", found, notes, again, done)
	}
	if n, err := copied.Counts(t.Context()); err != nil || int64(n.Articles) != h.N || int64(n.Claims) != h.N {
		t.Errorf("%+v %v", n, err)
	}
	put(t, copied, ferry(9999)) // a copy is a ledger
	left(t, to, "copy.db")
}

// left holds that nothing but the names lies beside a backup; SQLite's own files of an open ledger aside.
func left(t *testing.T, to string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(to))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), "-wal") && !strings.HasSuffix(e.Name(), "-shm") {
			names = append(names, e.Name())
		}
	}
	if strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("left in the folder: %q, want %q", names, want)
	}
}

func TestABackupOverwritesNothing(t *testing.T) {
	l, path := filled(t, 1)
	dir := t.TempDir()
	notes, link := filepath.Join(dir, "notes.txt"), filepath.Join(dir, "link.db")
	if err := os.WriteFile(notes, nil, 0o600); err != nil { // even an empty one
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "nowhere"), link); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{notes, link, path, dir} {
		if _, _, err := l.Custody().Backup(t.Context(), to, quiet); !errors.Is(err, custody.ErrExists) {
			t.Errorf("%s: %v", to, err)
		}
	}
	left(t, notes, "link.db", "notes.txt")
	if _, _, err := l.Custody().Backup(t.Context(), filepath.Join(dir, "none", "copy.db"), quiet); err == nil {
		t.Error("a folder that is not there is written to")
	}
}

func TestABackupOfADamagedLedgerIsNotKept(t *testing.T) {
	l, path := filled(t, 3)
	tamper(t, path, "UPDATE capture SET captured = 1 WHERE seq = 1")
	to := filepath.Join(t.TempDir(), "copy.db")
	if _, _, err := l.Custody().Backup(t.Context(), to, quiet); err == nil || !strings.Contains(err.Error(), "1 faults in it") {
		t.Errorf("%v", err)
	}
	left(t, to)
}

func TestABackupHoldsNothingThatWasForgotten(t *testing.T) {
	l, _ := filled(t, 2)
	if _, err := l.Forget(t.Context(), ferry(1).Version.Article.ID, "asked to"); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	if _, _, err := l.Custody().Backup(t.Context(), to, quiet); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(to)
	if err != nil || strings.Contains(string(data), "ferry/1") || !strings.Contains(string(data), "ferry/2") {
		t.Errorf("the copy of %d bytes: %v", len(data), err)
	}
}

func TestABackupOfAnEmptyLedger(t *testing.T) {
	l, _ := filled(t, 0)
	to := filepath.Join(t.TempDir(), "copy.db")
	if _, h, err := l.Custody().Backup(t.Context(), to, quiet); err != nil || h.N != 0 {
		t.Errorf("%+v %v", h, err)
	}
	if _, err := ledger.Open(t.Context(), to, ledger.Options{MustExist: true}); err != nil {
		t.Error(err)
	}
}
