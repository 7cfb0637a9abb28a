// Package factuality finds how sure somebody is: a Doc in, marks of likelihood, hedging and caveat out (Find), and then tied to the claims that they bear on (Join). The order stands in extract.
package factuality

import (
	"hearsay"
	"hearsay/text"
)

// Mark is one expression of likelihood, vagueness, confidence or warning in the text. A mark without likelihood, caveat and confidence is a vague hedge.
type Mark struct {
	Span       hearsay.Span
	Likelihood string // a yardstick term, "" when the words are vague only
	Caveat     string // a kind of caveat, "" for a hedge
	Confidence string // low, moderate or high, as somebody rates what it rests on; "" for all else
}

// Find returns the marks of doc in the order of the text; no two of them overlap, and of several that begin with one word the longest is taken.
func Find(doc *text.Doc) []Mark {
	var out []Mark
	lexicon := phrases()
	for i := 0; i < len(doc.Tokens); {
		p, n := longest(lexicon[doc.Tokens[i].Lower], doc, i)
		if n == 0 || isName(doc, i) {
			i++
			continue
		}
		m := Mark{doc.SpanOf(p.spread(doc, i, i+n)), p.likelihood, p.caveat, p.confidence}
		if k := len(out); k > 0 && m.Span.Start < out[k-1].Span.End {
			m.Span.Start = doc.Tokens[i].Start
		}
		if k := len(out); k == 0 || m.Span.Start >= out[k-1].Span.End {
			out = append(out, m)
		}
		i += n
	}
	return out
}

// isName tells whether a word that is a hedge in small letters is a name here: the month of May.
func isName(doc *text.Doc, i int) bool {
	return doc.Tokens[i].Lower == "may" && doc.Words(i) != "may"
}

// longest is the phrase that takes most tokens from i on, and how many.
func longest(candidates []phrase, doc *text.Doc, i int) (phrase, int) {
	var best phrase
	most := 0
	limit := doc.Sentences[doc.Tokens[i].Sentence].To
	for _, p := range candidates {
		if n := p.match(doc, i, limit); n > most {
			best, most = p, n
		}
	}
	return best, most
}
