package wacz

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"testing"

	"hearsay/ingest/archive"
	"hearsay/ingest/stream"
)

const said = "The council said on Tuesday that at least 12 people had been injured in Verkhniv when shells fell on the market."

// record is a WARC file with one page.
func record(address, page string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2022-03-24T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", address, len(block), block)
}

// collection is a WACZ of the given files by name.
func collection(t testing.TB, files ...string) *archive.Zipped {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		e, err := w.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(e, files[i+1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	z, err := archive.OpenZip(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func read(z *archive.Zipped) (out []string) {
	for v, err := range Read(z, stream.Options{}) {
		if err != nil {
			out = append(out, "! "+v.From+" "+err.Error())
			continue
		}
		out = append(out, v.From+"|"+v.Article.Title+"|"+v.Captured.Format("2006-01-02"))
	}
	return out
}

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return "sha256:" + hex.EncodeToString(h[:])
}

// TestRead: the pages of all WARC files, titled by the list of pages where they name no title; what was changed since is told.
func TestRead(t *testing.T) {
	one, two := record("https://example.org/1", "<html><p>"+said), record("https://example.org/2", "<html><title>Own</title><p>"+said)
	pages := `{"format": "json-pages-1.0", "id": "pages"}` + "\n" + `{"url": "https://example.org/1", "title": "Market hit"}` + "\nno line\n" + `{"url": "https://example.org/2", "title": "Other"}`
	pack := fmt.Sprintf(`{"profile": "data-package", "resources": [{"name": "a.warc", "path": "archive/a.warc", "hash": %q}, {"path": "archive/b.warc", "hash": %q}]}`, sum(one), sum("else"))
	z := collection(t, "datapackage.json", pack, "pages/pages.jsonl", pages, "archive/a.warc", one, "archive/b.warc", two, "archive/c.txt", "x", "indexes/index.cdx", "x")
	if !Is(z) {
		t.Error("not told to be a WACZ")
	}
	got := strings.Join(read(z), "\n")
	want := "https://example.org/1|Market hit|2022-03-24\nhttps://example.org/2|Own|2022-03-24\n! archive/b.warc has the SHA-256 " + sum(two)[7:] + ", and datapackage.json says"
	if !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for stop := 1; stop <= 3; stop++ {
		n := 0
		for range Read(z, stream.Options{}) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("%d instead of %d", n, stop)
		}
	}
}

// TestBad: a collection whose own words are broken still gives its pages; a WARC file that is broken is named.
func TestBad(t *testing.T) {
	one := record("https://example.org/1", "<html><p>"+said)
	z := collection(t, "datapackage.json", "{", "pages/pages.jsonl", strings.Repeat("x", 2<<20), "archive/a.warc", one[:len(one)-60], "archive/b.warc", one)
	got := strings.Join(read(z), "\n")
	if !strings.HasPrefix(got, "! https://example.org/1 is cut off at byte ") || !strings.HasSuffix(got, "https://example.org/1||2022-03-24") {
		t.Error(got)
	}
	for _, files := range [][]string{{"datapackage.json", "{}"}, {"archive/a.warc", one}, {"datapackage.json", "{}", "other/a.warc", one}} {
		if Is(collection(t, files...)) {
			t.Errorf("%q taken for a WACZ", files[0])
		}
	}
}

// FuzzRead: whatever stands in a collection's files, reading it ends, and the page of its WARC file is read.
func FuzzRead(f *testing.F) {
	f.Add(`{"resources": [{"path": "archive/a.warc", "hash": "sha256:00"}]}`, `{"url": "https://example.org/1", "title": "T"}`)
	f.Fuzz(func(t *testing.T, pack, pages string) {
		got := read(collection(t, "datapackage.json", pack, "pages/pages.jsonl", pages, "archive/a.warc", record("https://example.org/1", "<html><p>"+said)))
		if len(got) == 0 || !strings.HasPrefix(got[0], "https://example.org/1|") {
			t.Errorf("%q", got)
		}
	})
}
