package web

import (
	"strings"

	"hearsay"
	"hearsay/web/shown"
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
	p := Speaker{s.Ledger.Identify(a), a.Name, a.Kind, shown.Str(a.Side), shown.Land(a)}
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
