package main

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/reference/scales"
)

// stanceVerbs are the stances as verbs of a sentence.
var stanceVerbs = map[string]string{
	hearsay.Assert: "asserts", hearsay.Assess: "assesses", hearsay.Predict: "predicts", hearsay.Pledge: "pledges", hearsay.Demand: "demands",
	hearsay.Deny: "denies", hearsay.Retract: "retracts", hearsay.Question: "questions",
}

// caveatWords are the kinds of caveat as a sub-editor says them.
var caveatWords = map[string]string{
	hearsay.Unconfirmed: "not confirmed", hearsay.NoEvidence: "no evidence given", hearsay.Disputed: "disputed", hearsay.Retracted: "retracted", hearsay.HackedClaim: "said to be the work of hackers",
}

func (p *readingPage) listClaims() {
	if len(p.r.Claims) == 0 {
		p.out.WriteByte('\n')
		p.line("", "", "No claims were found.")
		return
	}
	p.heading("Claims")
	for i := range p.r.Claims {
		p.claim(i+1, &p.r.Claims[i])
	}
}

// claim prints one claim: who, through whom; what they do and the words of it; the words that say so; hedges; caveats.
func (p *readingPage) claim(n int, c *hearsay.Claim) {
	first, hanging := number(n)
	if n > 1 {
		p.out.WriteByte('\n')
	}
	who := bold(safe(c.Claimant.Name, false)) + " " + describe(c.Claimant)
	for _, v := range c.Via {
		who += ", via " + safe(v.Name, false)
	}
	p.line(first, hanging, who)
	p.line(hanging, hanging, p.does(c)+": "+p.content(c))
	for _, l := range nonEmpty(p.source(c), p.hedges(c), p.happened(c)) {
		p.line(hanging, hanging, l)
	}
	for _, v := range c.Caveats {
		p.line(hanging, hanging, p.caveat(v))
	}
}

// describe is an actor's kind and side in brackets.
func describe(a hearsay.Actor) string {
	parts := nonEmpty(a.Kind, a.Side)
	if !a.Resolved && !a.Anonymous() {
		parts = append(parts, "as named in the text")
	}
	return "(" + safe(strings.Join(parts, ", "), false) + ")"
}

// does is what the claimant does with the content: "denies claim 2, in claim 1".
func (p *readingPage) does(c *hearsay.Claim) string {
	verb := stanceVerbs[c.Stance]
	if verb == "" {
		verb = "says"
	}
	var answered []string
	for _, id := range c.Answers {
		if n := p.claims[id]; n > 0 {
			answered = append(answered, fmt.Sprintf("claim %d", n))
		}
	}
	if len(answered) > 0 {
		verb += " " + strings.Join(answered, " and ")
	}
	if n := p.claims[c.Within]; n > 0 {
		verb += fmt.Sprintf(", within claim %d", n)
	}
	return verb
}

// content is the words of the claim, gaps marked.
func (p *readingPage) content(c *hearsay.Claim) string {
	parts := make([]string, len(c.Content))
	for i, s := range c.Content {
		parts[i] = p.quoted(s)
	}
	return strings.Join(parts, " … ")
}

// source is the words that say who says it, in the order of the text; "" where they are understood from the sentence before.
func (p *readingPage) source(c *hearsay.Claim) string {
	source, cue := "", ""
	if !c.Source.Empty() {
		source = "source " + p.quoted(c.Source)
	}
	if !c.Cue.Empty() {
		cue = "cue " + p.quoted(c.Cue)
	}
	if c.Cue.Start < c.Source.Start {
		source, cue = cue, source
	}
	return strings.Join(nonEmpty(source, cue), ", ")
}

// happened is the event that the claim speaks of, and who is said to hold a place.
func (p *readingPage) happened(c *hearsay.Claim) string {
	var parts []string
	if e := c.Event; e != nil {
		place := ""
		if e.Place >= 0 && e.Place < len(p.r.Places) {
			place = p.r.Places[e.Place].Name
		}
		parts = append(parts, "event "+strings.Join(nonEmpty(e.Type, e.SubType, place, days(e.Window.From, e.Window.To), labelled("by", e.Actor), labelled("to", e.Target)), ", "))
	}
	if k := c.Control; k != nil {
		parts = append(parts, "control "+strings.Join(nonEmpty(k.Holder, k.State, k.Place), " ")+deniedWords(c.Stance))
	}
	return safe(strings.Join(parts, "; "), false)
}

// hedges are the claimant's, the relay's and the paper's, each with its words, and the claimant's rating of its sources.
func (p *readingPage) hedges(c *hearsay.Claim) string {
	var parts []string
	if !c.Hedge.Empty() || c.Likelihood != "" {
		parts = append(parts, "hedge "+p.hedge(hearsay.Hedge{Span: c.Hedge, Likelihood: c.Likelihood}, c.Scale))
	}
	if !c.RelayHedge.Span.Empty() {
		parts = append(parts, "the relay's hedge "+p.hedge(c.RelayHedge, hearsay.Plain))
	}
	if !c.PaperHedge.Span.Empty() {
		parts = append(parts, "the paper's hedge "+p.hedge(c.PaperHedge, hearsay.Plain))
	}
	if c.Confidence != "" {
		parts = append(parts, c.Confidence+" confidence")
	}
	return strings.Join(parts, "; ")
}

// hedge is the words and the term that they stand for, with its range on a defined scale.
func (p *readingPage) hedge(h hearsay.Hedge, scale string) string {
	words := ""
	if !h.Span.Empty() {
		words = p.quoted(h.Span)
	}
	if h.Likelihood == "" {
		return words
	}
	term := strings.ReplaceAll(h.Likelihood, "-", " ")
	if low, high, ok := scales.Range(scale, h.Likelihood); ok {
		name := map[string]string{hearsay.PHIA: "the UK's probability yardstick", hearsay.ICD203: "US directive ICD 203"}[scale]
		return strings.TrimSpace(fmt.Sprintf("%s (%s: %d to %d %% on %s)", words, term, low, high, name))
	}
	return strings.TrimSpace(fmt.Sprintf("%s (%s, on no defined scale)", words, term))
}

// caveat is a warning with its words and the claim that raised it.
func (p *readingPage) caveat(v hearsay.Caveat) string {
	kind := caveatWords[v.Kind]
	if n := p.claims[v.By]; n > 0 {
		kind += fmt.Sprintf(" by claim %d", n)
	}
	return bold(kind) + ": " + p.quoted(v.Span)
}
