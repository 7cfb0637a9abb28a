// Package toponym finds where: a Doc in, mentions of places used as places out, resolved in the gazetteer.
package toponym

import (
	"hearsay"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// Find returns the places of doc in the order of the text.
func Find(doc *text.Doc, table *gazetteer.Table) []hearsay.Place { return nil }
