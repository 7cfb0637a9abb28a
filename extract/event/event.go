// Package event finds what kind of event a text speaks of, by the ACLED codebook, and who is said to hold a place: a Doc in; events with their words, their parties and whether they are said to have happened out,
// and holdings likewise. The joins of extract give them to claims.
package event

import (
	"hearsay"
	"hearsay/extract/grammar"
	"hearsay/text"
)

// Found is one event that the text names. Span is the words that name it; Type and SubType are ACLED's, SubType "" where the words leave it open. Actor and Target are the phrases of who did it and to whom or what,
// empty where they are not said.
type Found struct {
	Span          hearsay.Span
	Type, SubType string
	Actor, Target hearsay.Span
	Reality
	Aside    bool // it is told as what came before or beside another: "after the strike"
	sentence int
}

// Reality is how a text speaks of an event. The zero value is an event that is said to have happened or to go on.
type Reality struct {
	Unreal  bool // it may come, is wanted, planned, feared or supposed
	Negated bool // it is said not to have happened
	Tried   bool // it was tried, and is not said to have come about
}

// Real tells whether the event is said to have happened.
func (r Reality) Real() bool { return !r.Unreal && !r.Negated && !r.Tried }

// Held is one mention of who has what to do with holding a place. Place is the words in which the place stands; Holder is the phrase of who holds, took, lost or contests it, empty where that is not said; Claims tells that the one who
// speaks is meant ("claims to have taken the town").
type Held struct {
	Span          hearsay.Span
	Place, Holder hearsay.Span
	State         string
	Speaker       bool
}

// States of a holding.
const (
	Holds    = "holds"
	Took     = "took"
	Lost     = "lost"
	Contests = "contests"
)

// Find returns the events and the holdings that doc names, both in the order of the text; page furniture is left out.
func Find(doc *text.Doc) ([]Found, []Held) {
	r := &reader{Text: grammar.New(doc, tells)}
	r.cues = classesOf(doc)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if doc.InFurniture(s.Span) {
			continue
		}
		r.Unit = s.Range
		for k := s.From; k < s.To; {
			k += max(1, r.eventAt(k))
		}
		for k := s.From; k < s.To; {
			k += max(1, r.holdingAt(k))
		}
	}
	return r.found, r.held
}

// tells are verbs by whose subject no other verb acts: "the mayor said police arrested".
var tells = wordSet("said says told claimed claims reported reports added wrote")

// Main is the event that a stretch of text speaks of in the first place, among those found in it: the first that is said to have happened, what is told aside only where there is no other; nil where there is none.
// A sentence that first speaks of what did not happen, a plan or an attempt, speaks of no event. Where a later one of the same type
// says what the first leaves open, its sub-type is taken over.
func Main(found []Found) *Found {
	var main *Found
	unreal := -1 // the sentence that first speaks of what did not happen
	for i := range found {
		f := &found[i]
		switch {
		case !f.Real() && !f.Aside && main == nil:
			unreal = f.sentence
		case f.Real() && f.sentence != unreal && (main == nil || main.Aside && !f.Aside):
			main = f
		}
	}
	if main == nil || main.SubType != "" {
		return main
	}
	fuller := *main
	for _, f := range found {
		if f.Real() && f.Type == main.Type && fuller.SubType == "" {
			fuller.SubType = f.SubType
		}
	}
	return &fuller
}

// reader goes through one Doc.
type reader struct {
	*grammar.Text
	cues  []class // per token
	found []Found
	held  []Held
}

// widest is how many tokens to either side of a trigger are searched for cues.
const widest = 16

// around is the classes of cue near [from, to) in the sentence.
func (r *reader) around(p text.Range) class {
	return r.classes(text.Range{From: max(r.Unit.From, p.From-widest), To: min(r.Unit.To, p.To+widest)})
}

func (r *reader) classes(p text.Range) class {
	var c class
	for i := p.From; i < p.To; i++ {
		c |= r.cues[i]
	}
	return c
}

// moves are the sorts of trigger that have no target.
var moves = wordSet("move leave join")

// eventAt adds the event whose trigger begins at token k and returns how many tokens the trigger takes, 0 where none begins there.
func (r *reader) eventAt(k int) int {
	for _, t := range triggers()[r.Lower(k)] {
		n := t.match(r.Doc, k, r.Unit.To)
		if n == 0 || t.part == base && !r.infinite(k) || t.part == verb && r.asNoun(k) || t.part != noun && r.adjectival(k) {
			continue
		}
		p := text.Range{From: k, To: k + n}
		said := r.rolesOf(p, t.part)
		befell := r.classes(said.target)
		if t.sort == "take" || t.sort == "retake" {
			if !empty(r.spot(p.To)) || !empty(r.spotBefore(said.from)) {
				befell |= classOf("ground")
			}
		}
		if moves[t.sort] && !said.verbal && empty(r.by(p.To)) {
			said.actor, said.target = said.target, text.Range{} // "the withdrawal of the guards"
		}
		code, ok := decide(t.sort, r.around(p), r.classes(said.actor), befell, !empty(said.target))
		if !ok {
			continue
		}
		if code != "" {
			of := types()[code]
			r.found = append(r.found, Found{Span: r.Doc.SpanOf(p), Type: of.name, SubType: of.sub, Actor: r.Doc.SpanOf(said.actor), Target: r.Doc.SpanOf(said.target),
				Reality: r.realityOf(p, said), Aside: r.aside(said.from), sentence: r.Doc.Tokens[k].Sentence})
		}
		return n
	}
	return 0
}

func empty(p text.Range) bool { return p.To <= p.From }
