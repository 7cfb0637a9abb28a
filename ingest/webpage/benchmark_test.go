package webpage

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sharedFolder is where the gold corpora stand, "" when they are not there.
func sharedFolder(t testing.TB) string {
	dir := os.Getenv("HEARSAY_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	if _, err := os.Stat(filepath.Join(dir, "gold", "extract")); err != nil {
		t.Log("THE GOLD CORPORA ARE NOT THERE: set HEARSAY_SHARED; this test checks nothing without them")
		t.SkipNow()
	}
	return filepath.Join(dir, "gold", "extract")
}

var word = regexp.MustCompile(`[\pL\pN_]+`)

// shingles counts the runs of four words of a text, or its words where it has fewer.
func shingles(text string) map[string]int {
	words, out := word.FindAllString(text, -1), map[string]int{}
	for i := 0; i < max(1, len(words)-3) && len(words) > 0; i++ {
		out[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return out
}

func gunzip(t testing.TB, path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestMainText holds the main text of 91 real pages against what people typed out of them (Scrapinghub's benchmark, its measure: four-word shingles, precision and recall as means over the pages).
// go-trafilatura alone is published at .965 on them.
func TestMainText(t *testing.T) {
	dir := sharedFolder(t)
	data, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth map[string]struct{ ArticleBody, URL string }
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	var precision, recall, found float64
	for id, want := range truth {
		v, err := Read(gunzip(t, filepath.Join(dir, "html", id+".html.gz")), Options{URL: want.URL, BodyOnly: true})
		if err != nil {
			t.Fatal(id, err)
		}
		if v.Article.Unread != nil {
			t.Log(id, "unread:", *v.Article.Unread)
		}
		got, gold := shingles(v.Text), shingles(want.ArticleBody)
		var both, all, of float64
		for s, n := range got {
			both += float64(min(n, gold[s]))
			all += float64(n)
		}
		for _, n := range gold {
			of += float64(n)
		}
		if all > 0 {
			precision += both / all
			found++
		}
		recall += both / of
		if both/all < .8 || both/of < .8 {
			t.Logf("%s: precision %.2f recall %.2f", id, both/all, both/of)
		}
	}
	p, r := precision/found, recall/float64(len(truth))
	f1 := 2 * p * r / (p + r)
	t.Logf("F1 %.3f precision %.3f recall %.3f over %d pages", f1, p, r, len(truth))
	if f1 < .970 {
		t.Errorf("F1 %.3f, want at least .970", f1)
	}
}
