package ingest

import (
	"os"
	"strings"
	"testing"
)

// TestEveryFormIsTold: docs/ingest.md names every package that reads a form; those that serve them are not forms.
func TestEveryFormIsTold(t *testing.T) {
	doc, err := os.ReadFile("../docs/ingest.md")
	if err != nil {
		t.Fatal(err)
	}
	serving := map[string]bool{"charset": true, "dates": true, "stream": true, "records": true, "parts": true, "fetch": true, "sitemap": true, "testdata": true}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !serving[e.Name()] && !strings.Contains(string(doc), "`ingest/"+e.Name()+"`") {
			t.Errorf("docs/ingest.md does not name ingest/%s", e.Name())
		}
	}
}
