// Package ingest turns files, folders and standard input into articles: it finds the files, sniffs their form, hands each to one reader (ingest/plain, ingest/webpage, ingest/sheet)
// and adds what the user, a manifest and the text itself tell of it. Out come versions with raw bytes, text and meta data; text and extract, or the ledger, come next.
package ingest

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"os"

	"hearsay"
	"hearsay/ingest/plain"
	"hearsay/ingest/sheet"
	"hearsay/ingest/webpage"
)

// DefaultMaxText is the longest text that is read, in bytes of UTF-8; a longer one is kept and marked unread (too-long).
const DefaultMaxText = 4 << 20

// maxFile is the largest file that is taken into memory.
const maxFile = 512 << 20

// Options are what the user says of the articles and how they are to be taken in. The zero value takes everything from the files themselves.
type Options struct {
	Published string // ISO day or date-time with offset, of every article; see dates.Parse
	Publisher string
	URL       string
	Language  string    // ISO 639-1
	Charset   string    // a WHATWG name; "" is a BOM, the page's declaration, UTF-8 or detected
	MaxText   int64     // bytes of text above which it is kept unread; 0 is DefaultMaxText
	Sheets    bool      // every file is a spreadsheet; see ingest/sheet
	BodyOnly  bool      // leave a page's title out of its text
	Stdin     io.Reader // what the path "-" stands for; nil is an error when it is asked for
}

// Open reads the articles in paths: files, folders (see Files) and "-" for standard input, in the order given. Each is yielded either as a version (all but Captured and Sketch filled) or,
// where it cannot be taken in, as an *Error that names its path and says why and what to do; the stream then goes on with the next.
func Open(paths []string, opt Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		manifests := manifests{}
		for f, err := range Files(paths) {
			if err != nil {
				if !yield(hearsay.Version{}, err) {
					return
				}
				continue
			}
			for v, err := range read(f, opt, manifests) {
				if !yield(v, err) {
					return
				}
			}
		}
	}
}

// Read reads the articles of one file: a plain text or a page holds one, and forms that hold many yield them in order. Errors are as in Open.
func Read(f File, opt Options) iter.Seq2[hearsay.Version, error] {
	return read(f, opt, manifests{})
}

func read(f File, opt Options, m manifests) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		said, problems := m.of(f)
		for _, err := range problems {
			if !yield(hearsay.Version{}, err) {
				return
			}
		}
		yield(readOne(f, opt, said))
	}
}

// readOne reads a file that holds one article.
func readOne(f File, opt Options, said entry) (hearsay.Version, error) {
	raw, err := f.bytes(opt.Stdin)
	if err != nil {
		return hearsay.Version{}, err
	}
	form := formSheet
	if !opt.Sheets {
		if form, err = sniff(f, raw, opt.Charset); err != nil {
			return hearsay.Version{}, err
		}
	}
	var v hearsay.Version
	switch form {
	case formPage:
		v, err = webpage.Read(raw, webpage.Options{Charset: opt.Charset, URL: first(opt.URL, said.URL), BodyOnly: opt.BodyOnly})
	case formSheet:
		v, err = sheet.Read(raw, opt.Charset)
	default:
		v, err = plain.Read(raw, opt.Charset)
	}
	if err != nil {
		return v, &Error{Path: f.Path, Problem: err.Error(), Err: err}
	}
	v.Raw, v.From, v.Article.Name = raw, f.Path, f.Name
	if complete(&v, opt, said); form == formSheet {
		ofSheet(&v, opt, said)
	}
	return v, nil
}

// bytes reads the whole file, or standard input.
func (f File) bytes(stdin io.Reader) ([]byte, error) {
	if f.Path == "-" {
		if stdin == nil {
			return nil, &Error{Path: f.Path, Problem: "there is no standard input to read", Advice: "Name a file or a folder."}
		}
		return f.all(stdin, 0)
	}
	file, err := os.Open(f.Path)
	if err != nil {
		return nil, fileError(f.Path, err)
	}
	defer file.Close()
	size := int64(0)
	if info, err := file.Stat(); err == nil {
		size = info.Size()
	}
	return f.all(file, size)
}

// all reads everything that r holds, about size bytes.
func (f File) all(r io.Reader, size int64) ([]byte, error) {
	var buf bytes.Buffer
	buf.Grow(int(min(max(size, 0), maxFile)) + bytes.MinRead)
	n, err := buf.ReadFrom(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return nil, fileError(f.Path, err)
	case n > maxFile:
		return nil, &Error{Path: f.Path, Problem: fmt.Sprintf("is larger than %d MB", maxFile>>20), Advice: "Cut it into one file an article, for example with csplit."}
	case n == 0:
		return nil, &Error{Path: f.Path, Problem: "is empty", Advice: "Fetch or save it again."}
	}
	return buf.Bytes(), nil
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
