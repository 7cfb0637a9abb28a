package warc

import (
	"io"
	"runtime"
	"strings"
	"testing"

	"hearsay/ingest/stream"
)

// letters never ends.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'y'
	}
	return len(p), nil
}

// TestLongLines: a header line, an HTTP head and a block of 256 MB are passed over without being held, and the page behind them is read.
func TestLongLines(t *testing.T) {
	good := response("https://example.org/good", typeText, "Good: "+said).String()
	const size = 256 << 20
	for name, c := range map[string]struct{ before, after, want string }{
		"header line": {"WARC/1.1\r\nX: ", "\r\n\r\n", "a line of it is longer than 64 KB"},
		"HTTP head":   {"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/x\r\nContent-Type: application/http\r\nContent-Length: 268435472\r\n\r\nHTTP/1.1 200 OK\n", "\r\n\r\n", "its head has no end within 64 KB"},
		"page":        {"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org/x\r\nContent-Type: text/html\r\nContent-Length: 268435456\r\n\r\n", "\r\n\r\n", "is larger than 64 MB"},
	} {
		r := io.MultiReader(strings.NewReader(good+c.before), io.LimitReader(letters{}, size), strings.NewReader(c.after+good))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		pages, errs := 0, ""
		for _, err := range Read(r, stream.Options{}) {
			if err != nil {
				errs += err.Error()
				continue
			}
			pages++
		}
		runtime.ReadMemStats(&after)
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; pages != 2 || !strings.Contains(errs, c.want) || mb > 8 {
			t.Errorf("%s: %d pages, %s, %d MB", name, pages, errs, mb)
		}
	}
}
