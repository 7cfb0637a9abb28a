// Package marks shows what was read in an article's own text: a text and the spans of its reading come in, stretches with their classes, links and anchors go out, for the templates of web.
package marks

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/web/shown"
)

// Roles of marked words.
const (
	ContentRole   = "said"
	SourceRole    = "source"
	CueRole       = "cue"
	HedgeRole     = "hedge"
	CaveatRole    = "caveat"
	FigureRole    = "figure"
	FurnitureRole = "furniture"
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

// Marker turns a reading's spans of code points into marks of one text.
type Marker struct {
	ix     *hearsay.Index
	text   string
	Hues   shown.Hues
	marks  []mark
	sorted bool
}

// New prepares the marking of one text.
func New(text string) *Marker {
	return &Marker{ix: hearsay.NewIndex(text), text: text, Hues: shown.Hues{}}
}

// Add marks a span; one that does not fit the text is passed over, for verify to tell.
func (m *Marker) Add(s hearsay.WireSpan, role string, hue int, id, href string) {
	b, err := m.ix.Bytes(hearsay.Span{Start: s.Start, End: s.End})
	if err == nil && !b.Empty() {
		m.marks, m.sorted = append(m.marks, mark{b, role, hue, id, href}), false
	}
}

// Claim marks the words of a claim.
func (m *Marker) Claim(c *hearsay.WireClaim) {
	hue, href := m.Hues.Of(c.Claimant.Name), "/claims/"+c.ID
	for i, s := range c.Content {
		id := ""
		if i == 0 {
			id = c.ID
		}
		m.Add(s, ContentRole, hue, id, href)
	}
	if c.Source != nil {
		m.Add(*c.Source, SourceRole, hue, "", "")
	}
	if c.Cue != nil {
		m.Add(*c.Cue, CueRole, hue, "", "")
	}
	if c.Hedge != nil {
		m.Add(*c.Hedge, HedgeRole, hue, "", "")
	}
	for _, k := range c.Caveats {
		m.Add(k.WireSpan, CaveatRole, hue, "", "")
	}
}

// Figure marks a number with what it counts.
func (m *Marker) Figure(f *hearsay.WireFigure) {
	href := ""
	if f.Claim == nil {
		href = "/figures/" + f.ID
	}
	m.Add(f.WireSpan, FigureRole, -1, f.ID, href)
}

// Reading marks all that was found in a text.
func (m *Marker) Reading(r *hearsay.WireReading) {
	for i := range r.Claims {
		m.Claim(&r.Claims[i])
	}
	for i := range r.Figures {
		m.Figure(&r.Figures[i])
	}
	for _, f := range r.Furniture {
		m.Add(f.WireSpan, FurnitureRole, -1, "", "")
	}
}

// Cut parts a stretch of the text at every mark that begins or ends in it.
func (m *Marker) Cut(in hearsay.Span) []Piece {
	if !m.sorted {
		slices.SortStableFunc(m.marks, func(a, b mark) int {
			return cmp.Or(a.Start-b.Start, b.Len()-a.Len())
		})
		m.sorted = true
	}
	return cut(m.text, in, m.marks)
}

// cut parts a stretch of text at marks in the order of the text, longer ones first where they begin together.
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
		if m.role == FigureRole {
			if m.Start == s.Start {
				roles["figure-start"] = true
			}
			if m.End == s.End {
				roles["figure-end"] = true
			}
		}
		if m.hue >= 0 && (shortest < 0 || m.Len() <= shortest || m.role != ContentRole && hue < 0) {
			shortest, hue = m.Len(), m.hue
		}
		if m.href != "" && (p.Href == "" || m.role == ContentRole) {
			p.Href = m.href
		}
	}
	p.Class = classes(roles, hue)
	return p
}

func classes(roles map[string]bool, hue int) string {
	var out []string
	for _, r := range []string{ContentRole, SourceRole, CueRole, HedgeRole, CaveatRole, FigureRole, "figure-start", "figure-end", FurnitureRole} {
		if roles[r] {
			out = append(out, r)
		}
	}
	if hue >= 0 && (roles[ContentRole] || roles[SourceRole] || roles[CueRole]) {
		out = append(out, shown.Swatch(hue))
	}
	return strings.Join(out, " ")
}

// Paragraphs are the stretches of a text that empty lines part, each with the white space around it left out.
func Paragraphs(text string) []hearsay.Span {
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

// Span is a span of code points in bytes; the empty span where it does not fit the text.
func (m *Marker) Span(w hearsay.WireSpan) hearsay.Span {
	s, err := m.ix.Bytes(hearsay.Span{Start: w.Start, End: w.End})
	if err != nil {
		return hearsay.Span{}
	}
	return s
}

// ClaimSpan holds all words of a claim.
func (m *Marker) ClaimSpan(c *hearsay.WireClaim) (s hearsay.Span) {
	for _, w := range c.Content {
		s = s.Cover(m.Span(w))
	}
	for _, w := range []*hearsay.WireSpan{c.Source, c.Cue} {
		if w != nil {
			s = s.Cover(m.Span(*w))
		}
	}
	return s
}

// Around is the paragraphs that hold a span, with their marks.
func (m *Marker) Around(s hearsay.Span) []Piece {
	var out []Piece
	for _, par := range Paragraphs(m.text) {
		if !par.Overlaps(s) {
			continue
		}
		if len(out) > 0 {
			out = append(out, Piece{Text: " ¶ ", Class: "gap"})
		}
		out = append(out, m.Cut(par)...)
	}
	return out
}
