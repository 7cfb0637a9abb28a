// Package features sees a paragraph's tokens as hashed features: a Doc and a range of its tokens in, numbers for each token out. model/linear weighs them.
package features

import (
	"unicode"
	"unicode/utf8"

	"hearsay/text"
)

// Edge is how many places before the first and after the last token of a view can be asked for.
const Edge = 3

// View is one paragraph as the features see it: a number for each property of each token, with Edge empty places at both ends.
type View struct {
	Count int
	spelling
	Speech                []uint32 // part of speech
	quoted                []uint32 // where in a quotation: 0 outside
	place                 []uint32 // where in its sentence
	verbBefore, verbAfter []uint32 // the nearest verbs of the sentence
	sentence              []int32  // index within the paragraph
	Guide                 uint32   // by which guide of annotation: 0 PolNeAR, 1 claims
	guessed               []uint8  // labels of the pass before, nil in the first
	near                  []around
}

// spelling is how the tokens are written, and of which class each is.
type spelling struct{ word, stem, ending, shape, Class []uint32 }

func grown(s []uint32, n int) []uint32 {
	if cap(s) < n {
		return make([]uint32, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// Look fills v with the tokens of paragraph p. Parts of speech and verbs come later, from the pass that finds them.
func (v *View) Look(doc *text.Doc, r text.Range) {
	v.Count = r.To - r.From
	n := v.Count + 2*Edge
	for _, s := range []*[]uint32{&v.word, &v.stem, &v.ending, &v.shape, &v.Class, &v.Speech, &v.quoted, &v.place, &v.verbBefore, &v.verbAfter} {
		*s = grown(*s, n)
	}
	if cap(v.sentence) < n {
		v.sentence = make([]int32, n)
	}
	v.sentence = v.sentence[:n]
	v.guessed = nil
	for i := r.From; i < r.To; i++ {
		k := i - r.From + Edge
		t := &doc.Tokens[i]
		v.word[k], v.stem[k], v.ending[k] = spell(t.Lower), spell(stemOf(t.Lower)), spell(endingOf(t.Lower))
		v.shape[k] = shapeOf(doc.Words(i), t.Kind)
		v.Class[k] = classOf(t)
		s := doc.Sentences[t.Sentence]
		v.sentence[k] = int32(t.Sentence - doc.Tokens[r.From].Sentence)
		v.place[k] = steps(i-s.From)<<4 | steps(s.To-1-i)
	}
	v.markQuotations(doc, r)
}

// markQuotations says of every token inside a quotation how near its ends it stands, and whether it is closed.
func (v *View) markQuotations(doc *text.Doc, r text.Range) {
	span := doc.SpanOf(r)
	for _, q := range doc.Quotations {
		if q.End <= span.Start || q.Start >= span.End {
			continue
		}
		at := doc.Within(q.Span)
		for i := max(at.From, r.From); i < min(at.To, r.To); i++ {
			state := 1 + steps(i-at.From)<<1 + steps(at.To-1-i)<<5
			if q.Single {
				state |= 1 << 10
			}
			if !q.Closed {
				state |= 1 << 11
			}
			v.quoted[i-r.From+Edge] = state
		}
	}
}

// steps is a distance in ten classes.
func steps(n int) uint32 {
	switch {
	case n < 4:
		return uint32(n)
	case n < 6:
		return 4
	case n < 9:
		return 5
	case n < 14:
		return 6
	case n < 22:
		return 7
	case n < 40:
		return 8
	}
	return 9
}

// spell is a word as a number.
func spell(w string) uint32 {
	const offset, prime = 2166136261, 16777619
	h := uint32(offset)
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * prime
	}
	return h | 1
}

// stemOf takes off the commonest endings of inflection.
func stemOf(w string) string {
	for _, end := range []struct{ from, to string }{{"ies", "y"}, {"ied", "y"}, {"sses", "ss"}, {"ing", ""}, {"ed", ""}, {"es", ""}, {"s", ""}, {"e", ""}} {
		n := len(w) - len(end.from)
		if n < 3 || w[n:] != end.from {
			continue
		}
		if end.from == "s" && (w[n-1] == 's' || w[n-1] == 'u' || w[n-1] == 'i') {
			return w
		}
		if n > 3 && end.to == "" && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' && end.from != "s" {
			n--
		}
		return w[:n] + end.to
	}
	return w
}

// endingOf is the last three letters of a word.
func endingOf(w string) string {
	at := len(w)
	for n := 0; n < 3 && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(w[:at])
		at -= size
	}
	return w[at:]
}

// Shapes of words.
const (
	small = iota + 1
	title
	capitals
	mixed
	digits
	other
)

func shapeOf(w string, kind text.Kind) uint32 {
	if kind == text.Mark {
		return other
	}
	if kind == text.Number {
		return digits
	}
	first, upper, lower := false, 0, 0
	for i, r := range w {
		if unicode.IsUpper(r) {
			first = first || i == 0
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	switch {
	case upper == 0:
		return small
	case upper == 1 && first && lower > 0:
		return title
	case lower == 0:
		return capitals
	}
	return mixed
}

// Classes is how many classes of tokens there are, by which the steps from label to label are told apart.
const Classes = 20

func classOf(t *text.Token) uint32 {
	if t.Kind == text.Number {
		return 1
	}
	switch t.Lower {
	case ",":
		return 2
	case ".", "?", "!", "…":
		return 3
	case "“", "«", "„":
		return 4
	case "”", "»":
		return 5
	case "\"", "'", "’", "‘":
		return 6
	case ":", ";":
		return 7
	case "-", "–", "—", "--":
		return 8
	case "(", "[":
		return 9
	case ")", "]":
		return 10
	case "that", "whether", "if":
		return 11
	case "and", "or", "but":
		return 12
	case "who", "which", "what", "how", "why", "when", "where":
		return 13
	case "as", "while", "although", "though", "because", "after", "before", "since", "until", "than":
		return 14
	case "to", "of", "in", "on", "at", "for", "with", "about", "by", "from", "during":
		return 15
	case "he", "she", "they", "it", "we", "i", "you":
		return 16
	case "said", "says", "say", "told":
		return 17
	}
	if t.Kind == text.Mark {
		return 18
	}
	return 19
}
