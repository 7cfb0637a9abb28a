package grammar

import (
	"strings"

	"hearsay/text"
)

// StartsVerb tells whether a finite verb stands at token k, past adverbs.
func (g *Text) StartsVerb(k int) bool {
	for k < g.Unit.To && g.Is(k, Adv) && !g.Is(k, Aux) {
		k++
	}
	return k < g.Unit.To && (g.Is(k, Finite|Past) || g.Tells(k) && !g.Is(k, Capital))
}

// ClauseFrom tells whether a subject and, soon after it, a finite verb stand at token n.
func (g *Text) ClauseFrom(n int) bool {
	if !g.Is(n, Pron|Det|Capital) && !g.Nominal(n) {
		return false
	}
	for k := n + 1; k < g.Unit.To && k < n+9; k++ {
		switch {
		case g.Is(k, Finite|Past) && !g.Is(k-1, Det) || g.Tells(k) && g.Nominal(k-1) && !g.Is(k, Capital):
			return true
		case g.Is(k, Mark|Sub|Rel) && !g.InWord(k):
			return false
		}
	}
	return false
}

// HasVerb tells whether a finite verb stands in [from, to).
func (g *Text) HasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if g.Is(i, Finite|Past) || g.Tells(i) {
			return true
		}
	}
	return false
}

// Tells tells whether token i may be one of the caller's verbs in a finite form.
func (g *Text) Tells(i int) bool { return g.Is(i, Tells) }

// Adjective tells whether w is an adjective, as far as its ending tells.
func (g *Text) Adjective(w string) bool {
	for _, end := range []string{"ory", "ive", "ous", "ful", "less", "able", "ible"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// Plural tells whether a noun phrase can be the subject of a verb in its base form.
func (g *Text) Plural(p text.Range) bool {
	if p.To-p.From == 1 && g.Is(p.From, Pron|Rel) {
		switch g.Lower(p.From) {
		case "he", "she", "it", "there", "one":
			return false
		}
		return true
	}
	for i := p.From; i < p.To; i++ {
		if g.Is(i, Conj) || g.manyOf(g.Lower(i)) {
			return true
		}
	}
	return g.Is(p.From, Det) && p.To-p.From == 1
}

// manyOf tells whether w is a noun in the plural, as far as its ending tells.
func (g *Text) manyOf(w string) bool {
	switch w {
	case "people", "police", "men", "women", "children", "media", "many", "some", "others", "few", "most", "several", "both", "all":
		return true
	}
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != '\'' && w[len(w)-2] != 'u'
}

// CountedPlural tells whether a noun phrase that is no name ends in a plural or a number, so that a present form in -s after it is a noun.
func (g *Text) CountedPlural(p text.Range) bool {
	last := p.To - 1
	return g.Doc.Tokens[last].Kind == text.Number || !g.Is(last, Capital) && p.To-p.From > 0 && g.Lower(last) != "news" && g.manyOf(g.Lower(last)) && len(g.Lower(last)) > 4
}

// HeadlineVerb is the finite verb of a heading's left side, "General Staff corrects toll"; 0 where it is no clause.
func (g *Text) HeadlineVerb(p text.Range) int {
	for i := p.From + 1; i < p.To-1; i++ {
		if g.Is(i, Headed) && !g.Is(i, Capital) && !g.Is(i+1, Prep|Conj) {
			return i
		}
	}
	return 0
}

// BeforeTopic cuts from a heading's name what it speaks of: "Petrenko on the raid".
func (g *Text) BeforeTopic(p text.Range) text.Range {
	for i := p.From + 1; i < p.To; i++ {
		switch g.Lower(i) {
		case "on", "about", "with", "in", "after", "for":
			return text.Range{From: p.From, To: i}
		}
	}
	return p
}
