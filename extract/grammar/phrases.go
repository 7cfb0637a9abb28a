package grammar

import "hearsay/text"

// Widest reaches, in tokens, of a noun phrase and of an insertion between its head and the verb.
const (
	WidestPhrase    = 30
	WidestInsertion = 40
)

// PhraseEnd is the end of the short noun phrase that begins at token j; j itself when there is none.
func (g *Text) PhraseEnd(j int) int {
	first := j
	for ; j < g.Unit.To && j < first+14; j++ {
		switch {
		case g.Opens(j) || g.Is(j, Mark) && !g.InWord(j):
			return j
		case g.Is(j, Pron) && !g.Is(j, Det):
			if j == first && !g.StartsVerb(j+1) && (g.Lower(j) == "it" || g.Lower(j) == "you") {
				return j + 1
			}
			return j
		case g.Is(j, Obj):
			if j == first {
				return j + 1
			}
			return j
		case g.Is(j, Det) && j > first && !g.Is(j-1, Prep|Det|Conj) && !g.Is(j, Capital):
			return j
		case g.Is(j, Capital) && j > first && !g.Is(j-1, Capital|Det|Prep|Conj|Mark) && g.Is(first, Det) && g.Lower(j-1) != "'s":
			return j
		case g.Is(j, Clock) && j > first && !g.Is(j-1, Det|Prep|Clock) && g.Lower(j-1) != "'s":
			return j
		case g.Lower(j) == "of", g.Lower(j) == "and" && g.Is(j-1, Capital) && g.Is(j+1, Capital):
		case g.Is(j, Det) || g.Nominal(j):
		default:
			return j
		}
	}
	return j
}

// SkipTimesBack passes over expressions of time that stand between subject and verb ("Biden on Tuesday said").
func (g *Text) SkipTimesBack(b, lo int) int {
	for b > lo {
		k := b
		for k > lo && (g.Is(k-1, Clock) && !g.Is(k-1, Modal) || g.year(k-1) || k < b && g.Doc.Tokens[k-1].Kind == text.Number) {
			k--
			if k < b-1 && k-2 > lo && g.Lower(k-1) == "," && g.Doc.Tokens[k].Kind == text.Number && g.Doc.Tokens[k-2].Kind == text.Number {
				k--
			}
		}
		if k == b {
			return b
		}
		if k > lo && g.Is(k-1, Prep) {
			k--
		}
		b = k
	}
	return b
}

// year tells whether token i is a year.
func (g *Text) year(i int) bool {
	w := g.Lower(i)
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && g.Doc.Tokens[i].Kind == text.Number
}

// PhraseOn is the noun phrase that begins at token a, with its appositions, before token hi.
func (g *Text) PhraseOn(a, hi int) text.Range {
	p := text.Range{From: a, To: a}
	hi = min(hi, a+WidestPhrase)
	if a < hi && (g.Is(a, Pron) && !g.Is(a, Det) || g.Is(a, Obj)) {
		return text.Range{From: a, To: a + 1}
	}
	for p.To < hi && g.goesOn(p) {
		p.To++
	}
	for p.To > p.From && (g.Is(p.To-1, Prep|Conj|Det|Clock|Adv) && !g.Is(p.To-1, Capital) || g.Is(p.To-1, Mark) && g.Lower(p.To-1) != ")" || g.Is(p.To-1, Clock)) {
		p.To--
	}
	return p
}

// goesOn tells whether the token after p belongs to the noun phrase.
func (g *Text) goesOn(p text.Range) bool {
	i := p.To
	switch {
	case g.Opens(i) && i > p.From:
		return g.Quotation(i).To <= i+8 && g.Is(i-1, Prep|Det)
	case g.Quoted[i] >= 0 && i > p.From && g.Quoted[i-1] == g.Quoted[i]:
		return true
	case g.Tells(i) && i > p.From && !g.Is(i-1, Det|Prep) && !g.Is(i, Capital):
		return false
	case g.Is(i, Det):
		return i == p.From || g.Is(i-1, Prep|Conj|Det) || g.Lower(i-1) == ","
	case g.Is(i, Past) && !g.Is(i, Capital) && g.Lower(i+1) != "by" && i > p.From && !g.Is(i-1, Det|Prep|Adv) && g.Lower(i-1) != "'s" && g.Lower(i-1) != "-":
		return false
	case g.Lower(i) == "by":
		return g.Is(i-1, Past) || i > p.From && g.work(i-1)
	case g.Is(i, Prep) && i > p.From:
		return g.postModifier(i)
	case g.Lower(i) == "and":
		return i > p.From && g.joins(i)
	case g.Lower(i) == ",":
		return g.appositionOn(i)
	}
	return g.Nominal(i)
}

// work tells whether token i is a piece of work whose maker may follow: "an estimate by the union".
func (g *Text) work(i int) bool {
	switch g.Lower(i) {
	case "estimate", "estimates", "report", "reports", "survey", "poll", "study", "analysis", "investigation", "statement", "article", "tally", "count", "data", "figures", "assessment":
		return true
	}
	return false
}

// postModifier tells whether the preposition i goes on with the name before it and is no adjunct of the verb: "of", "for", "at", not "in an interview", "on Friday".
func (g *Text) postModifier(i int) bool {
	switch g.Lower(i) {
	case "of":
		return true
	case "to":
		return g.Is(i+1, Det|Capital) && !g.Is(i+1, Clock) && !g.StatementNoun(i+1)
	case "for", "at", "from", "with":
		return !g.Is(i+1, Clock) && !g.StatementNoun(i+1)
	case "in", "on":
		return g.Is(i+1, Capital) && !g.Is(i+1, Clock) && !g.StatementNoun(i+1)
	}
	return false
}

// StatementNoun tells whether the noun phrase at i is an occasion of speaking: "a statement", "an interview", "a news conference".
func (g *Text) StatementNoun(i int) bool {
	for k := i; k < i+5 && k < g.Unit.To; k++ {
		switch g.Lower(k) {
		case "statement", "interview", "conference", "briefing", "report", "post", "meeting", "speech", "address", "tweet", "comments", "remarks", "telegram", "twitter", "facebook", "letter", "email", "video", "message",
			"time", "summit", "update", "article", "note", "reporters", "journalists", "press", "night", "morning", "end", "least", "one":
			return true
		}
		if g.Is(k, Mark|Prep) {
			break
		}
	}
	return false
}

// appositionOn tells whether the comma i is followed by another name of what stands before it.
func (g *Text) appositionOn(i int) bool {
	if g.Is(i+1, Rel|Prep|Adv|Ing|Past|Sub|Clock|Aux|Conj|Mark|Verb) || g.Is(i+1, Pron) || i+1 >= g.Unit.To || g.Opens(i+1) {
		return false
	}
	end := i + 1
	for end < g.Unit.To && end < i+WidestPhrase && !(g.Is(end, Mark) && !g.InWord(end)) {
		if g.Is(end, Aux|Verb) && !g.Is(end, Capital) || g.Tells(end) && !g.Is(end-1, Det|Prep) {
			return false
		}
		end++
	}
	return true
}
