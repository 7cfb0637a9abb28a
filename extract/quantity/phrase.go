package quantity

import (
	"strings"

	"hearsay"
	"hearsay/reference/units"
	"hearsay/text"
)

// stops are words at which a noun phrase ends.
var stops = set(`in on at from to for with by into over under near around against after before during since until till as than that which who whom whose when where while because if but and or nor so yet
	is are was were be been being am has have had having will would could can may might must shall should do does did not they it he she we you i this there said says say
	each every a an ago also still now already today yesterday overnight per via amid between across along through off out up down about including among without within according like unless though although came come comes went arrived left met ended began begin remain remains followed agreed`)

// articles are words that may open a noun phrase after "of".
var articles = set("the its their his her our your my these those all a an")

// reach is how many tokens after a number its noun may stand.
const reach = 8

// findNoun finds what entry i counts: to its right, else what the same sentence counted before, else to its left.
func (r *reader) findNoun(i int) {
	e := &r.entries[i]
	e.phrase = text.Range{From: e.from, To: e.next}
	if n, ok := units.Find(e.suffix); ok && e.suffix != "" && !e.measured {
		e.noun, e.known, e.subject = n, true, n.Class
		e.head = text.Range{From: e.next - 1, To: e.next}
		return
	}
	if e.unit.Code == "ratio" {
		r.multiplied(e)
		return
	}
	if r.dash(e.from-1) && r.adjacent(e.from-1) == r.adjacent(e.from) && !e.measured && (e.next >= r.end || r.doc.Tokens[e.next].Kind == text.Mark) {
		if r.nounBefore(e); e.known {
			return
		}
	}
	if r.nounAfter(e) {
		return
	}
	if e.measured && !e.money {
		return
	}
	if r.partitive(i) {
		return
	}
	if r.lower(e.next) == "more" || r.lower(e.next) == "others" || r.lower(e.next) == "other" {
		e.phrase.To++
	}
	if !e.money && !r.nounShared(i) {
		r.nounBefore(e)
	}
}

// multiplied finds what a ratio multiplies: the number of soldiers that "is three times higher", else what follows ("three times more people").
func (r *reader) multiplied(e *entry) {
	r.nounBefore(e)
	if e.known {
		return
	}
	r.nounAfter(e)
	if !e.known {
		e.subject, e.head, e.phrase = "", text.Range{}, text.Range{From: e.from, To: e.next}
	}
}

// nounAfter reads the noun phrase after the number.
func (r *reader) nounAfter(e *entry) bool {
	k := e.next
	if r.lower(k) == "-" && r.adjacent(k) {
		k++
	}
	if w := r.lower(k); w == "of" || e.money && (w == "in" || w == "worth") {
		if !e.order && !e.part && !e.measured && w == "of" && !r.lifts(k+1) {
			return false
		}
		k++
		for articles[r.lower(k)] {
			k++
		}
	} else if e.unit.Code == "percent" {
		return false
	}
	last := r.lastNoun(e, k)
	if last < 0 {
		return false
	}
	for fillers[r.lower(k)] {
		k++
	}
	e.head = text.Range{From: k, To: last + 1}
	e.phrase.To = max(e.phrase.To, last+1)
	e.subject = r.subjectOf(*e)
	return true
}

// fillers are words between a number and its noun that are never the noun.
var fillers = set("more further away additional extra old long apart strong - “ ” \"")

// lastNoun is the last token of the noun phrase that begins at token from, -1 where none does: the last known noun, else the first plural, else, where a count or sum stands, the last word.
func (r *reader) lastNoun(e *entry, from int) int {
	known, last, counts := -1, -1, !e.measured || e.money || e.hyphen
	for k := from; k < min(r.end, e.next+reach) && !r.ends(k, known >= 0); k++ {
		w := r.lower(k)
		if r.doc.Tokens[k].Kind != text.Word || fillers[w] || strings.HasSuffix(w, "ly") {
			continue
		}
		n, ok := r.nounAt(k, from)
		ok = ok && !(adjectives[w] && r.modifies(k))
		switch {
		case ok && known >= 0 && n.Measure != "" && e.noun.Measure == "" && n.Measure != hearsay.Captured:
			return known
		case ok:
			e.noun, e.known, known = n, true, k
		case known >= 0 && strings.HasSuffix(r.lower(known), "s") || known < 0 && last >= 0 && r.participle(k, from):
			return max(known, last)
		case known < 0 && counts && len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
			if _, more := r.nounAt(k+1, from); !more {
				return k
			}
			last = k
		default:
			last = k
		}
	}
	if known < 0 && counts {
		return last
	}
	return known
}

// participle tells whether token k ends the noun before it: "40 countries joined", but not "UK-based troops" or "mobilised soldiers".
func (r *reader) participle(k, from int) bool {
	if !strings.HasSuffix(r.lower(k), "ed") || r.lower(k-1) == "-" {
		return false
	}
	_, noun := r.nounAt(k+1, from)
	return !noun
}

// modifies tells whether another noun follows token k: "military aid", "military dead" but "1,260 military".
func (r *reader) modifies(k int) bool {
	return k+1 < r.end && r.doc.Tokens[k+1].Kind == text.Word && !r.ends(k+1, true)
}

// lifts tells whether what follows "of" is counted with a determiner: "20 of its tanks", "16 of the 36".
func (r *reader) lifts(k int) bool {
	if !articles[r.lower(k)] {
		return false
	}
	_, ok := r.nounAt(k+1, k+1)
	return ok
}

