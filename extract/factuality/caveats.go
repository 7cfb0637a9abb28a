package factuality

import (
	"strings"

	"hearsay"
	"hearsay/text"
)

// backward is how many sentences before a caveat the claims stand that it may cover.
const backward = 4

// caveat attaches a warning to the claims that it covers.
func (j *joiner) caveat(m Mark) {
	covered := j.covered(m)
	if len(covered) > 0 && (m.Caveat == hearsay.Retracted || m.Caveat == hearsay.HackedClaim) {
		covered = append(covered, j.sameReport(covered[0])...)
	}
	for _, i := range covered {
		j.warn(i, hearsay.Caveat{Kind: m.Caveat, Span: m.Span})
	}
}

// sameReport is the other claims near one that count and come from the same claimant: who takes back a report takes back all of its figures.
func (j *joiner) sameReport(i int) []int {
	var out []int
	at, name := j.sentence(j.claims[i].Anchor()), j.claims[i].Claimant.Name
	for k := max(0, i-nearby); k < min(len(j.claims), i+nearby); k++ {
		c := &j.claims[k]
		if d := j.sentence(c.Anchor()) - at; k != i && c.Claimant.Name == name && -backward <= d && d <= backward && j.counts(c) {
			out = append(out, k)
		}
	}
	return out
}

// warn adds a caveat once.
func (j *joiner) warn(i int, v hearsay.Caveat) {
	for _, have := range j.claims[i].Caveats {
		if have.Kind == v.Kind && have.Span.Overlaps(v.Span) {
			return
		}
	}
	j.claims[i].Caveats = append(j.claims[i].Caveats, v)
}

// covered is the claims that a caveat warns of: the one whose cue it stands beside; those within the claim that says it, or before it by others;
// the claims of its sentence before it; or, where the sentence has none, those in the sentences before that its subject speaks of.
func (j *joiner) covered(m Mark) []int {
	sentence := j.sentence(m.Span)
	here := j.around(j.bySentence[sentence], m.Span)
	for _, i := range here {
		if j.besideCue(&j.claims[i], m.Span) {
			return []int{i}
		}
	}
	if holder := j.innermost(m.Span); holder >= 0 {
		if j.remarks(m) {
			return []int{holder}
		}
		return j.answered(holder, m)
	}
	if before := j.saidBefore(here, m.Span); len(before) > 0 {
		return before
	}
	if m.Caveat == hearsay.Disputed {
		return nil
	}
	return j.spokenOf(sentence, m)
}

// remarks tells whether a mark inside of a content is the paper's remark on it: ", without providing evidence", "before deleting the figures", outside of quotation marks.
func (j *joiner) remarks(m Mark) bool {
	_, quoted := j.doc.Quoted(m.Span)
	words := strings.ToLower(m.Span.Of(j.doc.Text))
	return !quoted && (m.Caveat == hearsay.Retracted || strings.HasPrefix(words, "without ") || strings.HasPrefix(words, "despite ") || strings.HasPrefix(words, "a ") && j.dashed(m.Span))
}

// dashed tells whether a dash stands before a span: what follows names again what was said, "- a false threat".
func (j *joiner) dashed(s hearsay.Span) bool {
	k := j.doc.At(s.Start) - 1
	if k < 0 {
		return false
	}
	switch j.doc.Tokens[k].Lower {
	case "-", "–", "—":
		return true
	}
	return false
}

