package rows

import (
	"strings"
	"sync"

	"hearsay"
)

// Claim is a row of claims: the listed claim, the interest that its claimant has in the figures that it holds, and what is known of the facts that it speaks of.
type Claim struct {
	hearsay.ListedClaim
	Interest    *string  `json:"interest"`     // own-side, enemy-side, third-party, several parted by "; "; nil where no figure has any
	Facts       []string `json:"facts"`        // ids of the groups that it or its figures are in
	OriginsLow  int      `json:"origins_low"`  // independent origins of the fact with the fewest, 0 where it is in none
	OriginsHigh int      `json:"origins_high"` // of the fact with the most
}

// Claims is the table of claims.
var Claims = sync.OnceValue(func() *Table[Claim] {
	return table("claims", "Who says what: one claim a row, with its words, its chain and its caveats.",
		Claim{ListedClaim: hearsay.ListedClaim{Schema: hearsay.SchemaClaim}},
		[]field[Claim]{varied(of("claim", "The claim's id.", func(c *Claim) any { return &c.ID }))},
		article(func(c *Claim) *hearsay.ArticleRef { return &c.Article }),
		claimWords(), claimChain(), claimFactuality(), claimSubject())
})

func claimWords() []field[Claim] {
	return append(append([]field[Claim]{
		varied(words("text", "The words of the claim; where they stand in several stretches, these are parted by \" … \".", func(c *Claim) string { return Content(c.Content) })),
		offset("start", "Where its words begin in the article's text, in Unicode code points.", func(c *Claim) (int, bool) { return first(c.Content) }),
		offset("end", "Where its words end, exclusive.", func(c *Claim) (int, bool) { return last(c.Content) }),
		varied(of("content", "The stretches of the claim: a list of {start, end, text}.", func(c *Claim) any { return (*Spans)(&c.Content) })),
	}, perhaps("source", "The words that name who says it.", func(c *Claim) **hearsay.WireSpan { return &c.Source })...),
		append(perhaps("cue", "The word of saying.", func(c *Claim) **hearsay.WireSpan { return &c.Cue }),
			of("quote", "direct, indirect or mixed.", func(c *Claim) any { return &c.Quote }))...)
}

func claimChain() []field[Claim] {
	return []field[Claim]{
		of("claimant", "Who says it: the end of the chain.", func(c *Claim) any { return &c.Claimant.Name }),
		of("claimant_kind", "What the claimant is: government, military, media and so on.", func(c *Claim) any { return &c.Claimant.Kind }),
		of("claimant_side", "The claimant's country or bloc.", func(c *Claim) any { return &c.Claimant.Side }),
		of("claimant_resolved", "false where the name is only the source's own words.", func(c *Claim) any { return &c.Claimant.Resolved }),
		of("claimants", "Each of several joint claimants: a list of {name, kind, side, resolved}.", func(c *Claim) any { return &c.Claimants }),
		words("chain", "The chain in words, from the claimant to the relay nearest the article, parted by \" > \".", func(c *Claim) string { return ChainOf(c.Claimant.Name, c.Via) }),
		of("via", "The relays, nearest the article first: a list of {name, start, end, text}.", func(c *Claim) any { return (*Relays)(&c.Via) }),
		of("within", "The id of the claim that this one stands within.", func(c *Claim) any { return &c.Within }),
	}
}

func claimFactuality() []field[Claim] {
	return append(append([]field[Claim]{
		of("stance", "What the claimant does with it: assert, assess, predict, pledge, demand, deny, retract or question.", func(c *Claim) any { return &c.Stance }),
		of("answers", "Ids of the claims that a denial answers.", func(c *Claim) any { return (*Names)(&c.Answers) }),
		of("likelihood", "The claimant's likelihood, by the PHIA yardstick's terms.", func(c *Claim) any { return &c.Likelihood }),
		of("scale", "Whose term it is: phia, icd203 or plain.", func(c *Claim) any { return &c.Scale }),
		of("confidence", "The claimant's rating of its own sources: low, moderate or high.", func(c *Claim) any { return &c.Confidence }),
	}, perhaps("hedge", "The words of the likelihood or vagueness.", func(c *Claim) **hearsay.WireSpan { return &c.Hedge })...),
		of("relay_hedge", "The relay's own hedge: {start, end, text, likelihood}.", func(c *Claim) any { return &c.RelayHedge }),
		of("paper_hedge", "The paper's own hedge: {start, end, text, likelihood}.", func(c *Claim) any { return &c.PaperHedge }),
		words("caveats", "The kinds of the caveats that cover it, parted by \"; \".", func(c *Claim) string { return CaveatWords(c.Caveats) }),
		of("caveat_spans", "The caveats with their words: a list of {kind, start, end, text, by}.", func(c *Claim) any { return (*Caveats)(&c.Caveats) }),
		of("interest", "The claimant's interest in the figures that it holds: own-side, enemy-side or third-party, parted by \"; \".", func(c *Claim) any { return &c.Interest }),
		of("facts", "Ids of the groups that it or its figures are in.", func(c *Claim) any { return (*Names)(&c.Facts) }),
		of("origins_low", "The least number of independent origins of these facts; 0: it is in none.", func(c *Claim) any { return &c.OriginsLow }),
		of("origins_high", "The most independent origins of these facts.", func(c *Claim) any { return &c.OriginsHigh }))
}

func claimSubject() []field[Claim] {
	return []field[Claim]{
		of("event", "The event that it speaks of: {type, sub_type, place, window, actor, target}.", func(c *Claim) any { return &c.Event }),
		words("event_type", "The event's type, by ACLED's codebook.", func(c *Claim) string { return eventOf(c).Type }),
		words("event_place", "Where it is said to have happened.", func(c *Claim) string {
			if p := eventOf(c).Place; p != nil {
				return p.Name
			}
			return ""
		}),
		words("event_from", "The first day of the event's window.", func(c *Claim) string { return str(eventOf(c).Window.From) }),
		words("event_to", "The last day of the event's window.", func(c *Claim) string { return str(eventOf(c).Window.To) }),
		of("control", "Who is said to hold a place: {place, holder, state}.", func(c *Claim) any { return &c.Control }),
		of("score", "The probability that the claim is there and its claimant right; empty where it is not calibrated.", func(c *Claim) any { return &c.Score }),
		of("gone", "Why a later reading no longer holds it; empty while it stands.", func(c *Claim) any { return &c.Gone }),
		of("reader", "Who read it, where hearsay did not: {version, tagger, model}.", func(c *Claim) any { return &c.Reader }),
	}
}

func eventOf(c *Claim) *hearsay.ListedEvent {
	if c.Event == nil {
		return &hearsay.ListedEvent{}
	}
	return c.Event
}

// Content is the stretches of a claim as one text, parted by " … ".
func Content(spans []hearsay.WireSpan) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.Text
	}
	return strings.Join(parts, " … ")
}

func first(spans []hearsay.WireSpan) (int, bool) {
	if len(spans) == 0 {
		return 0, false
	}
	return spans[0].Start, true
}

func last(spans []hearsay.WireSpan) (int, bool) {
	if len(spans) == 0 {
		return 0, false
	}
	return spans[len(spans)-1].End, true
}
