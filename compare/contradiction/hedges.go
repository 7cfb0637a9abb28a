package contradiction

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/reference/words"
)

// Likeness (cosine of weighted words) from which two claims of one speaker are the same proposition, and from which they are the same words.
const (
	sameProposition = 0.7
	sameWords       = 0.85
)

// Again relates two claims of one speaker about one thing, a before b, by how alike their words are (0 to 1): the likelihood changed, the hedge is gone, or it is only said again.
func Again(a, b *hearsay.Mention, like float64) (f Found, ok bool) {
	f.RestsOn = []string{"claimant", "words"}
	before, after := a.Said.Likelihood, b.Said.Likelihood
	switch {
	case like < sameProposition:
	case (a.Said.Stance == hearsay.Deny) != (b.Said.Stance == hearsay.Deny):
		f.Kind, f.Reason = hearsay.Contradicts, "the same source says it and denies it"
	case before != nil && after != nil && *before != *after:
		f.Kind, f.Reason = hearsay.Updates, fmt.Sprintf("a changed assessment: %s, then %s", term(*before), term(*after))
	case before != nil && after == nil && b.Said.Hedge == nil:
		f.Kind, f.Reason = hearsay.LosesHedge, fmt.Sprintf("%s becomes flat%s: the hedge is gone", term(*before), through(b.Said))
	case before == nil && after != nil && a.ArticleID == b.ArticleID && a.Said.Hedge == nil:
		f.Kind, f.Reason = hearsay.LosesHedge, fmt.Sprintf("told flatly first, %s further down in the same article", term(*after))
	case like >= sameWords && a.ArticleID != b.ArticleID:
		f.Kind, f.Reason = hearsay.Repeats, "the same source says it again in the same words"
	}
	return f, f.Kind != ""
}

// through names the relays on whose way a hedge got lost.
func through(c *hearsay.WireClaim) string {
	if len(c.Via) == 0 {
		return ""
	}
	names := make([]string, len(c.Via))
	for i, v := range c.Via {
		names[i] = v.Name
	}
	return " on the way through " + strings.Join(names, " and ")
}

// A headline says what a claim of the body says where the body's words hold told of the weight of the headline's, in at least toldTerms of them.
const (
	told      = 0.6
	toldTerms = 2
)

// Headline finds, for each claim in an article's headline that is told flatly, the claim of the same speaker in the body that says the same and hedges it.
func Headline(claims []hearsay.Mention, headline *hearsay.WireSpan) []Pair {
	if headline == nil {
		return nil
	}
	inside := func(i int) bool { return claims[i].Start >= headline.Start && claims[i].End <= headline.End }
	var out []Pair
	for i := range claims {
		h := claims[i].Said
		if !inside(i) || hedged(h) {
			continue
		}
		best, most := -1, told
		terms := words.Terms(content(h))
		for k := range claims {
			c := claims[k].Said
			if inside(k) || !hedged(c) || c.Claimant.Name != h.Claimant.Name || c.Stance == hearsay.Deny {
				continue
			}
			body := words.Terms(content(c))
			if n := len(both(terms, body)); n >= toldTerms && shared(terms, body) > most*weight(terms) {
				best, most = k, shared(terms, body)/weight(terms)
			}
		}
		if best >= 0 {
			reason := fmt.Sprintf("the headline tells flatly what %s in the text says with %s", h.Claimant.Name, hedgeOf(claims[best].Said))
			out = append(out, Pair{i, best, Found{hearsay.LosesHedge, reason, []string{"claimant", "words", "article"}}})
		}
	}
	return out
}

func hedged(c *hearsay.WireClaim) bool { return c.Likelihood != nil || c.Hedge != nil }

// hedgeOf is a claim's hedge as it is quoted.
func hedgeOf(c *hearsay.WireClaim) string {
	if c.Hedge != nil && c.Hedge.Text != "" {
		return "“" + c.Hedge.Text + "”"
	}
	if c.Likelihood != nil {
		return "“" + term(*c.Likelihood) + "”"
	}
	return "a hedge"
}

func both(a, b []words.Term) []words.Term {
	return slices.DeleteFunc(slices.Clone(a), func(t words.Term) bool {
		return !slices.ContainsFunc(b, func(u words.Term) bool { return u.Key == t.Key })
	})
}

func weight(terms []words.Term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += t.Weight
	}
	return sum
}

// term writes a yardstick term as it is spoken.
func term(likelihood string) string {
	switch likelihood {
	case hearsay.RemoteChance:
		return "a remote chance"
	case hearsay.HighlyUnlikely:
		return "highly unlikely"
	case hearsay.RealisticPossibility:
		return "a realistic possibility"
	case hearsay.HighlyLikely:
		return "highly likely"
	case hearsay.AlmostCertain:
		return "almost certain"
	}
	return likelihood
}
