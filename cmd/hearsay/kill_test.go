package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"hearsay"
	"hearsay/ledger"
)

// kills is how often the program is killed: HEARSAY_KILLS, else ten times.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("HEARSAY_KILLS")); err == nil && n > 0 {
		return n
	}
	return 10
}

// TestKilledAddLosesNothing kills hearsay add at moments of no choosing: what it had reported is there, and the next run goes on.
func TestKilledAddLosesNothing(t *testing.T) {
	n := kills()
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "ledger.db")
	articles := 12 * n
	for i := range articles {
		text := fmt.Sprintf("Kyiv said on 24 March 2022 that %d tanks had been lost near Makariv. Moscow claimed that it had taken %d men.\n", i+10, i+500)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	random := rand.New(rand.NewPCG(1, uint64(n)))
	reported := map[string]bool{}
	for range n {
		killAfter(t, dir, file, 1+random.IntN(12), reported)
		standing(t, file, reported)
	}
	out, err := exec.Command("hearsay", "add", "--ledger", file, dir).CombinedOutput()
	if err != nil {
		t.Fatalf("the run that goes on: %v\n%s", err, out)
	}
	if got := standing(t, file, reported); got != articles {
		t.Errorf("%d articles at the end, want %d", got, articles)
	}
	if out, err := exec.Command("hearsay", "verify", "--ledger", file).CombinedOutput(); err != nil {
		t.Errorf("verify: %v\n%s", err, out)
	}
}

// killAfter starts an add, notes the new articles that it reports, and kills it after some of them.
func killAfter(t *testing.T, dir, file string, lines int, reported map[string]bool) {
	t.Helper()
	cmd := exec.Command("hearsay", "add", "--json", "--ledger", file, dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(out)
	for fresh := 0; in.Scan(); {
		var a hearsay.Added
		if json.Unmarshal(in.Bytes(), &a) != nil || a.Article == nil { // the line that the kill cut short
			continue
		}
		reported[*a.Article] = true
		if a.State == hearsay.AddedNew {
			if fresh++; fresh == lines {
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	_ = cmd.Wait() // it was killed, or had come to its end before
}

// standing counts the articles of the ledger and holds that all that were reported are there.
func standing(t *testing.T, file string, reported map[string]bool) int {
	t.Helper()
	l, err := ledger.Open(t.Context(), file, ledger.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	there := map[string]bool{}
	for a, err := range ledger.All(t.Context(), l.Articles, ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		there[a.ID] = true
	}
	for id := range reported {
		if !there[id] {
			t.Errorf("%s was reported as added and is lost", id)
		}
	}
	return len(there)
}
