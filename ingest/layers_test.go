package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"hearsay"
	"hearsay/ingest/archive"
	"hearsay/ingest/stream"
)

func zipped(t testing.TB, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstdOf(t *testing.T, content string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	return string(w.EncodeAll([]byte(content), nil))
}

// TestPacked: what is packed is read as what it holds, whatever it is called.
func TestPacked(t *testing.T) {
	page := "<!doctype html><title>Bridge held</title><p>" + sentence + "</p>"
	dir := write(t, map[string]string{
		"a.html.gz": zipped(t, page), "b.txt": zstdOf(t, sentence), "c.txt.gz.zst": zstdOf(t, zipped(t, sentence)), "d.html.gz": zipped(t, "<p>"+sentence), "e.gz": zipped(t, ""), "f.gz": zipped(t, "%PDF-1.4"),
		"g.gz": zipped(t, zipped(t, zipped(t, zipped(t, zipped(t, sentence))))),
	})
	versions, errs := open([]string{dir}, Options{})
	var got []string
	for _, v := range versions {
		rel, _ := filepath.Rel(dir, v.From)
		got = append(got, rel+"|"+v.Article.Name+"|"+v.Article.Title+"|"+strings.TrimSpace(v.Text[len(v.Text)-10:]))
	}
	want := "a.html.gz|a|Bridge held|f the war., b.txt|b||the war., c.txt.gz.zst|c.txt||the war., d.html.gz|d||f the war."
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	for i, want := range []string{"e.gz: is empty.", "f.gz: is a PDF. Turn it into text first: pdftotext", "g.gz: is packed more than 4 times."} {
		if i >= len(errs) || !strings.Contains(errs[i].Error(), want) {
			t.Errorf("%v, want %s", errs, want)
		}
	}
}

// TestPackedBadly: a packing that is cut or damaged is named with the byte, one that unpacks without end is given up.
func TestPackedBadly(t *testing.T) {
	whole := zipped(t, strings.Repeat(sentence, 200))
	for name, content := range map[string]string{
		"is packed (gzip) and is cut off at about byte ": whole[:len(whole)-20],
		"is packed (gzip) and is damaged at about byte ": whole[:len(whole)-8] + "\x00\x00\x00\x00\x00\x00\x00\x00",
		"is packed (zstd) and is ":                       zstdOf(t, strings.Repeat(sentence, 200))[:60],
	} {
		_, errs := open([]string{"-"}, Options{Stdin: strings.NewReader(content)})
		if len(errs) != 1 || !strings.Contains(errs[0].Error(), name) {
			t.Errorf("%v, want %s", errs, name)
		}
	}
	_, errs := open([]string{"-"}, Options{Stdin: strings.NewReader(zipped(t, strings.Repeat(" ", 80<<20)))})
	if len(errs) != 1 || !errors.Is(errs[0], archive.ErrBomb) {
		t.Errorf("a bomb: %v", errs)
	}
}

// TestRecords: the articles of a form that holds many are completed and named one by one, bad ones are told, and the rest goes on.
func TestRecords(t *testing.T) {
	reader := func(r io.Reader, opt stream.Options) iter.Seq2[hearsay.Version, error] {
		return func(yield func(hearsay.Version, error) bool) {
			raw, _ := io.ReadAll(r)
			for i, line := range strings.Split(string(raw), "\n") {
				v := hearsay.Version{Raw: []byte(line), Text: line}
				v.Article.Meta = hearsay.Meta{Key: "k", Published: "2022-03-24", PublishedFrom: "feed"}
				var err error
				if line == "bad" {
					v.From, err = "line 2", &stream.Error{Problem: "is bad"}
				} else if i == 0 {
					v.From = "https://example.org/1"
				}
				if !yield(v, err) {
					return
				}
			}
		}
	}
	var got []string
	for stop := 3; stop > 0; stop-- {
		got = nil
		tk := &taking{file: File{Path: "d/x.log", Name: "x"}, said: entry{Publisher: "P", ID: "i", URL: "https://example.org/all"}, yield: func(v hearsay.Version, err error) bool {
			s := v.From + "|" + v.Article.Name + "|" + v.Article.Key + v.Article.URL + "|" + v.Article.Publisher + "|" + v.Article.Published + v.Article.PublishedFrom
			if err != nil {
				s = err.Error()
			}
			got = append(got, s)
			return len(got) < stop
		}}
		in, err := newInput(input{path: "d/x.log"}, strings.NewReader("one\nbad\nthree"))
		if err != nil {
			t.Fatal(err)
		}
		if going := tk.records(in, &streamed{read: reader}); going || len(got) != stop {
			t.Errorf("stopped at %d: %v", stop, got)
		}
		if stop == 3 {
			want := "d/x.log#https://example.org/1|x#1|k|P|2022-03-24feed\nd/x.log#line 2: is bad. The rest was read.\nd/x.log#3|x#3|k|P|2022-03-24feed"
			if s := strings.Join(got, "\n"); s != want {
				t.Errorf("got\n%s\nwant\n%s", s, want)
			}
		}
	}
}
