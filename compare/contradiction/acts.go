package contradiction

import (
	"fmt"

	"hearsay"
)

// Acts relates two speakers' claims about one event; the actors are who did it to the one and to the other, as sides are compared, "" when not said.
// ok is false where they agree or leave it open.
func Acts(a, b *hearsay.WireClaim, actorA, actorB string) (f Found, ok bool) {
	f.RestsOn = []string{"event", "place", "time"}
	switch {
	case (a.Stance == hearsay.Deny) != (b.Stance == hearsay.Deny):
		deny := a
		if b.Stance == hearsay.Deny {
			deny = b
		}
		return Denied(deny, f.RestsOn...), true
	case a.Stance == hearsay.Deny, actorA == "", actorB == "", actorA == actorB:
		return f, false
	}
	f.Kind = hearsay.Disputes
	f.Reason = fmt.Sprintf("rival readings of one act: the work of %s to %s, of %s to %s", actorA, a.Claimant.Name, actorB, b.Claimant.Name)
	return f, true
}
