// Package quantity finds how many: a Doc in, figures as intervals with measure, subject and unit out. The joins of extract add claimant, party, period and place next.
package quantity

import (
	"hearsay"
	"hearsay/text"
)

// Find returns the figures of doc in the order of the text.
func Find(doc *text.Doc) []hearsay.Figure { return nil }
