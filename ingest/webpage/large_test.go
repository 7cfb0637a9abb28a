package webpage

import (
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestALargePage: a page of 3.7 MB with 50,000 paragraphs is read in line with its length, and all that is ever allocated for it is less than 300 MB.
func TestALargePage(t *testing.T) {
	const paragraphs, most = 50_000, 300 << 20
	of := func(n int) string {
		return "<!doctype html><html><head><title>Ten tanks lost</title></head><body><article><h1>Ten tanks lost</h1>" +
			strings.Repeat("<p>Kyiv said on Tuesday that it had lost ten tanks near the river again.</p>", n) + "</article></body></html>"
	}
	read := func(page string) (time.Duration, int) {
		begun := time.Now()
		v, err := Read([]byte(page), Options{})
		if err != nil {
			t.Fatal(err)
		}
		return time.Since(begun), strings.Count(v.Text, "\n\n")
	}
	small, large := of(paragraphs/5), of(paragraphs)
	read(of(1))
	fifth, _ := read(small)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	took, n := read(large)
	runtime.ReadMemStats(&after)
	used := after.TotalAlloc - before.TotalAlloc
	t.Logf("%d bytes: %v and %d MB; a fifth of it: %v", len(large), took, used>>20, fifth)
	if n != paragraphs {
		t.Errorf("%d paragraphs of %d", n, paragraphs)
	}
	if used > most {
		t.Errorf("%d MB were allocated", used>>20)
	}
	if took > deadline/2 {
		t.Errorf("it took %v", took)
	}
}
