package crawl

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"hearsay"
)

// TestWrite writes shards; of the size and to the folder that HEARSAY_CRAWL_ARTICLES, HEARSAY_CRAWL_SHARD and HEARSAY_CRAWL name, for the measurements of docs/scale.md.
func TestWrite(t *testing.T) {
	dir, n, inEach := os.Getenv("HEARSAY_CRAWL"), 300, 100
	if dir == "" {
		dir = t.TempDir()
	} else {
		n, inEach = numbered(t, "HEARSAY_CRAWL_ARTICLES", n), numbered(t, "HEARSAY_CRAWL_SHARD", 1000)
	}
	m, err := New()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := m.Write(dir, n, inEach)
	if err != nil || len(paths) != (n+inEach-1)/inEach {
		t.Fatalf("%d shards, %v", len(paths), err)
	}
	data, err := os.ReadFile(paths[0])
	if err != nil || strings.Count(string(data), "\n") != min(n, inEach) {
		t.Errorf("%d lines in the first shard, %v", strings.Count(string(data), "\n"), err)
	}
	if _, err := m.Write(filepath.Join(paths[0], "below"), 1, 1); err == nil {
		t.Error("a folder below a file was made")
	}
}

func numbered(t *testing.T, name string, otherwise int) int {
	t.Helper()
	if os.Getenv(name) == "" {
		return otherwise
	}
	n, err := strconv.Atoi(os.Getenv(name))
	if err != nil || n <= 0 {
		t.Fatalf("%s: %q is no number above zero", name, os.Getenv(name))
	}
	return n
}

// TestArticles: the same number gives the same article, other numbers others, but for reprints; what is said stays said in the same words apart from what was permuted.
func TestArticles(t *testing.T) {
	m, err := New()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := New()
	texts, urls, outlets := map[string]bool{}, map[string]bool{}, map[string]int{}
	const n = 2000
	for i := range n {
		a := m.Article(i)
		if a != again.Article(i) {
			t.Fatalf("article %d differs from itself", i)
		}
		texts[a.Text], urls[a.URL] = true, true
		outlets[a.Publisher]++
		if (hearsay.Meta{Published: a.Published}).Day() != a.Published || !strings.HasPrefix(a.Text, a.Title+"\n\n") {
			t.Fatalf("%+v", a)
		}
	}
	if share := 1 - float64(len(texts))/n; share < reprinted/2 || share > 2*reprinted || len(urls) != n {
		t.Errorf("%.3f of the texts are reprints, %d addresses", share, len(urls))
	}
	if first, hundredth := outlets["Herald 0"], outlets["Herald 99"]; first < 10*max(1, hundredth) {
		t.Errorf("the first outlet prints %d articles, the hundredth %d", first, hundredth)
	}
}

// TestCount: numbers keep their form.
func TestCount(t *testing.T) {
	for i := range 500 {
		p := permuting{rand.New(rand.NewPCG(uint64(i), 2)), map[string]string{}}
		for _, of := range []string{"610", "11,200", "4.2", "24", "0"} {
			got := p.count(of)
			value, err := strconv.ParseFloat(strings.ReplaceAll(got, ",", ""), 64)
			was, _ := strconv.ParseFloat(strings.ReplaceAll(of, ",", ""), 64)
			if err != nil || value < was || value > 6*was+1 || strings.Contains(of, ".") != strings.Contains(got, ".") {
				t.Errorf("%s became %s", of, got)
			}
		}
		if got := p.permute("It lost 610 tanks and 610 boats since 24 February."); !strings.Contains(got, "24 February") || strings.Contains(got, "  ") {
			t.Errorf("%q", got)
		}
	}
}
