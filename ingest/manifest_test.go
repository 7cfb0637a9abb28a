package ingest

import (
	"path/filepath"
	"strings"
	"testing"

	"hearsay/ingest/dates"
)

func TestManifest(t *testing.T) {
	entries, problems := parseManifest("m", strings.NewReader("\uFEFF"+`{"file": "./a.txt", "published": "2022-03-24T10:00:00", "url": "https://example.org/a"}

{"file": "sub/b.txt", "publisher": "B", "unknown": [1, 2]}
{"file": "a.txt", "title": "A"}
{"published": "2022-03-24"}
[1]
{"file": "c.txt", "published": "soon", "title": "C"}`))
	if a := entries["a.txt"]; a.Published != "2022-03-24" || a.Title != "A" || a.URL == "" {
		t.Errorf("a: %+v", a)
	}
	if entries["sub/b.txt"].Publisher != "B" || entries["c.txt"].Title != "C" || entries["c.txt"].Published != "" {
		t.Errorf("%+v", entries)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Error())
	}
	if len(got) != 3 || !strings.Contains(got[0], `m: line 5: "file" is missing. Write {"file"`) || !strings.Contains(got[1], "line 6") || !strings.Contains(got[2], `line 7: "soon" is no day`) {
		t.Errorf("%q", got)
	}
}

// TestManifestsFromNearToFar: the file's own, that of its folder, that of the folder that was named; each fills what the nearer leave open.
func TestManifestsFromNearToFar(t *testing.T) {
	dir := write(t, map[string]string{
		"sub/a.txt": sentence, "sub/a.meta.json": `{"title": "near"}`,
		"sub/manifest.jsonl": `{"file": "a.txt", "title": "folder", "publisher": "folder"}`,
		"manifest.jsonl":     `{"file": "sub/a.txt", "title": "root", "publisher": "root", "published": "2022-03-24", "language": "en"}`,
	})
	versions, errs := open([]string{dir}, Options{})
	if len(errs) != 0 || len(versions) != 1 {
		t.Fatal(versions, errs)
	}
	if a := versions[0].Article; a.Title != "near" || a.Publisher != "folder" || a.Published != "2022-03-24" {
		t.Errorf("%+v", a.Meta)
	}
	named, _ := open([]string{filepath.Join(dir, "sub", "a.txt")}, Options{})
	if a := named[0].Article; a.Publisher != "folder" || a.Published != "" {
		t.Errorf("a named file takes the manifest of its folder alone: %+v", a.Meta)
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"file": "a.txt", "published": "2022-03-24"}`))
	f.Add([]byte("{\"file\": \"../a\"}\n\x00\n{\"file\": 1}\n\xFF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, _ := parseManifest("m", strings.NewReader(string(data)))
		for key, e := range entries {
			if key == "" {
				t.Error("an entry without a file")
			}
			if day, err := dates.Parse(e.Published); e.Published != "" && (err != nil || day != e.Published) {
				t.Errorf("%s: published %q is not in the contract's form (%v)", key, e.Published, err)
			}
		}
	})
}
