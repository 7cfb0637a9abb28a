package store

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

func TestOpenRefusesWhatIsNoLedger(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, bytes.Repeat([]byte("Kyiv said it lost 10 tanks.\n"), 100), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"a text": text, "a folder": dir, "a device": "/dev/full", "another program's database": foreign(t, dir, 7, 0)} {
		_, err := Open(t.Context(), path, Options{})
		if !errors.Is(err, ErrNotLedger) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(t.Context(), foreign(t, dir, 999, applicationID), Options{}); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer ledger: %v", err)
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "none.db"), Options{MustExist: true}); !errors.Is(err, ErrMissing) {
		t.Errorf("no ledger: %v", err)
	}
}

func foreign(t *testing.T, dir string, version, application int) string {
	t.Helper()
	path := filepath.Join(dir, "other-"+time.Now().Format("150405.000000000")+".db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE TABLE things (x)"); err != nil {
		t.Fatal(err)
	}
	for pragma, n := range map[string]int{"user_version": version, "application_id": application} {
		if _, err := db.Exec("PRAGMA " + pragma + " = " + strconv.Itoa(n)); err != nil {
			t.Fatal(err)
		}
	}
	return path
}
