package rows

import (
	"slices"
	"strings"
	"sync"

	"hearsay"
)

// Group is a row of groups: the mentions of one fact and its independent origins, with what covers its members.
type Group struct {
	hearsay.Group
	CaveatKinds Names `json:"caveats"` // of any member
	Interests   Names `json:"interests"`
	Versions    Names `json:"article_sha256s"` // SHA-256 of the bytes in which the members stand, each once
}

// Cover takes what covers one member. Kinds, interests and versions stand in the row each once, in their order as bytes.
func (g *Group) Cover(s *Side) {
	for _, c := range s.Caveats {
		g.CaveatKinds = among(g.CaveatKinds, c.Kind)
	}
	for _, interest := range strings.Split(str(s.Interest), "; ") {
		g.Interests = among(g.Interests, interest)
	}
	g.Versions = among(g.Versions, s.Version)
}

// among puts a word into an ordered list that does not hold it.
func among(list Names, word string) Names {
	n, there := slices.BinarySearch(list, word)
	if there || word == "" {
		return list
	}
	return slices.Insert(list, n, word)
}

// Groups is the table of groups.
var Groups = sync.OnceValue(func() *Table[Group] {
	return table("groups", "What claims are about: one fact a row, with its mentions and the count of its independent origins.",
		Group{Group: hearsay.Group{Schema: hearsay.SchemaGroup}},
		[]field[Group]{
			varied(of("fact", "The group's id.", func(g *Group) any { return &g.ID })),
			of("class", "figure, event, control or assessment.", func(g *Group) any { return &g.Class }),
			of("measure", "Of figures: what is counted.", func(g *Group) any { return &g.Fact.Measure }),
			of("of", "Of figures: whose are counted.", func(g *Group) any { return &g.Fact.Of }),
			of("subject", "Of figures: who or what is counted.", func(g *Group) any { return &g.Fact.Subject }),
			of("base", "Of figures: the day since when it is counted.", func(g *Group) any { return &g.Fact.Base }),
			words("as_of_first", "The first as-of day.", func(g *Group) string { return nth(g.Fact.AsOf, 0) }),
			words("as_of_last", "The last as-of day.", func(g *Group) string { return nth(g.Fact.AsOf, len(g.Fact.AsOf)-1) }),
			of("as_of", "First and last as-of day: a list.", func(g *Group) any { return (*Names)(&g.Fact.AsOf) }),
			of("place", "Where.", func(g *Group) any { return &g.Fact.Place }),
			of("includes", "The rule of inclusion as said: a list of words.", func(g *Group) any { return (*Names)(&g.Fact.Includes) }),
			of("event", "Of events: the type, by ACLED's codebook.", func(g *Group) any { return &g.Fact.Event }),
			of("about", "Of assessments: the words shared.", func(g *Group) any { return &g.Fact.About }),
			of("holder", "Of control: who is said to hold the place.", func(g *Group) any { return &g.Fact.Holder }),
			of("cumulative", "true for running totals, false for counts of a period, empty for neither.", func(g *Group) any { return &g.Fact.Cumulative }),
			varied(of("members", "The mentions: a list of {article, article_id, claim, figure, start, end}.", func(g *Group) any { return &g.Members })),
			of("origins", "The independent ends of chains: a list of {name, via}.", func(g *Group) any { return &g.Origins }),
			of("origins_low", "The least number of independent origins.", func(g *Group) any { return &g.OriginsLow }),
			of("origins_high", "The most: unnamed sources may be one or several.", func(g *Group) any { return &g.OriginsHigh }),
			of("caveats", "The kinds of the caveats that cover any of its mentions: a list of words.", func(g *Group) any { return &g.CaveatKinds }),
			of("interest", "The interests of its claimants in what is counted: a list of words.", func(g *Group) any { return &g.Interests }),
			of("article_sha256s", "SHA-256 of the bytes of the versions in which its mentions stand: a list.", func(g *Group) any { return &g.Versions }),
		})
})

func nth(list []string, n int) string {
	if n < 0 || n >= len(list) {
		return ""
	}
	return list[n]
}
