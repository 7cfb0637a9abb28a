package contradiction

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// Acts relates two speakers' claims about one event; the actors are who did it to the one and to the other, as sides are compared, "" when not said.
// ok is false where they agree or leave it open, and where both sides act in such an event, as in a battle.
func Acts(a, b *hearsay.WireClaim, actorA, actorB string) (f Found, ok bool) {
	f.RestsOn = []string{"event", "place", "time"}
	switch {
	case (a.Stance == hearsay.Deny) != (b.Stance == hearsay.Deny):
		deny := a
		if b.Stance == hearsay.Deny {
			deny = b
		}
		return Denied(deny, f.RestsOn...), true
	case a.Stance == hearsay.Deny, actorA == "", actorB == "", actorA == actorB, !oneSided(a.Event) || !oneSided(b.Event):
		return f, false
	}
	f.Kind = hearsay.Disputes
	f.Reason = fmt.Sprintf("rival readings of one act: the work of %s to %s, of %s to %s", actorA, a.Claimant.Name, actorB, b.Claimant.Name)
	return f, true
}

// twoSided are the types of event in which both sides act, or neither acts against the other.
var twoSided = []string{"battles", "protests", "riots", "strategic developments"}

// oneSided tells whether an event can be the act of one side: a strike, not a battle.
func oneSided(e *hearsay.WireEvent) bool {
	return e == nil || !slices.Contains(twoSided, strings.ToLower(e.Type))
}
