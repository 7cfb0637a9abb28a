package factuality

import (
	"sort"

	"hearsay"
	"hearsay/text"
)

// Join ties hedges, likelihoods, confidence and caveats to the claims that they bear on, and denials to the claims that they answer.
func Join(doc *text.Doc, marks []Mark, claims []hearsay.Claim) {
	j := newJoiner(doc, claims)
	for _, m := range marks {
		if m.Caveat != "" {
			j.caveat(m)
		} else {
			j.hedge(m)
		}
	}
	for i := range claims {
		j.hedgeByCue(i, marks)
		if claims[i].Likelihood != "" {
			claims[i].Scale = scaleOf(&claims[i])
		}
		if claims[i].Stance == hearsay.Deny {
			j.deny(i)
		}
	}
}

// scaleOf is whose yardstick a claim's likelihood is on: that of UK defence intelligence, of the US intelligence community, or none that is laid down.
func scaleOf(c *hearsay.Claim) string {
	names := []string{c.Claimant.Name}
	for _, v := range c.Via {
		names = append(names, v.Name)
	}
	for _, n := range names {
		if n == "UK Ministry of Defence" || n == "UK Defence Intelligence" {
			return hearsay.PHIA
		}
	}
	if c.Claimant.Kind == hearsay.Intelligence && c.Claimant.Side == "US" {
		return hearsay.ICD203
	}
	return hearsay.Plain
}

// piece is one stretch of a claim's content.
type piece struct {
	hearsay.Span
	claim int
}

// joiner ties marks to claims.
type joiner struct {
	doc        *text.Doc
	claims     []hearsay.Claim
	pieces     []piece // by start
	bySentence map[int][]int
}

func newJoiner(doc *text.Doc, claims []hearsay.Claim) *joiner {
	j := &joiner{doc: doc, claims: claims, bySentence: map[int][]int{}}
	for i := range claims {
		for _, s := range claims[i].Content {
			j.pieces = append(j.pieces, piece{s, i})
		}
		if a := claims[i].Anchor(); !a.Empty() {
			n := j.sentence(a)
			j.bySentence[n] = append(j.bySentence[n], i)
		}
	}
	sort.SliceStable(j.pieces, func(a, b int) bool { return j.pieces[a].Start < j.pieces[b].Start })
	return j
}

// sentence is the index of the sentence that a span begins in.
func (j *joiner) sentence(s hearsay.Span) int { return j.doc.SentenceOf(s) }

// nearby is how many stretches of content that begin before a mark are looked at for the one that holds it.
const nearby = 12

// innermost is the claim whose shortest stretch of content holds a span, -1 for none.
func (j *joiner) innermost(s hearsay.Span) int {
	best, size := -1, 0
	for k, left := sort.Search(len(j.pieces), func(i int) bool { return j.pieces[i].Start > s.Start })-1, nearby; k >= 0 && left > 0; k, left = k-1, left-1 {
		if p := j.pieces[k]; p.Contains(s) && (best < 0 || p.Len() < size) {
			best, size = p.claim, p.Len()
		}
	}
	return best
}

// around is those of some claims, in the order of the text, that stand nearest to a span.
func (j *joiner) around(here []int, s hearsay.Span) []int {
	k := sort.Search(len(here), func(i int) bool { return j.claims[here[i]].Anchor().Start >= s.Start })
	return here[max(0, k-nearby):min(len(here), k+nearby)]
}

// hedge gives a mark to the claim whose content holds it; beside the cue of a claim it is the paper's hedge, or inside an outer claim the relay's.
func (j *joiner) hedge(m Mark) {
	holder := j.innermost(m.Span)
	for _, i := range j.around(j.bySentence[j.sentence(m.Span)], m.Span) {
		c := &j.claims[i]
		if i == holder || c.Holds(m.Span) || !j.besideCue(c, m.Span) {
			continue
		}
		if m.Confidence != "" {
			take(&c.Factuality, m)
			return
		}
		h := hearsay.Hedge{Span: m.Span, Likelihood: m.Likelihood}
		if holder >= 0 && c.Within != "" {
			c.RelayHedge = h
			return
		}
		if holder < 0 {
			c.PaperHedge = h
			return
		}
	}
	if holder >= 0 {
		take(&j.claims[holder].Factuality, m)
	}
}

// take makes the mark the claim's own; a yardstick term goes before a vague word, the first of its kind stays.
func take(f *hearsay.Factuality, m Mark) {
	switch {
	case m.Confidence != "":
		if f.Confidence == "" {
			f.Confidence = m.Confidence
		}
	case m.Likelihood != "" && f.Likelihood == "":
		f.Likelihood, f.Hedge = m.Likelihood, m.Span
	case f.Hedge.Empty():
		f.Hedge = m.Span
	}
}

// besideCue tells whether a span stands within two tokens of a claim's cue, or between source and cue.
func (j *joiner) besideCue(c *hearsay.Claim, s hearsay.Span) bool {
	if c.Cue.Empty() || s.Overlaps(c.Cue) {
		return false
	}
	mark, cue := j.doc.Within(s), j.doc.Within(c.Cue)
	near := mark.To <= cue.From && cue.From-mark.To <= 1 || cue.To <= mark.From && mark.From-cue.To <= 1
	between := !c.Source.Empty() && c.Source.End <= s.Start && s.End <= c.Cue.Start
	return near || between
}

// hedgeByCue makes a cue that is itself a hedge ("reportedly", "is believed") the claim's hedge where it has none.
func (j *joiner) hedgeByCue(i int, marks []Mark) {
	c := &j.claims[i]
	if !c.Hedge.Empty() || c.Cue.Empty() || c.Claimant.Name != hearsay.Unattributed {
		return
	}
	first := sort.Search(len(marks), func(k int) bool { return marks[k].Span.End > c.Cue.Start })
	for k := first; k < len(marks) && marks[k].Span.Start < c.Cue.End; k++ {
		if marks[k].Caveat == "" {
			c.Hedge = c.Cue
			return
		}
	}
}
