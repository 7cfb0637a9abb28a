package webpage

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay"
	"hearsay/ingest/dates"
)

// headOf gathers what the elements of a page say of it; doc may be nil.
func headOf(doc *html.Node) head {
	h := head{meta: map[string]string{}}
	if doc != nil {
		h.walk(doc)
	}
	return h
}

// declare puts together what a page declares of itself: JSON-LD first, then meta elements, then marked elements.
func (h *head) declare(ld linked, address string) hearsay.Meta {
	m := hearsay.Meta{
		Title:     title(*h, ld),
		Published: h.published(ld),
		Publisher: first(ld.Publisher, h.first("og:site_name", "application-name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")),
		Byline:    first(ld.Author, h.first("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator"), h.byline),
		Language:  first(h.lang, ld.Language, h.first("og:locale", "content-language", "language", "dc.language")),
		URL:       address,
	}
	if strings.Contains(m.Byline, "://") {
		m.Byline = ""
	}
	if len(m.Byline) > len("by ") && strings.EqualFold(m.Byline[:len("by ")], "by ") {
		m.Byline = m.Byline[len("by "):]
	}
	m.Publisher = strings.TrimPrefix(m.Publisher, "@")
	if own := absolute(first(h.canonical, h.first("og:url")), address); own != "" {
		m.URL = own
	}
	return m
}

// publishedKeys are the meta elements that give the day of first publication.
var publishedKeys = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "published_time", "govuk:first-published-at", "publishdate", "publish-date", "pubdate", "publication_date", "publication-date",
	"citation_publication_date", "citation_date", "article.published", "article:published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "originalpublicationdate", "date", "displaydate", "ptime",
}

// published is the first full date among what the page declares.
func (h *head) published(ld linked) string {
	values := []string{ld.Published}
	for _, k := range publishedKeys {
		values = append(values, h.meta[k])
	}
	for _, v := range append(values, h.dated...) {
		if day := dates.Declared(v); day != "" {
			return day
		}
	}
	return ""
}

// head is what the elements of a page say of it.
type head struct {
	meta                   map[string]string // by lower-case name, property or itemprop; the first one stands
	title, canonical, lang string
	h1, h2                 []string // the headings of the page, and those below
	dated                  []string // what stands in elements marked as the day of publication
	byline                 string
}

func (h *head) first(keys ...string) string {
	for _, k := range keys {
		if v := h.meta[k]; v != "" {
			return v
		}
	}
	return ""
}

// walk visits the elements in order; the tree is never deeper than the parser allows.
func (h *head) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		h.visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.walk(c)
	}
}

func (h *head) visit(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		h.lang = first(h.lang, attribute(n, "lang"))
	case atom.Title:
		h.title = first(h.title, folded(n))
	case atom.H1:
		if t := folded(n); t != "" {
			h.h1 = append(h.h1, t)
		}
	case atom.H2, atom.H3:
		if t := short(folded(n), maxHeading); t != "" && len(h.h2) < maxHeadings {
			h.h2 = append(h.h2, t)
		}
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			h.canonical = first(h.canonical, attribute(n, "href"))
		}
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop"} {
			if k := strings.ToLower(strings.TrimSpace(attribute(n, key))); k != "" && h.meta[k] == "" {
				h.meta[k] = strings.TrimSpace(attribute(n, "content"))
			}
		}
	}
	if isDated(n) {
		h.dated = append(h.dated, attribute(n, "datetime"), attribute(n, "content"), attribute(n, "title"), short(folded(n), maxDated))
	}
	if h.byline == "" && (attribute(n, "rel") == "author" || attribute(n, "itemprop") == "author") {
		h.byline = short(folded(n), maxByline)
	}
}

// Longest byline, date and heading in bytes, and how many lower headings are kept; what is longer is a box about them.
const (
	maxHeading  = 300
	maxHeadings = 20
	maxByline   = 100
	maxDated    = 80
)

func short(s string, most int) string {
	if len(s) > most {
		return ""
	}
	return s
}

// isDated tells an element that is marked as the day of publication.
func isDated(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "pubdate":
			return true
		case "property":
			for p := range strings.FieldsSeq(strings.ToLower(a.Val)) {
				if p == "dc:date" || p == "dc:created" || p == "dcterms:created" || p == "schema:datepublished" {
					return true
				}
			}
		case "itemprop":
			if strings.EqualFold(a.Val, "datePublished") {
				return true
			}
		case "class":
			for class := range strings.FieldsSeq(strings.ToLower(a.Val)) {
				if datedClass(class) {
					return true
				}
			}
		}
	}
	return false
}

var foldedClass = strings.NewReplacer("_", "", "-", "", "published", "pub", "publish", "pub", "publication", "pub")

// datedClass tells the class names that sites give the day of publication: published, entry-date, article-publish-date, pub_date.
func datedClass(class string) bool {
	if !strings.Contains(class, "pub") && !strings.Contains(class, "date") {
		return false
	}
	class = foldedClass.Replace(class)
	return class == "pub" || class == "dtpub" || class == "entrydate" || strings.Contains(class, "pubdate") || strings.Contains(class, "datepub")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// absolute is the address that a page gives itself, resolved against the one it was taken from; "" where it is none or only the site's front page.
func absolute(own, address string) string {
	u, err := url.Parse(strings.TrimSpace(own))
	if err != nil || own == "" {
		return ""
	}
	if base, err := url.Parse(address); err == nil {
		u = base.ResolveReference(u)
	}
	if u.Host == "" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return ""
	}
	return u.String()
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
