package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

const sentence = "The council said that 40 houses had been damaged. "

// file is an entry of an archive that a test makes.
type file struct{ name, content string }

func zipOf(t testing.TB, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		e, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(e, f.content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t testing.TB, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		if err := w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.content))}); err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, f.content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTold: what is an archive or packed is told by its bytes; what only begins like one is not.
func TestTold(t *testing.T) {
	for content, want := range map[string]string{
		zipOf(t, file{"a", "x"}): "zip", zipOf(t): "zip", tarOf(t, file{"a.txt", "x"}): "tar", tarOf(t): "", "\x1F\x8B\x08": "packed", "\x28\xB5\x2F\xFD": "packed", "\x50\x2A\x4D\x18\x00\x00\x00\x00": "packed",
		"PK is short for it": "", strings.Repeat("ustar", 200): "", "": "", "P*M": "",
	} {
		got := ""
		switch head := []byte(content); {
		case IsPacked(head):
			got = "packed"
		case IsZip(head):
			got = "zip"
		case IsTar(head):
			got = "tar"
		}
		if got != want {
			t.Errorf("%.20q: %q, want %q", content, got, want)
		}
	}
}

func TestStem(t *testing.T) {
	for name, want := range map[string]string{"x.html.gz": "x.html", "d/x.TGZ": "d/x.tar", "x.warc.zst": "x.warc", "x.txt": "x.txt", "gz": "gz", ".gz": ""} {
		if got := Stem(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestInside: the first bytes of a packing tell what it holds, even where they break off.
func TestInside(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, strings.Repeat(sentence, 5))
	w.Close()
	for _, cut := range []int{40, 60, b.Len()} {
		if got := string(Inside(b.Bytes()[:cut])); cut > 40 && !strings.HasPrefix(got, sentence[:10]) || !strings.HasPrefix(strings.Repeat(sentence, 5), got) {
			t.Errorf("%d bytes: %q", cut, got)
		}
	}
	if Inside([]byte("text")) != nil || Inside([]byte("\x1F\x8B")) != nil {
		t.Error("something in nothing")
	}
}

// TestEntries: the files of an archive in its order, what climbs refused, and stopping when nobody listens.
func TestEntries(t *testing.T) {
	files := []file{{"b.txt", sentence}, {"../up.txt", "x"}, {"a/", ""}, {"a/c.txt", "c"}}
	z, err := OpenZip(strings.NewReader(zipOf(t, files...)), int64(len(zipOf(t, files...))))
	if err != nil {
		t.Fatal(err)
	}
	for form, entries := range map[string]func(func(Entry, error) bool){"zip": z.Entries(), "tar": Tar(strings.NewReader(tarOf(t, files[0], files[1], files[3])))} {
		var got []string
		for e, err := range entries {
			if err != nil {
				got = append(got, "!"+e.Name)
				continue
			}
			data, err := io.ReadAll(e)
			got = append(got, fmt.Sprint(e.Name, " ", len(data), " ", e.Size, " ", err))
		}
		if s := strings.Join(got, ", "); s != "b.txt 50 50 <nil>, !../up.txt, a/c.txt 1 1 <nil>" {
			t.Errorf("%s: %s", form, s)
		}
	}
	for range z.Entries() {
		break
	}
	if _, err := z.Open("nonesuch"); err == nil {
		t.Error("opened what is not there")
	}
}

// FuzzArchives: whatever an archive's bytes are, its files are told the same each time, and no name that climbs is among them.
func FuzzArchives(f *testing.F) {
	for _, s := range []string{zipOf(f, file{"a.txt", sentence}, file{"../b.txt", "x"}), tarOf(f, file{"a.txt", sentence}, file{"../b.txt", "x"})} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		list := func() (out []string) {
			note := func(e Entry, err error) {
				n := int64(0)
				if err == nil {
					n, err = io.Copy(io.Discard, e)
				}
				if e.Reader != nil && strings.Contains("/"+e.Name+"/", "/../") {
					t.Fatalf("%q may be read", e.Name)
				}
				out = append(out, strings.Join([]string{e.Name, string(rune(n)), errors.Join(err, io.EOF).Error()}, "|"))
			}
			for e, err := range Tar(bytes.NewReader(raw)) {
				note(e, err)
			}
			if z, err := OpenZip(bytes.NewReader(raw), int64(len(raw))); err == nil {
				for e, err := range z.Entries() {
					note(e, err)
				}
			}
			return out
		}
		if a, b := strings.Join(list(), "\n"), strings.Join(list(), "\n"); a != b {
			t.Errorf("%s\nthen\n%s", a, b)
		}
	})
}
