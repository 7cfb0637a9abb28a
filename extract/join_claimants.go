package extract

import (
	"strings"

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
		if o, ok := hearsay.Deref(claims[i].Within); ok && o < i && strings.ToLower(claims[i].Source.Of(doc.Text)) == "i" { // "I told him", in somebody's own words
			claims[i].Claimant, claims[i].Claimants = claims[o].Claimant, claims[o].Claimants
		}
	}
	joinRelays(doc, reg, claims)
	return reg
}
