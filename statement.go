package hearsay

// Near is how many days two as-of days of one group, or of two related statements of different speakers, may lie apart.
const Near = 10

// End is one end of a chain: a claimant as it is counted. Name is canonical, Key what two ends are compared by.
type End struct {
	Key, Name string
	Side      string // the country or bloc whose body it is, "" for all that are no body of one
	Country   bool   // a country as speaker: it falls together with a body of that country named for the same fact in the same article
	Vague     bool   // unattributed, unnamed, or a plural without a body: 0 to 1 origin
}

// Mention is one claim or figure as it is compared: where it stands, the article's day and the outlet that published it ("" when unknown), the claim (of a figure: the claim that holds it, nil in the paper's own voice),
// the figure (nil for a claim), and the ends of its chain (none in the paper's own voice).
type Mention struct {
	Member
	Day    string
	Outlet string
	Said   *WireClaim
	Count  *WireFigure
	Ends   []End
}

// ID is the id of the claim or figure that is mentioned.
func (m *Mention) ID() string {
	if m.Figure != "" {
		return m.Figure
	}
	return m.Member.Claim
}

// Earlier orders mentions by the article's day, then article, place in it and id, so that no order of input shows.
func (m *Mention) Earlier(n *Mention) bool {
	switch {
	case m.Day != n.Day:
		return m.Day < n.Day
	case m.Article != n.Article:
		return m.Article < n.Article
	case m.ArticleID != n.ArticleID:
		return m.ArticleID < n.ArticleID
	case m.Start != n.Start:
		return m.Start < n.Start
	case m.End != n.End:
		return m.End < n.End
	}
	return m.ID() < n.ID()
}

// Statement is what one speaker says of one fact as of one day with one value, however often it is mentioned: what relations join.
// Speaker is "" for the paper's own voice and for unnamed sources, which count as one where values of one claimant are compared.
type Statement struct {
	Fact     Fact
	AsOf     string
	Upper    bool // AsOf is only the article's day: the figure is of that day or earlier
	Assumed  bool // the base day is not stated: it is the only one stated for the same measure and party
	Speaker  string
	Value    WireInterval // as said; of a relative figure what it comes to
	Mentions []Mention    // earliest first
}

// First is the earliest mention, which stands for the statement in relations.
func (s *Statement) First() *Mention { return &s.Mentions[0] }
