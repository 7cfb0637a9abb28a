// Package archive writes captures as web archives that other tools open: WARC 1.1 (ISO 28500:2017), one gzip member a record, and WACZ 1.1.1, the same with an index, a list of pages
// and the hash of every part. Captures come in from the ledger's chain of custody; files go out to whoever asked 'hearsay export' for them.
package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"hearsay"
	"hearsay/chain"
)

// Info is what an archive says of itself.
type Info struct {
	Program string    // the version of the program that writes it
	At      time.Time // when it is written
	Name    string    // the file's name
}

// WARC writes captures as a gzipped WARC: a warcinfo record, then for each capture a response record (a resource record where it was not answered over HTTP), the request where it is
// kept, and a metadata record with its record and link in the chain of custody, its article and where it came from, as hearsay/archived/1. It gives the count of captures.
func WARC(w io.Writer, info Info, captures iter.Seq2[chain.KeptCapture, error]) (n int, err error) {
	out, err := begin(w, info)
	if err != nil {
		return 0, err
	}
	for k, err := range captures {
		if err != nil {
			return n, err
		}
		if _, err := out.capture(&k); err != nil {
			return n, fmt.Errorf("writing record %d of the chain as WARC: %w", k.N, err)
		}
		n++
	}
	return n, nil
}

// archived is the block of a metadata record.
type archived struct {
	Schema  string              `json:"schema"`
	Record  chain.CaptureRecord `json:"record"`
	Link    string              `json:"link"`
	Detail  chain.CaptureDetail `json:"detail"`
	Name    string              `json:"name"`
	Article hearsay.ArticleMeta `json:"article"`
}

// writer writes WARC records, each a gzip member of its own.
type writer struct {
	to   *counted
	zip  *gzip.Writer
	info string // the warcinfo's id
}

// counted counts what is written.
type counted struct {
	w io.Writer
	n int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

func begin(w io.Writer, info Info) (*writer, error) {
	to := &counted{w: w}
	out := &writer{to: to, zip: gzip.NewWriter(to)}
	at := info.At.UTC().Format(time.RFC3339)
	out.info = recordID("warcinfo", info.Name, at)
	block := "software: hearsay/" + info.Program + "\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n" +
		"description: captures of a hearsay ledger in the order of their chain of custody; metadata records are hearsay/archived/1\r\n"
	_, err := out.record([]string{"WARC-Type: warcinfo", "WARC-Record-ID: " + out.info, "WARC-Date: " + at, "WARC-Filename: " + oneLine(info.Name), "Content-Type: application/warc-fields"}, []byte(block))
	if err != nil {
		return nil, fmt.Errorf("beginning a WARC: %w", err)
	}
	return out, nil
}

// place is where a record lies in its file, and what an index says of it.
type place struct {
	offset, length int64
	uri, mime      string
	status         int
	digest         string
}

// capture writes the records of one capture and says where its content lies.
func (w *writer) capture(k *chain.KeptCapture) (place, error) {
	p := place{uri: target(k), digest: "sha256:" + k.SHA256, status: k.Status}
	id, common := recordID("content", k.Link), []string{"WARC-Target-URI: " + p.uri, "WARC-Date: " + k.Captured, "WARC-Warcinfo-ID: " + w.info}
	kind, block := "response", k.Raw
	if k.ResponseHead != "" {
		head, mime := responseHead(k)
		p.mime = mime
		block = append(head, k.Raw...)
	} else {
		kind, p.status, p.mime = "resource", http.StatusOK, mediaType(k)
	}
	content := map[string]string{"response": "application/http;msgtype=response", "resource": p.mime}[kind]
	p.offset = w.to.n
	var err error
	p.length, err = w.record(append([]string{"WARC-Type: " + kind, "WARC-Record-ID: " + id, "WARC-Payload-Digest: " + p.digest, "Content-Type: " + content}, common...), block)
	if err == nil && k.RequestHead != "" {
		_, err = w.record(append([]string{"WARC-Type: request", "WARC-Record-ID: " + recordID("request", k.Link), "WARC-Concurrent-To: " + id, "Content-Type: application/http;msgtype=request"},
			common...), requestHead(k))
	}
	if err == nil {
		_, err = w.record(append([]string{"WARC-Type: metadata", "WARC-Record-ID: " + recordID("metadata", k.Link), "WARC-Refers-To: " + id, "Content-Type: application/json"}, common...), told(k))
	}
	return p, err
}

// record writes one record and gives its length in the file.
func (w *writer) record(header []string, block []byte) (int64, error) {
	begun := w.to.n
	w.zip.Reset(w.to)
	sum := sha256.Sum256(block)
	head := "WARC/1.1\r\n" + strings.Join(header, "\r\n") + fmt.Sprintf("\r\nWARC-Block-Digest: sha256:%x\r\nContent-Length: %d\r\n\r\n", sum, len(block))
	for _, part := range [][]byte{[]byte(head), block, []byte("\r\n\r\n")} {
		if _, err := w.zip.Write(part); err != nil {
			return 0, err
		}
	}
	err := w.zip.Close()
	return w.to.n - begun, err
}

// recordID is an id made of words, so that the same capture has the same ids in every archive: a UUID of version 8 (RFC 9562).
func recordID(words ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(words, "\x00")))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	h := hex.EncodeToString(sum[:16])
	return "<urn:uuid:" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:] + ">"
}

// target is the address that a capture stands under: the one that was asked, else the article's own, else where it came from on the web, else a file of the article's id and name. Where
// that file lay on this machine is nobody's business.
func target(k *chain.KeptCapture) string {
	given := []string{k.URL, "", k.From}
	if k.Meta.URL != nil {
		given[1] = *k.Meta.URL
	}
	for _, uri := range given {
		if u, err := url.Parse(uri); err == nil && u.Scheme != "" && u.Host != "" {
			return escaped(uri)
		}
	}
	return "file:///" + k.Article + "/" + url.PathEscape(k.Name)
}

// escaped writes what may not stand in an address as bytes in hex: blanks, controls, quotes and everything beyond ASCII.
func escaped(uri string) string {
	var b strings.Builder
	for i := range len(uri) {
		if c := uri[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>\^{|}`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
