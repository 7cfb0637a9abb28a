package hearsay

// Classes of fact.
const (
	ClassFigure     = "figure"
	ClassEvent      = "event"
	ClassControl    = "control"
	ClassAssessment = "assessment"
)

// Fact is what claims are about, so that they can be compared: of a figure its measure, party, subject, base day, window of as-of days, place and inclusion rule;
// of an event its type, place and window; of control its place.
type Fact struct {
	Measure  string   `json:"measure,omitempty"`
	Of       string   `json:"of,omitempty"`
	Subject  string   `json:"subject,omitempty"`
	Base     string   `json:"base,omitempty"`
	AsOf     []string `json:"as_of"` // first and last ISO day
	Place    *string  `json:"place"`
	Includes []string `json:"includes"`
	Event    string   `json:"event,omitempty"`  // ACLED type, of an event
	About    string   `json:"about,omitempty"`  // the words shared, of an assessment
	Holder   string   `json:"holder,omitempty"` // of control
	// Cumulative is true for running totals, false for counts of a period (Base is then its first day), nil for neither.
	Cumulative *bool `json:"cumulative,omitempty"`
}

// Member is one mention in a group or relation: a figure's span or one content span of a claim. Start and End are code points of the article's text.
type Member struct {
	Article   string `json:"article"`
	ArticleID string `json:"article_id"`
	Claim     string `json:"claim,omitempty"`
	Figure    string `json:"figure,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

// Origin is a distinct end of chain, with the relays through which it was heard.
type Origin struct {
	Name string   `json:"name"`
	Via  []string `json:"via"`
}

// Group is the mentions of one fact with its count of independent origins (Every Casualty Standards 2016, p. 25): a range where some are unnamed.
type Group struct {
	Schema      string   `json:"schema"` // hearsay/group/1
	ID          string   `json:"id"`
	Class       string   `json:"class"`
	Fact        Fact     `json:"fact"`
	Members     []Member `json:"members"`
	Origins     []Origin `json:"origins"`
	OriginsLow  int      `json:"origins_low"`
	OriginsHigh int      `json:"origins_high"`
}
