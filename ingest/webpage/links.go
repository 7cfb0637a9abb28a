package webpage

import (
	"net/url"
	"strings"
	"unicode"

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
	l.walk(doc, false, false)
	return l.lines
}

type linkReader struct {
	site  string
	lines map[string]bool
}

// walk counts the letters of an element, and those of them that stand in links within the site, and keeps the blocks that are nothing else; inParagraph tells that n stands in one, where a link is a few words of it.
func (l *linkReader) walk(n *html.Node, inLink, inParagraph bool) (all, linked int) {
	if n.Type == html.TextNode {
		if all = lettersIn(n.Data); inLink {
			linked = all
		}
		return all, linked
	}
	inLink = inLink || n.DataAtom == atom.A && l.within(attribute(n, "href"))
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		a, b := l.walk(c, inLink, inParagraph || n.DataAtom == atom.P)
		all, linked = all+a, linked+b
	}
	if all > 0 && all < maxLinkedLine && linked*20 >= all*linkedOf20 && mayBeLine(n, inParagraph) {
		l.lines[letters(folded(n))] = true
	}
	return all, linked
}

// mayBeLine tells the elements that are a line of their own.
func mayBeLine(n *html.Node, inParagraph bool) bool {
	switch n.DataAtom {
	case atom.A:
		return !inParagraph
	case atom.P, atom.Li, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Div:
		return true
	}
	return false
}

// lettersIn is how many letters and digits s has.
func lettersIn(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
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
