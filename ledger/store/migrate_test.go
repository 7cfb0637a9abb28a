package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// firstLedger is a ledger as the first migration alone made it, with one article.
func firstLedger(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.db")
	script, err := migrations.ReadFile(steps()[0])
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range []string{string(script), fmt.Sprintf("PRAGMA application_id = %d", applicationID), "PRAGMA user_version = 1",
		"INSERT INTO article (id, name, source, keyed, day, meta, added) VALUES ('a-1', 'old', '', 0, '', '{}', 0)", "INSERT INTO capture (seq, version, sha256, captured, source) VALUES (7, 1, 'ab', 5, 'x')"} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestAnOlderLedgerIsBroughtUpToDate(t *testing.T) {
	path := firstLedger(t)
	for range 2 {
		f, err := Open(t.Context(), path, Options{MustExist: true})
		if err != nil {
			t.Fatal(err)
		}
		var name string
		var others, captured int
		err = f.Update(t.Context(), func(b *Batch) {
			b.Get("SELECT name FROM article WHERE id = 'a-1'", nil, &name)
			b.Get("SELECT count(*) FROM other_reading", nil, &others)
			b.Get("SELECT captured FROM capture WHERE seq = 7 AND version = 1 AND sha256 = 'ab' AND source = 'x'", nil, &captured)
		})
		if at, verr := f.version(t.Context(), f.read); err != nil || verr != nil || at != len(steps()) || name != "old" || others != 0 || captured != 5 {
			t.Errorf("version %d of %d, %q, %d: %v %v", at, len(steps()), name, captured, err, verr)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnOlderLedgerThatMayOnlyBeRead(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("NOT TESTED: root may write everywhere")
	}
	path := firstLedger(t)
	for p, mode := range map[string]os.FileMode{path: 0o400, filepath.Dir(path): 0o500} {
		if err := os.Chmod(p, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(filepath.Dir(path), 0o700) })
	if f, err := Open(t.Context(), path, Options{MustExist: true}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("%v %v, want that it cannot be brought up to date there", f, err)
	}
}
