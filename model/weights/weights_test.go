package weights

import (
	"testing"

	"hearsay"
)

// TestLinear holds that the weights are those that were measured, and within the room that they may take.
func TestLinear(t *testing.T) {
	if got := hearsay.SHA256(Linear()); got != LinearSHA256 {
		t.Errorf("linear.bin has the SHA-256 %s, not %s: it is altered, or was made anew without measuring it", got, LinearSHA256)
	}
	if len(Linear()) > 5<<20 {
		t.Errorf("linear.bin has %d bytes, more than 5 MB", len(Linear()))
	}
}
