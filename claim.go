package hearsay

// Stances: what a claimant does with the proposition. Of two, the main verb decides.
const (
	Assert   = "assert"   // an event, an act, a number, a position
	Assess   = "assess"   // a judgement, an evaluation, a likelihood, an intention or inner state
	Predict  = "predict"  // a forecast or a warning of consequences
	Pledge   = "pledge"   // a promise, offer or threat of one's own action
	Demand   = "demand"   // somebody is to act
	Deny     = "deny"     // see Answers
	Retract  = "retract"  // takes back what was said
	Question = "question" // doubts or asks
)

// Likelihoods, weakest first, by the PHIA yardstick (2025 edition). ICD 203's and plain words are mapped onto the same terms; Scale says whose words they are.
const (
	RemoteChance         = "remote-chance"
	HighlyUnlikely       = "highly-unlikely"
	Unlikely             = "unlikely"
	RealisticPossibility = "realistic-possibility"
	Likely               = "likely"
	HighlyLikely         = "highly-likely"
	AlmostCertain        = "almost-certain"
)

// Scales of likelihood.
const (
	PHIA   = "phia"   // UK defence intelligence and its quotations
	ICD203 = "icd203" // the US intelligence community
	Plain  = "plain"  // everybody else
)

// Kinds of caveat.
const (
	Unconfirmed = "unconfirmed"
	NoEvidence  = "no-evidence"
	Disputed    = "disputed"
	Retracted   = "retracted"
	HackedClaim = "hacked-claim"
)

// Ways of quoting.
const (
	Direct   = "direct"
	Indirect = "indirect"
	Mixed    = "mixed"
)

// Caveat is a warning about claims: its kind, the words that carry it (perhaps elsewhere in the article), and the claim that raised it, if one did.
type Caveat struct {
	Kind string
	Span Span
	By   string // id of the denying claim, "" when none
}

// Hedge is the words that carry a likelihood or vagueness, and the likelihood, "" where the words are no yardstick term.
type Hedge struct {
	Span       Span
	Likelihood string
}

// Attribution is the words of a claim: what is said (contiguous stretches), who says it and by which word. Source and Cue may be empty.
type Attribution struct {
	Content []Span
	Source  Span
	Cue     Span
	Quote   string // direct, indirect or mixed
}

// Chain is who is behind a claim: the claimant at its end, each of several joint ones, the relays (nearest the article first) and the claim that it stands within.
type Chain struct {
	Claimant  Actor
	Claimants []Actor
	Via       []Relay
	Within    string // id of the outer claim, "" when none
}

// Factuality is how sure the claim is made to look, by whom: the claimant's, the relay's and the paper's hedges are three fields.
type Factuality struct {
	Stance     string
	Answers    []string // ids of the claims that a denial answers
	Likelihood string
	Scale      string
	Confidence string // low, moderate or high: the claimant's rating of its own sources
	Hedge      Span
	RelayHedge Hedge
	PaperHedge Hedge
	Caveats    []Caveat
}

// Event is what kind of event a claim speaks of, by ACLED's codebook. Place is an index into the reading's places, -1 when none.
type Event struct {
	Type, SubType string
	Place         int
	Window        Period
	Actor, Target string
}

// Control is who is said to hold a place: State is holds, took, lost or contests.
type Control struct {
	Place  string
	Holder string
	State  string
}

// Claim is one attribution with claimant, chain, stance, hedges and caveats. Score is the probability that it is there and its claimant right, nil where not calibrated.
type Claim struct {
	ID string
	Attribution
	Chain
	Factuality
	Event   *Event
	Control *Control
	Score   *float64
}

// Anchor is the span that a claim's id is made from: its cue, else its source, else its first stretch of content.
func (c *Claim) Anchor() Span {
	switch {
	case !c.Cue.Empty():
		return c.Cue
	case !c.Source.Empty():
		return c.Source
	case len(c.Content) > 0:
		return c.Content[0]
	}
	return Span{}
}

// Holds tells whether a span lies in the claim's content.
func (c *Claim) Holds(s Span) bool {
	for _, p := range c.Content {
		if p.Contains(s) {
			return true
		}
	}
	return false
}
