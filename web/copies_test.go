package web

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/ledger"
)

// wire is a wire story of some length, so that a changed sign is a small part of it.
const wire = `The UK Ministry of Defence said on 24 March 2022 that around 7,000 Russian soldiers had been killed in Ukraine since the invasion began, a toll that officials in London called staggering and that they expected to rise further in the weeks to come.

Ukraine's General Staff claimed that 30 tanks had been destroyed near Makariv, and that three villages to the west of the town had been taken back after two days of fighting in which both sides used artillery against each other along the road to the capital.`

// TestCopiesAreNamedOnBothPages: which page, since when, how alike.
func TestCopiesAreNamedOnBothPages(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"a.txt": wire, "b.txt": strings.ReplaceAll(wire, ". ", ".  ") + "\n", "c.txt": strings.Replace(wire, "further in", "further, in", 1), "d.txt": strings.Replace(wire, "7,000", "9,000", 1),
		"manifest.jsonl": `{"file": "a.txt", "published": "2022-03-24", "publisher": "The Harbour Post", "title": "Seven thousand"}
{"file": "b.txt", "published": "2022-03-25", "publisher": "The Hill Courier", "title": "Toll of the war"}
{"file": "c.txt", "published": "2022-03-26", "publisher": "The Valley Times", "title": "Toll reprinted"}
{"file": "d.txt", "published": "2022-03-27", "publisher": "The Harbour Post", "title": "Nine thousand"}
`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l := empty(t)
	addTo(t, l, dir)
	h := serve(t, l)
	pages := map[string]string{}
	for a, err := range ledger.All(t.Context(), l.Articles, ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		pages[a.Name] = page(t, h, "/articles/"+a.ID)
	}
	for name, want := range map[string][]string{
		"a": {"Toll of the war</a>, The Hill Courier, published", "100 in 100", "Toll reprinted</a>, The Valley Times, published", `datetime="2022-03-26`},
		"b": {"A copy of ", "Seven thousand</a>, The Harbour Post, published", `datetime="2022-03-24`, "100 in 100 of its word 5-grams"},
		"c": {"A copy of ", "Seven thousand</a>", "of its word 5-grams are the same, and all numbers, dates and names"},
	} {
		for _, w := range want {
			if !strings.Contains(pages[name], w) {
				t.Errorf("the page of %s lacks %q", name, w)
			}
		}
	}
	if strings.Contains(pages["d"], "A copy of") || strings.Contains(pages["a"], "Nine thousand") {
		t.Error("a page whose number moved is called a copy")
	}
}
