package extract

import (
	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// joinFigures gives each figure its claim and claimant, the party counted, its period, place and interest.
func joinFigures(doc *text.Doc, table *actors.Table, found []hearsay.Figure, r *hearsay.Reading) []hearsay.Figure {
	return found
}
