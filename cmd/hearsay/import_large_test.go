package main

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/examples/crawl"
)

// madeSet makes a data set of n made articles, and gives its folder.
func madeSet(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	m, err := crawl.New()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := m.Write(filepath.Join(dir, "shards"), n, 250)
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	set := filepath.Join(dir, "set")
	if code := run([]string{"dataset", "--tagger", "rules", "--shards", "-", "--out", set}, strings.NewReader(strings.Join(paths, "\n")), io.Discard, &told); code != 0 {
		t.Fatalf("exit %d\n%s", code, told.String())
	}
	return set
}

// BenchmarkImport brings a data set of a thousand made articles into a new ledger.
func BenchmarkImport(b *testing.B) {
	set := madeSet(b, 1000)
	for b.Loop() {
		var told bytes.Buffer
		if code := run([]string{"import", set, "--ledger", filepath.Join(b.TempDir(), "ledger.db")}, strings.NewReader(""), &told, &told); code != 0 {
			b.Fatalf("exit %d\n%s", code, told.String())
		}
	}
}
