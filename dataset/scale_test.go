package dataset

import (
	"path/filepath"
	"testing"

	made "hearsay/examples/crawl"
)

// BenchmarkMake makes a data set of a thousand made articles (examples/crawl).
func BenchmarkMake(b *testing.B) {
	m, err := made.New()
	if err != nil {
		b.Fatal(err)
	}
	paths, err := m.Write(b.TempDir(), 1000, 250)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		sum, err := Make(b.Context(), paths, filepath.Join(b.TempDir(), "set"), options())
		if err != nil || sum.Articles != 1000 {
			b.Fatalf("%+v, %v", sum, err)
		}
	}
}
