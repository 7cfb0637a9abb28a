package hearsay

// The forms in which readings leave and enter hearsay: offsets are code points, every span carries its words, absent things are null.

// SchemaReading names the form of a whole reading.
const SchemaReading = "hearsay/reading/1"

// WireSpan is a span of code points with its words.
type WireSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// WireMeta is what is known of an article besides its words; null is unknown.
type WireMeta struct {
	Title         *string `json:"title"`
	Published     *string `json:"published"`
	PublishedFrom *string `json:"published_from"`
	Language      *string `json:"language"`
	Publisher     *string `json:"publisher"`
	Byline        *string `json:"byline"`
	URL           *string `json:"url"`
	Extent        *string `json:"extent,omitempty"` // summary, where the text is only what a feed or dump tells of the article
}

// WireArticle is the article of a reading.
type WireArticle struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	WireMeta
	Headline   *WireSpan `json:"headline"`
	Charset    string    `json:"charset"`
	Unread     *Unread   `json:"unread"`
	SHA256     string    `json:"sha256"`
	TextSHA256 string    `json:"text_sha256"`
	Text       *string   `json:"text,omitempty"`
}

// WireFurniture is a piece of page furniture.
type WireFurniture struct {
	WireSpan
	Kind string `json:"kind"`
}

// WireActor is a claimant; Resolved is left out on figures.
type WireActor struct {
	Name     string  `json:"name"`
	Kind     string  `json:"kind"`
	Side     *string `json:"side"`
	Resolved *bool   `json:"resolved,omitempty"`
}

// WireRelay is one hop of a chain.
type WireRelay struct {
	Name string `json:"name"`
	WireSpan
}

// WireHedge is a relay's or the paper's hedge.
type WireHedge struct {
	WireSpan
	Likelihood *string `json:"likelihood"`
}

// WireCaveat is a warning about a claim.
type WireCaveat struct {
	Kind string `json:"kind"`
	WireSpan
	By *string `json:"by"`
}

// WirePeriod is a stretch of days; null is an open or unknown end.
type WirePeriod struct {
	From *string `json:"from"`
	To   *string `json:"to"`
}

// WireEvent is what kind of event a claim speaks of; Place is an index into the reading's places.
type WireEvent struct {
	Type    string     `json:"type"`
	SubType string     `json:"sub_type"`
	Place   *int       `json:"place"`
	Window  WirePeriod `json:"window"`
	Actor   *string    `json:"actor"`
	Target  *string    `json:"target"`
}

// WireControl is who is said to hold a place.
type WireControl struct {
	Place  string `json:"place"`
	Holder string `json:"holder"`
	State  string `json:"state"`
}

// WireAttribution is the words of a claim.
type WireAttribution struct {
	Content []WireSpan `json:"content"`
	Source  *WireSpan  `json:"source"`
	Cue     *WireSpan  `json:"cue"`
}

// WireChain is who is behind a claim.
type WireChain struct {
	Claimant  WireActor   `json:"claimant"`
	Claimants []WireActor `json:"claimants"`
	Via       []WireRelay `json:"via"`
	Within    *string     `json:"within"`
}

// WireFactuality is how sure a claim is made to look.
type WireFactuality struct {
	Stance     string       `json:"stance"`
	Answers    []string     `json:"answers"`
	Likelihood *string      `json:"likelihood"`
	Scale      *string      `json:"scale"`
	Confidence *string      `json:"confidence"`
	Hedge      *WireSpan    `json:"hedge"`
	RelayHedge *WireHedge   `json:"relay_hedge"`
	PaperHedge *WireHedge   `json:"paper_hedge"`
	Caveats    []WireCaveat `json:"caveats"`
}

// WireClaim is a claim as the contract writes it.
type WireClaim struct {
	ID string `json:"id"`
	WireAttribution
	WireChain
	WireFactuality
	Quote   string       `json:"quote"`
	Event   *WireEvent   `json:"event"`
	Control *WireControl `json:"control"`
	Score   *float64     `json:"score"`
}

// WireCounted is what a figure counts.
type WireCounted struct {
	Measure string  `json:"measure"`
	Of      *string `json:"of"`
	Subject *string `json:"subject"`
	Unit    *string `json:"unit"`
}

// WireInterval is a figure's bounds.
type WireInterval struct {
	Low       *float64 `json:"low"`
	Best      *float64 `json:"best"`
	High      *float64 `json:"high"`
	Qualifier string   `json:"qualifier"`
}

// WireBounds is what a relative figure comes to.
type WireBounds struct {
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

// WireRunning is when a figure counts: running total or per period, which period, and what it is relative to.
type WireRunning struct {
	Cumulative *bool       `json:"cumulative"`
	Period     WirePeriod  `json:"period"`
	RelativeTo *string     `json:"relative_to"`
	Derived    *WireBounds `json:"derived"`
	Includes   []string    `json:"includes"`
	Interest   *string     `json:"interest"`
}

// WireFigure is a figure as the contract writes it.
type WireFigure struct {
	ID string `json:"id"`
	WireSpan
	Number WireSpan `json:"number"`
	WireCounted
	WireInterval
	WireRunning
	Claimant *WireActor `json:"claimant"`
	Claim    *string    `json:"claim"`
	Place    *string    `json:"place"`
	Score    *float64   `json:"score"`
}

// WirePlace is a place as the contract writes it.
type WirePlace struct {
	WireSpan
	Name       string   `json:"name"`
	Country    *string  `json:"country"`
	Lat        *float64 `json:"lat"`
	Lon        *float64 `json:"lon"`
	GeoNamesID *int     `json:"geonames_id"`
	Kind       string   `json:"kind"`
	Precision  int      `json:"precision"`
}

// WireTime is a time as the contract writes it.
type WireTime struct {
	WireSpan
	Value *string `json:"value"`
}

// WireReading is a whole reading as the contract writes it, one JSON object.
type WireReading struct {
	Schema    string          `json:"schema"`
	Reader    Reader          `json:"reader"`
	Article   WireArticle     `json:"article"`
	Furniture []WireFurniture `json:"furniture"`
	Claims    []WireClaim     `json:"claims"`
	Figures   []WireFigure    `json:"figures"`
	Places    []WirePlace     `json:"places"`
	Times     []WireTime      `json:"times"`
}
