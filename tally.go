package hearsay

// Checks of a tally's point: does the reported increment equal the step between the reported totals?
const (
	Agrees  = "agrees"
	Differs = "differs"
	NoBase  = "no-base"
)

// Events of a tally.
const (
	Reset          = "reset"
	Correction     = "correction"
	MergedCategory = "merged-category"
	Gap            = "gap"
	Late           = "late"
)

// Point is one day of a tally: as reported beside as derived, never overwritten. Numbers are nil where not said.
type Point struct {
	AsOf              string   `json:"as_of"`
	ReportedTotal     *float64 `json:"reported_total"`
	ReportedIncrement *float64 `json:"reported_increment"`
	DerivedIncrement  *float64 `json:"derived_increment"`
	Check             string   `json:"check"`
	Event             *string  `json:"event"`
	Figure            string   `json:"figure"`
}

// Tally is one claimant's running total for one fact.
type Tally struct {
	Schema   string  `json:"schema"` // hearsay/tally/1
	ID       string  `json:"id"`
	Claimant string  `json:"claimant"`
	Measure  string  `json:"measure"`
	Of       string  `json:"of"`
	Subject  string  `json:"subject"`
	Base     string  `json:"base"`
	Points   []Point `json:"points"`
}
