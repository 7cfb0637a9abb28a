package grammar

import "hearsay/text"

// Aside tells whether the paper's own words begin after the comma j: ", as Moscow sends more men", ", after lawmakers passed the bill", ", with the war crossing its second year".
func (g *Text) Aside(j int) bool {
	if g.Lower(j) != "," {
		return false
	}
	switch n := j + 1; g.Lower(n) {
	case "as":
		switch g.Lower(n + 1) {
		case "well", "long", "far", "soon", "much", "many", "if", "though", "of", "part":
			return false
		}
		return g.Is(n+1, Det|Capital) && g.ClauseFrom(n+1)
	case "after":
		return g.Is(n+1, Ing) || g.ClauseFrom(n+1)
	case "with":
		for k := n + 1; k < g.Unit.To && k < n+10 && !g.Is(k, Finite|Sub|Rel) && g.Lower(k) != ","; k++ {
			if g.Is(k, Ing) && k > n+1 && !g.Is(k-1, Det|Prep) {
				return true
			}
		}
	}
	return false
}

// MaySpeak tells whether a noun phrase that is cited is somebody or something that tells, and no reason: its head, before any preposition, is a name, or a noun of speakers, records and counts.
func (g *Text) MaySpeak(p text.Range) bool {
	head := p.From
	for head+1 < p.To && !g.Is(head+1, Prep) && g.Lower(head+1) != "," {
		head++
	}
	switch g.Lower(head) {
	case "official", "officials", "source", "sources", "ministry", "data", "figures", "document", "documents", "report", "reports", "spokesman", "spokeswoman", "spokesperson", "diplomat", "diplomats", "witnesses", "activist", "activists", "analysts", "experts", "media", "police", "statistics", "staff", "people", "records", "agency", "agencies", "statement":
		return true
	}
	return g.Is(head, Capital) && !g.Is(head, Clock)
}

// Approximates tells whether token j says how near a number comes that follows it: "almost 300", "at least 300", "more than 300".
func (g *Text) Approximates(j int) bool {
	k := j + 1
	switch g.Lower(j) {
	case "at", "more", "less", "fewer", "up", "as":
		k++
	case "almost", "nearly", "about", "around", "roughly", "approximately", "some", "only", "over":
	default:
		return false
	}
	return k < g.Unit.To && g.Doc.Tokens[k].Kind == text.Number && !g.Is(k+1, Clock)
}

// TellsNothing tells whether a verb of saying, by its lemma, tells nothing with what stands from token p on: "claimed the lives of ten", "claimed 40 lives", "declined to comment".
func (g *Text) TellsNothing(lemma string, p int) bool {
	switch lemma {
	case "claim":
		for k := p; k < g.Unit.To && k < p+8 && !g.Is(k, Finite|Sub|Rel); k++ {
			if w := g.Lower(k); w == "lives" || w == "life" {
				return true
			}
		}
	case "decline", "refuse":
		switch g.Lower(p + 1) {
		case "comment", "answer", "say", "elaborate", "respond", "reply", "speculate", "discuss", "specify", "disclose", "confirm", "reveal", "talk":
			return g.Lower(p) == "to"
		}
	}
	return false
}

// Earlier tells whether a word at token p refers to an earlier article: "as the agency reported earlier".
func (g *Text) Earlier(p int) bool {
	return g.Lower(p) == "earlier" || g.Lower(p) == "previously" || g.Lower(p-2) == "previously" || g.Lower(p-2) == "earlier"
}
