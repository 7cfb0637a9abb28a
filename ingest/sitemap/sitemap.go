// Package sitemap reads sitemaps (sitemap protocol 0.9, www.sitemaps.org) with Google's news extension, and indexes of them: bytes come in, the addresses with what is said of them go out. watch asks
// for what they name. It is guarded: depth, length and count are bounded, nothing is expanded, and what stands whole before an error is kept.
package sitemap

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"hearsay/ingest/charset"
)

const (
	// Most is how many entries a sitemap may hold, by its protocol.
	Most = 50_000
	// MostBytes is how long one may be, unpacked, by its protocol.
	MostBytes = 50 << 20
	deepest   = 16   // elements within elements
	longest   = 4096 // bytes of one value
)

// Entry is one address that a sitemap names. Modified is its lastmod, zero where it has none. News is nil without the news extension.
type Entry struct {
	URL      string
	Modified time.Time
	News     *News
}

// News is what the news extension says: Published as it is written there, the others as they stand.
type News struct{ Title, Published, Publisher, Language string }

// Map is a sitemap, or with Index an index of sitemaps. More is how many entries were left out beyond the most that are taken; Broken is why it ends early, nil where it is whole.
type Map struct {
	Index   bool
	Entries []Entry
	More    int
	Broken  error
}

// ErrNone says that the bytes hold no sitemap.
var ErrNone = errors.New("is no sitemap")

// Is tells whether bytes begin as a sitemap or an index of them does, also where they are packed with gzip.
func Is(raw []byte) bool {
	plain, err := unpacked(raw, 4<<10)
	if err != nil && !errors.Is(err, errLong) {
		return false
	}
	head := plain[:min(len(plain), 4<<10)]
	for _, root := range []string{"<urlset", "<sitemapindex", ":urlset", ":sitemapindex"} {
		if bytes.Contains(head, []byte(root)) && bytes.HasPrefix(bytes.TrimLeft(head, "\xEF\xBB\xBF \t\r\n"), []byte("<")) {
			return true
		}
	}
	return false
}

var errLong = errors.New("longer than allowed")

// unpacked undoes gzip, up to most bytes; what comes until errLong is given with it.
func unpacked(raw []byte, most int64) ([]byte, error) {
	if !bytes.HasPrefix(raw, []byte("\x1f\x8b")) {
		return raw, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, most+1))
	if int64(len(out)) > most {
		return out[:most], errLong
	}
	return out, err
}

// Read reads a sitemap, packed with gzip or not: at most most entries of it (0: Most). The error wraps ErrNone where it is none, or says that it cannot be unpacked.
func Read(raw []byte, most int) (Map, error) {
	if most <= 0 {
		most = Most
	}
	plain, err := unpacked(raw, MostBytes)
	if err != nil && len(plain) == 0 {
		return Map{}, fmt.Errorf("is packed wrongly: %w", err)
	}
	text, _, err2 := charset.Decode(plain, "", declared(plain))
	if err2 != nil {
		return Map{}, err2
	}
	r := &reader{most: most, Map: Map{Broken: err}}
	r.read(strings.TrimPrefix(text, "\uFEFF"))
	if r.root == "" {
		return Map{}, ErrNone
	}
	return r.Map, nil
}

// declared is the encoding that an XML declaration names, "" where there is none.
func declared(raw []byte) string {
	head := raw[:min(len(raw), 200)]
	_, after, ok := bytes.Cut(head, []byte("encoding="))
	if !ok || len(after) < 2 || !bytes.HasPrefix(head, []byte("<?xml")) {
		return ""
	}
	name, _, _ := bytes.Cut(after[1:], after[:1])
	return string(name)
}

// reader goes through the tokens of a sitemap; path are the local names of the elements that are open.
type reader struct {
	Map
	most int
	root string
	path []string
	deep int
	now  Entry
	text strings.Builder
}

func (r *reader) read(text string) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded already
	for {
		t, err := d.RawToken() // no namespaces are looked up: their count can cost nothing
		if err != nil {
			if err != io.EOF && r.Broken == nil {
				r.Broken = err
			} else if len(r.path) > 0 && r.Broken == nil {
				r.Broken = io.ErrUnexpectedEOF
			}
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			r.open(t.Name.Local)
		case xml.EndElement:
			r.shut(t.Name.Local)
		case xml.CharData:
			if r.text.Len()+len(t) <= longest {
				r.text.Write(t)
			}
		}
	}
}

func (r *reader) open(name string) {
	r.text.Reset()
	if r.root == "" && len(r.path) == 0 && (name == "urlset" || name == "sitemapindex") {
		r.root, r.Index = name, name == "sitemapindex"
	}
	if len(r.path) == deepest {
		r.deep++
		return
	}
	r.path = append(r.path, name)
	if name == "url" || name == "sitemap" {
		r.now = Entry{}
	}
}

// shut ends an element. One that was never opened is passed over.
func (r *reader) shut(name string) {
	if r.deep > 0 {
		r.deep--
		return
	}
	if len(r.path) == 0 || r.path[len(r.path)-1] != name {
		return
	}
	value := strings.TrimSpace(r.text.String())
	r.text.Reset()
	parent := ""
	if r.path = r.path[:len(r.path)-1]; len(r.path) > 0 {
		parent = r.path[len(r.path)-1]
	}
	r.value(parent, name, value)
	if len(r.path) == 1 && (name == "url" && r.root == "urlset" || name == "sitemap" && r.root == "sitemapindex") && r.now.URL != "" {
		if len(r.Entries) == r.most {
			r.More++
			return
		}
		r.Entries = append(r.Entries, r.now)
	}
}

// value keeps the text of one element of an entry.
func (r *reader) value(parent, name, value string) {
	news := func() *News {
		if r.now.News == nil {
			r.now.News = &News{}
		}
		return r.now.News
	}
	switch parent + "/" + name {
	case "url/loc", "sitemap/loc":
		r.now.URL = value
	case "url/lastmod", "sitemap/lastmod":
		r.now.Modified = Time(value)
	case "news/publication_date":
		news().Published = value
	case "news/title":
		news().Title = value
	case "publication/name":
		news().Publisher = value
	case "publication/language":
		news().Language = value
	}
}

// Time reads a W3C date-time as sitemaps write them, of a day its first moment in UTC; zero where it is none.
func Time(value string) time.Time {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02"} {
		if t, err := time.Parse(form, strings.TrimSpace(value)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
