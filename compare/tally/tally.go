// Package tally builds running totals: the statements of one fact come in, one tally for each named claimant goes out, as reported beside as derived, with the check between them.
package tally

import "hearsay"

// Build gives the running totals of the named claimants of one block of totals, ordered by as-of day. Increments gives the counts of periods that belong to a total.
func Build(block []hearsay.Statement, increments func(*hearsay.Statement) []hearsay.Statement) []hearsay.Tally {
	return nil
}
