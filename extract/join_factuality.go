package extract

import (
	"hearsay"
	"hearsay/extract/factuality"
	"hearsay/text"
)

// joinFactuality ties hedges, likelihoods and caveats to the claims that they bear on.
func joinFactuality(doc *text.Doc, marks []factuality.Mark, claims []hearsay.Claim) {}
