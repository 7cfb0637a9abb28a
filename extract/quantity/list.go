package quantity

import (
	"hearsay"
	"hearsay/reference/units"
	"hearsay/text"
)

// isIncrement tells whether entry i is what was added to the total before it: "3,259 (+7)".
func (r *reader) isIncrement(i int) bool {
	e := &r.entries[i]
	if i == r.first || r.lower(e.from-1) != "+" || r.lower(e.from-2) != "(" {
		return false
	}
	return e.from-2-r.entries[i-1].phrase.To <= 2
}

// sums marks a rise and the total that it led to: "rose by 1,030 overnight to 133,190".
func (r *reader) sums() {
	for i := r.first; i+1 < len(r.entries); i++ {
		rise, total := &r.entries[i], &r.entries[i+1]
		if r.lower(rise.at-1) == "by" && r.lower(total.at-1) == "to" && total.at-rise.next <= 6 && !rise.measured && !total.measured && total.n > rise.n {
			rise.increment, total.total = true, true
			total.phrase.From = min(total.phrase.From, rise.phrase.From)
			total.noun, total.known, total.subject, total.measure = rise.noun, rise.known, rise.subject, rise.measure
		}
	}
}

// partitive tells whether entry i is a part of the one after it: "16 of the 36 launched", "14 out of 17 drones".
func (r *reader) partitive(i int) bool {
	if i+1 >= len(r.entries) {
		return false
	}
	k, of := r.entries[i].next, false
	for ; k < r.entries[i+1].from; k++ {
		switch r.lower(k) {
		case "of":
			of = true
		case "out", "the", "a", "all":
		default:
			return false
		}
	}
	return of
}

// partitives gives a part the noun of its whole, and says of a whole of which some were shot down that it was launched.
func (r *reader) partitives() {
	for i := r.first; i+1 < len(r.entries); i++ {
		part, whole := &r.entries[i], &r.entries[i+1]
		if !r.partitive(i) {
			continue
		}
		if whole.known {
			part.noun, part.known, part.subject = whole.noun, true, whole.subject
		}
		if part.measure == hearsay.MissilesShotDown && whole.measure == hearsay.MissilesShotDown {
			whole.measure = hearsay.MissilesLaunched
		}
	}
}

// copyTotal makes entry i the increment of the entry before it: what is counted is the same, the sign belongs to the number.
func (r *reader) copyTotal(i int) {
	e, total := &r.entries[i], &r.entries[i-1]
	total.total, total.listed = true, true
	if r.lead == "" {
		r.lead = "casualty"
	}
	if m := r.befalls(total, r.lead); m != "" && (total.action == "" || total.action == "other") && total.measure != hearsay.Casualties {
		total.measure = m
	}
	e.numeral = r.startAt(e.numeral, e.from-1)
	e.noun, e.known, e.subject, e.measure = total.noun, total.known, total.subject, total.measure
	e.head, e.phrase = text.Range{}, text.Range{From: e.from, To: e.next}
}

var losing = set("casualty destroy kill capture lose seize")

// follow keeps what the lead-in of a list says of its items: words of loss before a colon set it, and it holds while items follow.
func (r *reader) follow() {
	action := ""
	for k := r.begin; k < r.end; k++ {
		w := r.lower(k)
		if w == ":" && action != "" {
			r.lead = action
			return
		}
		if a := r.lex.triggers[w].action; losing[a] {
			action = a
		}
	}
	if !r.item() {
		r.lead = ""
	}
}

// item tells whether the sentence at hand is an item of a list: few words, a number or a noun at its beginning.
func (r *reader) item() bool {
	if r.end-r.begin > 40 {
		return false
	}
	for k := r.begin; k < min(r.begin+6, r.end); k++ {
		if _, ok := r.nounAt(k, r.begin); ok || r.doc.Tokens[k].Kind == text.Number {
			return true
		}
	}
	return false
}

// relativeTo finds the entry that a ratio multiplies: the last one before it of the measure that follows "than", of the same subject where there is one; -1 when there is none.
func (r *reader) relativeTo(i int) int {
	e := &r.entries[i]
	action := ""
	for k := e.next; k < min(e.next+10, r.end) && action == ""; k++ {
		action = r.lex.triggers[r.lower(k)].action
	}
	if action == "" {
		return -1
	}
	want, found := r.lex.actions[[2]string{action, units.People}], -1
	for j := max(0, i-50); j < i; j++ {
		b := &r.entries[j]
		if b.measure != want || b.measured || b.increment {
			continue
		}
		if found < 0 || units.Class(b.subject) == units.Class(e.subject) || units.Class(r.entries[found].subject) != units.Class(e.subject) {
			found = j
		}
	}
	return found
}
