package extract

import (
	"hearsay"
	"hearsay/extract/attribution"
	"hearsay/reference/actors"
	"hearsay/text"
)

// joinClaimants names who stands behind each claim: the claimant by its source's words, pronouns and short forms by what they stand for, the relays, the claim that holds it.
// found[i].Continues is the position of the claim whose claimant claims[i] carries on, -1 for none.
func joinClaimants(doc *text.Doc, table *actors.Table, found []attribution.Found, claims []hearsay.Claim) {}
