package quantity

import (
	"cmp"
	"sort"

	"hearsay"
	"hearsay/reference/units"
	"hearsay/text"
)

// hit is one trigger in the sentence at hand.
type hit struct {
	trigger
	from, to int
	passive  bool // an auxiliary of "be" stands shortly before
}

// triggers finds the triggers of the sentence at hand.
func (r *reader) triggers() []hit {
	var out []hit
	for k := r.begin; k < r.end; k++ {
		if r.doc.Tokens[k].Kind != text.Word {
			continue
		}
		w := r.doc.Tokens[k].Lower
		t, ok := r.lex.triggers[w]
		size := 1
		if r.lex.heads[w] {
			for n := min(3, r.end-k); n > 1; n-- {
				if long, found := r.lex.triggers[r.joined(k, k+n)]; found {
					t, ok, size = long, true, n
					break
				}
			}
		}
		if ok {
			out = r.join(out, hit{t, k, k + size, r.passive(k)})
			k += size - 1
		}
	}
	return out
}

// join adds h to hits; "killed, injured or captured" are casualties together.
func (r *reader) join(hits []hit, h hit) []hit {
	if n := len(hits) - 1; n >= 0 && harm[hits[n].action] && harm[h.action] && hits[n].action != h.action && h.from-hits[n].to <= 2 && h.from > hits[n].to {
		for k := hits[n].to; k < h.from; k++ {
			if w := r.lower(k); w != "," && w != "or" && w != "and" {
				return append(hits, h)
			}
		}
		hits[n].action, h.action = "casualty", "casualty"
	}
	return append(hits, h)
}

var harm = set("kill wound capture miss casualty")

var being = set("was were been be being is are get got")

// passive tells whether a form of "be" stands within three tokens before k.
func (r *reader) passive(k int) bool {
	for i := k - 1; i >= max(r.begin, k-3); i-- {
		if being[r.lower(i)] {
			return true
		}
	}
	return false
}

// measure is what entry i counts or gauges.
func (r *reader) measure(i int, hits []hit) string {
	e := &r.entries[i]
	switch {
	case e.money:
		return hearsay.Money
	case e.part || e.unit.Code == "percent":
		return r.share(e)
	case e.measured && e.unit.Code != "ratio":
		return e.unit.Measure
	case r.peopled(e):
		return hearsay.Population
	case e.noun.Measure != "" && e.noun.Measure != hearsay.Captured && !e.shared:
		return r.stated(e)
	}
	e.action = r.nearest(i, hits)
	if e.action == "" {
		e.action = r.inherited(i)
	}
	if e.noun.Measure == hearsay.Captured && !harm[e.action] {
		return hearsay.Captured
	}
	if m := r.befalls(e, e.action); m != "" {
		return m
	}
	return cmp.Or(e.noun.Measure, e.noun.Idle, hearsay.Other)
}

// inherited is the action of a list's lead-in or of the entry shortly before in the sentence ("10 soldiers were killed, including two officers").
func (r *reader) inherited(i int) string {
	e := &r.entries[i]
	if e.listed && r.lead != "" {
		return r.lead
	}
	if i > r.first && e.from-r.entries[i-1].phrase.To <= reach+4 {
		return r.entries[i-1].action
	}
	return ""
}

// peopled tells whether the number says how many live somewhere: "a city of 75,000 people".
func (r *reader) peopled(e *entry) bool {
	if e.noun.Kind != units.People && e.noun.Kind != units.Civilian || r.lower(e.from-1) != "of" {
		return false
	}
	n, ok := units.Find(r.lower(e.from - 2))
	return ok && n.Class == "settlements" || r.lower(e.from-2) == "capital" || ok && n.Measure == hearsay.Population
}

// stated is the measure that the noun itself states; "civilian" before it makes the dead and wounded civilians, "killed and" casualties.
func (r *reader) stated(e *entry) string {
	if lost[e.noun.Measure] && (r.harmed(e.head.To, +1) || r.harmed(e.head.To-2, -1)) {
		return hearsay.Casualties
	}
	for k := e.head.From; k < e.head.To; k++ {
		if r.lower(k) == "civilian" || r.lower(k) == "civilians" {
			switch e.noun.Measure {
			case hearsay.Killed:
				return hearsay.KilledCivilians
			case hearsay.Wounded:
				return hearsay.InjuredCivilians
			}
		}
	}
	return e.noun.Measure
}

// harmed tells whether token k is "and" or "or" and another word of harm stands beside it in the given direction.
func (r *reader) harmed(k, direction int) bool {
	w := r.lower(k)
	return (w == "and" || w == "or") && harm[r.lex.triggers[r.lower(k+direction)].action]
}

