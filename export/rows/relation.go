package rows

import (
	"sync"

	"hearsay"
)

// Side is what a relation or group tells of a figure that it names.
func (f *Figure) Side() Side {
	s := Side{Version: f.Article.Version, Text: f.Text, Via: f.Via, Caveats: f.Caveats, Interest: f.Interest}
	if f.Claimant != nil {
		s.Claimant = &f.Claimant.Name
	}
	return s
}

// Side is what a relation or group tells of a claim that it names.
func (c *Claim) Side() Side {
	return Side{Version: c.Article.Version, Text: Content(c.Content), Claimant: &c.Claimant.Name, Via: c.Via, Caveats: c.Caveats, Interest: c.Interest}
}

// Side is one side of a relation as far as it is known besides its ids: the version that it stands in, its words, who says it and what covers it.
type Side struct {
	Version  string  `json:"article_sha256"`
	Text     string  `json:"text"`
	Claimant *string `json:"claimant"`
	Via      Relays  `json:"via"`
	Caveats  Caveats `json:"caveats"`
	Interest *string `json:"interest"`
}

// Relation is a row of relations: how two statements stand to one another, with the words of both sides.
type Relation struct {
	hearsay.Relation
	SideA       Side `json:"a_said"`
	SideB       Side `json:"b_said"`
	OriginsLow  int  `json:"origins_low"` // independent origins of the fact that both speak of, 0 where they are in none
	OriginsHigh int  `json:"origins_high"`
}

// Counted takes the origins of the fact of one side: the row has those of the side that has more.
func (r *Relation) Counted(low, high int) {
	r.OriginsLow, r.OriginsHigh = max(r.OriginsLow, low), max(r.OriginsHigh, high)
}

// Relations is the table of relations.
var Relations = sync.OnceValue(func() *Table[Relation] {
	return table("relations", "How two statements stand to one another, and why: one relation a row, with the words, chain and caveats of both sides.",
		Relation{Relation: hearsay.Relation{Schema: hearsay.SchemaRelation}},
		[]field[Relation]{
			varied(of("relation", "The relation's id.", func(r *Relation) any { return &r.ID })),
			of("kind", "contradicts, changes, denies, disowns, disputes, tension, updates, compatible and so on.", func(r *Relation) any { return &r.Kind }),
			{Column: Column{Name: "opposed", About: "true where both cannot hold, or one takes the other back.", Kind: Boolean, Derived: true},
				get: func(r *Relation) Cell { return Cell{Whole: bit(hearsay.Opposed(r.Kind))} }},
			varied(of("reason", "Why, in words.", func(r *Relation) any { return &r.Reason })),
			of("rests_on", "What the match rests on: a list of words.", func(r *Relation) any { return (*Names)(&r.RestsOn) }),
		},
		side("a", func(r *Relation) (*hearsay.Member, *Side) { return &r.A, &r.SideA }),
		side("b", func(r *Relation) (*hearsay.Member, *Side) { return &r.B, &r.SideB }),
		[]field[Relation]{
			words("caveats", "The kinds of the caveats that cover either side, parted by \"; \".", func(r *Relation) string {
				return CaveatWords(append(append([]hearsay.WireCaveat{}, r.SideA.Caveats...), r.SideB.Caveats...))
			}),
			of("origins_low", "The least number of independent origins of the fact that they speak of; 0: they are in none.", func(r *Relation) any { return &r.OriginsLow }),
			of("origins_high", "The most independent origins of that fact.", func(r *Relation) any { return &r.OriginsHigh }),
		})
})

func side(p string, at func(*Relation) (*hearsay.Member, *Side)) []field[Relation] {
	member := func(r *Relation) *hearsay.Member { m, _ := at(r); return m }
	known := func(r *Relation) *Side { _, s := at(r); return s }
	where := "Of side " + p + ": "
	return []field[Relation]{
		of(p+"_article", where+"the article's id.", func(r *Relation) any { return &member(r).ArticleID }),
		of(p+"_article_sha256", where+"SHA-256 of the bytes of the version in which the words stand.", func(r *Relation) any { return &known(r).Version }),
		of(p+"_article_name", where+"the name of the article's file.", func(r *Relation) any { return &member(r).Article }),
		of(p+"_claim", where+"the claim's id; empty in the paper's own voice.", func(r *Relation) any { return &member(r).Claim }),
		of(p+"_figure", where+"the figure's id; empty where it is no figure.", func(r *Relation) any { return &member(r).Figure }),
		of(p+"_text", where+"the words.", func(r *Relation) any { return &known(r).Text }),
		of(p+"_start", where+"where they begin in the article's text, in Unicode code points.", func(r *Relation) any { return &member(r).Start }),
		of(p+"_end", where+"where they end, exclusive.", func(r *Relation) any { return &member(r).End }),
		of(p+"_claimant", where+"who says it.", func(r *Relation) any { return &known(r).Claimant }),
		words(p+"_chain", where+"the chain in words, from the claimant to the relay nearest the article.", func(r *Relation) string { return ChainOf(str(known(r).Claimant), known(r).Via) }),
		of(p+"_via", where+"the relays, nearest the article first.", func(r *Relation) any { return &known(r).Via }),
		words(p+"_caveats", where+"the kinds of the caveats that cover it.", func(r *Relation) string { return CaveatWords(known(r).Caveats) }),
		of(p+"_caveat_spans", where+"the caveats with their words.", func(r *Relation) any { return &known(r).Caveats }),
		of(p+"_interest", where+"the claimant's interest in what is counted.", func(r *Relation) any { return &known(r).Interest }),
	}
}
