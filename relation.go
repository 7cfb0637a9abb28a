package hearsay

// Kinds of relation. Opposed are contradicts, changes, denies, disowns and disputes; tension stands on its own; the rest are calm.
const (
	Contradicts    = "contradicts"
	Changes        = "changes"
	Denies         = "denies"
	Disowns        = "disowns"
	Disputes       = "disputes"
	Tension        = "tension"
	Updates        = "updates"
	Compatible     = "compatible"
	Narrows        = "narrows"
	LosesQualifier = "loses-qualifier"
	LosesHedge     = "loses-hedge"
	ChangesMeasure = "changes-measure"
	LeftOpen       = "unconfirmed"
	Echoes         = "echoes"
	Repeats        = "repeats"
	CitesBack      = "cites-back"
)

// Opposed tells whether a kind of relation means that two claims cannot both hold, or that one takes the other back.
func Opposed(kind string) bool {
	switch kind {
	case Contradicts, Changes, Denies, Disowns, Disputes:
		return true
	}
	return false
}

// Relation is how two statements stand to one another, with the reason in a sub-editor's words and what the match rests on.
type Relation struct {
	Schema  string   `json:"schema"` // hearsay/relation/1
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Reason  string   `json:"reason"`
	RestsOn []string `json:"rests_on"`
	A       Member   `json:"a"`
	B       Member   `json:"b"`
}
