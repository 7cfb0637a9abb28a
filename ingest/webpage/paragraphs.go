package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paragraphs reads a slimmed page that the extractor cannot take (too large, too slow, or no main text found) by its tokens alone: the blocks of text outside menus, headers, footers and forms
// of which less than half are links. Its time grows in line with the page.
func paragraphs(source string) []string {
	r := paragraphReader{z: html.NewTokenizer(strings.NewReader(source))}
	for {
		switch r.z.Next() {
		case html.ErrorToken:
			r.end()
			return r.blocks
		case html.TextToken:
			r.text(string(r.z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := r.z.TagName()
			r.open(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := r.z.TagName()
			r.close(atom.Lookup(name))
		}
	}
}

type paragraphReader struct {
	z      *html.Tokenizer
	blocks []string
	words  strings.Builder
	linked int // how many bytes of words stand in links
	inLink bool
	aside  int // how many elements that hold no article stand open
	breaks int
}

// isAside tells the elements around an article.
func isAside(a atom.Atom) bool {
	switch a {
	case atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Figcaption, atom.Head, atom.Title:
		return true
	}
	return false
}

func (r *paragraphReader) text(s string) {
	if r.aside > 0 {
		return
	}
	if strings.TrimSpace(s) != "" {
		r.breaks = 0
	}
	if r.inLink {
		r.linked += len(s)
	}
	r.words.WriteString(s)
}

func (r *paragraphReader) open(a atom.Atom) {
	switch {
	case a == atom.Body:
		r.aside = 0
	case isAside(a):
		r.end()
		r.aside++
	case a == atom.A:
		r.inLink = true
	case a == atom.Br:
		r.words.WriteByte(' ')
		if r.breaks++; r.breaks == 2 {
			r.end()
		}
	case a == atom.Td || a == atom.Th:
		r.words.WriteByte(' ')
	case isBlock(a):
		r.end()
	}
}

func (r *paragraphReader) close(a atom.Atom) {
	switch {
	case isAside(a):
		r.end()
		r.aside = max(0, r.aside-1)
	case a == atom.A:
		r.inLink = false
	case isBlock(a):
		r.end()
	}
}

func (r *paragraphReader) end() {
	if s := oneLine(r.words.String()); s != "" && 2*r.linked < len(s) {
		r.blocks = append(r.blocks, s)
	}
	r.words.Reset()
	r.linked, r.breaks = 0, 0
}
