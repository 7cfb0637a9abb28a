package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of what goes through parser and extractor, whose time can grow with the square of the page: DEPS of the project measured 23 s and 80 GB for a page of 3.7 MB.
const (
	maxHTML  = 2 << 20 // bytes after slimming
	maxNodes = 20_000  // elements after slimming
	maxDepth = 150     // open elements; the parser refuses 512
)

// slimmed is a page without what holds no words for a reader: scripts, styles, drawings, comments, attributes that nobody looks at, and tags nested deeper than maxDepth.
type slimmed struct {
	html   string
	linked []string // the JSON-LD blocks
	nodes  int
}

// small tells whether the page may go through the extractor.
func (p *slimmed) small() bool { return len(p.html) <= maxHTML && p.nodes <= maxNodes }

// dropped are the elements that go with all that stands in them.
func dropped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Svg, atom.Math, atom.Template, atom.Iframe, atom.Object, atom.Canvas, atom.Noscript, atom.Select, atom.Textarea:
		return true
	}
	return false
}

// uncounted are elements without an end tag, or whose end tag is commonly left out, so that the parser closes them by itself.
func uncounted(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Td, atom.Th, atom.Tr, atom.Dd, atom.Dt, atom.Option,
		atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// keptAttribute are the attributes that meta data and extraction look at.
func keptAttribute(key string) bool {
	switch key {
	case "class", "id", "role", "itemprop", "itemtype", "property", "name", "content", "rel", "href", "datetime", "lang", "pubdate", "data-component", "data-testid", "hidden", "aria-hidden", "style", "title", "colspan":
		return true
	}
	return false
}

// maxAttribute is the longest attribute that is kept; longer ones are data.
const maxAttribute = 1 << 10

// slim takes one pass over the page's tokens.
func slim(source string) slimmed {
	s := slimmer{z: html.NewTokenizer(strings.NewReader(source)), lost: map[string]int{}}
	s.out.Grow(min(len(source), maxHTML))
	for {
		switch kind := s.z.Next(); kind {
		case html.ErrorToken:
			s.page.html = s.out.String()
			return s.page
		case html.TextToken:
			if s.inside == 0 {
				s.out.Write(s.z.Raw())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			s.open(kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			s.close()
		case html.DoctypeToken:
			s.out.Write(s.z.Raw())
		}
	}
}

type slimmer struct {
	z      *html.Tokenizer
	out    strings.Builder
	page   slimmed
	depth  int            // of counted elements that are open
	lost   map[string]int // how many open tags of a name were left out as too deep
	inside atom.Atom      // the dropped element that stands open, 0 when none
	nested int            // how many of the same name stand open in it
}

func (s *slimmer) open(selfClosing bool) {
	t := s.z.Token()
	switch {
	case s.inside != 0:
		if t.DataAtom == s.inside && !selfClosing {
			s.nested++
		}
		return
	case dropped(t.DataAtom):
		s.drop(t, selfClosing)
		return
	}
	if !uncounted(t.DataAtom) && !selfClosing {
		if s.depth >= maxDepth {
			s.lost[t.Data]++
			return
		}
		s.depth++
	}
	s.page.nodes++
	kept := t.Attr[:0]
	for _, a := range t.Attr {
		if keptAttribute(a.Key) && (len(a.Val) <= maxAttribute || a.Key == "content" && len(a.Val) <= 8*maxAttribute) {
			kept = append(kept, a)
		}
	}
	t.Attr = kept
	s.out.WriteString(t.String())
}

// drop leaves an element out; JSON-LD is put aside.
func (s *slimmer) drop(t html.Token, selfClosing bool) {
	if t.DataAtom == atom.Script {
		linked := false
		for _, a := range t.Attr {
			linked = linked || a.Key == "type" && strings.EqualFold(strings.TrimSpace(a.Val), "application/ld+json")
		}
		if s.z.Next() == html.TextToken && linked {
			s.page.linked = append(s.page.linked, string(s.z.Raw()))
		}
		return
	}
	if !selfClosing {
		s.inside, s.nested = t.DataAtom, 1
	}
}

func (s *slimmer) close() {
	t := s.z.Token()
	switch {
	case s.inside != 0:
		if t.DataAtom != s.inside {
			return
		}
		if s.nested--; s.nested == 0 {
			s.inside = 0
		}
		return
	case dropped(t.DataAtom):
		return
	case s.lost[t.Data] > 0:
		s.lost[t.Data]--
		return
	case !uncounted(t.DataAtom):
		s.depth = max(0, s.depth-1)
	}
	s.out.WriteString(t.String())
}
