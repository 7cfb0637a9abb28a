// Package contradiction says how two statements of one fact stand to one another, and why: statements come in, kinds of relation with a reason in a sub-editor's words go out.
// compare asks it for the pairs that blocking names.
package contradiction

// Found is one relation: its kind, its reason, and what the match rests on.
type Found struct {
	Kind    string
	Reason  string
	RestsOn []string
}

// Series is what is known of the running total that two statements of one claimant stand in: how many points it has, and whether an increment between the two was reported
// that takes the one to the other.
type Series struct {
	Points    int
	Increment bool
}
