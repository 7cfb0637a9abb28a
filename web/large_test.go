package web

import (
	"os"
	"testing"
	"time"

	"hearsay/ledger"
	"hearsay/pipeline"
)

// TestPagesOfALargeLedger holds every page of a ledger with 100,000 claims under 100 ms. HEARSAY_LARGE names the ledger's file, which TestListingsOfALargeLedger of the ledger makes.
func TestPagesOfALargeLedger(t *testing.T) {
	path := os.Getenv("HEARSAY_LARGE")
	if _, err := os.Stat(path); path == "" || err != nil {
		t.Skip("HEARSAY_LARGE names no ledger")
	}
	opt := pipeline.Reference()
	opt.MustExist = true
	l, err := ledger.Open(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	h := serve(t, l)
	for _, path := range append(everyPage(t, h), "/claims?stance=deny", "/claims?side=Ukraine&from=2022-03-01", "/claims.json?after=90000", "/figures?measure=killed&of=Russia") {
		best := time.Hour
		for range 3 {
			begun := time.Now()
			page(t, h, path)
			best = min(best, time.Since(begun))
		}
		t.Logf("%-40s %8.1f ms", path, float64(best.Microseconds())/1000)
		if best > 100*time.Millisecond {
			t.Errorf("%s takes %v, more than 100 ms", path, best)
		}
	}
}
