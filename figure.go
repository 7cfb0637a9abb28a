package hearsay

// Measures: what a figure counts or gauges.
const (
	Killed             = "killed"
	Wounded            = "wounded"
	Casualties         = "casualties"
	Captured           = "captured"
	Missing            = "missing"
	Displaced          = "displaced"
	Refugees           = "refugees"
	InjuredCivilians   = "injured-civilians"
	KilledCivilians    = "killed-civilians"
	Deployed           = "deployed"
	Mobilised          = "mobilised"
	EquipmentDestroyed = "equipment-destroyed"
	EquipmentCaptured  = "equipment-captured"
	MissilesLaunched   = "missiles-launched"
	MissilesShotDown   = "missiles-shot-down"
	Distance           = "distance"
	Area               = "area"
	Population         = "population"
	Duration           = "duration"
	Money              = "money"
	Other              = "other"
)

// Qualifiers: how a number is bounded.
const (
	Exact            = "exact"
	About            = "about"
	AtLeast          = "at-least"
	AtMost           = "at-most"
	Range            = "range"
	OrderOfMagnitude = "order-of-magnitude"
)

// Interests of a claimant with regard to what is counted.
const (
	OwnSide    = "own-side"
	EnemySide  = "enemy-side"
	ThirdParty = "third-party"
)

// Interval is a number with its bounds; nil is an open or unknown bound. Best is the number as written: nil for a range, an open bound and an order of magnitude.
type Interval struct {
	Low, Best, High *float64
	Qualifier       string
}

// Counted is what a figure counts: measure, party, subject, unit, the rule of inclusion as said, and the place.
type Counted struct {
	Measure  string
	Of       string // the party or place counted, "" when unknown: a wrong party is worse than none
	Subject  string
	Unit     string
	Includes []string
	Place    string
}

// Derived is what follows from a relative figure: the figure that it is relative to and the bounds multiplied out.
type Derived struct {
	RelativeTo string
	Low, High  *float64
}

// Figure is one quantity in the text: Span holds number and what is counted, Number the number with its qualifier.
// Cumulative is nil where neither a running total nor a count per period. Claimant is nil in the paper's own voice.
type Figure struct {
	ID     string
	Span   Span
	Number Span
	Interval
	Counted
	Cumulative *bool
	Period     Period
	Derived    Derived
	Interest   string
	Claimant   *Actor
	Claim      string // id of the innermost claim that holds the figure, "" when none
	Score      *float64
}
