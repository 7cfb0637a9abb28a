package custody_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// used is the processor time that this process has used: on a busy machine the clock on the wall says little.
func used(t testing.TB) time.Duration {
	t.Helper()
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		t.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// TestVerifyGrowsInLine verifies ledgers of a tenth of HEARSAY_CAPTURES captures and of all of them: ten times as many may take at most thirteen times as long.
func TestVerifyGrowsInLine(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("HEARSAY_CAPTURES"))
	if err != nil || n < 1000 {
		t.Skip("HEARSAY_CAPTURES is not set: no large ledger")
	}
	var took [2]time.Duration
	for i, size := range []int{n / 10, n} {
		l := opened(t, filepath.Join(t.TempDir(), fmt.Sprintf("%d.db", size)))
		begun := used(t)
		for k := range size {
			put(t, l, ferry(k+1))
		}
		adding := used(t) - begun
		begun = used(t)
		found, _, done := faults(t, l)
		if took[i] = used(t) - begun; len(found) != 0 || done.Links != size {
			t.Fatalf("%d faults, %+v", len(found), done)
		}
		t.Logf("%7d captures: added in %.1f s, verified in %.2f s of processor time (%+v)", size, adding.Seconds(), took[i].Seconds(), done)
	}
	if ratio := took[1].Seconds() / took[0].Seconds(); ratio > 13 {
		t.Errorf("ten times the captures take %.1f times as long to verify", ratio)
	} else {
		t.Logf("ten times the captures take %.1f times as long to verify", ratio)
	}
}
