package web

import (
	"slices"
	"strings"

	"hearsay"
)

// Roles of marked words.
const (
	roleContent   = "said"
	roleSource    = "source"
	roleCue       = "cue"
	roleHedge     = "hedge"
	roleCaveat    = "caveat"
	roleFigure    = "figure"
	roleFurniture = "furniture"
)

// mark is a stretch of an article's text with the part that it plays; its span is in bytes.
type mark struct {
	hearsay.Span
	role string
	hue  int    // of the claimant
	id   string // of the claim or figure
	href string
}

// Piece is a stretch of text in which nothing begins or ends; the pieces of a paragraph, joined, are the paragraph.
type Piece struct {
	Text  string
	Class string
	Href  string
	IDs   []string // of what begins here
}

// Paragraph is a paragraph of an article with its marks and the claims that begin in it.
type Paragraph struct {
	Pieces []Piece
	Notes  []Note
	Class  string
}

// marker turns a reading's spans of code points into marks of one text.
type marker struct {
	ix    *hearsay.Index
	site  *site
	hues  hues
	marks []mark
}

func newMarker(s *site, text string) *marker {
	return &marker{ix: hearsay.NewIndex(text), site: s, hues: hues{}}
}

// add marks a span; one that does not fit the text is passed over, for verify to tell.
func (m *marker) add(s hearsay.WireSpan, role string, hue int, id, href string) {
	b, err := m.ix.Bytes(hearsay.Span{Start: s.Start, End: s.End})
	if err == nil && !b.Empty() {
		m.marks = append(m.marks, mark{b, role, hue, id, href})
	}
}

// claim marks the words of a claim.
func (m *marker) claim(c *hearsay.WireClaim) {
	hue, href := m.hues.of(c.Claimant.Name), "/claims/"+c.ID
	for i, s := range c.Content {
		id := ""
		if i == 0 {
			id = c.ID
		}
		m.add(s, roleContent, hue, id, href)
	}
	if c.Source != nil {
		m.add(*c.Source, roleSource, hue, "", "")
	}
	if c.Cue != nil {
		m.add(*c.Cue, roleCue, hue, "", "")
	}
	if c.Hedge != nil {
		m.add(*c.Hedge, roleHedge, hue, "", "")
	}
	for _, k := range c.Caveats {
		m.add(k.WireSpan, roleCaveat, hue, "", "")
	}
}

// figure marks a number with what it counts.
func (m *marker) figure(f *hearsay.WireFigure) {
	href := ""
	if f.Claim == nil {
		href = "/facts?figure=" + f.ID
	}
	m.add(f.WireSpan, roleFigure, -1, f.ID, href)
}

// reading marks all that was found in a text.
func (m *marker) reading(r *hearsay.WireReading) {
	for i := range r.Claims {
		m.claim(&r.Claims[i])
	}
	for i := range r.Figures {
		m.figure(&r.Figures[i])
	}
	for _, f := range r.Furniture {
		m.add(f.WireSpan, roleFurniture, -1, "", "")
	}
}

// sorted puts the marks in the order of the text, longer ones first where they begin together.
func (m *marker) sorted() []mark {
	slices.SortStableFunc(m.marks, func(a, b mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.Len() - a.Len()
	})
	return m.marks
}

// cut parts a stretch of text at every mark that begins or ends in it.
func cut(text string, in hearsay.Span, marks []mark) []Piece {
	bounds := []int{in.Start, in.End}
	var within []mark
	for _, m := range marks {
		if m.Start >= in.End {
			break
		}
		if m.Overlaps(in) {
			within = append(within, m)
			bounds = append(bounds, max(m.Start, in.Start), min(m.End, in.End))
		}
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	var out []Piece
	for i := 1; i < len(bounds); i++ {
		s := hearsay.Span{Start: bounds[i-1], End: bounds[i]}
		out = append(out, piece(text, s, within))
	}
	return out
}

// piece is one stretch that no mark cuts: it looks like all that covers it, with the colour and link of the shortest claim.
func piece(text string, s hearsay.Span, marks []mark) Piece {
	p := Piece{Text: s.Of(text)}
	roles, shortest := map[string]bool{}, -1
	hue := -1
	for _, m := range marks {
		if !m.Contains(s) {
			continue
		}
		roles[m.role] = true
		if m.id != "" && m.Start == s.Start {
			p.IDs = append(p.IDs, m.id)
		}
		if m.role == roleFigure {
			if m.Start == s.Start {
				roles["figure-start"] = true
			}
			if m.End == s.End {
				roles["figure-end"] = true
			}
		}
		if m.hue >= 0 && (shortest < 0 || m.Len() <= shortest || m.role != roleContent && hue < 0) {
			shortest, hue = m.Len(), m.hue
		}
		if m.href != "" && (p.Href == "" || m.role == roleContent) {
			p.Href = m.href
		}
	}
	p.Class = classes(roles, hue)
	return p
}

func classes(roles map[string]bool, hue int) string {
	var out []string
	for _, r := range []string{roleContent, roleSource, roleCue, roleHedge, roleCaveat, roleFigure, "figure-start", "figure-end", roleFurniture} {
		if roles[r] {
			out = append(out, r)
		}
	}
	if hue >= 0 && (roles[roleContent] || roles[roleSource] || roles[roleCue]) {
		out = append(out, swatch(hue))
	}
	return strings.Join(out, " ")
}

// paragraphs are the stretches of a text that empty lines part, each with the white space around it left out.
func paragraphs(text string) []hearsay.Span {
	var out []hearsay.Span
	start, blank := 0, true
	flush := func(end int) {
		if s := trimmed(text, hearsay.Span{Start: start, End: end}); !s.Empty() {
			out = append(out, s)
		}
	}
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '\n')
		end := len(text)
		if n >= 0 {
			end = at + n
		}
		if strings.TrimSpace(text[at:end]) == "" {
			if !blank {
				flush(at)
			}
			start, blank = end+1, true
		} else {
			blank = false
		}
		at = end + 1
	}
	if !blank {
		flush(len(text))
	}
	return out
}

func trimmed(text string, s hearsay.Span) hearsay.Span {
	t := s.Of(text)
	s.Start += len(t) - len(strings.TrimLeft(t, " \t\r\n"))
	s.End -= len(t) - len(strings.TrimRight(t, " \t\r\n"))
	return s
}
