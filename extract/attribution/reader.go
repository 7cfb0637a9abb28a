package attribution

import (
	"slices"

	"hearsay/extract/grammar"
	"hearsay/text"
)

// longest is how many tokens of a sentence are read together; a longer one is read in pieces, so that time grows with the text alone.
const longest = 300

// The classes of words, by the short names that the rules use.
const (
	det, pron, obj, rel  = grammar.Det, grammar.Pron, grammar.Obj, grammar.Rel
	prep, conj, sub, adv = grammar.Prep, grammar.Conj, grammar.Sub, grammar.Adv
	be, have, do, modal  = grammar.Be, grammar.Have, grammar.Do, grammar.Modal
	neg, clock, verb     = grammar.Neg, grammar.Clock, grammar.Verb
	capital, mark, ing   = grammar.Capital, grammar.Mark, grammar.Ing
	past, aux, finite    = grammar.Past, grammar.Aux, grammar.Finite
)

type class = grammar.Class

// reader reads one Doc, unit by unit.
type reader struct {
	*grammar.Text
	start    int   // of the paragraph
	first    int   // the first find of the unit
	dash     int   // the token after the dash that opens what is said, -1 when none is open
	dashes   int   // how many claims were found before a dash
	openings []int // the tokens after dashes that open a sentence
	finds    []find
}

func newReader(doc *text.Doc) *reader {
	return &reader{Text: grammar.New(doc, finiteCues()), dash: -1}
}

func (r *reader) readParagraph(p int) {
	par := r.Doc.Paragraphs[p]
	r.start, r.dash = par.From, -1
	if !r.Doc.InFurniture(par.Span) {
		r.readHeading(par)
	}
	for s := par.Sentences.From; s < par.Sentences.To; s++ {
		for _, run := range r.outsideFurniture(r.Doc.Sentences[s]) {
			for from := run.From; from < run.To; from += longest {
				r.readUnit(text.Range{From: from, To: min(from+longest, run.To)})
			}
		}
	}
}

// outsideFurniture is what of a sentence is no page furniture, such as the line after "EXCLUSIVE:".
func (r *reader) outsideFurniture(s text.Sentence) []text.Range {
	if !r.Doc.InFurniture(s.Span) {
		return []text.Range{s.Range}
	}
	var out []text.Range
	from := s.From
	for i := s.From; i <= s.To; i++ {
		if i == s.To || r.Doc.InFurniture(r.Doc.Tokens[i].Span) {
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
	r.Unit, r.first = u, len(r.finds)
	if r.IsDash(u.From) && u.To-u.From > 2 {
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
	for _, e := range words[r.Lower(i)] {
		n := 1 + len(e.particles)
		if !r.Follow(i+1, e.particles) || i+n > r.Unit.To || r.Hyphened(i) || e.lemma == "state" && e.form == third && r.Is(i, capital) {
			continue
		}
		if e.noun && r.tryNoun(i, e) || !e.noun && r.tryVerb(i, n, e) {
			return n
		}
	}
	return 0
}

// isSpeechCue tells whether token i may be the verb of a statement, in a finite form, and not of thinking.
func (r *reader) isSpeechCue(i int) bool {
	for _, e := range lexicon()[r.Lower(i)] {
		if e.noun || e.has(mind) {
			continue
		}
		if e.form&(simple|third) != 0 || e.form == base && e.has(clause) && r.Plural(text.Range{From: i - 1, To: i}) {
			return true
		}
	}
	return false
}

// add keeps a find, unless it is how a speaker puts his own words ("I think").
func (r *reader) add(f find) {
	if f.source.To > f.source.From && (r.Quoted[f.cue.From] >= 0 || r.dash >= 0) && r.firstPerson(f.source.From) && !f.reports() {
		return
	}
	r.cited(&f)
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
	switch r.Lower(i) {
	case "i", "we", "you":
		return true
	}
	return false
}
