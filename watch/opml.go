package watch

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay/ingest/charset"
	"hearsay/ledger/follow"
)

const (
	mostOutlines = 10_000
	mostOPML     = 16 << 20
	deepestOPML  = 64
)

// Outline is one entry of an OPML file that names an address: its title, and its kind (follow.Feed, Sitemap, Page, or New where the file does not say).
type Outline struct{ URL, Title, Kind string }

// ErrOPML says that a file is no OPML.
var ErrOPML = errors.New("is no OPML: a list of feeds as feed readers export it")

// ReadOPML reads the feeds of an OPML file (OPML 1.0 and 2.0): every outline with an xmlUrl, whatever folder it stands in, and those that hearsay wrote of sitemaps and pages. What stands whole before
// an error is given with it.
func ReadOPML(raw []byte) (out []Outline, err error) {
	if len(raw) > mostOPML {
		return nil, fmt.Errorf("is larger than %d MB", mostOPML>>20)
	}
	text, _, err := charset.Decode(raw, "", "")
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded already
	root, depth := false, 0
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			if !root {
				return nil, ErrOPML
			}
			return out, fmt.Errorf("breaks off (%w)", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth == 1 && strings.EqualFold(t.Name.Local, "opml") {
				root = true
			}
			if o, ok := outline(&t); ok && root && depth <= deepestOPML {
				if len(out) == mostOutlines {
					return out, fmt.Errorf("names more than %d addresses", mostOutlines)
				}
				out = append(out, o)
			}
		case xml.EndElement:
			depth--
		}
	}
	if !root {
		return nil, ErrOPML
	}
	return out, nil
}

func outline(e *xml.StartElement) (o Outline, ok bool) {
	if !strings.EqualFold(e.Name.Local, "outline") {
		return o, false
	}
	var page, kind string
	for _, a := range e.Attr {
		value := strings.TrimSpace(a.Value)
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			o.URL = value
		case "url":
			page = value
		case "title":
			o.Title = value
		case "text":
			if o.Title == "" {
				o.Title = value
			}
		case "type":
			kind = strings.ToLower(value)
		}
	}
	switch {
	case o.URL != "":
		o.Kind = follow.Feed
	case page != "" && (kind == follow.Sitemap || kind == follow.Page):
		o.URL, o.Kind = page, kind
	case page != "" && (kind == "link" || kind == "rss" || kind == follow.New):
		o.URL, o.Kind = page, follow.New
	}
	return o, o.URL != ""
}

// WriteOPML writes what the user follows as OPML 2.0: feeds as all feed readers read them, sitemaps and pages with their type.
func WriteOPML(w io.Writer, items []follow.Item) error {
	var b strings.Builder
	b.WriteString(xml.Header + "<opml version=\"2.0\">\n<head><title>Followed by hearsay</title></head>\n<body>\n")
	for i := range items {
		x := &items[i]
		title, address, name := x.Title, x.URL, "url"
		if title == "" {
			title = x.URL
		}
		kind := x.Kind
		if kind == follow.Feed {
			kind, name = "rss", "xmlUrl"
		}
		fmt.Fprintf(&b, "<outline type=\"%s\" text=\"%s\" %s=\"%s\"/>\n", kind, escaped(title), name, escaped(address))
	}
	b.WriteString("</body>\n</opml>\n")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing OPML: %w", err)
	}
	return nil
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
