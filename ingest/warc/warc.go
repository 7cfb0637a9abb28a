// Package warc takes in web archives: a WARC file (ISO 28500:2017, WARC 1.0 and 1.1; plain, .warc.gz, .warc.zst) comes in as a stream, its pages and plain texts go out one by one, each with its address, the time of
// its capture and the heads of the HTTP exchange. ingest completes and names them.
//
// Pictures, scripts, redirects and errors are passed over without a word, revisit records with a count at the end. What is damaged is an error of one record, and the rest goes on; a file that is cut off gives all that is whole.
package warc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"

	"hearsay"
	"hearsay/ingest/stream"
)

// Options say how an archive's pages are read, and what is known of them besides.
type Options struct {
	stream.Options
	Title func(address string) string // a title for the page of an address that gives none of its own; nil where nobody knows
}

// Read reads the pages of a WARC file. It is a stream.Reader: From is a page's address, Captured the WARC-Date, Exchange the HTTP exchange (with the request where its record stands near), Raw the page without the codings of HTTP.
func Read(r io.Reader, opt stream.Options) iter.Seq2[hearsay.Version, error] {
	return ReadWith(r, Options{Options: opt})
}

// IsWARC tells from a file's first bytes whether it is a WARC file; of a packed one, unpacked is what its first bytes hold. The dictionary that .warc.zst may begin with is in no other file.
func IsWARC(head, unpacked []byte) bool {
	return bytes.HasPrefix(head, magic) || bytes.HasPrefix(unpacked, magic) || len(head) >= 4 && binary.LittleEndian.Uint32(head) == dictionaryMagic
}

// ReadWith is Read with all options.
func ReadWith(r io.Reader, opt Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		x, err := NewReader(r)
		if err != nil {
			yield(hearsay.Version{}, err)
			return
		}
		defer x.Close()
		c := &crawl{opt: opt, yield: yield}
		if c.records(x) && c.flush() {
			c.count()
		}
	}
}

// crawl is a WARC file on its way to whoever listens.
type crawl struct {
	opt      Options
	yield    func(hearsay.Version, error) bool
	head     head
	pending  *page    // read, and waiting for its request
	waited   int      // records since then
	requests requests // the last ones, whose page may follow
	revisits int
}

// records goes through the file; false means that nobody listens any more.
func (c *crawl) records(x *Reader) bool {
	for {
		rec, err := x.Next()
		if err == nil {
			err = c.take(rec)
			if errors.Is(err, errStopped) {
				return false
			}
			if err == nil {
				continue
			}
			if !c.fail(rec.place(), err) {
				return false
			}
			if ofOneRecord(err) {
				continue
			}
			return true
		}
		if err == io.EOF {
			return true
		}
		place := ""
		if ofOneRecord(err) {
			place = fmt.Sprintf("byte %d", x.At())
		}
		if !c.fail(place, err) {
			return false
		}
		if place == "" {
			return true
		}
	}
}

// errStopped says that nobody listens any more.
var errStopped = errors.New("stopped")

// ofOneRecord tells an error after which the next record follows.
func ofOneRecord(err error) bool {
	var own *badRecord
	return errors.As(err, &own) || errors.Is(err, ErrHeader) || errors.Is(err, ErrLength)
}

// badRecord is an error of what a record holds.
type badRecord struct{ err error }

func (b *badRecord) Error() string { return b.err.Error() }
func (b *badRecord) Unwrap() error { return b.err }

// place is where a record is named to lie: by its address, else by its byte.
func (r *Record) place() string {
	if target := r.target(); target != "" {
		return target
	}
	return fmt.Sprintf("byte %d", r.Offset)
}

// fail yields an error behind the pages that came before it.
func (c *crawl) fail(place string, err error) bool {
	if !c.flush() {
		return false
	}
	advice := "The other records are read."
	if !ofOneRecord(err) {
		advice = "What stands before is read; fetch or copy the file again for the rest."
	}
	return c.yield(hearsay.Version{From: place}, &stream.Error{Problem: err.Error(), Advice: advice, Err: err})
}

// count tells of the revisit records, which name pages that had not changed and hold none.
func (c *crawl) count() bool {
	if c.revisits == 0 {
		return true
	}
	return c.yield(hearsay.Version{}, &stream.Error{Problem: fmt.Sprintf("holds %d revisit records, which repeat no page", c.revisits), Advice: "Their pages stand where they were first archived.", Err: stream.ErrPassedOver})
}
