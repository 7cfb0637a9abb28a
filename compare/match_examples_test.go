package compare

import (
	"os"
	"path/filepath"
	"testing"

	"hearsay"
	"hearsay/examples"
	"hearsay/extract"
	"hearsay/ingest"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// readExamples reads the demo's articles.
func readExamples(t testing.TB) ([]hearsay.WireReading, map[string][]uint32) {
	t.Helper()
	dir := t.TempDir()
	if err := examples.WriteTo(dir); err != nil {
		t.Fatal(err)
	}
	var out []hearsay.WireReading
	sketches := map[string][]uint32{}
	for v, err := range ingest.Open([]string{dir}, ingest.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		r := extract.Read(text.New(&v.Article, v.Text), extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()})
		out = append(out, r.Wire(v.Text))
		sketches[v.Article.ID] = text.Sketch(v.Text)
	}
	return out, sketches
}

// TestBlocksOfExamples: the demo's articles too.
func TestBlocksOfExamples(t *testing.T) {
	readings, sketches := readExamples(t)
	if len(readings) < 15 {
		t.Fatalf("only %d examples read", len(readings))
	}
	same(t, readings, sketches)
}

// TestBlocksOfGold: readings made by hand too; loudly left out where they are not there.
func TestBlocksOfGold(t *testing.T) {
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	files, _ := filepath.Glob(filepath.Join(root, "gold", "claims", "*.json"))
	if len(files) == 0 {
		t.Skipf("NOT TESTED: no gold in %s; set HEARSAY_SHARED", root)
	}
	var readings []hearsay.WireReading
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if w, err := hearsay.DecodeReading(data); err == nil {
			if w.Article.ID == "" {
				w.Article.ID = hearsay.ArticleID("", w.Article.Name, "")
			}
			readings = append(readings, w)
		}
	}
	same(t, readings, nil)
}
