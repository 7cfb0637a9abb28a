package rows

import (
	"sync"

	"hearsay"
)

// Figure is a row of figures: the listed figure with the words of the claim that holds it.
type Figure struct {
	hearsay.ListedFigure
	Said string `json:"said"` // the words of its claim, "" in the paper's own voice
}

// Figures is the table of figures.
var Figures = sync.OnceValue(func() *Table[Figure] {
	return table("figures", "How many: one figure a row, its bounds as said, with its words, its chain and its caveats.",
		Figure{ListedFigure: hearsay.ListedFigure{Schema: hearsay.SchemaFigure}},
		[]field[Figure]{
			varied(of("figure", "The figure's id.", func(f *Figure) any { return &f.ID })),
			varied(of("claim", "The id of the innermost claim that holds it; empty in the paper's own voice.", func(f *Figure) any { return &f.Claim })),
		},
		article(func(f *Figure) *hearsay.ArticleRef { return &f.Article }),
		span("", "The words of the figure: number and what is counted.", func(f *Figure) *hearsay.WireSpan { return &f.WireSpan }),
		span("number", "The words of the number with its qualifier.", func(f *Figure) *hearsay.WireSpan { return &f.Number }),
		figureCounted(), figureRunning(), figureChain(), figureStanding())
})

func figureCounted() []field[Figure] {
	return []field[Figure]{
		of("measure", "What is counted: killed, wounded, equipment-destroyed and so on.", func(f *Figure) any { return &f.Measure }),
		of("of", "Whose are counted; empty where it is not said.", func(f *Figure) any { return &f.Of }),
		of("subject", "Who or what is counted, as said.", func(f *Figure) any { return &f.Subject }),
		of("unit", "The unit: person, vehicle, km and so on.", func(f *Figure) any { return &f.Unit }),
		of("low", "The low bound; empty where it is open.", func(f *Figure) any { return &f.Low }),
		of("best", "The number as written; empty for a range, an open bound and an order of magnitude.", func(f *Figure) any { return &f.Best }),
		of("high", "The high bound; empty where it is open.", func(f *Figure) any { return &f.High }),
		of("qualifier", "exact, about, at-least, at-most, range or order-of-magnitude.", func(f *Figure) any { return &f.Qualifier }),
	}
}

func figureRunning() []field[Figure] {
	return []field[Figure]{
		of("cumulative", "true for a running total, false for a count of a period, empty for neither.", func(f *Figure) any { return &f.Cumulative }),
		of("period_from", "The first day that it counts.", func(f *Figure) any { return &f.Period.From }),
		of("period_to", "The last day that it counts: its as-of day.", func(f *Figure) any { return &f.Period.To }),
		of("relative_to", "The id of the figure that a relative figure is relative to.", func(f *Figure) any { return &f.RelativeTo }),
		of("derived", "What a relative figure comes to: {low, high}.", func(f *Figure) any { return &f.Derived }),
		of("includes", "The rule of inclusion as said: a list of words.", func(f *Figure) any { return (*Names)(&f.Includes) }),
		of("place", "The place that it is counted in.", func(f *Figure) any { return &f.Place }),
	}
}

func figureChain() []field[Figure] {
	return []field[Figure]{
		actor("claimant", "Who says it; empty in the paper's own voice.", func(a *hearsay.WireActor) any { return &a.Name }),
		actor("claimant_kind", "What the claimant is: government, military, media and so on.", func(a *hearsay.WireActor) any { return &a.Kind }),
		actor("claimant_side", "The claimant's country or bloc.", func(a *hearsay.WireActor) any { return &a.Side }),
		words("chain", "The chain in words, from the claimant to the relay nearest the article, parted by \" > \".", func(f *Figure) string { return ChainOf(FigureClaimant(&f.WireFigure), f.Via) }),
		of("via", "The relays, nearest the article first: a list of {name, start, end, text}.", func(f *Figure) any { return (*Relays)(&f.Via) }),
		of("stance", "The stance of its claim; empty in the paper's own voice.", func(f *Figure) any { return &f.Stance }),
		of("interest", "The claimant's interest in what is counted: own-side, enemy-side or third-party.", func(f *Figure) any { return &f.Interest }),
	}
}

// FigureClaimant is the name of a figure's claimant, "" in the paper's own voice.
func FigureClaimant(f *hearsay.WireFigure) string {
	if f.Claimant == nil {
		return ""
	}
	return f.Claimant.Name
}

// actor is a column of a figure's claimant, which may be absent.
func actor(name, about string, at func(*hearsay.WireActor) any) field[Figure] {
	kind, _ := kindOf(at(&hearsay.WireActor{}))
	return field[Figure]{Column: Column{Name: name, About: about, Kind: kind, Optional: true},
		get: func(f *Figure) Cell {
			if f.Claimant == nil {
				return Cell{Null: true}
			}
			return read(at(f.Claimant))
		},
		set: func(f *Figure, c Cell) error {
			if c.Null {
				return nil
			}
			if f.Claimant == nil {
				f.Claimant = &hearsay.WireActor{}
			}
			return write(at(f.Claimant), c)
		}}
}

func figureStanding() []field[Figure] {
	return []field[Figure]{
		words("caveats", "The kinds of the caveats that cover it, parted by \"; \".", func(f *Figure) string { return CaveatWords(f.Caveats) }),
		of("caveat_spans", "The caveats with their words: a list of {kind, start, end, text, by}.", func(f *Figure) any { return (*Caveats)(&f.Caveats) }),
		of("fact", "The id of the group of figures that speak of the same fact.", func(f *Figure) any { return &f.Fact }),
		of("origins_low", "The least number of independent origins of that fact; 0: it is in none.", func(f *Figure) any { return &f.OriginsLow }),
		of("origins_high", "The most independent origins of that fact.", func(f *Figure) any { return &f.OriginsHigh }),
		of("score", "The probability that bounds, measure and claimant are right; empty where it is not calibrated.", func(f *Figure) any { return &f.Score }),
		of("gone", "Why a later reading no longer holds it; empty while it stands.", func(f *Figure) any { return &f.Gone }),
		of("reader", "Who read it, where hearsay did not: {version, tagger, model}.", func(f *Figure) any { return &f.Reader }),
		varied(of("said", "The words of the claim that holds it; empty in the paper's own voice.", func(f *Figure) any { return &f.Said })),
	}
}
