package event

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// Known is what of an article and its war was found elsewhere and events need: who is known, the claim of the least content that holds a span (-1 for none), the enemy of a side, and the side that "the invaders" are.
type Known struct {
	Table     *actors.Table
	Innermost func(hearsay.Span) int
	Enemy     func(side string) string
	Invader   string
}

// giver is what Give knows while it goes through the events and holdings of one article.
type giver struct {
	Known
	doc   *text.Doc
	r     *hearsay.Reading
	spans []hearsay.Span // the triggers of the claim at hand, in order
}

// told are the stances whose content is said to be so, or is denied: a plan, a demand and a forecast speak of no event that took place.
var told = map[string]bool{hearsay.Assert: true, hearsay.Assess: true, hearsay.Deny: true}

// Give finds the events and holdings of doc and gives each claim of its reading the event that its words speak of in the first place, and who is said to hold a place. What stands in several claims belongs to the innermost.
// A denial carries what it denies. The reading's claims, places and times are there already.
func Give(doc *text.Doc, known Known, r *hearsay.Reading) {
	j := &giver{Known: known, doc: doc, r: r}
	found, held := Find(doc)
	events := map[int][]Found{}
	for _, f := range found {
		if i := j.Innermost(f.Span); i >= 0 && told[r.Claims[i].Stance] {
			events[i] = append(events[i], f)
		}
	}
	for _, h := range held {
		if i := j.Innermost(h.Span); i >= 0 && told[r.Claims[i].Stance] && r.Claims[i].Control == nil {
			r.Claims[i].Control = j.control(&r.Claims[i], &h)
		}
	}
	for i, of := range events {
		if main := Main(of); main != nil {
			j.spans = j.spans[:0]
			for _, f := range of {
				j.spans = append(j.spans, f.Span)
			}
			r.Claims[i].Event = j.event(&r.Claims[i], main)
		}
	}
}

// event puts place, window and parties to the event of a claim.
func (j *giver) event(c *hearsay.Claim, f *Found) *hearsay.Event {
	e := &hearsay.Event{Type: f.Type, SubType: f.SubType, Place: j.placeOf(c, f), Actor: j.party(c, within(c, f.Actor, f.Span)), Target: j.target(c, within(c, f.Target, hearsay.Span{}))}
	e.Window = j.window(c, f.Span)
	if f.Type == battles && f.SubType != clash && c.Control != nil && c.Control.State == Took {
		e.SubType = j.takenBy(c.Control, e)
	}
	return e
}

// within is what of a phrase stands in a claim's content. Where nothing does, and the trigger opens a later piece of the content, the first piece is its subject: "Russian forces", are believed, "to have taken the town".
func within(c *hearsay.Claim, phrase, trigger hearsay.Span) hearsay.Span {
	for i, s := range c.Content {
		if s.Overlaps(phrase) && i == 0 {
			return hearsay.Span{Start: max(s.Start, phrase.Start), End: min(s.End, phrase.End)}
		}
		if i > 0 && s.Contains(trigger) && (phrase.Empty() || phrase.Start < s.Start) && c.Content[0].Len() < shortPiece && trigger.Start-s.Start < shortPiece {
			return c.Content[0]
		}
		if s.Overlaps(phrase) {
			return hearsay.Span{Start: max(s.Start, phrase.Start), End: min(s.End, phrase.End)}
		}
	}
	return hearsay.Span{}
}

// shortPiece is how many bytes a piece of content may have that is a subject alone.
const shortPiece = 40

// battles is the type of a fight for a place, clash the sub-type of one that is not said to have moved a line.
const (
	battles = "Battles"
	clash   = "Armed clash"
)

// takenBy is the sub-type of a place that was taken: back by the country that it lies in, or by another; as it was read where that is not known.
func (j *giver) takenBy(k *hearsay.Control, e *hearsay.Event) string {
	i := slices.IndexFunc(j.r.Places, func(p hearsay.Place) bool { return p.Name == k.Place })
	e.Actor = cmp.Or(e.Actor, k.Holder)
	if i < 0 || j.r.Places[i].Country == "" || disputed[k.Place] {
		return e.SubType
	}
	side := k.Holder
	if body, ok := j.Table.Lookup(k.Holder); ok {
		side = body.Side
	}
	land, known := j.Table.Country(j.r.Places[i].Country)
	if _, is := j.Table.Side(side); !known || !is || land.Side == "" {
		return e.SubType
	}
	if land.Side == side {
		return "Government regains territory"
	}
	return "Non-state actor overtakes territory"
}

// placeOf is the place of an event among those that the claim names in the trigger's sentence: what follows before what precedes, a town before a country; else one that opens the sentence. -1 where none is named.
func (j *giver) placeOf(c *hearsay.Claim, f *Found) int {
	s := j.doc.Sentences[j.doc.Tokens[j.doc.At(f.Span.Start)].Sentence]
	best, at := 1<<30, -1
	for i := j.firstPlace(s.Start); i < len(j.r.Places) && j.r.Places[i].Span.Start < s.End; i++ {
		p := &j.r.Places[i]
		if f.Actor.Contains(p.Span) || !c.Holds(p.Span) && !j.opens(s, p.Span) {
			continue
		}
		far := p.Span.Start - f.Span.End
		if far < 0 {
			far = 2 * (f.Span.Start - p.Span.End)
		}
		if k := j.doc.At(p.Span.Start); k > 0 && origins[j.doc.Tokens[k-1].Lower] {
			far += 1 << 8
		}
		if p.Kind == hearsay.Country {
			far += 1 << 10
		}
		if j.parted(f.Span, p.Span) {
			far += 1 << 9
		}
		if far = max(0, far); far < best {
			best, at = far, i
		}
	}
	return at
}

