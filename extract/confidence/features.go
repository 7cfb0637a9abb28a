package confidence

import (
	"fmt"
	"math/bits"
	"strings"

	"hearsay"
	"hearsay/text"
)

// OfClaim are the features of a claim: how it is quoted, by which word, by whom, how long it is, and what the tagger makes of it.
func OfClaim(doc *text.Doc, c *hearsay.Claim) []string {
	content, n := tokens(doc, c)
	out := []string{
		"bias", "quote " + c.Quote, "kind " + c.Claimant.Kind, "stance " + c.Stance, "words " + size(n), "pieces " + size(len(c.Content)),
		"source " + source(doc, c), "cue " + cue(doc, c), yes("resolved", c.Claimant.Resolved), yes("nested", c.Within != ""), yes("relayed", len(c.Via) > 0),
		yes("joint", len(c.Claimants) > 1), yes("hedged", c.Likelihood != ""), yes("first", doc.Tokens[content.From].Paragraph == 0),
	}
	if doc.Labels != nil {
		out = append(out, tagged(doc, c, content)...)
	}
	return out
}

// OfFigure are the features of a figure; claim is the score of the claim that holds it, nil where none does.
func OfFigure(f *hearsay.Figure, claim *float64) []string {
	out := []string{
		"bias", "measure " + f.Measure, "qualifier " + f.Qualifier, "interest " + f.Interest, yes("of", f.Of != ""), yes("claimed", f.Claimant != nil), yes("in a claim", f.Claim != ""),
		yes("relative", f.Derived.RelativeTo != ""),
	}
	if f.Claimant != nil {
		out = append(out, "kind "+f.Claimant.Kind, yes("resolved", f.Claimant.Resolved))
	}
	if claim != nil {
		out = append(out, "claim "+tenths(*claim))
	}
	return out
}

// tokens are the tokens from the first to the last of the content, and how many of them are in it.
func tokens(doc *text.Doc, c *hearsay.Claim) (all text.Range, n int) {
	for i, s := range c.Content {
		r := doc.Within(s)
		if i == 0 {
			all = r
		}
		all.To = max(all.To, r.To)
		n += r.To - r.From
	}
	all.From = min(all.From, len(doc.Tokens)-1)
	return all, n
}

func yes(name string, ok bool) string {
	if ok {
		return name
	}
	return "not " + name
}

// size is a number by its order of magnitude in twos.
func size(n int) string { return fmt.Sprint(min(bits.Len(uint(n)), 6)) }

// tenths is a probability in steps of a fifth.
func tenths(p float64) string { return fmt.Sprint(min(int(p*5), 4)) }

func source(doc *text.Doc, c *hearsay.Claim) string {
	r := doc.Within(c.Source)
	switch {
	case c.Source.Empty() || r.To == r.From:
		return "none"
	case strings.Contains(" he she they it we i who that which ", " "+doc.Tokens[r.From].Lower+" "):
		return "pronoun"
	}
	return size(r.To - r.From)
}

func cue(doc *text.Doc, c *hearsay.Claim) string {
	r := doc.Within(c.Cue)
	if c.Cue.Empty() || r.To == r.From {
		return "none"
	}
	return doc.Tokens[r.From].Lower
}

// tagged is what the tagger makes of a claim: how sure it is of its content, and whether it has an attribution with that cue and that source.
func tagged(doc *text.Doc, c *hearsay.Claim, content text.Range) []string {
	sum, n := 0.0, 0
	for _, s := range c.Content {
		for i := doc.Within(s).From; i < doc.Within(s).To; i++ {
			sum += float64(doc.Labels.Said[i])
			n++
		}
	}
	out := []string{"said " + tenths(sum/float64(max(n, 1)))}
	cue, source := doc.Within(c.Cue), doc.Within(c.Source)
	same, agrees, best := false, false, 0.0
	for i := range doc.Labels.Attributions {
		a := &doc.Labels.Attributions[i]
		if a.Cue.From < cue.To && cue.From < a.Cue.To {
			same, best = true, a.Score
			agrees = a.Source.From < source.To && source.From < a.Source.To || a.Source.To == a.Source.From && source.To == source.From
		}
	}
	return append(out, yes("cue agreed", same), yes("source agreed", same && agrees), "link "+tenths(best), "link "+tenths(best)+yes(" source", agrees))
}
