package extract

import (
	"hearsay"
	"hearsay/extract/attribution"
	"hearsay/extract/naming"
	"hearsay/reference/actors"
	"hearsay/text"
)

// joinClaimants names who stands behind each claim: the claimant by its source's words, pronouns and short forms by what they stand for in the article, and the relays.
func joinClaimants(doc *text.Doc, table *actors.Table, found []attribution.Found, claims []hearsay.Claim) {
	reg := naming.New(doc, table)
	for i := range claims {
		reg.Vouch(claims[i].Source)
	}
	for i := range claims {
		reg.Name(&claims[i], found[i].Continues)
	}
	joinRelays(doc, reg, claims)
}
