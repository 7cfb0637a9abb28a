// Package compare says how claims stand to one another: readings come in, groups of mentions of one fact, relations between statements and running totals come out, for pipeline to keep and cmd to print.
// What fits into memory is compared at once (Compare); what does not is cut into rows (Rows), which are compared block by block (Matching) wherever they lie.
package compare

import (
	"hearsay"
	"hearsay/compare/among"
)

// Result is what a comparison found.
type Result = among.Result

// Options are what readings do not carry and a comparison can do without.
type Options = among.Options

// Compare compares all that the readings say. It is a pure function of their set: the same answer in any order. Of two readings of one article the first in order of their text's hash is taken.
func Compare(readings []hearsay.WireReading) Result { return Options{}.Compare(readings) }
