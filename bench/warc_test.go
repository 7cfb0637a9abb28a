package bench

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand"
	"runtime"
	"testing"
	"time"

	internetarchive "github.com/internetarchive/gowarc"
	nlnwa "github.com/nlnwa/gowarc/v3"

	"hearsay/ingest/warc"
)

// rounds is how often each side is run; its best round counts, since whatever else runs can only slow it.
const rounds = 7

// best is the shortest of several runs of each side, taken in turn on one core.
func best(t *testing.T, sides ...func()) []time.Duration {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	out := make([]time.Duration, len(sides))
	for range rounds {
		for i, side := range sides {
			runtime.GC()
			begun := time.Now()
			side()
			if d := time.Since(begun); out[i] == 0 || d < out[i] {
				out[i] = d
			}
		}
	}
	return out
}

// crawl is a WARC.gz file of n exchanges, a member a record: a page of about 40 kB of words, its request, and every second time a picture that does not pack.
func crawl(t *testing.T, n int) ([]byte, int) {
	t.Helper()
	rnd := rand.New(rand.NewSource(1))
	words := make([]string, 3000)
	for i := range words {
		b := make([]byte, 2+rnd.Intn(9))
		for k := range b {
			b[k] = byte('a' + rnd.Intn(26))
		}
		words[i] = string(b)
	}
	var out bytes.Buffer
	records := 0
	add := func(kind, target, media string, block []byte) {
		w := gzip.NewWriter(&out)
		fmt.Fprintf(w, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nWARC-Date: 2022-03-24T10:00:00Z\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, records, target, media, len(block), block)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		records++
	}
	for i := range n {
		target := fmt.Sprintf("https://example.org/%d", i)
		var page bytes.Buffer
		page.WriteString("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: test\r\nDate: Thu, 24 Mar 2022 10:00:00 GMT\r\n\r\n<!doctype html><title>Page</title>")
		for page.Len() < 20_000+rnd.Intn(40_000) {
			page.WriteString("<p class=text>")
			for range 60 {
				page.WriteString(words[rnd.Intn(len(words))] + " ")
			}
			page.WriteString("</p>\n")
		}
		add("response", target, "application/http; msgtype=response", page.Bytes())
		add("request", target, "application/http; msgtype=request", []byte("GET / HTTP/1.1\r\nHost: example.org\r\nUser-Agent: test\r\n\r\n"))
		if i%2 == 0 {
			picture := make([]byte, 30_000)
			rnd.Read(picture)
			add("response", target+".jpg", "application/http; msgtype=response", append([]byte("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n"), picture...))
		}
	}
	return out.Bytes(), records
}

// through reads every record by nlnwa/gowarc.
func through(file []byte, opt ...nlnwa.WarcRecordOption) (int, error) {
	x, err := nlnwa.NewWarcFileReaderFromStream(bytes.NewReader(file), 0, opt...)
	n := 0
	for err == nil {
		var rec nlnwa.Record
		if rec, err = x.Next(); err == nil {
			n++
			var block io.Reader
			if block, err = rec.WarcRecord.Block().RawBytes(); err == nil {
				_, err = io.Copy(io.Discard, block)
			}
			rec.Close()
		}
	}
	return n, err
}

// TestWARCSpeed reads every record of a WARC.gz file through, its header parsed, by hearsay and by both libraries that are called gowarc; hearsay is to be at least 1.3 times as fast as the faster one.
func TestWARCSpeed(t *testing.T) {
	file, records := crawl(t, 800)
	count := func(what string, n int, err error) {
		t.Helper()
		if err != io.EOF && err != nil || n != records {
			t.Fatalf("%s: %d records of %d, %v", what, n, records, err)
		}
	}
	d := best(t,
		func() {
			x, err := warc.NewReader(bytes.NewReader(file))
			n := 0
			for err == nil {
				var rec *warc.Record
				if rec, err = x.Next(); err == nil {
					n++
					_, err = io.Copy(io.Discard, rec)
				}
			}
			count("hearsay", n, err)
		},
		func() {
			x, err := internetarchive.NewReader(bytes.NewReader(file))
			n := 0
			for err == nil {
				var rec *internetarchive.Record
				if rec, err = x.ReadRecord(); err == nil {
					n++
					_, err = io.Copy(io.Discard, rec.Content)
					rec.Content.Close()
				}
			}
			count("internetarchive/gowarc", n, err)
		},
		func() {
			n, err := through(file)
			count("nlnwa/gowarc", n, err)
		},
		func() {
			n, err := through(file, nlnwa.WithNoValidation())
			count("nlnwa/gowarc without validation", n, err)
		})
	rate := func(i int) float64 { return float64(records) / d[i].Seconds() }
	t.Logf("%d records, %.1f MB packed; records a second: hearsay %.0f, internetarchive/gowarc v0.8.96 %.0f (%.2f times), nlnwa/gowarc v3.1.0 %.0f (%.2f times), told to validate nothing %.0f (%.2f times)",
		records, float64(len(file))/1e6, rate(0), rate(1), rate(0)/rate(1), rate(2), rate(0)/rate(2), rate(3), rate(0)/rate(3))
	if rate(0) < 1.3*rate(1) || rate(0) < 1.3*rate(2) {
		t.Error("less than 1.3 times")
	}
}
