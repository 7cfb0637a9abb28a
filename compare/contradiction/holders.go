package contradiction

import (
	"fmt"

	"hearsay"
)

// Holding is what a claim says about who holds a place: State is holds, took, lost or contests; Again tells that it was taken back.
type Holding struct {
	Place, Holder, State string
	Again                bool
}

func (h Holding) has() bool { return h.State == "holds" || h.State == "took" }

// Holders relates two speakers' claims about one place, a of no later day than b, days apart. ok is false where both can hold and nothing needs saying.
func Holders(a, b Holding, days int) (f Found, ok bool) {
	if a.Holder == "" || b.Holder == "" {
		return f, false
	}
	f.RestsOn = []string{"place"}
	other := a.Holder != b.Holder
	switch {
	case a.has() && b.has() && other && days > 0 && b.State == "took":
		f.Kind, f.Reason = hearsay.Updates, fmt.Sprintf("%s may have changed hands: first %s, then %s is said to have it", a.Place, a.Holder, b.Holder)
	case a.has() && b.has() && other:
		f.Kind, f.Reason = hearsay.Contradicts, fmt.Sprintf("holder against holder: %s and %s are both said to have %s", a.Holder, b.Holder, a.Place)
	case a.has() && b.State == "lost" && !other, a.State == "lost" && b.has() && !other:
		f.Kind, f.Reason = clashOrLater(days), fmt.Sprintf("%s is said to have %s and to have lost it", a.Holder, a.Place)
	case a.State == "contests" && b.has() && !other, a.has() && b.State == "contests" && !other:
		f.Kind, f.Reason = clashOrLater(days), fmt.Sprintf("%s is said to have %s and to have failed to take it", a.Holder, a.Place)
	case a.State == "contests" && b.Again && other, a.Again && b.State == "contests" && other:
		f.Kind, f.Reason = hearsay.Tension, fmt.Sprintf("if the one side failed to take %s there was nothing for the other to take back", a.Place)
	}
	return f, f.Kind != ""
}

// clashOrLater is the kind of two opposite claims of different speakers: on one day they contradict, later it may have changed.
func clashOrLater(days int) string {
	if days == 0 {
		return hearsay.Contradicts
	}
	return hearsay.Updates
}
