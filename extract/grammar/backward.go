package grammar

import "hearsay/text"

// WithoutAdjunct cuts from a name what says where and when it spoke: "Scholz in Berlin said".
func (g *Text) WithoutAdjunct(p text.Range) text.Range {
	for i := p.From + 1; i < p.To; i++ {
		switch g.Lower(i) {
		case "quoted", "cited":
			return text.Range{From: p.From, To: i}
		case "in", "at", "on", "during", "after", "before":
			if g.Is(i-1, Capital|Pron) || g.Lower(i-1) == ")" || g.Is(i+1, Det) && g.Lower(i+2) == "same" {
				return text.Range{From: p.From, To: i}
			}
		}
	}
	return p
}

// BeforeInsertion finds a subject that a comma parts from its verb: "X, the head of Y, said", "X, however, said", "X, who was there, said".
func (g *Text) BeforeInsertion(comma, lo int) (text.Range, bool) {
	for c := comma - 1; c > lo && c > comma-WidestInsertion; c-- {
		if g.Lower(c) != "," || g.Quoted[c] >= 0 {
			continue
		}
		head, ok := g.PhraseBack(c, lo)
		if !ok {
			return text.Range{}, false
		}
		if g.apposition(c+1, comma) {
			if head.From-1 > lo && g.Lower(head.From-1) == "," && head.To-head.From <= 4 {
				if first, ok := g.PhraseBack(head.From-1, lo); ok {
					head = first
				}
			}
			return text.Range{From: head.From, To: comma}, true
		}
		if g.Is(c+1, Conj) {
			return text.Range{}, false
		}
		return head, true
	}
	return text.Range{}, false
}

// apposition tells whether [from, to) names again what stands before it.
func (g *Text) apposition(from, to int) bool {
	if from >= to || g.Is(from, Rel|Prep|Adv|Ing|Past|Sub|Clock|Aux|Mark|Conj) && !g.Is(from, Capital) {
		return false
	}
	if g.Is(from, Pron) && !g.Is(from, Det) {
		return false
	}
	return !g.hasAux(from, to)
}

func (g *Text) hasAux(from, to int) bool {
	for i := from; i < to; i++ {
		if g.Is(i, Aux) && !g.Is(i, Capital) {
			return true
		}
		if g.Is(i, Rel) {
			return false
		}
	}
	return false
}

// PhraseBack is the noun phrase that ends before token b.
func (g *Text) PhraseBack(b, lo int) (text.Range, bool) {
	k := b
	for k > lo && b-k < WidestPhrase {
		t := k - 1
		switch {
		case g.begins(t, lo) && k < b:
			return g.cutFront(text.Range{From: t, To: b}, lo)
		case g.Nominal(t) && !(g.Tells(t) && g.cueStops(t)):
			k = t
			continue
		case g.Lower(t) == "of" || g.Is(t, Prep) && g.Nominal(t-1) && t > lo && !g.Is(t, Sub):
			k = t
			continue
		case g.Is(t, Conj) && g.Lower(t) == "and" && t > lo && g.joins(t):
			k = t
			continue
		case g.Lower(t) == "," && g.inList(t, b):
			k = t
			continue
		case k == b && g.Is(t, Det):
			k = t
			continue
		}
		break
	}
	if k > lo && g.Is(k-1, Verb|Aux) {
		if from, ok := g.beforeRelative(k-1, lo); ok {
			k = from
		}
	}
	return g.cutFront(text.Range{From: k, To: b}, lo)
}

// begins tells whether an article at token t begins a noun phrase of its own after another one: "a claim | the mayor".
func (g *Text) begins(t, lo int) bool {
	switch g.Lower(t) {
	case "the", "a", "an":
		return t-1 > lo && g.Nominal(t-1) && !g.Is(t-1, Det|Capital|Mark) && g.Lower(t-1) != "'s" && g.Is(t-2, Det)
	}
	return false
}

// cueStops tells whether the cue t is a verb and so ends a noun phrase that is read backwards.
func (g *Text) cueStops(t int) bool {
	if g.Is(t-1, Det|Prep) || g.Is(t, Capital) {
		return false
	}
	switch g.Lower(t) {
	case "said", "says", "told", "wrote":
		return true
	}
	return g.Is(t-1, Capital|Pron|Rel|Aux)
}

