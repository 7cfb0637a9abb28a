// Package compare says how claims stand to one another: readings come in, groups of mentions of one fact, relations between statements and running totals come out, for pipeline to keep and cmd to print.
package compare

import "hearsay"

// Result is what a comparison found, in an order that depends only on what was compared. Undated are the figures without any as-of day: in no group and no relation.
type Result struct {
	Groups    []hearsay.Group
	Relations []hearsay.Relation
	Tallies   []hearsay.Tally
	Undated   []hearsay.Member
}

// Compare compares all that the readings say. It is a pure function of their set: the same answer in any order.
func Compare(readings []hearsay.WireReading) Result {
	return Result{}
}
