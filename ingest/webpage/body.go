package webpage

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay"
)

// deadline is how long the extractor may take on one page; a page of the largest size that goes through it takes about a second.
const deadline = time.Minute

// tooShort is the length in bytes below which the extractor's text is not trusted: on short pages it takes all that stands there, title and menu included.
const tooShort = 400

// body is the page's main text: paragraphs parted by one empty line, without the title at its beginning and without what is about the page, "" when there is none.
func (p *slimmed) body(doc *html.Node, h *head, m hearsay.Meta) string {
	var blocks []string
	titles := append([]string{m.Title, h.title, h.meta["og:title"]}, h.h1...)
	if doc != nil && p.small() {
		withoutBoxes(doc)
		links := linkLines(doc, m.URL)
		blocks = withoutLinks(extracted(doc), links)
	}
	if size(blocks) < tooShort {
		blocks = paragraphs(p.html)
	}
	return strings.Join(p.trimmed(blocks, titles, m.Published != ""), "\n\n")
}

// trimmed leaves out what stands around an article; where that would be most of the text, all of it stays.
func (p *slimmed) trimmed(blocks, titles []string, dated bool) []string {
	out := withoutHead(blocks, titles, dated)
	kept := out[:0:0]
	for _, b := range out {
		if !isFurniture(b) {
			kept = append(kept, b)
		}
	}
	if 2*size(kept) < size(out) {
		return out
	}
	return kept
}

func size(blocks []string) int {
	n := 0
	for _, b := range blocks {
		n += len(b)
	}
	return n
}

// extracted is what the extractor takes for the main text; nil where it finds none or takes too long.
func extracted(doc *html.Node) []string {
	found := make(chan []string, 1)
	go func() {
		result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true, HtmlDateMode: trafilatura.Disabled})
		if err != nil || result.ContentNode == nil {
			found <- nil
			return
		}
		found <- blocksOf(result.ContentNode)
	}()
	select {
	case blocks := <-found:
		return blocks
	case <-time.After(deadline):
		return nil
	}
}

// blocksOf are the paragraphs, headings, list items and table rows of an extracted tree, white space folded; two line breaks part paragraphs, one becomes a blank.
func blocksOf(n *html.Node) []string {
	var b blockWriter
	b.walk(n)
	b.end()
	return b.blocks
}

type blockWriter struct {
	blocks []string
	words  strings.Builder
	last   rune // of words
	tag    bool // a tag stands between last and what comes next
	breaks int
}

func (b *blockWriter) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.text(n.Data)
		return
	case html.ElementNode:
		switch {
		case n.DataAtom == atom.Br:
			b.lineBreak()
			return
		case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
			b.words.WriteByte(' ')
		}
	}
	if isBlock(n.DataAtom) {
		b.end()
	}
	b.tag = true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.walk(c)
	}
	b.tag = true
	if isBlock(n.DataAtom) {
		b.end()
	}
}

func (b *blockWriter) text(s string) {
	if s == "" {
		return
	}
	if strings.TrimSpace(s) != "" {
		b.breaks = 0
	}
	next, _ := utf8.DecodeRuneInString(s)
	if b.tag && parted(b.last, next) {
		b.words.WriteByte(' ')
	}
	b.words.WriteString(s)
	b.last, _ = utf8.DecodeLastRuneInString(s)
	b.tag = false
}

// parted tells whether a blank is missing between two characters with a tag between them: the extractor takes blanks away around inline elements.
func parted(before, after rune) bool {
	if unicode.IsLetter(after) || unicode.IsDigit(after) {
		return unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune(".,:;!?)]”’", before)
	}
	return strings.ContainsRune("“‘([", after) && (unicode.IsLetter(before) || strings.ContainsRune(".,:;!?)]", before))
}

// lineBreak ends the paragraph at the second break in a row.
func (b *blockWriter) lineBreak() {
	b.words.WriteByte(' ')
	if b.breaks++; b.breaks == 2 {
		b.end()
	}
}

func (b *blockWriter) end() {
	if s := oneLine(b.words.String()); s != "" {
		b.blocks = append(b.blocks, s)
	}
	b.words.Reset()
	b.breaks, b.last = 0, 0
}

// isBlock tells the elements that begin and end a paragraph.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Tr, atom.Table, atom.Caption,
		atom.Article, atom.Section, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Figure, atom.Figcaption, atom.Address, atom.Form, atom.Hr, atom.Body, atom.Html, atom.Head, atom.Title, atom.Fieldset, atom.Details, atom.Summary:
		return true
	}
	return false
}

// folded is all the text of an element on one line.
func folded(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return oneLine(b.String())
}
