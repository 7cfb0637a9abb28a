package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
)

// write makes files under a fresh folder, path by path, and gives the folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// open gathers what Open yields.
func open(paths []string, opt Options) (versions []hearsay.Version, errs []error) {
	for v, err := range Open(paths, opt) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		versions = append(versions, v)
	}
	return versions, errs
}

const sentence = "The ministry said on Tuesday that at least 450 soldiers had been killed near the river since the start of the war. "

func TestOpenFolder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "b " + sentence, "a/z.txt": "z " + sentence, "a.txt": "a " + sentence, ".hidden": "x", "p_files/x.txt": "x", "a.json": "{}",
		"a.meta.json": `{"title": "T"}`, "manifest.jsonl": `{"file": "b.txt", "published": "2022-03-24"}` + "\n" + `{"file": "a/z.txt", "publisher": "Z"}`,
	})
	versions, errs := open([]string{dir}, Options{})
	if len(errs) != 0 {
		t.Fatal(errs)
	}
	var got []string
	for _, v := range versions {
		rel, _ := filepath.Rel(dir, v.From)
		got = append(got, strings.Join([]string{rel, v.Article.Name, v.Article.Published, v.Article.PublishedFrom, v.Article.Title, v.Article.Publisher}, "|"))
	}
	want := "a.txt|a|||T|, a/z.txt|z||||Z, b.txt|b|2022-03-24|manifest||"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
