// Package attribution finds who says what: a Doc in, claims with source, cue and content out. The joins of extract name the claimants next.
package attribution

import (
	"hearsay"
	"hearsay/text"
)

// Find returns the attributions of doc in the order of the text.
func Find(doc *text.Doc) []hearsay.Claim { return nil }
