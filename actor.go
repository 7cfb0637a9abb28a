package hearsay

import "strings"

// Kinds of claimant.
const (
	Government        = "government"
	Military          = "military"
	Intelligence      = "intelligence"
	ThinkTank         = "think-tank"
	Media             = "media"
	Intergovernmental = "intergovernmental"
	NGO               = "ngo"
	Expert            = "expert"
	Person            = "person"
	Witness           = "witness"
	Unnamed           = "unnamed"
)

// Unattributed is the claimant of an impersonal claim ("is believed", "there are reports").
const Unattributed = "unattributed"

// Actor is who speaks or is counted: canonical name, kind and side. Resolved is false where the name is only the source's own words.
type Actor struct {
	Name     string
	Kind     string
	Side     string // the country or bloc that it belongs to, "" when none or unknown
	Resolved bool
}

// Anonymous tells whether the actor is unattributed or an unnamed source; such origins are counted as 0 to 1.
func (a Actor) Anonymous() bool {
	return a.Name == Unattributed || a.Name == "unnamed" || strings.HasPrefix(a.Name, "unnamed ")
}

// Relay is one hop of a chain: the name of who passed a claim on, and where the article says so.
type Relay struct {
	Name string
	Span Span
}
