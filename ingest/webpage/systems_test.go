package webpage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/ingest/dates"
)

// TestPublishingSystems prints how often the day of publication and the title are found on small pages in the forms of twenty and more publishing systems (testdata/systems, with the truth in truth.tsv).
// Each carries what leads astray: days of change, of comments and of other articles, names of sites in titles.
func TestPublishingSystems(t *testing.T) {
	truth, err := os.ReadFile(filepath.Join("testdata", "systems", "truth.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	pages, days, titles := 0, 0, 0
	for line := range strings.Lines(string(truth)) {
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(col) != 3 {
			continue
		}
		raw, err := os.ReadFile(filepath.Join("testdata", "systems", col[0]))
		if err != nil {
			t.Fatal(err)
		}
		v, err := Read(raw, Options{})
		if err != nil {
			t.Fatal(err)
		}
		pages++
		if day := first(v.Article.Day(), dates.OfText(v.Text)); day == col[1] { // as ingest takes it
			days++
		} else {
			t.Logf("%s: day %q, is %s", col[0], day, col[1])
		}
		if a := v.Article; a.Title == col[2] {
			titles++
		} else {
			t.Logf("%s: title %q, is %q", col[0], a.Title, col[2])
		}
		if !strings.Contains(v.Text, "ten tanks had been lost near the river") || !strings.Contains(v.Text, "given again at the end of the week") {
			t.Errorf("%s: the text is not there: %.200q", col[0], v.Text)
		}
	}
	t.Logf("day of publication %d of %d, title %d of %d", days, pages, titles, pages)
	if pages < 50 || 100*days < 90*pages || 100*titles < 90*pages {
		t.Errorf("%d pages, %d days, %d titles", pages, days, titles)
	}
}
