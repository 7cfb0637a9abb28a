// Package webpage takes in a page: HTML comes in, title and main text go out, with the date, publisher and address that the page declares. ingest adds what others say of it.
//
// A page is first slimmed in one pass that grows in line with its length (slim.go), so that hostile pages cannot make the parsing and the extraction that follow quadratic.
// Pages that are still too large for extraction are read by their paragraphs alone (paragraphs.go).
package webpage

import (
	"strings"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/ingest/charset"
)

// Options say how a page is read: Charset goes before all that it declares, Declared is the encoding that the HTTP answer named for it, which goes before what the page itself says, URL is the address that it was taken from,
// BodyOnly leaves the title out of the text.
type Options struct {
	Charset  string
	Declared string
	URL      string
	BodyOnly bool
}

// Read reads a page. The version has its text (title, an empty line, body, its paragraphs parted by one empty line), headline, charset, the meta data that the page declares, and Unread where there is
// nothing to read: consent-page, paywall or no-text. The error says that the charset is unknown.
func Read(raw []byte, opt Options) (hearsay.Version, error) {
	label := opt.Declared
	if !charset.Known(label) {
		label = declared(raw)
	}
	source, name, err := charset.Decode(raw, opt.Charset, label)
	if err != nil {
		return hearsay.Version{}, err
	}
	page := slim(strings.TrimPrefix(source, "\uFEFF"))
	doc, err := html.Parse(strings.NewReader(page.html))
	if err != nil {
		doc = nil
	}
	v := hearsay.Version{Article: hearsay.Article{Charset: name}}
	h, ld := headOf(doc), linkedArticle(page.linked)
	v.Article.Meta = h.declare(ld, first(opt.URL, savedFrom(source)))
	if v.Article.Published == "" && page.small() {
		v.Article.Published = masthead(doc, v.Article.Title)
	}
	body := page.body(doc, &h, v.Article.Meta)
	if v.Article.Unread = unread(ld, v.Article.Meta, body); v.Article.Unread != nil && v.Article.Unread.Reason == noText {
		v.Text = ""
		return v, nil
	}
	v.Text = body
	if title := v.Article.Title; title != "" && !opt.BodyOnly {
		v.Text = title + "\n\n" + body
		v.Article.Headline = hearsay.Span{Start: 0, End: len(title)}
	}
	return v, nil
}
