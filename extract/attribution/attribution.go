// Package attribution finds who says what: a Doc in, claims with source, cue and content out. The joins of extract name the claimants next.
package attribution

import (
	"hearsay"
	"hearsay/text"
)

// Found is one attribution. Continues is the position, among all that were found, of the claim whose speaker goes on in this one: a quotation that runs on without a cue.
// It is -1 where the claim names its own source, or where nobody is named.
type Found struct {
	hearsay.Claim
	Continues int
}

// Find returns the attributions of doc in the order of the text. Source, Cue, Content, Quote and Stance are filled; Within holds a hearsay.Ref into the result; Via holds
// relays by their span alone.
func Find(doc *text.Doc) []Found {
	r := newReader(doc)
	for p := range doc.Paragraphs {
		r.readParagraph(p)
	}
	r.addLooseQuotations()
	return r.settle()
}

// find is an attribution as it is being found, in tokens.
type find struct {
	content []text.Range
	source  text.Range
	cue     text.Range
	via     []text.Range
	entry   *cue // nil where there is no cue, or where the cue is a phrase
	form    form
	stance  string
	carries bool // the speaker of the claim before goes on
}

func (f *find) from() int {
	return min(f.content[0].From, orMax(f.source), orMax(f.cue))
}

func orMax(r text.Range) int {
	if r.To <= r.From {
		return int(^uint(0) >> 1)
	}
	return r.From
}

// holds tells whether the content holds token i.
func (f *find) holds(i int) bool {
	for _, c := range f.content {
		if c.From <= i && i < c.To {
			return true
		}
	}
	return false
}

// reports tells whether the cue is a plain verb of saying in the past.
func (f *find) reports() bool {
	return f.entry != nil && f.form&simple != 0 && f.entry.has(clause|that) && !f.entry.has(mind|np) && f.stance == hearsay.Assert
}
