package pipeline

import (
	"os"
	"path/filepath"
	"testing"

	"hearsay/ledger"
)

// TestTheSameKeyIsTheSameArticle: the id that a feed or manifest gives, and the address, name an article wherever its bytes lie; other text under them is a version of it.
func TestTheSameKeyIsTheSameArticle(t *testing.T) {
	for what, meta := range map[string]string{
		"a feed's id": `"id": "tag:harbour.example,2022:7"`, "an address": `"url": "https://harbour.example/seven"`,
		"an address beside a feed's id": `"url": "https://harbour.example/seven", "id": "tag:harbour.example,2022:7"`,
	} {
		l := opened(t)
		for i, text := range []string{"Kyiv said on Monday that it had lost 10 tanks near Makariv.", "Kyiv said on Monday that it had lost 12 tanks near Makariv."} {
			dir := folder(t, map[string]string{"manifest.jsonl": `{"file": "page.txt", "published": "2022-03-24", ` + meta + "}\n", "page.txt": text})
			for again := range 2 {
				out, _ := added(t, l, dir)
				want := []string{"page new", "page version"}[i]
				if again == 1 {
					want = "page known"
				}
				if len(out) != 1 || out[0] != want {
					t.Errorf("%s, text %d: %q, want %q", what, i, out, want)
				}
			}
		}
		n, err := l.Counts(t.Context())
		if err != nil || n.Articles != 1 || n.Versions != 2 {
			t.Errorf("%s: %+v %v", what, n, err)
		}
		found, err := Changes(t.Context(), l, ledger.Filter{}, "")
		if err != nil || len(found) != 1 || *found[0].Was != "10" || *found[0].Is != "12" {
			t.Errorf("%s: %+v %v", what, found, err)
		}
	}
}

// TestTwoKeysAreTwoArticles: two items of a feed with the same words are two articles, the second a copy of the first.
func TestTwoKeysAreTwoArticles(t *testing.T) {
	l := opened(t)
	dir := folder(t, map[string]string{"a.txt": losses, "b.txt": losses,
		"manifest.jsonl": `{"file": "a.txt", "id": "tag:harbour.example,2022:7"}` + "\n" + `{"file": "b.txt", "id": "tag:harbour.example,2022:8"}` + "\n"})
	if out, _ := added(t, l, dir); len(out) != 2 || out[0] != "a new" || out[1] != "b copy" {
		t.Errorf("%q", out)
	}
	// The first changes its number: it is an update of its own, and the copy stays one of what it was.
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(losses+" The toll was 9,000 on Friday."), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _ := added(t, l, dir); out[0] != "a version" || out[1] != "b known" {
		t.Errorf("%q", out)
	}
}
