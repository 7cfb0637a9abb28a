// Package ingest turns files, folders and standard input into articles: it finds the files, sniffs their form from their first bytes, hands each to one reader (a package below this one)
// and adds what the user, a manifest and the text itself tell of it. Out come versions with raw bytes, text and meta data; text and extract, or the ledger, come next.
//
// A form that holds one article is taken whole (one.go); one that holds many is read as a stream of records (many.go); packings and archives are opened and what they hold is sniffed in its turn (input.go, layers.go).
package ingest

import (
	"io"
	"iter"
	"time"

	"hearsay"
)

// DefaultMaxText is the longest text that is read, in bytes of UTF-8; a longer one is kept and marked unread (too-long).
const DefaultMaxText = 4 << 20

// Options are what the user says of the articles and how they are to be taken in. The zero value takes everything from the files themselves.
type Options struct {
	Published string // ISO day or date-time with offset, of every article; see dates.Parse
	Publisher string
	URL       string    // of the article, where a file holds one
	Language  string    // ISO 639-1
	Charset   string    // a WHATWG name; "" is a BOM, the page's declaration, UTF-8 or detected
	MaxText   int64     // bytes of text above which it is kept unread; 0 is DefaultMaxText
	Sheets    bool      // every file is a spreadsheet; see ingest/sheet
	BodyOnly  bool      // leave a page's title out of its text
	Now       time.Time // a day of publication after it is not believed; zero is the clock
	Stdin     io.Reader // what the path "-" stands for; nil is an error when it is asked for
}

// Open reads the articles in paths: files, folders (see Files) and "-" for standard input, in the order given. Each is yielded either as a version (all but Sketch filled, and Captured and Exchange where the file tells them)
// or, where it cannot be taken in, as an *Error that names its path and says why and what to do; the stream then goes on with the next.
// The article of a file that holds one has the file's path as From; of one that holds many, From is PATH#PLACE, the place being an address, the name of an archive's entry or a number.
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
			if !read(f, opt, manifests, yield) {
				return
			}
		}
	}
}

// Read reads the articles of one file: a plain text or a page holds one, and forms that hold many yield them in order. Errors are as in Open.
func Read(f File, opt Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) { read(f, opt, manifests{}, yield) }
}

// read yields what f holds; false means that nobody listens any more.
func read(f File, opt Options, m manifests, yield func(hearsay.Version, error) bool) bool {
	said, problems := m.of(f)
	for _, err := range problems {
		if !yield(hearsay.Version{}, err) {
			return false
		}
	}
	in, err := openInput(f, opt.Stdin)
	if err != nil {
		return yield(hearsay.Version{}, err)
	}
	defer in.close()
	t := &taking{file: f, opt: opt, said: said, yield: yield}
	return t.take(in)
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
