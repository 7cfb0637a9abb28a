package rows

import "strconv"

// Carried is what travels with a claim or figure in the forms that have a place for free properties: the same names in each of them.
type Carried struct {
	Claim       *string  `json:"claim"`
	Figure      *string  `json:"figure,omitempty"`
	Article     string   `json:"article"`
	SHA256      string   `json:"article_sha256"`
	Chain       string   `json:"chain"`
	Via         Relays   `json:"via"`
	Caveats     Caveats  `json:"caveats"`
	Interest    *string  `json:"interest"`
	Facts       []string `json:"facts"`
	OriginsLow  int      `json:"origins_low"`
	OriginsHigh int      `json:"origins_high"`
}

// Carried is what travels with a claim.
func (c *Claim) Carried() Carried {
	return Carried{Claim: &c.ID, Article: c.Article.ID, SHA256: c.Article.Version, Chain: ChainOf(c.Claimant.Name, c.Via), Via: c.Via, Caveats: c.Caveats, Interest: c.Interest,
		Facts: listed(c.Facts), OriginsLow: c.OriginsLow, OriginsHigh: c.OriginsHigh}
}

// Carried is what travels with a figure.
func (f *Figure) Carried() Carried {
	out := Carried{Claim: f.Claim, Figure: &f.ID, Article: f.Article.ID, SHA256: f.Article.Version, Chain: ChainOf(FigureClaimant(&f.WireFigure), f.Via), Via: f.Via, Caveats: f.Caveats,
		Interest: f.Interest, Facts: []string{}, OriginsLow: f.OriginsLow, OriginsHigh: f.OriginsHigh}
	if f.Fact != nil {
		out.Facts = []string{*f.Fact}
	}
	return out
}

// Words is what travels, in one line for the notes of a form that has no place for it.
func (c *Carried) Words() string {
	out := ""
	say := func(what, value string) {
		if value == "" {
			return
		}
		if out != "" {
			out += "; "
		}
		out += what + " " + value
	}
	say("claim", str(c.Claim))
	say("figure", str(c.Figure))
	say("chain", c.Chain)
	say("caveats", orNone(CaveatWords(c.Caveats)))
	say("interest", orNone(str(c.Interest)))
	say("origins", Origins(c.OriginsLow, c.OriginsHigh))
	say("article", c.Article)
	say("sha256", c.SHA256)
	return out
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// Origins is a count of independent origins in words: 2, 2-3, or unknown where the claim is in no fact.
func Origins(low, high int) string {
	switch {
	case high == 0 && low == 0:
		return "not counted"
	case low == high:
		return decimal(low)
	}
	return decimal(low) + "-" + decimal(high)
}

func listed(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func decimal(n int) string { return strconv.Itoa(n) }
