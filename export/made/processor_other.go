//go:build !unix

package made

import (
	"runtime/metrics"
	"time"
)

// Processor is the processor time that this process has used, of all cores together, as the runtime counts it.
func Processor() time.Duration {
	s := []metrics.Sample{{Name: "/cpu/classes/total:cpu-seconds"}}
	metrics.Read(s)
	return time.Duration(s[0].Value.Float64() * float64(time.Second))
}
