package webpage

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of a block that is taken for nothing but links: the share of its letters that stand in them, and its length in letters.
const (
	linkedOf20    = 19
	maxLinkedLine = 1000
)

// linkLines are the blocks of a page that are nothing but links to other pages of its site, by their letters: the extractor forgets where links were and takes such blocks for paragraphs.
// Links to other sites are left alone: what an article lists points there.
func linkLines(doc *html.Node, address string) map[string]bool {
	l := linkReader{site: siteOf(address), lines: map[string]bool{}}
	l.walk(doc, false)
	return l.lines
}

type linkReader struct {
	site  string
	lines map[string]bool
}

// walk visits the elements below n; inParagraph tells that n stands in one, where a link is a few words of it.
func (l *linkReader) walk(n *html.Node, inParagraph bool) {
	inParagraph = inParagraph || n.DataAtom == atom.P
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.walk(c, inParagraph)
	}
	switch n.DataAtom {
	case atom.A:
		if inParagraph {
			return
		}
	case atom.P, atom.Li, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Div:
	default:
		return
	}
	if all, linked := l.share(n, false); all > 0 && all < maxLinkedLine && linked*20 >= all*linkedOf20 {
		l.lines[letters(folded(n))] = true
	}
}

// share counts the letters of an element, and those of them that stand in links within the site.
func (l *linkReader) share(n *html.Node, inLink bool) (all, linked int) {
	if n.Type == html.TextNode {
		all = utf8.RuneCountInString(letters(n.Data))
		if inLink {
			linked = all
		}
		return all, linked
	}
	inLink = inLink || n.DataAtom == atom.A && l.within(attribute(n, "href"))
	for c := n.FirstChild; c != nil && all < maxLinkedLine; c = c.NextSibling {
		a, b := l.share(c, inLink)
		all, linked = all+a, linked+b
	}
	return all, linked
}

// within tells an address in the page's own site; where that is not known, every address is.
func (l *linkReader) within(href string) bool {
	u, err := url.Parse(href)
	return err == nil && href != "" && (u.Host == "" || l.site == "" || siteOf(href) == l.site)
}

// siteOf is the last two labels of an address's host.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	labels := strings.Split(u.Hostname(), ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}

// withoutLinks leaves out the blocks that are nothing but links, unless they are most of the text.
func withoutLinks(blocks []string, links map[string]bool) []string {
	var out []string
	for _, b := range blocks {
		if !strings.Contains(b, " ") || !links[letters(b)] {
			out = append(out, b)
		}
	}
	if 2*size(out) < size(blocks) {
		return blocks
	}
	return out
}