// ends tells whether the noun phrase ends before token k.
func (r *reader) ends(k int, found bool) bool {
	t := &r.doc.Tokens[k]
	switch t.Kind {
	case text.Mark:
		switch t.Lower {
		case "-", "'s":
			return !r.adjacent(k)
		case "“", "”", "\"", "'":
			return found
		}
		return true
	case text.Number:
		return found || !r.adjacent(k) && !r.model(k)
	}
	if stops[t.Lower] || t.Lower == "of" {
		return t.Lower != "and" || !adjectives[r.lower(k-1)]
	}
	if hit, ok := r.lex.triggers[t.Lower]; ok && hit.shape != "noun" {
		_, next := units.Find(r.lower(k + 1))
		_, self := units.Find(t.Lower)
		return found || !next && !self
	}
	return units.Number(t.Lower).Sort != "" && t.Lower != "third"
}

// adjectives are nouns that before "and" are read as adjectives: "military and terrorist attacks".
var adjectives = set("military civilian police")

// model tells whether the number at token k is part of a name before a noun: "14 Challenger 2 tanks".
func (r *reader) model(k int) bool {
	_, noun := units.Find(r.lower(k + 1))
	return noun && r.capital(k-1) && len(r.lower(k)) <= 3
}

// nounAt finds the noun at token k, with the word before it where the two are one and that lies at or after from.
func (r *reader) nounAt(k, from int) (units.Noun, bool) {
	before := ""
	if k > from {
		before = r.lower(k - 1)
	}
	return units.FindTwo(before, r.lower(k))
}

// subjectOf is what is counted: of people and arms the class by which they are compared, of other things the words.
func (r *reader) subjectOf(e entry) string {
	if lost[e.noun.Measure] {
		switch prev := r.lower(e.head.To - 2); {
		case prev == "military":
			return "soldiers"
		case prev != "civilian":
			return ""
		}
		return "civilians"
	}
	if e.known && e.noun.Kind != units.Thing && e.noun.Kind != units.Place {
		return e.noun.Class
	}
	return strings.ToLower(strings.Join(strings.Fields(r.doc.SpanOf(e.head).Of(r.doc.Text)), " "))
}

// lost are measures whose nouns ("deaths", "casualties") do not say who was lost.
var lost = map[string]bool{hearsay.Killed: true, hearsay.Wounded: true, hearsay.Casualties: true}

// nounShared takes what the entry before in the sentence counted, where a number stands alone after it ("killed 12 people and injured 20").
func (r *reader) nounShared(i int) bool {
	if i == r.first {
		return false
	}
	e, before := &r.entries[i], &r.entries[i-1]
	if before.measured || before.part || !before.known || before.noun.Kind == units.Thing || before.noun.Kind == units.Place {
		return false
	}
	if n, ok := r.nounLeft(e, before.phrase.To); ok && n.Kind != before.noun.Kind {
		return false
	}
	e.noun, e.known, e.subject = before.noun, true, before.subject
	e.listed, e.shared = before.listed, true
	return true
}

// nounLeft is the last noun of people or arms between token from and the number.
func (r *reader) nounLeft(e *entry, from int) (units.Noun, bool) {
	for k := e.from - 1; k >= max(r.begin, from, e.from-10); k-- {
		if n, ok := r.nounAt(k, r.begin); ok && n.Kind != units.Thing && n.Kind != units.Place {
			return n, true
		}
	}
	return units.Noun{}, false
}

// after tells whether token k stands behind another noun that it says more of: "soldiers injured", "soldiers killed and wounded".
func (r *reader) after(k int) bool {
	_, ok := r.nounAt(k-1, r.begin)
	return ok || r.lower(k-1) == "and" && r.lex.triggers[r.lower(k-2)].action != ""
}

// dash tells whether token k joins a name and its number in a list.
func (r *reader) dash(k int) bool {
	switch r.lower(k) {
	case "-", "–", "—", "‒", "−", ":", "=":
		return true
	}
	return false
}

// nounBefore reads what is counted before the number: "tanks ‒ 3,259", "the number of soldiers reaches 127,000".
func (r *reader) nounBefore(e *entry) {
	dash := -1
	for k := e.from - 1; k >= max(r.begin, e.from-10); k-- {
		if r.dash(k) {
			if dash >= 0 || k < e.from-1 {
				return
			}
			dash = k
			continue
		}
		if w := r.lower(k); w == "," || w == ";" || w == "." {
			return
		}
		n, ok := r.nounAt(k, r.begin)
		if !ok || (n.Kind == units.Thing || n.Kind == units.Place) && dash < 0 || e.unit.Code == "ratio" && lost[n.Measure] && r.after(k) {
			continue
		}
		e.noun, e.known, e.listed = n, true, dash >= 0
		e.head, e.phrase.From = text.Range{From: k, To: k + 1}, k
		if adjectives[r.lower(k-1)] {
			e.phrase.From--
		}
		e.subject = r.subjectOf(*e)
		return
	}
}

// widen takes into the phrase what befell the counted where it follows at once: "10,000 soldiers had been killed".
func (r *reader) widen(e *entry, hits []hit) {
	for _, h := range around(hits, e.phrase.To, e.phrase.To+3) {
		if h.from < e.phrase.To || h.shape == "active" || h.shape == "noun" {
			continue
		}
		if h.from-e.phrase.To <= 3 && r.onlyAuxiliaries(e.phrase.To, h.from) && !r.takesObject(h) {
			e.phrase.To = h.to
		}
		return
	}
}

var auxiliaries = set("had have has been were was are is be being also already reportedly allegedly were so far now confirmed")

func (r *reader) onlyAuxiliaries(from, to int) bool {
	for k := from; k < to; k++ {
		if !auxiliaries[r.lower(k)] {
			return false
		}
	}
	return true
}
