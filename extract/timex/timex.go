// Package timex finds when: a Doc in, expressions of time with ISO 8601 values out, counted from the article's day.
package timex

import (
	"hearsay"
	"hearsay/text"
)

// Find returns the times of doc in the order of the text.
func Find(doc *text.Doc) []hearsay.Time { return nil }
