package warc

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"hearsay"
	"hearsay/ingest/stream"
)

const said = "The regional administration said on Tuesday that at least 12 people had been injured in Verkhniv when shells fell on the market. "

// made is one record of a WARC file that a test makes.
type made struct {
	kind, target, id, to, media, block string
	length                             string // what Content-Length says, "" for the truth
	more                               string // further lines of the header
}

func (m made) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "WARC/1.1\r\nWARC-Type: %s\r\n", m.kind)
	for _, f := range [][2]string{{"WARC-Target-URI", m.target}, {"WARC-Record-ID", m.id}, {"WARC-Concurrent-To", m.to}, {"Content-Type", m.media}} {
		if f[1] != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", f[0], f[1])
		}
	}
	length := m.length
	if length == "" {
		length = fmt.Sprint(len(m.block))
	}
	fmt.Fprintf(&b, "WARC-Date: 2022-03-24T10:00:00.5Z\r\n%sContent-Length: %s\r\n\r\n%s\r\n\r\n", m.more, length, m.block)
	return b.String()
}

const (
	httpAnswer  = "application/http; msgtype=response"
	httpRequest = "application/http;msgtype=request"
)

// response is a page of one paragraph at an address, with the given fields of its HTTP head.
func response(target, fields, body string) made {
	return made{kind: "response", target: target, id: "<urn:a:" + target + ">", media: httpAnswer, block: "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body}
}

// html is a page whose text begins with its title.
func html(title string) string {
	return "<!doctype html><html><head><title>" + title + "</title></head><body><p>" + title + ": " + said + "</p></body></html>"
}

// typeText makes a page that is read at once, for tests of many thousand.
const typeText = "Content-Type: text/plain\r\n"

const typeHTML = "Content-Type: text/html; charset=utf-8\r\n"

// three is a small crawl: its beginning, three pages with their requests, and things that are no pages.
func three() []made {
	return []made{
		{kind: "warcinfo", id: "<urn:i>", media: "application/warc-fields", block: "software: test\r\n"},
		response("https://example.org/1", typeHTML, html("One")),
		{kind: "request", target: "https://example.org/1", id: "<urn:q1>", to: "<urn:a:https://example.org/1>", media: httpRequest, block: "GET /1 HTTP/1.1\r\nHost: example.org\r\n\r\n"},
		response("https://example.org/p.png", "Content-Type: image/png\r\n", "\x89PNG WARC/1.0"),
		{kind: "request", target: "https://example.org/2", id: "<urn:q2>", media: httpRequest, block: "GET /2 HTTP/1.1\r\n\r\n"},
		{kind: "response", target: "<https://example.org/2>", id: "<urn:a2>", to: "<urn:q2>", media: httpAnswer, block: "HTTP/1.1 200 OK\r\n" + typeHTML + "\r\n" + html("Two")},
		{kind: "response", target: "https://example.org/old", media: httpAnswer, block: "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n" + html("Moved")},
		{kind: "revisit", target: "https://example.org/1", media: httpAnswer, block: "HTTP/1.1 200 OK\r\n\r\n"},
		{kind: "resource", target: "https://example.org/3.txt", media: "text/plain; charset=windows-1252", block: "Three caf\xE9: " + said},
		{kind: "metadata", target: "https://example.org/1", media: "application/warc-fields", block: "via: x\r\n"},
	}
}

func plainOf(records []made) string {
	var b strings.Builder
	for _, r := range records {
		b.WriteString(r.String())
	}
	return b.String()
}

// gzipOf has a member a record, and the bytes at which each ends.
func gzipOf(t testing.TB, records []made) (string, []int) {
	t.Helper()
	var b bytes.Buffer
	var ends []int
	for _, r := range records {
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(r.String())); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, b.Len())
	}
	return b.String(), ends
}

// zstdOf has a frame a record.
func zstdOf(t testing.TB, records []made, opt ...zstd.EOption) string {
	t.Helper()
	w, err := zstd.NewWriter(nil, opt...)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var out []byte
	for _, r := range records {
		out = w.EncodeAll([]byte(r.String()), out)
	}
	return string(out)
}

// read gathers what a WARC file gives.
func read(content string) (versions []hearsay.Version, errs []string) {
	for v, err := range Read(strings.NewReader(content), stream.Options{}) {
		if err != nil {
			errs = append(errs, strings.TrimSpace(v.From+" "+err.Error()))
			continue
		}
		versions = append(versions, v)
	}
	return versions, errs
}

// titles are the first words of the versions' texts.
func titles(versions []hearsay.Version) string {
	var out []string
	for _, v := range versions {
		first, _, _ := strings.Cut(strings.ReplaceAll(v.Text, ":", "\n"), "\n")
		out = append(out, first)
	}
	return strings.Join(out, ", ")
}

// texts is three with plain texts for pages.
func texts() []made {
	records := three()
	for i, r := range records {
		records[i].block = strings.NewReplacer(typeHTML, typeText, html("One"), "One: "+said, html("Two"), "Two: "+said).Replace(r.block)
	}
	return records
}
