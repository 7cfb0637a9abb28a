package extract

import (
	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// joinClaimants names who stands behind each claim: the claimant by its source's words, pronouns and short forms by what they stand for, the relays, the claim that holds it.
func joinClaimants(doc *text.Doc, table *actors.Table, claims []hearsay.Claim) {}
