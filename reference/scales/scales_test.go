package scales

import (
	"testing"

	"hearsay"
)

func TestRange(t *testing.T) {
	if low, high, ok := Range(hearsay.PHIA, hearsay.RealisticPossibility); low != 40 || high != 50 || !ok {
		t.Errorf("realistic possibility on the UK yardstick: %d to %d %v", low, high, ok)
	}
	if low, high, ok := Range(hearsay.ICD203, hearsay.Likely); low != 55 || high != 80 || !ok {
		t.Errorf("likely by ICD 203: %d to %d %v", low, high, ok)
	}
	if _, _, ok := Range(hearsay.Plain, hearsay.Likely); ok {
		t.Error("plain words are on no scale")
	}
}
