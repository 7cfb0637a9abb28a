package matching

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/reference/words"
)

// Control is who is said to have what to do with holding a place. Again tells that it was retaken.
type Control struct {
	Place, Holder, State string
	Again                bool
}

// Verbs of holding a place by their state; of the words before them, those that leave it open whether it came to that.
var (
	takes   = []string{"capture", "captured", "capturing", "captures", "take", "taken", "took", "taking", "seize", "seized", "seizing", "occupy", "occupied", "overrun", "overran", "conquer", "conquered"}
	retakes = []string{"retake", "retaken", "retook", "retaking", "recapture", "recaptured", "liberate", "liberated", "liberating", "regain", "regained"}
	holds   = []string{"hold", "holds", "held", "holding", "control", "controls", "controlled", "controlling"}
	loses   = []string{"lose", "lost", "losing"}
	open    = []string{"fail", "failed", "failing", "failure", "attempt", "attempts", "attempted", "attempting", "try", "trying", "tries", "tried", "unable", "not", "never", "want", "wants", "wanted",
		"plan", "plans", "planned", "aim", "aims", "hope", "hopes", "hoped", "seek", "seeks", "sought", "could", "would", "may", "might", "if", "repelled", "order"}
)

// reach is how many words may stand between a verb and its place ("captured the southern city of"), and beforeVerb how many before it are searched for what leaves it open.
const (
	reach      = 5
	beforeVerb = 6
)

// Controls gives what a claim says about holding places: what its reading says of one, and what its words do with the other places in them.
func (x *Reader) Controls(table *actors.Table, c *hearsay.WireClaim) []Control {
	var out []Control
	if c.Stance == hearsay.Assert || c.Stance == hearsay.Assess {
		out = x.worded(table, c)
	}
	k := c.Control
	if k == nil {
		return out
	}
	read := Control{Place: k.Place, Holder: k.Holder, State: k.State}
	if k.Holder != "" {
		read.Holder = Party(table, k.Holder)
	}
	if c.Stance == hearsay.Deny {
		var ok bool
		if read.State, ok = denied[k.State]; !ok || c.Event != nil { // a denial of the taking answers it as an event
			return nil
		}
	}
	for _, other := range out {
		if other.Place == k.Place {
			read.Again = other.Again && read.State == "took"
		}
	}
	return append([]Control{read}, slices.DeleteFunc(out, func(o Control) bool { return o.Place == k.Place })...)
}

// denied is what is said of a holding by denying it: who has not taken a place, or does not hold it, is at most fighting for it; who has not lost it holds it.
var denied = map[string]string{"took": "contests", "holds": "contests", "lost": "holds"}

// worded is what the words of a claim do with the places in them.
func (x *Reader) worded(table *actors.Table, c *hearsay.WireClaim) []Control {
	var out []Control
	for _, s := range c.Content {
		for i := range x.reading.Places {
			p := &x.reading.Places[i]
			if p.Start < s.Start || p.End > s.End || p.Kind == hearsay.Country || p.Kind == hearsay.Sea {
				continue
			}
			if found, ok := controlled(firstRunes(s.Text, p.Start-s.Start)); ok {
				found.Place, found.Holder = p.Name, firstParty(table, Text(c))
				out = append(out, found)
			}
		}
	}
	return out
}

// Named are the places that a claim names, as they are compared, without countries and seas.
func (x *Reader) Named(c *hearsay.WireClaim) []string {
	var out []string
	for _, s := range c.Content {
		for i := range x.reading.Places {
			p := &x.reading.Places[i]
			if p.Start >= s.Start && p.End <= s.End && p.Kind != hearsay.Country && p.Kind != hearsay.Sea {
				out = append(out, hearsay.Fold(p.Name))
			}
		}
	}
	return out
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// controlled reads the words before a place: the last verb of holding within reach, and whether it is left open.
func controlled(before string) (Control, bool) {
	said := words.Split(before)
	for i := len(said) - 1; i >= max(0, len(said)-reach); i-- {
		var c Control
		switch w := said[i]; {
		case slices.Contains(retakes, w):
			c = Control{State: "took", Again: true}
		case slices.Contains(takes, w):
			c = Control{State: "took"}
		case slices.Contains(holds, w):
			c = Control{State: "holds"}
		case slices.Contains(loses, w):
			c = Control{State: "lost"}
		default:
			continue
		}
		if slices.ContainsFunc(said[max(0, i-beforeVerb):i], func(w string) bool { return slices.Contains(open, w) }) {
			c.State, c.Again = "contests", false
		}
		return c, true
	}
	return Control{}, false
}

// firstParty is the side that a text names first, "" when none.
func firstParty(table *actors.Table, text string) string {
	ws := actors.Words(text)
	for i := range ws {
		if l, n := table.Land(ws[i:]); n > 0 {
			return l.Side
		}
	}
	return ""
}

// Names tells whether a text names a side, by its country, its people or its seat of government.
func Names(table *actors.Table, text, side string) bool {
	ws := actors.Words(text)
	for i := range ws {
		if l, n := table.Land(ws[i:]); n > 0 && l.Side == side {
			return true
		}
	}
	return false
}

// superlatives are words that set a day's count above the others of its series.
var superlatives = []string{"record", "deadliest", "bloodiest", "highest", "heaviest", "costliest", "worst"}

// Superlative tells whether a text says of a loss that it is the greatest of its series ("the deadliest day of the war").
func Superlative(text string) bool {
	said := words.Split(text)
	if !slices.ContainsFunc(said, func(w string) bool { return slices.Contains(superlatives, w) }) {
		return false
	}
	return slices.ContainsFunc(words.Terms(text), func(t words.Term) bool {
		return t.Key == "losses" || t.Key == "escalate" || strings.HasPrefix(t.Key, "toll")
	})
}
