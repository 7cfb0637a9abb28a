package model

import "hearsay/text"

// How contents and sources find their cues, by the mean probability of their words' links.
const (
	linked     = 0.5  // from it, a content belongs to the cue that it is best linked to
	linkedTo   = 0.25 // from it, a source does
	nearestCue = 15   // words to the nearest cue without content, for a content that is linked to none
)

// cue is a cue with the links of every word of the window to it, and what was found to belong to it.
type cue struct {
	text.Range
	source, content []float32
	contents        []text.Range
}

// pair gives each content of a window to the cue that it is best linked to, else to the nearest in its paragraph that has none, and each cue its best linked source. A cue that got no content
// takes what is linked to it without being marked as content. What no cue took is loose.
func (n *network) pair(h heads, rows map[string][]text.Range, count int, paragraph func(int) int) (found []text.Attributed, loose []text.Range) {
	cues := make([]cue, len(rows["cue"]))
	for i, r := range rows["cue"] {
		cues[i] = cue{Range: r, source: n.link(h, toSource, r.From, count), content: n.link(h, toContent, r.From, count)}
	}
	var rest []text.Range
	for _, c := range rows["content"] {
		if k, p := best(cues, c); p >= linked {
			cues[k].contents = append(cues[k].contents, c)
		} else {
			rest = append(rest, c)
		}
	}
	for _, c := range rest {
		if k := nearestOf(cues, c, paragraph); k >= 0 {
			cues[k].contents = append(cues[k].contents, c)
		} else {
			loose = append(loose, c)
		}
	}
	for i := range cues {
		if a, ok := cues[i].attributed(rows["source"]); ok {
			found = append(found, a)
		}
	}
	return found, loose
}

// best is the cue that a content is best linked to, the earlier of equal ones.
func best(cues []cue, c text.Range) (at int, p float32) {
	for i := range cues {
		if m := mean(cues[i].content, c); m > p {
			at, p = i, m
		}
	}
	return at, p
}

// nearestOf is the nearest cue to a content in its paragraph that has no content, -1 for none.
func nearestOf(cues []cue, c text.Range, paragraph func(int) int) int {
	at, least := -1, nearestCue+1
	for i := range cues {
		x := &cues[i]
		far := max(x.From-c.To, c.From-x.To, 0)
		if len(x.contents) == 0 && far < least && paragraph(x.From) == paragraph(c.From) {
			at, least = i, far
		}
	}
	return at
}

// attributed is a cue with what belongs to it; ok is false where that is nothing.
func (x *cue) attributed(sources []text.Range) (a text.Attributed, ok bool) {
	a = text.Attributed{Cue: x.Range, Content: x.contents}
	if len(a.Content) == 0 {
		for _, r := range above(x.content) {
			if r.To-r.From >= 2 {
				a.Content = append(a.Content, r)
			}
		}
	}
	a.Content = outsideOf(x.Range, a.Content)
	words := 0
	var p float32
	for _, r := range a.Content {
		p += sum(x.content, r)
		words += r.To - r.From
	}
	if words == 0 {
		return a, false
	}
	a.Score = float64(rounded(p / float32(words)))
	var most float32
	for _, r := range sources {
		if m := mean(x.source, r); m >= linkedTo && m > most {
			a.Source, most = r, m
		}
	}
	if most == 0 {
		a.Source, _ = heaviest(x.source)
	}
	return a, true
}

// outsideOf is contents without the words of a cue, which no content of its own can hold: what stands on both sides of it is in two pieces.
func outsideOf(cue text.Range, contents []text.Range) []text.Range {
	var out []text.Range
	for _, c := range contents {
		if before := (text.Range{From: c.From, To: min(c.To, cue.From)}); before.From < before.To {
			out = append(out, before)
		}
		if after := (text.Range{From: max(c.From, cue.To), To: c.To}); after.From < after.To {
			out = append(out, after)
		}
	}
	return out
}

func mean(p []float32, r text.Range) float32 { return sum(p, r) / float32(max(r.To-r.From, 1)) }
