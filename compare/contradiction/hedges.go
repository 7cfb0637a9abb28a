package contradiction

import (
	"fmt"

	"hearsay"
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
		f.Kind, f.Reason = hearsay.LosesHedge, fmt.Sprintf("%s becomes flat: the hedge is gone", term(*before))
	case before == nil && after != nil && a.ArticleID == b.ArticleID && a.Said.Hedge == nil:
		f.Kind, f.Reason = hearsay.LosesHedge, fmt.Sprintf("told flatly first, %s further down in the same article", term(*after))
	case like >= sameWords && a.ArticleID != b.ArticleID:
		f.Kind, f.Reason = hearsay.Repeats, "the same source says it again in the same words"
	}
	return f, f.Kind != ""
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
