package bench

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/markusmobius/go-trafilatura"

	"hearsay/ingest"
)

// pages are the real pages of the extraction benchmark.
func pages(t *testing.T) [][]byte {
	t.Helper()
	dir := os.Getenv("HEARSAY_SHARED")
	if dir == "" {
		dir = "../../shared"
	}
	names, err := filepath.Glob(filepath.Join(dir, "gold", "extract", "html", "*.html.gz"))
	if err != nil || len(names) == 0 {
		t.Skip("NOT MEASURED: the pages of the extraction benchmark are absent; HEARSAY_SHARED names their folder")
	}
	var out [][]byte
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(z)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, raw)
	}
	return out
}

// TestPageSpeed reads real pages whole, as `hearsay add` takes them in (main text, title, day, publisher, language, hashes, and their bytes packed with zstd), beside go-trafilatura alone, with its days and without; hearsay is to be at least 0.8 times as fast as either.
func TestPageSpeed(t *testing.T) {
	all := pages(t)
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		t.Fatal(err)
	}
	alone := func(opt trafilatura.Options) func() {
		return func() {
			for _, page := range all {
				_, _ = trafilatura.Extract(bytes.NewReader(page), opt) // a page without text is one too
			}
		}
	}
	d := best(t,
		func() {
			for _, page := range all {
				for v, err := range ingest.Open([]string{"-"}, ingest.Options{Stdin: bytes.NewReader(page)}) {
					if err != nil {
						t.Fatal(err)
					}
					enc.EncodeAll(v.Raw, nil)
				}
			}
		},
		alone(trafilatura.Options{ExcludeComments: true}),
		alone(trafilatura.Options{ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}))
	rate := func(i int) float64 { return float64(len(all)) / d[i].Seconds() }
	t.Logf("%d pages; pages a second: hearsay %.0f, go-trafilatura %.0f (%.2f times), go-trafilatura without days %.0f (%.2f times)", len(all), rate(0), rate(1), rate(0)/rate(1), rate(2), rate(0)/rate(2))
	if rate(0) < 0.8*rate(1) || rate(0) < 0.8*rate(2) {
		t.Error("less than 0.8 times")
	}
}
