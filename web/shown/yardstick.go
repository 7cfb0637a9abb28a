package shown

import (
	"hearsay"
	"hearsay/reference/scales"
)

// Range is a term of a yardstick in percent, as its makers define it.
type Range struct {
	Term      string
	Scale     string // whose yardstick, in words
	Low, High int
}

// Width is how far the range reaches.
func (r Range) Width() int { return r.High - r.Low }

// YardstickOf is the range of a likelihood on its scale; nil for plain words, which have none, and where nothing is said.
func YardstickOf(likelihood, scale *string) *Range {
	low, high, ok := scales.Range(Str(scale), Str(likelihood))
	if !ok {
		return nil
	}
	name := "UK probability yardstick"
	if Str(scale) == hearsay.ICD203 {
		name = "US ICD 203"
	}
	return &Range{Spaced(likelihood), name, low, high}
}
