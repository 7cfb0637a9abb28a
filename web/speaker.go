package web

import (
	"strings"

	"hearsay"
)

// Speaker is a claimant on a page. ID is "" for who has no page: private persons, and the paper's own voice.
type Speaker struct {
	ID   string
	Name string
	Kind string
	Side string
	Said string // kind and side in words
}

// ownVoice names the paper where it speaks for itself.
const ownVoice = "the paper itself"

// speaker makes a claimant fit for a page.
func (s *site) speaker(a hearsay.WireActor) Speaker {
	p := Speaker{s.Ledger.Identify(a), a.Name, a.Kind, str(a.Side), land(a)}
	if private(p.ID, a.Kind) {
		p.ID = ""
	}
	return p
}

// teller is the claimant of a figure as a page shows it.
func (s *site) teller(a *hearsay.WireActor) Speaker {
	if a == nil {
		return Speaker{Name: ownVoice, Said: "in its own voice"}
	}
	return s.speaker(*a)
}

// private tells a person or witness whom the reference does not know: no page, no filter and no count.
func private(id, kind string) bool {
	return strings.HasPrefix(id, "n-") && (kind == hearsay.Person || kind == hearsay.Witness)
}

// hues gives claimants their colours on one page, in the order in which they are met.
type hues map[string]int

func (h hues) of(name string) int {
	n, ok := h[name]
	if !ok {
		n = len(h)
		h[name] = n
	}
	return n
}

// colours is how many colours there are; after them the same come again with another dash.
const colours = 8

// swatch is the class of a claimant's colour and dash.
func swatch(hue int) string {
	return "hue" + string(rune('0'+hue%colours)) + " dash" + string(rune('0'+hue/colours%4))
}
