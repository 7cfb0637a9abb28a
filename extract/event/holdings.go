package event

import (
	"hearsay/extract/grammar"
	"hearsay/text"
)

// shapes of a holding: how the place and its holder stand to the words.
const (
	doing    = "do"    // HOLDER captured PLACE; PLACE was captured by HOLDER
	ofIt     = "of"    // the capture of PLACE by HOLDER
	claiming = "claim" // HOLDER claimed control of PLACE
	driving  = "drive" // HOLDER drove LOSER out of PLACE; LOSER was driven out of PLACE
	falling  = "fall"  // PLACE fell to HOLDER
	inHands  = "hands" // PLACE is under HOLDER control
	overIt   = "for"   // the fight for PLACE
	stated   = "state" // PLACE is contested
)

// holdingAt adds what the words at token k say of holding a place, and returns how many they are; 0 where they say nothing.
func (r *reader) holdingAt(k int) int {
	for _, h := range holdings()[r.Lower(k)] {
		end := matchSlots(h.slots, r.Doc, k, r.Unit.To)
		if end < 0 {
			continue
		}
		f, ok := r.read(h, text.Range{From: k, To: end})
		if ok {
			r.held = append(r.held, f)
			return end - k
		}
	}
	return 0
}

// having is a holding in tokens.
type having struct {
	place, holder text.Range
	state         string
	from          int // where its verb group begins
	speaker       bool
}

func (r *reader) read(h holding, p text.Range) (Held, bool) {
	x := having{state: h.state, from: p.From}
	switch h.shape {
	case doing:
		r.readDoing(&x, p)
	case ofIt:
		x.place, x.holder = r.spot(p.To), r.by(p.To)
		x.from = r.nominal(p).from
		if empty(x.holder) {
			x.holder = text.Range{From: x.from, To: p.From}
		}
	case claiming:
		x.place, x.speaker = r.spot(p.To), true
	case driving:
		r.readDriving(&x, p)
	case falling:
		x.place = r.spotBefore(r.verbal(p).from)
		x.from = r.verbal(p).from
		if w := r.Lower(p.To - 1); w == "to" || w == "into" {
			x.holder = text.Range{From: p.To, To: max(p.To, r.PhraseEnd(p.To))}
		}
	case inHands:
		r.readHands(&x, p)
	case overIt:
		x.place = r.spot(p.To)
	case stated:
		said := r.verbal(p)
		x.place, x.from = r.spotBefore(said.from), said.from
		if r.Is(said.from-1, grammar.Verb) {
			x.place = r.spotBefore(said.from - 1)
		}
	}
	if empty(x.place) {
		return Held{}, false
	}
	return r.settled(x, p)
}

// settled turns the state by how the text speaks of it: what was tried or is denied is contested, what is planned is nothing.
func (r *reader) settled(x having, p text.Range) (Held, bool) {
	how := r.governed(x.from).or(r.inGroup(x.from, p.From))
	if how.Unreal && !how.Tried || r.supposed(x.from) {
		return Held{}, false
	}
	switch {
	case how.Negated && x.state == Lost:
		x.state = Holds
	case how.Negated && x.state == Holds:
		return Held{}, false
	case (how.Negated || how.Tried) && x.state == Took, r.partly(p.To, x.place):
		x.state = Contests
	case how.Tried:
		return Held{}, false
	}
	return Held{Span: r.Doc.SpanOf(p), Place: r.Doc.SpanOf(x.place), Holder: r.Doc.SpanOf(x.holder), State: x.state, Speaker: x.speaker}, true
}

// readDoing reads a verb whose subject holds, took, lost or contests its object, or is it where the verb is passive.
func (r *reader) readDoing(x *having, p text.Range) {
	said := r.verbal(p)
	x.from = said.from
	if place := r.spot(p.To); !empty(place) {
		x.place, x.holder = place, said.actor
		if r.passive(said.from, p.From) {
			x.holder = said.target
		}
		x.speaker = empty(x.holder)
		return
	}
	if r.passive(said.from, p.From) || r.Lower(p.To) == "by" {
		x.place, x.holder = r.spotBefore(said.from), r.by(p.To)
	}
}

// passive tells whether a form of "be" stands among the auxiliaries.
func (r *reader) passive(from, to int) bool {
	for i := from; i < to; i++ {
		if r.Is(i, grammar.Be) && !r.Is(to, grammar.Ing) {
			return true
		}
	}
	return false
}