// parted tells whether another trigger stands between a trigger and a place.
func (j *giver) parted(trigger, place hearsay.Span) bool {
	between := hearsay.Span{Start: min(trigger.End, place.End), End: max(trigger.Start, place.Start)}
	return slices.ContainsFunc(j.spans, func(s hearsay.Span) bool { return between.Contains(s) })
}

// origins are words before a place from which something comes.
var origins = wordSet("from off")

// opens tells whether a place stands at the beginning of sentence s: "In Kherson, the governor said".
func (j *giver) opens(s text.Sentence, p hearsay.Span) bool {
	k := j.doc.At(p.Start)
	return k > s.From && k <= s.From+2 && openers[j.doc.Tokens[s.From].Lower]
}

// openers are words by which a sentence begins with where it happened.
var openers = wordSet("in near at around outside inside across")

// disputed are places of which it is open in which country they lie.
var disputed = wordSet("Crimea Sevastopol Donbas")

func (j *giver) firstPlace(from int) int {
	i, _ := slices.BinarySearchFunc(j.r.Places, from, func(p hearsay.Place, from int) int { return cmp.Compare(p.Span.Start, from) })
	return i
}

// window is the days of an event: those of the time nearest to its trigger in the sentence, as far as the claim itself speaks of it.
func (j *giver) window(c *hearsay.Claim, trigger hearsay.Span) hearsay.Period {
	s := j.doc.Sentences[j.doc.Tokens[j.doc.At(trigger.Start)].Sentence]
	best, window := 1<<30, hearsay.Period{}
	i, _ := slices.BinarySearchFunc(j.r.Times, s.Start, func(t hearsay.Time, from int) int { return cmp.Compare(t.Span.Start, from) })
	for ; i < len(j.r.Times) && j.r.Times[i].Span.Start < s.End; i++ {
		t := &j.r.Times[i]
		first, last, ok := hearsay.Days(t.Value)
		far := max(t.Span.Start-trigger.End, trigger.Start-t.Span.End)
		if !ok || far >= best || !c.Holds(t.Span) && !j.goesWith(c, t.Span) {
			continue
		}
		best, window = far, hearsay.Period{From: first.Format(hearsay.DayFormat), To: last.Format(hearsay.DayFormat)}
		switch j.before(t.Span) {
		case "since", "from":
			window.To = ""
		case "by", "until":
			window.From = ""
		}
	}
	return window
}

func (j *giver) before(s hearsay.Span) string {
	k := j.doc.At(s.Start)
	if w := j.doc.Tokens[k].Lower; w == "since" || k == 0 {
		return w
	}
	return j.doc.Tokens[k-1].Lower
}

// beside is how many tokens away a time may stand from a claim's content that it belongs to.
const beside = 2

// goesWith tells whether a time stands right beside the content of a claim, and not beside the word that says who spoke.
func (j *giver) goesWith(c *hearsay.Claim, t hearsay.Span) bool {
	if near(j.doc, t, c.Cue) <= beside || near(j.doc, t, c.Source) <= beside {
		return false
	}
	for _, s := range c.Content {
		if near(j.doc, t, s) <= beside {
			return true
		}
	}
	return false
}

// near is how many tokens stand between two spans; many where one is empty.
func near(doc *text.Doc, a, b hearsay.Span) int {
	if b.Empty() {
		return 1 << 30
	}
	if a.Start > b.Start {
		a, b = b, a
	}
	return max(0, doc.Within(hearsay.Span{Start: a.End, End: max(a.End, b.Start)}).To-doc.At(a.End))
}

// control is who is said to hold a place in a claim, nil where the words name no place that can be held, or nobody who holds it.
func (j *giver) control(c *hearsay.Claim, h *Held) *hearsay.Control {
	place := ""
	for i := j.firstPlace(h.Place.Start); i < len(j.r.Places) && h.Place.Contains(j.r.Places[i].Span); i++ {
		if p := &j.r.Places[i]; p.Kind != hearsay.Country && p.Kind != hearsay.Sea {
			place = p.Name
			break
		}
	}
	if place == "" {
		return nil
	}
	k := &hearsay.Control{Place: place, State: h.State, Holder: j.party(c, within(c, h.Holder, h.Span))}
	if k.Holder == "" && (h.Speaker || c.Source.Overlaps(h.Holder)) && near(j.doc, h.Span, hearsay.Span{Start: c.Content[0].Start, End: c.Content[0].Start + 1}) <= atHead {
		k.Holder = c.Claimant.Side
	}
	if k.Holder == "" && k.State != Contests {
		return nil
	}
	return k
}

// atHead is how many tokens of a content may stand before the word whose subject is the speaker: "to have taken", "that it had".
const atHead = 3
