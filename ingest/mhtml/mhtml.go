// Package mhtml takes in a page that a browser saved as one file (MHTML, RFC 2557): the page among its parts goes through ingest/webpage, with the address and the time that the file tells. ingest adds what others say of it.
package mhtml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/mail"
	"strings"

	"hearsay"
	"hearsay/ingest/parts"
	"hearsay/ingest/stream"
	"hearsay/ingest/webpage"
)

// maxFile is the largest file in bytes that is taken into memory; pictures make up most of one.
const maxFile = 256 << 20

// ErrNoPage is the error of a file in which no part is HTML.
var ErrNoPage = errors.New("holds no page: none of its parts is HTML")

// Sniff tells from the first bytes of a file whether a browser saved it as one.
func Sniff(head []byte) bool {
	h, _ := parts.Split(bytes.TrimLeft(head, "\r\n"))
	kind := strings.ToLower(h.Get("content-type"))
	saved := h.Get("snapshot-content-location") != "" || strings.HasPrefix(strings.ToLower(h.Get("from")), "<saved by") || strings.Contains(h.Get("x-mimeole"), "MimeOLE")
	return strings.HasPrefix(kind, "multipart/related") && (saved || h.Get("from") == "") || strings.HasPrefix(kind, "text/html") && saved
}

// Read yields the one page of the file: its version with text, headline and what the page tells of itself, its address as the file tells it, Captured as the file's date, and the whole file as Raw.
// The error says that there is no page, or one of reading.
func Read(r io.Reader, opt stream.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) { yield(read(r, opt)) }
}

func read(r io.Reader, opt stream.Options) (hearsay.Version, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return hearsay.Version{}, err
	case len(raw) > maxFile:
		return hearsay.Version{}, fmt.Errorf("is larger than %d MB", maxFile>>20)
	}
	h, _ := parts.Split(raw)
	address := h.Get("snapshot-content-location")
	p := root(raw, h, address)
	if p == nil {
		return hearsay.Version{}, ErrNoPage
	}
	if address == "" {
		address = first(p.Header.Get("content-location"), h.Get("content-location"))
	}
	if !strings.HasPrefix(address, "http") {
		address = ""
	}
	v, err := webpage.Read(p.Body, webpage.Options{Charset: opt.Charset, Declared: p.Charset, URL: address, BodyOnly: opt.BodyOnly})
	if err != nil {
		return v, err
	}
	v.Raw = raw
	if at, err := mail.ParseDate(h.Get("date")); err == nil {
		v.Captured = at
	}
	return v, nil
}

// root is the page among the parts: the one that the header names, else the one of the file's address, else the first in HTML.
func root(raw []byte, h parts.Header, address string) *parts.Part {
	_, params, _ := mime.ParseMediaType(h.Get("content-type"))
	var at, firstPage *parts.Part
	for p := range parts.Of(raw) {
		if p.Type != "text/html" && p.Type != "application/xhtml+xml" {
			continue
		}
		if start := params["start"]; start != "" && p.Header.Get("content-id") == start {
			return &p
		}
		if at == nil && address != "" && p.Header.Get("content-location") == address {
			at = &p
		}
		if firstPage == nil {
			firstPage = &p
		}
	}
	if at != nil {
		return at
	}
	return firstPage
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
