package grammar

import "hearsay/text"

// Text is a Doc with the classes of its tokens, as a pass reads it unit by unit: a unit is the sentence, or the piece of a long one, that nothing is looked for beyond.
type Text struct {
	Doc    *text.Doc
	Class  []Class
	Quoted []int32 // per token: the quotation that holds it, -1 for none
	Unit   text.Range
}

// New classifies the tokens of doc. A word of verbs gets the class Tells.
func New(doc *text.Doc, verbs map[string]bool) *Text {
	g := &Text{Doc: doc, Class: classify(doc, verbs), Quoted: make([]int32, len(doc.Tokens))}
	q := 0
	for i, k := range doc.Tokens {
		g.Quoted[i] = -1
		for q < len(doc.Quotations) && doc.Quotations[q].End <= k.Start {
			q++
		}
		if q < len(doc.Quotations) && doc.Quotations[q].Contains(k.Span) {
			g.Quoted[i] = int32(q)
		}
	}
	return g
}

// Owning tells whether token i is "his", "her", "its" or "their".
func (g *Text) Owning(i int) bool {
	switch g.Lower(i) {
	case "his", "her", "its", "their":
		return true
	}
	return false
}

// Lower is the token i in lower case, "" where there is none.
func (g *Text) Lower(i int) string {
	if i < 0 || i >= len(g.Doc.Tokens) {
		return ""
	}
	return g.Doc.Tokens[i].Lower
}

// Is tells whether token i is of one of the classes c.
func (g *Text) Is(i int, c Class) bool { return i >= 0 && i < len(g.Class) && g.Class[i]&c != 0 }

// Hyphened tells whether a hyphen ties token i to its neighbour.
func (g *Text) Hyphened(i int) bool {
	k := g.Doc.Tokens
	return i+1 < len(k) && g.Lower(i+1) == "-" && k[i+1].Start == k[i].End && !g.IsDash(i+1) || i > 0 && g.Lower(i-1) == "-" && k[i-1].End == k[i].Start && !g.IsDash(i-1)
}

// Follow tells whether the words stand from token i on.
func (g *Text) Follow(i int, words []string) bool {
	for k, w := range words {
		if g.Lower(i+k) != w {
			return false
		}
	}
	return true
}

// IsDash tells whether token i is a dash between words, not a hyphen within one.
func (g *Text) IsDash(i int) bool {
	if i < 0 || i >= len(g.Doc.Tokens) {
		return false
	}
	switch g.Lower(i) {
	case "–", "—":
		return true
	case "-", "--":
		return i+1 < len(g.Doc.Tokens) && g.Doc.Tokens[i+1].Start > g.Doc.Tokens[i].End && (i == g.Unit.From || g.Doc.Tokens[i].Start > g.Doc.Tokens[i-1].End || g.Lower(i) == "--" || g.Lower(i-1) == ")")
	}
	return false
}

// Opens tells whether token i opens a quotation.
func (g *Text) Opens(i int) bool {
	return i < len(g.Quoted) && g.Quoted[i] >= 0 && g.Doc.Quotations[g.Quoted[i]].Start == g.Doc.Tokens[i].Start
}

// Closes tells whether token i closes a quotation.
func (g *Text) Closes(i int) bool {
	return i >= 0 && g.Quoted[i] >= 0 && g.Doc.Quotations[g.Quoted[i]].End == g.Doc.Tokens[i].End
}

// Quotation is the tokens of the quotation that holds token i.
func (g *Text) Quotation(i int) text.Range { return g.Doc.Within(g.Doc.Quotations[g.Quoted[i]].Span) }

// Nominal tells whether token i can stand in a noun phrase after its first word.
func (g *Text) Nominal(i int) bool {
	if i < 0 || i >= len(g.Class) {
		return false
	}
	c := g.Class[i]
	if c&Mark != 0 {
		return g.InWord(i)
	}
	if c&Capital != 0 && c&(Pron|Obj|Rel|Prep|Conj|Aux) == 0 {
		return true
	}
	return c&(Pron|Obj|Rel|Prep|Conj|Sub|Aux|Verb|Adv) == 0
}

// InWord tells whether the mark i belongs to a word or name: a hyphen, a stop of an abbreviation, an ampersand, a bracket.
func (g *Text) InWord(i int) bool {
	switch g.Lower(i) {
	case "&", "(", ")", "/":
		return true
	case "-", "‑":
		return !g.IsDash(i)
	case ".":
		return i+1 < g.Unit.To && i > g.Unit.From && g.Doc.Tokens[i-1].End == g.Doc.Tokens[i].Start
	case "'", "’":
		return i > 0 && g.Doc.Tokens[i-1].End == g.Doc.Tokens[i].Start && g.Quoted[i] < 0
	}
	return false
}

// Trim takes marks from both ends of a content; quotation marks stay.
func (g *Text) Trim(c text.Range) text.Range {
	for c.From < c.To && g.Is(c.From, Mark) && !g.Opens(c.From) && g.Quoted[c.From] < 0 && g.Lower(c.From) != "(" {
		c.From++
	}
	for c.To > c.From && g.Is(c.To-1, Mark) && !g.Closes(c.To-1) {
		switch g.Lower(c.To - 1) {
		case ")", "?", "!", "%":
			return c
		}
		if g.Quoted[c.To-1] >= 0 && g.Quoted[c.To-1] == g.Quoted[c.From] {
			return c
		}
		c.To--
	}
	return c
}
