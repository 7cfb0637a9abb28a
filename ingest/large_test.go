package ingest

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// large is the environment variable that has the files of gigabytes made and read.
const large = "HEARSAY_LARGE"

// flat is how much memory in bytes the program may take from the system on top of what it had, whatever the length of what it reads.
const flat = 300 << 20

// TestLarge reads a WARC file of 2 GB and a JSON Lines file of 1,000,000 lines in memory that stays flat; without the environment variable, files of a thousandth part.
func TestLarge(t *testing.T) {
	megabytes, lines := 4, 2_000
	if os.Getenv(large) != "" {
		megabytes, lines = 2<<10, 1_000_000
	} else {
		t.Logf("ONLY SMALL FILES: %s=1 makes those of 2 GB and of 1,000,000 lines", large)
	}
	dir := t.TempDir()
	for _, c := range []struct {
		name  string
		write func(*bufio.Writer) int
	}{
		{"crawl.warc", func(w *bufio.Writer) int { return writeCrawl(w, megabytes) }},
		{"dump.jsonl", func(w *bufio.Writer) int { return writeDump(w, lines) }},
	} {
		path := filepath.Join(dir, c.name)
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		w := bufio.NewWriterSize(f, 1<<20)
		want := c.write(w)
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		size, _ := f.Seek(0, 1)
		f.Close()
		n, early, before := 0, uint64(0), taken()
		for v, err := range Open([]string{path}, Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; v.Article.Name != fmt.Sprintf("%s#%d", strings.TrimSuffix(c.name, filepath.Ext(c.name)), n) {
				t.Fatal(v.Article.Name)
			}
			if n == max(1, want/20) {
				early = taken()
			}
		}
		late := taken()
		t.Logf("%s: %d MB, %d articles, memory %d MB after a twentieth, %d MB at the end", c.name, size>>20, n, early>>20, late>>20)
		if n != want || late-before > flat {
			t.Errorf("%s: %d articles of %d, %d MB", c.name, n, want, late>>20)
		}
		os.Remove(path)
	}
}

// taken is what the program has taken of the system's memory; it never gives it back within a test.
func taken() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys
}

// writeCrawl writes a WARC file of so many megabytes: for every four of pictures and films, a page. It gives the number of pages.
func writeCrawl(w *bufio.Writer, megabytes int) (pages int) {
	rnd := rand.New(rand.NewSource(1))
	film := make([]byte, 1<<20)
	for n := range megabytes {
		rnd.Read(film)
		record := func(target, media string, body []byte) {
			head := "HTTP/1.1 200 OK\r\nContent-Type: " + media + "\r\n\r\n"
			fmt.Fprintf(w, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d%s\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s", n, target, len(head)+len(body), head)
			_, _ = w.Write(body) // Flush tells
			_, _ = w.WriteString("\r\n\r\n")
		}
		record(".mp4", "video/mp4", film)
		if n%4 == 0 {
			record("", "text/html", []byte(fmt.Sprintf("<!doctype html><title>Day %d</title><p>%s", n, strings.Repeat(sentence, 20))))
			pages++
		}
	}
	return pages
}

// writeDump writes so many lines of JSON, an article each.
func writeDump(w *bufio.Writer, lines int) int {
	for n := range lines {
		fmt.Fprintf(w, `{"title": "Day %d", "text": "%d: %s%s", "url": "https://example.org/%d", "published": "2022-03-24"}`+"\n", n, n, sentence, sentence, n)
	}
	return lines
}
