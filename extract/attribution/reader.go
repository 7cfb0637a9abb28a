package attribution

import (
	"slices"

	"hearsay/text"
)

// longest is how many tokens of a sentence are read together; a longer one is read in pieces, so that time grows with the text alone.
const longest = 300

// reader reads one Doc, unit by unit: a unit is a sentence or a piece of a very long one.
type reader struct {
	doc      *text.Doc
	class    []class
	quoted   []int32 // per token: the quotation that holds it, -1 for none
	unit     text.Range
	start    int // of the paragraph
	first    int // the first find of the unit
	dash     int // the token after the dash that opens what is said, -1 when none is open
	dashes   int // how many claims were found before a dash
	openings []int
	finds    []find
}

func newReader(doc *text.Doc) *reader {
	r := &reader{doc: doc, class: classify(doc), quoted: make([]int32, len(doc.Tokens)), dash: -1}
	q := 0
	for i, k := range doc.Tokens {
		r.quoted[i] = -1
		for q < len(doc.Quotations) && doc.Quotations[q].End <= k.Start {
			q++
		}
		if q < len(doc.Quotations) && doc.Quotations[q].Contains(k.Span) {
			r.quoted[i] = int32(q)
		}
	}
	return r
}

func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.doc.Tokens) {
		return ""
	}
	return r.doc.Tokens[i].Lower
}

func (r *reader) is(i int, c class) bool { return i >= 0 && i < len(r.class) && r.class[i]&c != 0 }

func (r *reader) readParagraph(p int) {
	par := r.doc.Paragraphs[p]
	r.start, r.dash = par.From, -1
	if !r.doc.InFurniture(par.Span) {
		r.readHeading(par)
	}
	for s := par.Sentences.From; s < par.Sentences.To; s++ {
		for _, run := range r.outsideFurniture(r.doc.Sentences[s]) {
			for from := run.From; from < run.To; from += longest {
				r.readUnit(text.Range{From: from, To: min(from+longest, run.To)})
			}
		}
	}
}

// outsideFurniture is what of a sentence is no page furniture, such as the line after "EXCLUSIVE:".
func (r *reader) outsideFurniture(s text.Sentence) []text.Range {
	if !r.doc.InFurniture(s.Span) {
		return []text.Range{s.Range}
	}
	var out []text.Range
	from := s.From
	for i := s.From; i <= s.To; i++ {
		if i == s.To || r.doc.InFurniture(r.doc.Tokens[i].Span) {
			if i > from {
				out = append(out, text.Range{From: from, To: i})
			}
			from = i + 1
		}
	}
	return out
}

// readUnit tries every word of a unit as the beginning of a cue.
func (r *reader) readUnit(u text.Range) {
	r.unit, r.first = u, len(r.finds)
	if r.isDash(u.From) && u.To-u.From > 2 {
		r.dash = u.From + 1
		r.openings = append(r.openings, u.From+1)
	}
	if r.tryBackward() {
		return
	}
	words := lexicon()
	for i := u.From; i < u.To; {
		i += max(1, r.tryAt(i, words))
	}
}

// tryAt reads a cue that begins at token i and returns its length in tokens, 0 when there is none.
func (r *reader) tryAt(i int, words map[string][]entry) int {
	if n := r.tryPhrase(i); n > 0 {
		return n
	}
	for _, e := range words[r.lower(i)] {
		n := 1 + len(e.particles)
		if !r.follow(i+1, e.particles) || i+n > r.unit.To || r.hyphened(i) || e.lemma == "state" && e.form == third && r.is(i, capital) {
			continue
		}
		if e.noun && r.tryNoun(i, e) || !e.noun && r.tryVerb(i, n, e) {
			return n
		}
	}
	return 0
}

// hyphened tells whether a hyphen ties token i to its neighbour.
func (r *reader) hyphened(i int) bool {
	k := r.doc.Tokens
	return i+1 < len(k) && r.lower(i+1) == "-" && k[i+1].Start == k[i].End && !r.isDash(i+1) || i > 0 && r.lower(i-1) == "-" && k[i-1].End == k[i].Start && !r.isDash(i-1)
}

// follow tells whether the words stand from token i on.
func (r *reader) follow(i int, words []string) bool {
	for k, w := range words {
		if r.lower(i+k) != w {
			return false
		}
	}
	return true
}

// isDash tells whether token i is a dash between words, not a hyphen within one.
func (r *reader) isDash(i int) bool {
	if i < 0 || i >= len(r.doc.Tokens) {
		return false
	}
	switch r.lower(i) {
	case "–", "—":
		return true
	case "-", "--":
		return i+1 < len(r.doc.Tokens) && r.doc.Tokens[i+1].Start > r.doc.Tokens[i].End && (i == r.unit.From || r.doc.Tokens[i].Start > r.doc.Tokens[i-1].End || r.lower(i) == "--" || r.lower(i-1) == ")")
	}
	return false
}

