//go:build !unix

package compare

import (
	"testing"
	"time"
)

var started = time.Now()

// processor is the time on the wall, where that of the processor is not told.
func processor(testing.TB) time.Duration { return time.Since(started) }