// answered is what a claim that itself carries the warning warns of: the claims within it that end before the mark or begin after it, else the last claim of somebody else.
func (j *joiner) answered(holder int, m Mark) []int {
	var out []int
	for i := holder + 1; i < len(j.claims) && i <= holder+nearby; i++ {
		c := &j.claims[i]
		if c.Within == hearsay.Ref(holder) && !c.Holds(m.Span) && (m.Caveat != hearsay.Unconfirmed || c.Content[0].Start < m.Span.Start) {
			out = append(out, i)
		}
	}
	if len(out) > 0 || m.Caveat == hearsay.HackedClaim || m.Caveat == hearsay.Retracted {
		return out
	}
	at := j.sentence(m.Span)
	for i := holder - 1; i >= 0 && at-j.sentence(j.claims[i].Anchor()) <= 1; i-- {
		if c := &j.claims[i]; c.Claimant.Name != j.claims[holder].Claimant.Name && (m.Caveat != hearsay.Disputed || j.shares(i, holder)) {
			return []int{i}
		}
	}
	return nil
}

// saidBefore is the claims of a sentence whose content begins before the mark: all of the last claimant.
func (j *joiner) saidBefore(here []int, s hearsay.Span) []int {
	var out []int
	for k := len(here) - 1; k >= 0; k-- {
		c := &j.claims[here[k]]
		if len(c.Content) == 0 || c.Content[0].Start > s.Start {
			continue
		}
		if len(out) > 0 && c.Claimant.Name != j.claims[out[0]].Claimant.Name {
			break
		}
		out = append(out, here[k])
	}
	return out
}

// tallies are words for a count, and counting are words of claims that count.
var (
	tallies  = set("tally tallies toll tolls figure figures number numbers count counts total totals estimate estimates data statistics losses casualties deaths dead killed")
	tolls    = set("toll tolls losses casualties deaths dead killed wounded")
	counting = set("dead deaths killed wounded losses casualties toll record highest deadliest number total lost prisoners captured injured")
)

// spokenOf is the claims in the sentences before that the subject of a caveat speaks of: of a tally those that count, of a side those of that side.
func (j *joiner) spokenOf(sentence int, m Mark) []int {
	subject := j.wordsOf(hearsay.Span{Start: j.doc.Sentences[sentence].Start, End: m.Span.End})
	reach := 1
	tally, dead := holdsAny(subject, tallies), holdsAny(subject, tolls)
	if tally {
		reach = backward
	}
	var out []int
	for s := sentence - 1; s >= 0 && s >= sentence-reach; s-- {
		here := j.bySentence[s]
		for k := len(here) - 1; k >= max(0, len(here)-nearby); k-- {
			c := &j.claims[here[k]]
			if tally && !j.counts(c) || dead && !j.says(c, counting) {
				continue
			}
			if len(out) > 0 && c.Claimant.Side != j.claims[out[0]].Claimant.Side {
				return out
			}
			out = append(out, here[k])
		}
	}
	return out
}

// counts tells whether a claim's content holds a number or a word of counting.
func (j *joiner) counts(c *hearsay.Claim) bool {
	for _, s := range c.Content {
		r := j.doc.Within(s)
		for i := r.From; i < r.To; i++ {
			if j.doc.Tokens[i].Kind == text.Number {
				return true
			}
		}
	}
	return j.says(c, counting)
}

// says tells whether a claim's content holds one of the words.
func (j *joiner) says(c *hearsay.Claim, words map[string]bool) bool {
	for _, s := range c.Content {
		if holdsAny(j.wordsOf(s), words) {
			return true
		}
	}
	return false
}

func holdsAny(words []string, of map[string]bool) bool {
	for _, w := range words {
		if of[w] {
			return true
		}
	}
	return false
}

// wordsOf is the words of a span in lower case.
func (j *joiner) wordsOf(s hearsay.Span) []string {
	var out []string
	r := j.doc.Within(s)
	for i := r.From; i < r.To; i++ {
		if j.doc.Tokens[i].Kind == text.Word {
			out = append(out, j.doc.Tokens[i].Lower)
		}
	}
	return out
}

// backwords point back at what was said: a denial that holds one answers the claim before it.
var backwords = set("such this that these claim claims allegation allegations accusation accusations charge charges report reports suggestion suggestions so scale involvement responsibility it them")

