package feed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"

	"hearsay"
	"hearsay/ingest/dates"
	"hearsay/ingest/webpage"
)

// Errors of an item that was cut out whole.
var (
	errBroken  = errors.New("cannot be read")
	errNoWords = errors.New("holds neither a title nor a text")
)

// found is what the library reads out of one item, and what it leaves out of its common form: the day of publication as it is written (it takes a time of change for one) and the source that an item names.
type found struct {
	item      *gofeed.Item
	published string
	source    string
}

// namespaces are declared around every item: many feeds use them without saying so.
const namespaces = ` xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"`

// document puts a feed's root around something.
func (c *cutter) document(inner []byte) io.Reader {
	root := bytes.TrimSuffix(c.root, []byte(">"))
	for _, ns := range strings.Fields(namespaces) {
		if name, _, _ := strings.Cut(ns, "="); !bytes.Contains(root, []byte(name+"=")) {
			root = append(append(bytes.Clone(root), ' '), ns...)
		}
	}
	open, shut := ">", "</"+tagName(c.root)+">"
	if c.name == "rss" {
		open, shut = "><channel>", "</channel>"+shut
	}
	return io.MultiReader(bytes.NewReader(root), strings.NewReader(open), bytes.NewReader(inner), strings.NewReader(shut))
}

// channelOf reads what stands around the items so far; what cannot be read says nothing.
func channelOf(c *cutter) channel {
	head := c.head
	if c.name == "rss" {
		head = withoutChannel(head)
	} else if c.name == "rdf" && !bytes.Contains(head, []byte("</channel>")) {
		head = append(bytes.Clone(head), "</channel>"...)
	}
	f, err := c.parse(head)
	if err != nil {
		return channel{}
	}
	return channel{title: webpage.Line(f.Title), link: f.Link, language: f.Language}
}

// withoutChannel leaves the tags of the channel out: they are put around it again.
func withoutChannel(head []byte) []byte {
	at := bytes.Index(head, []byte("<channel"))
	if at < 0 {
		return head
	}
	_, rest, _ := bytes.Cut(head[at:], []byte(">"))
	return bytes.ReplaceAll(rest, []byte("</channel>"), nil)
}

// parse reads a document that the cutter has put together.
func (c *cutter) parse(inner []byte) (*gofeed.Feed, error) {
	f, _, err := c.parsed(inner)
	return f, err
}

func (c *cutter) parsed(inner []byte) (f *gofeed.Feed, original any, err error) {
	if c.name == "feed" {
		a, err := (&atom.Parser{}).Parse(c.document(inner))
		if err != nil {
			return nil, nil, err
		}
		f, err = (&gofeed.DefaultAtomTranslator{}).Translate(a)
		return f, a, err
	}
	r, err := (&rss.Parser{}).Parse(c.document(inner))
	if err != nil {
		return nil, nil, err
	}
	f, err = (&gofeed.DefaultRSSTranslator{}).Translate(r)
	return f, r, err
}

// itemOfXML reads one item.
func itemOfXML(c *cutter, raw []byte, from *channel, bodyOnly bool) (hearsay.Version, error) {
	f, original, err := c.parsed(raw)
	if err != nil {
		return hearsay.Version{}, fmt.Errorf("%w: %v", errBroken, err)
	}
	if len(f.Items) == 0 {
		return hearsay.Version{}, errBroken
	}
	x := found{item: f.Items[0]}
	switch o := original.(type) {
	case *atom.Feed:
		if e := o.Entries[0]; e != nil {
			x.published = e.Published
			if e.Source != nil {
				x.source = e.Source.Title
			}
		}
	case *rss.Feed:
		x.published = f.Items[0].Published
		if i := o.Items[0]; i.Source != nil {
			x.source = i.Source.Title
		}
	}
	return x.version(from, bodyOnly)
}

// version makes an article of an item.
func (x *found) version(from *channel, bodyOnly bool) (hearsay.Version, error) {
	title := webpage.Line(x.item.Title)
	body, extent := x.body()
	if title == "" && body == "" {
		return hearsay.Version{}, errNoWords
	}
	v := hearsay.Version{}
	v.Text, v.Article.Headline = webpage.Compose(title, body, bodyOnly && body != "")
	v.Article.Meta = hearsay.Meta{
		Title: title, Extent: extent, Publisher: first(webpage.Line(x.source), from.title), Byline: x.byline(), URL: x.address(from.link), Published: dates.OfHeader(x.published), Language: from.language,
	}
	m := &v.Article.Meta
	if m.Published != "" {
		m.PublishedFrom = "feed"
	}
	if x.item.DublinCoreExt != nil {
		m.Language = first(append(x.item.DublinCoreExt.Language, m.Language)...)
	}
	m.Key = key(x.item.GUID, from.link)
	v.From = first(m.URL, m.Key)
	return v, nil
}

// wholeWords is how many words a description without a content beside it has at least where it is taken for the article.
const wholeWords = 200

// body is what the item holds of the article, and ExtentSummary where that is only a summary: no content, or one that breaks off, beside a description that is short or breaks off.
func (x *found) body() (text, extent string) {
	content, summary := plain(x.item.Content), plain(x.item.Description)
	switch {
	case content != "" && !webpage.BrokenOff(content):
		return content, ""
	case len(content) > len(summary):
		return content, hearsay.ExtentSummary
	case len(strings.Fields(summary)) >= wholeWords && !webpage.BrokenOff(summary):
		return summary, ""
	}
	return summary, hearsay.ExtentSummary
}

// plain is a text that may be HTML.
func plain(s string) string {
	if webpage.LooksLikeHTML(s) {
		return webpage.Fragment(s)
	}
	return strings.TrimSpace(s)
}

func (x *found) byline() string {
	var names []string
	for _, a := range x.item.Authors {
		if a != nil && a.Name != "" {
			names = append(names, webpage.Line(a.Name))
		}
	}
	return strings.Join(names, ", ")
}

// address is where the article stands: the link that a feed service hides behind its own, else the item's link, else an id that is one.
func (x *found) address(base string) string {
	link := x.item.Link
	if hidden := x.item.Extensions["feedburner"]["origLink"]; len(hidden) > 0 && hidden[0].Value != "" {
		link = hidden[0].Value
	}
	if link == "" && strings.HasPrefix(x.item.GUID, "http") {
		link = x.item.GUID
	}
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || link == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil {
		u = b.ResolveReference(u)
	}
	if u.Host == "" {
		return ""
	}
	return u.String()
}

// enough is the length from which an id is taken for one that is given only once in the world.
const enough = 16

// key is the id of an item; a short one without a scheme names nothing without its feed.
func key(id, whose string) string {
	id = strings.TrimSpace(id)
	switch {
	case id == "":
		return ""
	case strings.Contains(id, ":") || len(id) >= enough:
		return id
	case whose == "":
		return ""
	}
	return whose + "#" + id
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