// joins tells whether the "and" at t joins two names or nouns and not two clauses.
func (g *Text) joins(t int) bool {
	for i := t - 1; i >= g.Unit.From && i > t-8; i-- {
		if g.Is(i, Mark|Sub|Rel) && !g.InWord(i) {
			break
		}
		if g.Is(i, Verb|Ing|Past|Aux) && !g.Is(i, Capital) && !g.Is(i-1, Det) && g.Lower(i-1) != "-" {
			return false
		}
	}
	return g.Nominal(t-1) && (g.Is(t-1, Capital) == g.Is(t+1, Capital) || g.Is(t+1, Det) || g.Is(t+1, Capital)) && !g.Tells(t+1)
}

// inList tells whether the comma t stands in a list of names that ends with "and" before b.
func (g *Text) inList(t, b int) bool {
	if t <= g.Unit.From || !g.Is(t-1, Capital) || g.Is(t-1, Clock) || !g.Is(t+1, Capital|Det) {
		return false
	}
	for i := t + 1; i < b && i < t+12; i++ {
		if g.Lower(i) == "and" {
			return !g.HasVerb(t+1, i)
		}
	}
	return false
}

// beforeRelative finds the head of a relative clause whose verb stands at v: "the man who led the raid".
func (g *Text) beforeRelative(v, lo int) (int, bool) {
	for t := v; t > lo && t > v-6; t-- {
		if g.Is(t, Rel) && g.Nominal(t-1) {
			head, ok := g.PhraseBack(t, lo)
			return head.From, ok
		}
		if g.Is(t, Mark) {
			break
		}
	}
	return 0, false
}

// cutFront takes from the front of a noun phrase what does not belong to it: adverbs, conjunctions, an adjunct that opens the sentence.
func (g *Text) cutFront(p text.Range, lo int) (text.Range, bool) {
	for p.From < p.To && (g.Is(p.From, Adv|Conj|Sub|Prep|Mark|Modal) && !g.Is(p.From, Det) && !g.Nominal(p.From) || g.Lower(p.From) == "." || g.Is(p.From, Adv|Sub|Prep)) {
		p.From++
	}
	if p.From > lo && g.Is(p.From-1, Prep) {
		p.From = g.afterAdjunct(p)
	}
	for p.From < p.To && g.Is(p.From, Mark) && g.Lower(p.From) != "(" {
		p.From++
	}
	for p.To > p.From && g.Is(p.To-1, Mark) && g.Lower(p.To-1) != ")" {
		p.To--
	}
	return p, p.From < p.To
}

// afterAdjunct is where a subject begins after a prepositional phrase that no comma ends: "In Kyiv the ministry", "On Friday Biden", "In his speech Biden".
func (g *Text) afterAdjunct(p text.Range) int {
	at := p.From
	for i := p.From + 1; i < p.To; i++ {
		if g.Is(i-1, Prep|Conj|Det|Mark) || g.Lower(i-1) == "'s" {
			continue
		}
		switch {
		case g.Is(i, Det):
			at = i
		case g.Is(i, Capital) && (!g.Is(i-1, Capital) || g.Is(i-1, Clock)):
			if !g.Is(at, Det) || at == p.From {
				at = i
			}
		}
	}
	return at
}

// Possessor is who owns the noun i: "Russia's claim", "his claim".
func (g *Text) Possessor(i int) text.Range {
	k := i - 1
	for k > g.Unit.From && k > i-4 && g.Nominal(k) && g.Lower(k) != "'s" && g.Lower(k) != "'" && g.Lower(k) != "’" {
		k--
	}
	switch {
	case k < g.Unit.From:
	case g.Lower(k) == "'s" || (g.Lower(k) == "’" || g.Lower(k) == "'") && k > g.Unit.From && g.Doc.Tokens[k-1].End == g.Doc.Tokens[k].Start:
		if p, ok := g.PhraseBack(k, g.Unit.From); ok {
			return p
		}
	case g.Owning(k):
		return text.Range{From: k, To: k + 1}
	}
	return text.Range{}
}
