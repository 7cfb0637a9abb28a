//go:build unix

package made

import (
	"syscall"
	"time"
)

// Processor is the processor time that this process has used, of all cores together.
func Processor() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
