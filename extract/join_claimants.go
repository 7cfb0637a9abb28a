package extract

import (
	"hearsay"
	"hearsay/extract/learned"
	"hearsay/extract/naming"
	"hearsay/reference/actors"
	"hearsay/text"
)

// joinClaimants names who stands behind each claim: the claimant by its source's words, pronouns and short forms by what they stand for in the article, and the relays. It returns the register of those named, for the figures.
func joinClaimants(doc *text.Doc, table *actors.Table, found []learned.Claim, claims []hearsay.Claim) *naming.Register {
	reg := naming.New(doc, table)
	for i := range claims {
		reg.Vouch(claims[i].Source)
	}
	for i := range claims {
		reg.Name(&claims[i], found[i].Continues)
	}
	joinRelays(doc, reg, claims)
	return reg
}
