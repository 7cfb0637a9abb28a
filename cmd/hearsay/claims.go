package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

type claimsCmd struct{ listFlags }

// Help stands under the verb's line in its help.
func (claimsCmd) Help() string {
	return "Lists the claims that stand, the latest day first: who says what, how, and when. 'hearsay show ID' opens one; the first characters of an id are enough."
}

// Run lists claims.
func (c *claimsCmd) Run(s *streams) error {
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		return list(ctx, s, l, claimLister(l), f, c.outputFlags)
	})
}

func claimLister(l *ledger.Ledger) lister[hearsay.ListedClaim] {
	return lister[hearsay.ListedClaim]{
		one: "claim", many: "claims", page: l.Claims,
		columns: []column{{title: "claimant", wrap: 26}, {title: "claim", flex: true}, {title: "how", wrap: 14, drop: 2}, {title: "speaks of", wrap: 22, drop: 1}, {title: "via", wrap: 20, drop: 3}, {title: "said on"},
			{title: "article", wrap: 22, drop: 4}, {title: "id"}},
		rows: eachRow(func(c *hearsay.ListedClaim) tableRow {
			return tableRow{cells: []string{whoSays(&c.Claimant), shown(contentWords(c.Content)), how(c.Stance, c.Likelihood, c.Caveats), shown(happenedWords(c)), shown(viaWords(c.Via)), dayOr(c.Article.Published),
				shown(c.Article.Name), short(c.ID)}}
		}),
		header: append([]string{"id", "claimant", "kind", "side", "resolved", "via", "stance", "likelihood", "scale", "confidence", "caveats", "quote", "content", "source", "cue", "start", "end",
			"event", "event_place", "control", "score"}, refHeader()...),
		values: claimValues,
	}
}

// how is the stance of a claim with its likelihood and warnings: "assess, almost certain; unconfirmed".
func how(stance string, likelihood *string, caveats []hearsay.WireCaveat) string {
	said := stance
	if likelihood != nil {
		said += ", " + spoken(*likelihood)
	}
	if len(caveats) > 0 {
		said += "; " + spoken(caveatKinds(caveats))
	}
	return said
}

// happenedWords is who is said to hold a place, else what kind of event a claim speaks of; "" where it speaks of neither.
func happenedWords(c *hearsay.ListedClaim) string {
	if k := c.Control; k != nil {
		return strings.Join(nonEmpty(k.Holder, k.State, k.Place), " ")
	}
	if e := c.Event; e != nil {
		if e.SubType != "" {
			return e.SubType
		}
		return e.Type
	}
	return ""
}

func claimValues(c *hearsay.ListedClaim) []string {
	var start, end, event, place, control, resolved string
	if len(c.Content) > 0 {
		start, end = strconv.Itoa(c.Content[0].Start), strconv.Itoa(c.Content[len(c.Content)-1].End)
	}
	if c.Event != nil {
		event = strings.Join(nonEmpty(c.Event.Type, c.Event.SubType), "/")
		if c.Event.Place != nil {
			place = c.Event.Place.Name
		}
	}
	if c.Control != nil {
		control = strings.Join(nonEmpty(c.Control.Holder, c.Control.State, c.Control.Place), " ")
	}
	if c.Claimant.Resolved != nil {
		resolved = strconv.FormatBool(*c.Claimant.Resolved)
	}
	return slices.Concat([]string{c.ID}, actorValues(&c.Claimant), []string{resolved, viaWords(c.Via), c.Stance, str(c.Likelihood), str(c.Scale), str(c.Confidence), caveatKinds(c.Caveats),
		c.Quote, contentWords(c.Content), spanText(c.Source), spanText(c.Cue), start, end, event, place, control, decimal(c.Score)}, refValues(&c.Article))
}

func spanText(s *hearsay.WireSpan) string {
	if s == nil {
		return ""
	}
	return s.Text
}
