// Package outlets tells what newspapers, agencies and channels do in an article: a Doc and the places where they are named in; whether one publishes the article, and whether one handed a claim on, out.
// The pass naming asks it when it sets the relays of a claim.
package outlets

import (
	"sort"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// Mention is a place where an outlet is named: its name, and the tokens of a Doc.
type Mention struct {
	Name string
	text.Range
}

// Own is the mastheads of those who publish an article.
type Own struct{ mastheads map[string]bool }

// Publishers finds who publishes doc: whom publishers names (as the article's meta data do), and of those named in the text the ones that its furniture writes about (not in a caption, which names the
// agency of a picture), that speak of their own reporters, and that write of themselves.
func Publishers(doc *text.Doc, publishers []string, named []Mention) Own {
	own := Own{map[string]bool{}}
	for _, p := range publishers {
		own.mastheads[masthead(p)] = true
	}
	promos, looked := promoted(doc), map[string]bool{}
	for _, m := range named {
		name := masthead(m.Name)
		if !own.mastheads[name] && !looked[name] && len(looked) < most {
			looked[name] = true
			if strings.Contains(promos, " "+name+" ") {
				own.mastheads[name] = true
			}
		}
		if !own.mastheads[name] && (staffed(doc, m) || ofItself(doc, m)) {
			own.mastheads[name] = true
		}
	}
	return own
}

// Has tells whether an outlet of this name publishes the article: its masthead, or, for one known by its letters, another edition of it ("BBC", "BBC Radio").
func (o Own) Has(name string) bool {
	m := masthead(name)
	if o.mastheads[m] {
		return true
	}
	letters, _, _ := strings.Cut(m, " ")
	first, _, _ := strings.Cut(strings.TrimPrefix(name, "The "), " ")
	if len(first) < 2 || strings.ToUpper(first) != first {
		return false
	}
	for own := range o.mastheads {
		if mine, _, _ := strings.Cut(own, " "); mine == letters {
			return true
		}
	}
	return false
}

// masthead is the beginning of an outlet's name, by which its editions are one: "fox news" of Fox News Digital.
func masthead(name string) string {
	ws := actors.Words(strings.TrimPrefix(name, "The "))
	return strings.Join(ws[:min(2, len(ws))], " ")
}

// promoted is the folded words of what an outlet writes about itself beside the article, pieces parted by a line break.
func promoted(doc *text.Doc) string {
	var out strings.Builder
	for _, f := range doc.Furniture {
		if f.Kind != "caption" {
			out.WriteString(" " + strings.Join(actors.Words(f.Span.Of(doc.Text)), " ") + " \n")
		}
	}
	return out.String()
}

// most is how many outlets are looked for in furniture, and window how many tokens to either side of a claim its sentence is looked at, so that time grows with the text alone.
const (
	most   = 200
	window = 80
)

// around is the tokens of a sentence near a span.
func around(doc *text.Doc, sentence int, s hearsay.Span) text.Range {
	r, at := doc.Sentences[sentence].Range, doc.At(s.Start)
	return text.Range{From: max(r.From, at-window), To: min(r.To, at+window)}
}

// staffed tells whether an outlet's name says whose reporter speaks, or that the outlet itself asked: "BBC diplomatic correspondent", "contributed to this report", "the guest of Radio Harbour".
func staffed(doc *text.Doc, m Mention) bool {
	for k := m.To; k < len(doc.Tokens) && k < m.To+5; k++ {
		switch w := doc.Tokens[k].Lower; {
		case staff[w]:
			return true
		case doc.Tokens[k].Kind == text.Mark && w != "'s" && w != "'":
			k = len(doc.Tokens)
		}
	}
	return m.From >= 2 && lower(doc, m.From-1) == "of" && hosts[lower(doc, m.From-2)]
}

// ofItself tells whether an outlet writes of itself: "seen by Harbour News", "as Harbour News reported earlier", "…, Harbour News reports, citing the mayor".
func ofItself(doc *text.Doc, m Mention) bool {
	from, after := m.From, lower(doc, m.To)
	if lower(doc, from-1) == "the" {
		from--
	}
	before := lower(doc, from-1)
	switch {
	case before == "by" && lower(doc, from-2) == "seen", before == "," && after == "saw", attributesLast(doc, from):
		return true
	case before == "as" && (after == "reported" || after == "wrote") && lower(doc, m.To+1) == "earlier", before == "as" && lower(doc, m.To+1) == "earlier":
		return true
	}
	return false
}

// attributesLast tells whether an outlet comes last in a sentence that attributes the one before: "That was reported by the Ledger, according to Harbour News". Agencies put their own name there.
func attributesLast(doc *text.Doc, i int) bool {
	s := doc.Sentences[doc.Tokens[i].Sentence]
	if w := lower(doc, s.From); w != "this" && w != "that" || i-s.From > 40 {
		return false
	}
	by := false
	for k := s.From + 1; k < i; k++ {
		switch w := lower(doc, k); {
		case w == "by" || w == "according":
			if by {
				return true
			}
			by = true
		case by && (w == "interview" || w == "seen"):
			return true
		}
	}
	return false
}

func lower(doc *text.Doc, i int) string {
	if i < 0 || i >= len(doc.Tokens) {
		return ""
	}
	return doc.Tokens[i].Lower
}

// Hands tells whether the outlet named at m handed claim c on: its sentence says that somebody told it, spoke in or to it, or that it quotes him.
func Hands(doc *text.Doc, c *hearsay.Claim, m Mention) bool {
	s := doc.SpanOf(m.Range)
	if quotes(doc, m) {
		return true
	}
	inside := c.Holds(s) && doc.Within(c.Cue).To != m.From && doc.Within(c.Cue).To != m.From-1 // "told Reuters it was so" may leave the outlet to what was said
	if inside || c.Source.Overlaps(s) {
		return false
	}
	cue := doc.Within(c.Cue)
	if citing[lower(doc, cue.From)] {
		return m.From < cue.From
	}
	return toldTo(doc, m.From)
}

// quotes tells whether an outlet quotes somebody: "Petrenko, quoted by the Ledger", "which the Ledger quotes".
func quotes(doc *text.Doc, m Mention) bool {
	from := m.From
	for from > 0 && (outletNouns[lower(doc, from-1)] || lower(doc, from-1) == "the") {
		from--
	}
	if by := lower(doc, from-1); by == "by" && quoted[lower(doc, from-2)] {
		return true
	}
	rel := lower(doc, from-1)
	return (rel == "which" || rel == "whom" || rel == "that") && quoting[lower(doc, m.To)]
}

// farthest is how many words may stand between a word of telling and the outlet that was told.
const farthest = 5

// toldTo tells whether the words before token i say that somebody spoke to, in or on who is named there.
func toldTo(doc *text.Doc, i int) bool {
	for k := i - 1; k >= 0 && i-k <= farthest && doc.Tokens[k].Sentence == doc.Tokens[i].Sentence; k-- {
		switch w := doc.Tokens[k].Lower; {
		case tellings[w]:
			return true
		case w == "the" || w == "a" || w == "an" || w == "-" || w == "'s" || quoteMarks[w] || outletNouns[w] || capital(doc, k):
		default:
			return false
		}
	}
	return false
}

func capital(doc *text.Doc, k int) bool {
	w := doc.Tokens[k].Of(doc.Text)
	return doc.Tokens[k].Kind == text.Word && strings.ToLower(w[:1]) != w[:1]
}

// Unnamed finds the outlets near a claim's cue, in its sentence, that are told without a name, "told Ukrainian television", "on Russian state TV": the tokens of land and noun.
func Unnamed(doc *text.Doc, cue hearsay.Span) []text.Range {
	var out []text.Range
	s := around(doc, doc.SentenceOf(cue), cue)
	for k := s.From + 2; k < s.To; k++ {
		if !airs[lower(doc, k)] {
			continue
		}
		from := k
		for from > s.From && (kinds[lower(doc, from-1)] || lower(doc, from-1) == "-") {
			from--
		}
		from--
		if from < s.From+1 || !capital(doc, from) || from == s.From {
			continue
		}
		at := from - 1
		if lower(doc, at) == "the" {
			at--
		}
		if w := lower(doc, at); w == "told" || w == "tell" || w == "tells" || w == "on" || w == "to" && spoke[lower(doc, at-1)] {
			out = append(out, text.Range{From: from, To: k + 1})
		}
	}
	return out
}

// Elsewhere tells whether the sentence of a claim speaks near it, outside its content, of another occasion than the one before: another day, another audience or a post.
func Elsewhere(doc *text.Doc, anchor hearsay.Span, content []hearsay.Span) bool {
	s := around(doc, doc.SentenceOf(anchor), anchor)
	for k := s.From; k < s.To; k++ {
		if !occasions[doc.Tokens[k].Lower] {
			continue
		}
		i := sort.Search(len(content), func(i int) bool { return content[i].End > doc.Tokens[k].Start })
		if i == len(content) || !content[i].Contains(doc.Tokens[k].Span) {
			return true
		}
	}
	return false
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

var (
	staff      = set("correspondent correspondents understands contributed contacted reached")
	hosts      = set("guest guests interlocutor interlocutors correspondent correspondents reporter reporters")
	citing     = set("citing cites cited quoting quotes quoted")
	quoted     = set("quoted cited carried published aired reported broadcast released")
	quoting    = set("quotes quoted cites cited published carried aired")
	tellings   = set("told telling tells tell to with on by for via through in")
	spoke      = set("spoke speaking interview said speech statement")
	quoteMarks = set("“ ” \" „ ‘ '")
	// nouns that stand before or after the name of an outlet
	outletNouns = set("newspaper magazine channel broadcaster agency television tv radio station daily weekly news website outlet portal programme program show journal paper tabloid state-run state run network local private russian british american german french polish ukrainian jesuit public business")
	airs        = set("television tv radio media")
	kinds       = set("state public national local state-run run owned state-owned")
	occasions   = set("earlier previously ago tweeted tweet twitter telegram reporters journalists conference briefing january february march april may june july august september october november december")
)