// opens tells whether token i opens a quotation.
func (r *reader) opens(i int) bool {
	return i < len(r.quoted) && r.quoted[i] >= 0 && r.doc.Quotations[r.quoted[i]].Start == r.doc.Tokens[i].Start
}

// closes tells whether token i closes a quotation.
func (r *reader) closes(i int) bool {
	return i >= 0 && r.quoted[i] >= 0 && r.doc.Quotations[r.quoted[i]].End == r.doc.Tokens[i].End
}

// quotation is the tokens of the quotation that holds token i.
func (r *reader) quotation(i int) text.Range { return r.doc.Within(r.doc.Quotations[r.quoted[i]].Span) }

// nominal tells whether token i can stand in a noun phrase after its first word.
func (r *reader) nominal(i int) bool {
	if i < 0 || i >= len(r.class) {
		return false
	}
	c := r.class[i]
	if c&mark != 0 {
		return r.inWord(i)
	}
	if c&capital != 0 && c&(pron|obj|rel|prep|conj|aux) == 0 {
		return true
	}
	return c&(pron|obj|rel|prep|conj|sub|aux|verb|adv) == 0
}

// inWord tells whether the mark i belongs to a word or name: a hyphen, a stop of an abbreviation, an ampersand, a bracket.
func (r *reader) inWord(i int) bool {
	switch r.lower(i) {
	case "&", "(", ")", "/":
		return true
	case "-", "‑":
		return !r.isDash(i)
	case ".":
		return i+1 < r.unit.To && i > r.unit.From && r.doc.Tokens[i-1].End == r.doc.Tokens[i].Start
	case "'", "’":
		return i > 0 && r.doc.Tokens[i-1].End == r.doc.Tokens[i].Start && r.quoted[i] < 0
	}
	return false
}

// hasVerb tells whether a finite verb stands in [from, to).
func (r *reader) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, finite|past) || r.isFiniteCue(i) {
			return true
		}
	}
	return false
}

// isFiniteCue tells whether token i may be a cue's verb in a finite form that is no noun.
func (r *reader) isFiniteCue(i int) bool {
	for _, e := range lexicon()[r.lower(i)] {
		if !e.noun && e.form&(simple|third) != 0 {
			return true
		}
	}
	return false
}

// isSpeechCue tells whether token i may be the verb of a statement, in a finite form, and not of thinking.
func (r *reader) isSpeechCue(i int) bool {
	for _, e := range lexicon()[r.lower(i)] {
		if !e.noun && e.form&(simple|third) != 0 && !e.has(mind) {
			return true
		}
	}
	return false
}

// add keeps a find, unless it is how a speaker puts his own words ("I think").
func (r *reader) add(f find) {
	if f.source.To > f.source.From && (r.quoted[f.cue.From] >= 0 || r.dash >= 0) && r.firstPerson(f.source.From) && !f.reports() {
		return
	}
	if f.content = tidy(f.content, f.cue); len(f.content) > 0 {
		r.finds = append(r.finds, f)
	}
}

// tidy puts the pieces of a content in order, none of them empty, none over another and none over the cue.
func tidy(content []text.Range, cue text.Range) []text.Range {
	slices.SortFunc(content, func(a, b text.Range) int { return a.From - b.From })
	out := make([]text.Range, 0, len(content)+1)
	put := func(c text.Range) {
		if n := len(out); n > 0 {
			c.From = max(c.From, out[n-1].To)
		}
		if c.To > c.From {
			out = append(out, c)
		}
	}
	for _, c := range content {
		if cue.To > cue.From && c.From < cue.To && cue.From < c.To {
			put(text.Range{From: c.From, To: cue.From})
			c.From = cue.To
		}
		put(c)
	}
	return out
}

func (r *reader) firstPerson(i int) bool {
	switch r.lower(i) {
	case "i", "we", "you":
		return true
	}
	return false
}

// trim takes marks and white words from both ends of a content; quotation marks stay.
func (r *reader) trim(c text.Range) text.Range {
	for c.From < c.To && r.is(c.From, mark) && !r.opens(c.From) && r.quoted[c.From] < 0 && r.lower(c.From) != "(" {
		c.From++
	}
	for c.To > c.From && r.is(c.To-1, mark) && !r.closes(c.To-1) {
		switch r.lower(c.To - 1) {
		case ")", "?", "!", "%":
			return c
		}
		if r.quoted[c.To-1] >= 0 && r.quoted[c.To-1] == r.quoted[c.From] {
			return c
		}
		c.To--
	}
	return c
}
