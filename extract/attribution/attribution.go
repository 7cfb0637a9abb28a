// Package attribution finds who says what: a Doc in, claims with source, cue and content out. The joins of extract name the claimants next.
package attribution

import (
	"hearsay"
	"hearsay/text"
)

// Found is one attribution. Continues is the position, among all that were found, of the claim whose speaker goes on in this one: a quotation that runs on without a cue.
// It is -1 where the claim names its own source, or where nobody is named.
type Found struct {
	hearsay.Claim
	Continues int
}

// Find returns the attributions of doc in the order of the text. Source, Cue, Content, Quote and Stance are filled; Within holds a hearsay.Ref into the result; Via holds
// relays by their span alone.
func Find(doc *text.Doc) []Found { return nil }