// readDriving reads who drove whom out of which place.
func (r *reader) readDriving(x *having, p text.Range) {
	said := r.verbal(p)
	x.from = said.from
	for i := p.To; i < min(p.To+8, r.Unit.To); i++ {
		w := r.Lower(i)
		if w != "out" && w != "from" && !(w == "of" && r.Lower(p.From) == "cleared") {
			continue
		}
		if w == "out" {
			i++
		}
		x.place = r.spot(i + 1)
		break
	}
	x.holder = said.actor
	if r.passive(said.from, p.From) {
		x.holder, x.state = said.target, Lost
	}
}

// handWords end a phrase of who holds: "under Russian control".
var handWords = map[string]bool{"control": true, "occupation": true, "hands": true}

func (r *reader) readHands(x *having, p text.Range) {
	for i := p.To; i < min(p.To+5, r.Unit.To); i++ {
		if !handWords[r.Lower(i)] {
			continue
		}
		x.holder = text.Range{From: p.To, To: i}
		if r.Lower(i+1) == "of" {
			x.holder = text.Range{From: i + 2, To: max(i+2, r.PhraseEnd(i+2))}
		}
		break
	}
	if empty(x.holder) {
		return
	}
	x.from = p.From
	for x.from > r.Unit.From && p.From-x.from < farthest && (r.Is(x.from-1, grammar.Aux|grammar.Neg|grammar.Adv) || r.Is(x.from-1, grammar.Verb)) {
		x.from--
	}
	x.place = r.spotBefore(x.from)
}

// bridges are the words that may stand between a verb of holding and the name of its place.
var bridges = wordSet("the a of city town village villages settlement settlements region district districts area areas port capital territory oblast province island airport stronghold hub key strategic small large most all entire whole northern " +
	"southern eastern western north south east west north-eastern northeastern southeastern southwestern northwestern central regional nearby mountain mining industrial front-line frontline besieged occupied neighbouring neighboring embattled " +
	"contested historic coastal control over part parts half outskirts suburbs suburb centre center several some portions bit both ruined devastated now mainly and")

// parts are bridges that leave the rest of the place out.
var parts = wordSet("part parts half outskirts suburbs suburb some several portions bit district districts area areas")

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	word := ""
	for _, c := range list + " " {
		if c != ' ' {
			word += string(c)
			continue
		}
		out[word], word = true, ""
	}
	return out
}

// partly tells whether only a part of a place is spoken of, between the verb and the place's end: "parts of", "90 per cent of".
func (r *reader) partly(from int, place text.Range) bool {
	for i := from; i < place.To; i++ {
		if parts[r.Lower(i)] && !r.Is(i, grammar.Capital) {
			return true
		}
	}
	return false
}

// spot is the tokens from k on in which the place of a verb may stand: bridges and names, joined by commas and "and". Empty where no name stands there.
func (r *reader) spot(k int) text.Range {
	end, named := k, false
	for i := k; i < min(k+12, r.Unit.To); i++ {
		switch {
		case r.Is(i, grammar.Clock):
			return spotted(k, end, named)
		case r.Is(i, grammar.Capital):
			named, end = true, i+1
		case named && (r.Lower(i) == "," || r.Lower(i) == "and" || r.Lower(i) == "-"):
		case r.Lower(i) == "-", !named && bridges[r.Lower(i)]:
		default:
			return spotted(k, end, named && !r.headed(i))
		}
	}
	return spotted(k, end, named)
}

// headed tells whether a noun at token i follows a name in its phrase, so that the name is no place: "Russian soldiers".
func (r *reader) headed(i int) bool {
	return r.Is(i-1, grammar.Capital) && r.Nominal(i) && !r.Is(i, grammar.Mark|grammar.Past|grammar.Ing|grammar.Clock|grammar.Neg) && r.Doc.Tokens[i].Kind == text.Word
}

func spotted(from, to int, named bool) text.Range {
	if !named {
		return text.Range{}
	}
	return text.Range{From: from, To: to}
}

// spotBefore is the tokens before token k in which the place of a passive verb may stand.
func (r *reader) spotBefore(k int) text.Range {
	from, named := k, false
	for i := k - 1; i >= max(r.Unit.From, k-12); i-- {
		switch {
		case r.Is(i, grammar.Clock):
			return spotted(from, k, named)
		case r.Is(i, grammar.Capital):
			named, from = true, i
		case bridges[r.Lower(i)], r.Lower(i) == "-", r.Lower(i) == "," && named:
		default:
			return spotted(from, k, named)
		}
	}
	return spotted(from, k, named)
}
