package quantity

import (
	"strings"

	"hearsay"
	"hearsay/reference/units"
)

var months = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec")

// dated tells whether a number belongs to an expression of time: a year, a day of a month, a duration that says when.
func (r *reader) dated(n numeral) bool {
	return r.dayOfMonth(n) || r.year(n) || r.whenever(n)
}

func (r *reader) month(k int) bool {
	return months[r.lower(k)] && r.capital(k)
}

func (r *reader) dayOfMonth(n numeral) bool {
	if !n.digits || n.measured || n.factor > 0 || n.comma {
		return false
	}
	if n.high <= 31 && (r.month(n.next) || r.lower(n.next) == "of" && r.month(n.next+1)) {
		return true
	}
	k := n.from - 1
	if r.lower(k) == "." && r.month(k-1) {
		k--
	}
	return r.month(k) && (n.n <= 31 || n.n >= 1900 && n.n < 2100) || n.n <= 31 && r.lower(k) == "and" && r.month(k-2)
}

// year tells whether a number of four digits is a year: no people, arms or missiles follow it.
func (r *reader) year(n numeral) bool {
	if !n.digits || n.comma || n.factor > 0 || n.n != float64(int(n.n)) || n.n > 2099 || n.n < 1900 && (n.n < 1000 || !calendar[r.lower(n.at-1)]) || n.end-n.start < 4 {
		return false
	}
	if n.measured {
		return n.unit.Measure == hearsay.Duration
	}
	noun, ok := units.Find(r.lower(n.next))
	if !ok || n.ranged {
		return !strings.Contains("‒–—:", r.lower(n.from-1)) || r.lower(n.from-1) == ""
	}
	return noun.Kind == units.Thing || noun.Kind == units.Place || calendar[r.lower(n.from-1)]
}

var calendar = set("in since of by until till from before after during early late mid the")

// whenever tells whether a duration says when rather than how long: "two weeks ago", "the past 24 hours", "in three days".
func (r *reader) whenever(n numeral) bool {
	if n.unit.Measure != hearsay.Duration || n.money {
		return false
	}
	next, prev := r.lower(n.next), r.lower(n.from-1)
	if r.lower(n.next) == "'" || r.lower(n.next) == "’" {
		next = r.lower(n.next + 1)
	}
	switch {
	case next == "old":
		return !n.hyphen && !r.waging(n.from-6)
	case following[next] && !n.hyphen:
		return true
	case next == "a" && r.lower(n.next+1) == "day":
		return true
	case leading[prev]:
		return !n.hyphen
	case prev == "in":
		return !strings.HasSuffix(r.lower(n.from-2), "est") && r.lower(n.from-2) != "time"
	}
	return false
}

var (
	following = set("ago earlier later before after into on prior hence")
	leading   = set("last past previous coming next final recent within first every-other preceding few several")
)
