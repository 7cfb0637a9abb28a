package custody_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	custodial "hearsay/chain"
)

// oldLedger is a ledger of n captures and a forgotten article as the first two migrations alone made it.
func oldLedger(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.db")
	var queries []string
	for _, m := range []string{"0001_first.sql", "0002_other_readings.sql"} {
		script, err := os.ReadFile(filepath.Join("..", "store", "migrations", m))
		if err != nil {
			t.Fatal(err)
		}
		queries = append(queries, string(script))
	}
	queries = append(queries, "PRAGMA application_id = 1751474546", "PRAGMA user_version = 2", "BEGIN")
	for i := 1; i <= n; i++ {
		body := fmt.Sprintf("Port said that %d ferries had left.", i)
		sha := hearsay.SHA256([]byte(body))
		queries = append(queries,
			fmt.Sprintf("INSERT INTO blob (sha256, size, packed, data) VALUES ('%s', %d, 0, CAST('%s' AS BLOB))", sha, len(body), body),
			fmt.Sprintf("INSERT INTO article (seq, id, name, source, keyed, day, meta, added, version, versions) VALUES (%d, 'a-%016x', 'p', '/p%[1]d', 0, '', '{}', 5, %[1]d, 1)", i, i),
			fmt.Sprintf("INSERT INTO version (seq, article, text_sha256, folded, meta, unread, detail) VALUES (%d, %[1]d, '%s', '', '{}', 'scan', '')", i, sha),
			fmt.Sprintf("INSERT INTO capture (seq, version, sha256, captured, source) VALUES (%d, %[1]d, '%s', %[1]d, '/p%[1]d')", i, sha))
	}
	queries = append(queries,
		"UPDATE blob SET data = NULL WHERE sha256 = (SELECT sha256 FROM capture WHERE seq = 2)", "UPDATE capture SET source = '' WHERE seq = 2",
		"UPDATE article SET forgotten = 'asked to' WHERE seq = 2",
		"INSERT INTO forgotten (id, at, why) SELECT sha256, 9000, 'asked to' FROM capture WHERE seq = 2", "INSERT INTO forgotten (id, at, why) VALUES ('a-0000000000000002', 9000, 'asked to')", "COMMIT")
	tamper(t, path, queries...)
	return path
}

// TestAnOldLedgerGetsItsChain: what was captured before there was a chain is chained once, in order, and marked as adopted.
func TestAnOldLedgerGetsItsChain(t *testing.T) {
	const n = 1100 // more than are read at a time
	path := oldLedger(t, n)
	for range 2 {
		l := opened(t, path)
		records, _ := chain(t, path)
		if len(records) != n+1 {
			t.Fatalf("%d records, want %d", len(records), n+1)
		}
		var r custodial.CaptureRecord
		if err := json.Unmarshal([]byte(records[2]), &r); err != nil || !r.Adopted || r.N != 3 || r.Captured != "1970-01-01T00:00:00.003Z" || r.Added != "2026-04-01T12:00:00.000Z" || r.Program != "9.9.9" {
			t.Errorf("%+v %v", r, err)
		}
		if !strings.Contains(records[n], `"schema":"hearsay/takedown/1"`) || !strings.Contains(records[n], `"at":"1970-01-01T00:00:09.000Z","why":"asked to","adopted":true`) {
			t.Errorf("the takedown before: %s", records[n])
		}
		if found, notes, _ := faults(t, l); len(found) != 0 || len(notes) != 1 {
			t.Errorf("%q %q", found, notes)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	// Once made, it is never made again in silence.
	tamper(t, path, "DELETE FROM chain WHERE n > 1000")
	found, _, _ := faults(t, opened(t, path))
	if len(found) != 101 {
		t.Errorf("%d faults, want 101: %.200q", len(found), found)
	}
}