// deny ties a denial to the claims that it answers: those within it, and those before it by others that say the same, or that it points back at.
func (j *joiner) deny(i int) {
	c := &j.claims[i]
	if !j.denies(c) {
		return
	}
	span := c.Source.Cover(c.Cue)
	whole := span
	for _, s := range c.Content {
		whole = whole.Cover(s)
	}
	for _, k := range j.deniedBy(i) {
		span := span
		if j.claims[k].Within == "" {
			span = whole
		}
		c.Answers = append(c.Answers, hearsay.Ref(k))
		j.warn(k, hearsay.Caveat{Kind: hearsay.Disputed, Span: span, By: hearsay.Ref(i)})
	}
}

// denials are words that deny by themselves; turnings do so only of a claim, and else refuse an offer.
var (
	denials  = set("deny denies denied denying denial denials refute refutes refuted disputes disputed contradicts contradicted rebuts rebutted")
	turnings = set("reject rejects rejected rejecting dismiss dismisses dismissed dismissing")
)

// denies tells whether a claim of the stance of denial denies what was said, rather than refuse or negate.
func (j *joiner) denies(c *hearsay.Claim) bool {
	cue := j.wordsOf(c.Cue)
	if holdsAny(cue, denials) {
		return true
	}
	if !holdsAny(cue, turnings) {
		return false
	}
	for _, s := range c.Content {
		if holdsAny(j.wordsOf(hearsay.Span{Start: c.Cue.End, End: s.End}), backwords) {
			return true
		}
	}
	return false
}

// afterCheck is how many sentences a denial that points back may stand after what it answers: the paper's check may stand between.
const afterCheck = 2

func (j *joiner) deniedBy(i int) []int {
	var out []int
	for k := i + 1; k < len(j.claims) && k <= i+nearby; k++ {
		if c := &j.claims[k]; c.Within == hearsay.Ref(i) && c.Claimant.Name != j.claims[i].Claimant.Name {
			out = append(out, k)
		}
	}
	if len(out) > 0 || j.claims[i].Within != "" {
		return out
	}
	at := j.sentence(j.claims[i].Anchor())
	back, tally := j.says(&j.claims[i], backwords), j.says(&j.claims[i], tallies)
	for k := i - 1; k >= 0 && k >= i-nearby && at-j.sentence(j.claims[k].Anchor()) <= backward; k-- {
		c := &j.claims[k]
		if c.Claimant.Name == j.claims[i].Claimant.Name || c.Stance == hearsay.Deny || c.Stance == hearsay.Demand || c.Stance == hearsay.Pledge || c.Within != "" || c.Claimant.Side != "" && c.Claimant.Side == j.claims[i].Claimant.Side {
			continue
		}
		if j.shares(k, i) && (c.Quote != hearsay.Direct || at-j.sentence(c.Anchor()) == 1) || back && tally && j.says(c, counting) || back && len(out) == 0 && at-j.sentence(c.Anchor()) <= afterCheck {
			out = append(out, k)
		}
	}
	return out
}

// shares tells whether the contents of two claims have at least two words of substance in common.
func (j *joiner) shares(a, b int) bool {
	have := map[string]bool{}
	for _, s := range j.claims[a].Content {
		for _, w := range j.wordsOf(s) {
			have[stem(w)] = true
		}
	}
	same := map[string]bool{}
	for _, s := range j.claims[b].Content {
		for _, w := range j.wordsOf(s) {
			if len(w) > 3 && !common[w] && have[stem(w)] {
				same[stem(w)] = true
			}
		}
	}
	return len(same) >= 2
}

// stem is the beginning of a word, enough to tell it from others and not from its own forms.
func stem(w string) string {
	w = strings.TrimSuffix(w, "s")
	const letters = 6
	return w[:min(len(w), letters)]
}

// common are words of four letters and more that say nothing of what a claim is about.
var common = set(`that this these those they them their there then than with from have been were will would could should about after before into over under against between more most some such
	other also only very just like said says told what when where which while because through during being every each both many much said`)

// set is the words of a list.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
