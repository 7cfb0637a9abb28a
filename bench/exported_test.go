package bench

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	internetarchive "github.com/internetarchive/gowarc"
	nlnwa "github.com/nlnwa/gowarc/v3"

	"hearsay"
	"hearsay/chain"
	"hearsay/export/archive"
)

// exported is a WARC of two captures as hearsay writes it: a page with its request, and a text that came from a file.
func exported(t *testing.T) []byte {
	t.Helper()
	page := chain.KeptCapture{Raw: []byte("<!doctype html><p>The port said that 3 ferries had left.</p>"), Name: "ferry", Meta: hearsay.ArticleMeta{Charset: "utf-8"}}
	page.URL, page.Status, page.From = "https://harbour.example/ferry", 200, "https://harbour.example/ferry"
	page.RequestHead = "GET /ferry HTTP/1.1\r\nHost: harbour.example\r\n"
	page.ResponseHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
	text := chain.KeptCapture{Raw: []byte("The port said that 4 ferries had left.\n"), Name: "notes", Meta: hearsay.ArticleMeta{Charset: "utf-8"}}
	text.From = "/desk/notes.txt"
	var out bytes.Buffer
	n, err := archive.WARC(&out, archive.Info{Program: "test", At: time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC), Name: "saltby.warc.gz"}, func(yield func(chain.KeptCapture, error) bool) {
		for i, k := range []chain.KeptCapture{page, text} {
			k.Schema, k.N, k.Article, k.SHA256, k.Size = chain.SchemaCapture, int64(i+1), fmt.Sprintf("a-%016x", i+1), hearsay.SHA256(k.Raw), int64(len(k.Raw))
			k.Captured, k.Added, k.Program, k.Link = "2026-03-30T11:00:00.250Z", "2026-04-01T12:00:00.000Z", "test", hearsay.SHA256(k.Raw)
			if !yield(k, nil) {
				return
			}
		}
	})
	if err != nil || n != 2 {
		t.Fatalf("%d captures: %v", n, err)
	}
	return out.Bytes()
}

// TestExportedArchivesAreOpened: both libraries that are called gowarc read what hearsay exports, record by record; that of nlnwa holds every record against the standard and its digests, and finds nothing to mend.
func TestExportedArchivesAreOpened(t *testing.T) {
	file := exported(t)
	const want = "warcinfo response request metadata resource metadata"
	var kinds []string
	x, err := nlnwa.NewWarcFileReaderFromStream(bytes.NewReader(file), 0, nlnwa.WithStrictValidation())
	for err == nil {
		var rec nlnwa.Record
		if rec, err = x.Next(); err != nil {
			break
		}
		if v := rec.Validation; len(v) > 0 {
			t.Errorf("nlnwa/gowarc finds %v", v)
		}
		kinds = append(kinds, rec.WarcRecord.Type().String())
		var block io.Reader
		if block, err = rec.WarcRecord.Block().RawBytes(); err == nil {
			_, err = io.Copy(io.Discard, block)
		}
		err = errors.Join(err, rec.Close())
	}
	if got := strings.Join(kinds, " "); !errors.Is(err, io.EOF) || got != want {
		t.Errorf("nlnwa/gowarc reads %q: %v", got, err)
	}
	kinds = nil
	r, err := internetarchive.NewReader(bytes.NewReader(file))
	for err == nil {
		var rec *internetarchive.Record
		if rec, err = r.ReadRecord(); err != nil || rec == nil {
			break
		}
		kinds = append(kinds, rec.Header.Get("WARC-Type"))
		body, bad := io.ReadAll(rec.Content)
		if bad != nil || fmt.Sprint(len(body)) != rec.Header.Get("Content-Length") {
			t.Errorf("internetarchive/gowarc reads %d bytes of %s: %v", len(body), rec.Header.Get("Content-Length"), bad)
		}
		err = rec.Content.Close()
	}
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("internetarchive/gowarc reads %q: %v", got, err)
	}
}
