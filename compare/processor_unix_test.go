//go:build unix

package compare

import (
	"syscall"
	"testing"
	"time"
)

// processor is the processor time that this process has taken.
func processor(t testing.TB) time.Duration {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
