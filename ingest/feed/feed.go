// Package feed takes in feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed. A feed is cut into its items by its tags alone (cutter.go), and each item is read by itself, so that one that is broken, hostile or cut off is told and the others
// are read; nothing but one item is held. A version for each item goes out; ingest adds what others say of it.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"

	"hearsay"
	"hearsay/ingest/charset"
	"hearsay/ingest/records"
	"hearsay/ingest/stream"
)

// Sniff tells from the first bytes of a file, decoded, whether it is a feed.
func Sniff(head string) bool {
	head = strings.TrimLeft(head, "\uFEFF \t\r\n")
	if strings.HasPrefix(head, "{") {
		return strings.Contains(head, "://jsonfeed.org/version/")
	}
	if !strings.HasPrefix(head, "<") {
		return false
	}
	c, err := newCutter(strings.NewReader(head))
	if err != nil {
		return longRoot.MatchString(head)
	}
	return c.name != "feed" || bytes.Contains(c.root, []byte("tom")) // Atom's namespace, of its drafts too: other documents have a feed as their root
}

// longRoot is how a feed begins, for one whose first tag is longer than what was seen of it.
var longRoot = regexp.MustCompile(`(?i)^(?:<[?!][^<>]*>\s*)*<(?:rss|rdf:rdf)\s`)

// xmlEncoding is the encoding that an XML declaration names.
var xmlEncoding = regexp.MustCompile(`^(?:\xEF\xBB\xBF)?\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']`)

func declared(head []byte) string {
	if bytes.HasPrefix(bytes.TrimLeft(head, "\xEF\xBB\xBF \t\r\n"), []byte("{")) {
		return charset.UTF8
	}
	if m := xmlEncoding.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}

// Read yields a version for each item, in order, with its text (title, an empty line, what the item holds of the article), its bytes (the item in UTF-8, without comments) and its meta data: the feed's title, or that of the source that the
// item names, is the publisher, the item's id the key. Published is the item's (PublishedFrom "feed"); a time of change is none. Where an item holds only a summary, Extent is ExtentSummary.
// An item that cannot be read is yielded as an error with its number as From, and the stream goes on; a feed that breaks off, and one of more than 100,000 items, end with an error.
func Read(r io.Reader, opt stream.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		decoded, name, err := charset.NewReader(r, opt.Charset, declared)
		if err != nil {
			yield(hearsay.Version{}, err)
			return
		}
		f := &feed{bodyOnly: opt.BodyOnly, charset: name, yield: yield}
		in := records.New(decoded)
		if first, err := in.Peek(); err == nil && first == '{' {
			f.ofJSON(in)
			return
		}
		f.ofXML(in.Rest())
	}
}

// feed is a feed on its way to whoever listens.
type feed struct {
	bodyOnly bool
	charset  string
	from     channel
	n        int // items so far
	yield    func(hearsay.Version, error) bool
}

// channel is what a feed says of itself.
type channel struct {
	title, link, language string
}

func (f *feed) ofXML(r io.Reader) {
	c, err := newCutter(r)
	if err != nil {
		f.yield(hearsay.Version{}, err)
		return
	}
	for {
		item, err := c.nextItem()
		if err == io.EOF {
			return
		}
		if err == io.ErrUnexpectedEOF {
			f.fail(stream.Ends(errors.New("the feed breaks off after it")))
			return
		}
		if !f.take() {
			return
		}
		if f.n == 1 {
			f.from = channelOf(c)
		}
		var v hearsay.Version
		if err == nil {
			v, err = itemOfXML(c, item, &f.from, f.bodyOnly)
		}
		if !f.send(v, err, item) || err != nil && !errors.Is(err, errTooLong) && !errors.Is(err, errCut) && !errors.Is(err, errBroken) && !errors.Is(err, errNoWords) {
			return
		}
	}
}

// take counts an item; false means that there are too many.
func (f *feed) take() bool {
	if f.n++; f.n <= maxItems {
		return true
	}
	f.n--
	f.fail(stream.Ends(fmt.Errorf("the feed holds more than %d items: those behind it are not taken in", maxItems)))
	return false
}

func (f *feed) send(v hearsay.Version, err error, raw []byte) bool {
	if err != nil {
		return f.fail(err)
	}
	v.Raw, v.Article.Charset = append([]byte(nil), raw...), f.charset
	return f.yield(v, nil)
}

func (f *feed) fail(err error) bool {
	return f.yield(hearsay.Version{From: fmt.Sprintf("item %d", f.n)}, err)
}
