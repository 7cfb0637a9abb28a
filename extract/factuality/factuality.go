// Package factuality finds how sure somebody is: a Doc in, marks of likelihood, hedging and caveat out. The joins of extract tie them to claims next.
package factuality

import (
	"hearsay"
	"hearsay/text"
)

// Mark is one expression of likelihood, vagueness or warning in the text. Exactly one of Hedge, Likelihood and Caveat makes it what it is.
type Mark struct {
	Span       hearsay.Span
	Likelihood string // a yardstick term, "" when the words are vague only
	Caveat     string // a kind of caveat, "" for a hedge
}

// Find returns the marks of doc in the order of the text.
func Find(doc *text.Doc) []Mark { return nil }