// share is the measure of a percentage: of the gross domestic product or a budget money, of land area, else other.
func (r *reader) share(e *entry) string {
	for k := e.next; k < min(e.next+6, r.end); k++ {
		switch r.lower(k) {
		case "gdp", "budget", "product":
			return hearsay.Money
		case "territory", "land", "country", "territories", "area":
			return hearsay.Area
		}
	}
	if r.lower(e.next) == "of" && r.capital(e.next+1) {
		for k := max(r.begin, e.from-5); k < e.from; k++ {
			if holding[r.lower(k)] {
				return hearsay.Area
			}
		}
	}
	return hearsay.Other
}

// holding are verbs that make a share of a country a share of its area.
var holding = set("hold holds held control controls controlled occupy occupies occupied occupying holding controlling took taken seized")

// befalls is the measure of an action on the kind of thing that the entry counts; where no noun says, people or else missiles are taken to be counted.
func (r *reader) befalls(e *entry, action string) string {
	if e.known {
		return r.lex.actions[[2]string{action, e.noun.Kind}]
	}
	for _, kind := range []string{units.People, units.Missile} {
		if m := r.lex.actions[[2]string{action, kind}]; m != "" {
			return m
		}
	}
	return ""
}

// Distances in tokens: how far a trigger may stand, and what crossing another number, a passive before the number and a noun after it cost.
const (
	farthest   = 16
	crossing   = 4
	misplaced  = 9
	nounBehind = 3
	inside     = 2
)

// aside is the token after an insertion ", including women and children," that begins at token k, k where none does.
func (r *reader) aside(k int) int {
	if r.lower(k) != "," || r.lower(k+1) != "including" {
		return k
	}
	for i := k + 2; i < min(k+15, r.end-1); i++ {
		if r.lower(i) == "," && auxiliaries[r.lower(i+1)] {
			return i + 1
		}
	}
	return k
}

// nearest is the action of the trigger that stands best to entry i, "" when none bears on it.
func (r *reader) nearest(i int, hits []hit) string {
	e := &r.entries[i]
	best, action := farthest, ""
	for _, h := range around(hits, e.from-farthest, e.phrase.To+2*farthest) {
		if r.befalls(e, h.action) == "" {
			continue
		}
		if d := r.distance(i, h); d < best {
			best, action = d, h.action
		}
	}
	return action
}

// around are the hits that begin between two tokens.
func around(hits []hit, from, to int) []hit {
	i := sort.Search(len(hits), func(i int) bool { return hits[i].from >= from })
	k := i
	for k < len(hits) && hits[k].from <= to {
		k++
	}
	return hits[i:k]
}

// distance is how far trigger h stands from entry i, with the costs of what lies between.
func (r *reader) distance(i int, h hit) int {
	e := &r.entries[i]
	switch {
	case h.to <= e.phrase.From || h.to <= e.from:
		d := e.from - h.to + 1 + r.clauses(h.to, e.from) + crossing*r.numbersBetween(i, h.to, e.from)
		if h.shape == "subject" || h.shape == "past" && h.passive {
			d += misplaced
		}
		return d
	case h.from >= e.next && h.from < e.phrase.To:
		return inside
	case h.from >= e.phrase.To && e.unit.Code != "ratio":
		end := r.aside(e.phrase.To)
		if h.from < end {
			return farthest
		}
		d := h.from - end + r.clauses(end, h.from) + crossing*r.numbersBetween(i, end, h.from)
		switch {
		case h.shape == "active":
			d += misplaced
		case h.shape == "noun":
			d += nounBehind
		case h.shape == "past" && d > 0 && !h.passive && r.takesObject(h):
			d += misplaced
		}
		return d
	}
	return farthest
}

// takesObject tells whether a past form is followed by what it was done to, so that it is active.
func (r *reader) takesObject(h hit) bool {
	if h.shape != "past" || h.passive {
		return false
	}
	for k := h.to; k < min(h.to+5, r.end); k++ {
		if r.doc.Tokens[k].Kind == text.Number || units.Number(r.lower(k)).Sort != "" {
			return true
		}
		if w := r.lower(k); w == "," || w == "in" || w == "by" || w == "and" {
			return false
		}
	}
	return false
}

// clauses is the cost of the clause borders between two tokens.
func (r *reader) clauses(from, to int) int {
	cost := 0
	for k := from; k < to; k++ {
		switch r.lower(k) {
		case ";", "but", "while", "whereas", ":":
			cost += 6
		case "and", ",", "who", "which":
			cost += 2
		}
	}
	return cost
}

// numbersBetween counts the figures of the sentence, other than entry i, that lie between two tokens beside it.
func (r *reader) numbersBetween(i, from, to int) int {
	n := 0
	for k := i - 1; k >= r.first && r.entries[k].from >= from; k-- {
		if r.entries[k].next <= to {
			n++
		}
	}
	for k := i + 1; k < len(r.entries) && r.entries[k].next <= to; k++ {
		if r.entries[k].from >= from {
			n++
		}
	}
	return n
}
