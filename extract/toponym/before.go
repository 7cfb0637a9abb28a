package toponym

import (
	"strings"

	"hearsay/text"
)

// gazetteerKey is the mention's name in lower case, as wordKinds has it.
func gazetteerKey(f *finder, m mention) string {
	if m.name == m.from+1 {
		return f.w(m.from)
	}
	return strings.ToLower(f.d.SpanOf(text.Range{From: m.from, To: m.name}).Of(f.d.Text))
}

// cueAt is the token that governs a mention: the one before it and before its article and adjectives. directed tells that one of these says where in it ("eastern", "occupied").
func (f *finder) cueAt(m mention) (i int, directed bool) {
	for i = m.from - 1; i >= 0 && f.same(i, m.from) && i > m.from-7; i-- {
		switch w := f.w(i); {
		case f.has(i, side):
			directed = true
		case w == "the", w == "a", w == "an", w == "our", w == "his", w == "its", w == "their", w == "whole", w == "entire", w == "south", w == "north", w == "east", w == "west", w == "war", w == "torn", w == "both", w == "-", w == "held", w == "controlled", w == "russian", w == "ukrainian", w == "city", w == "port", w == "town", w == "village", w == "capital", w == "peninsula", w == "region", w == "island", w == "southern", w == "key", w == "strategic", w == "besieged", w == "besieged,", w == "former", w == "nato", w == "member", w == "modern", w == "day", w == "contemporary":
		case i == m.from-1 && (w == "\"" || w == "“" || w == "‘"):
		case w == "and" && f.has(i-1, side), w == "or" && f.has(i-1, side):
		default:
			return i, directed
		}
	}
	return i, directed
}

// before judges by what governs a mention: a preposition with its noun or verb, or a verb.
func (f *finder) before(m mention) verdict {
	i, directed := f.cueAt(m)
	if directed {
		return yes
	}
	if i < 0 || !f.same(i, m.from) {
		return unsure
	}
	if i < m.from-1 && (f.w(m.from-1) == "city" || f.w(m.from-1) == "capital" || f.w(m.from-1) == "town" || f.w(m.from-1) == "village" || f.w(m.from-1) == "port") {
		return yes
	}
	switch f.w(i) {
	case "of":
		return f.afterOf(m, i)
	case "to":
		return f.afterTo(m, i)
	case "from":
		return f.afterFrom(m, i)
	case "on", "against":
		if f.w(i-1) == "in" { // closing in on
			return yes
		}
		return f.ifNear(i, assault, 3, f.w(i) == "on" && !f.speaks(m))
	case "with":
		if !f.speaks(m) || frontiers[f.w(i-1)] || frontiers[f.w(i-2)] {
			return yes
		}
		return no
	case "for":
		return f.ifNear(i, motion|object, 4, !f.speaks(m))
	case "as":
		if f.w(i-1) == "such" {
			return f.ifNear(i-1, part|thing, 2, !f.speaks(m))
		}
	case "between":
		return f.ifNear(i, part|assault, 3, !f.speaks(m))
	case "over":
		if f.isLand(m) {
			return f.ifNear(i, motion|passive|assault|part|object, 5, false)
		}
		return yes
	}
	switch {
	case f.has(i, locative):
		return f.placed(m, i)
	case f.has(i, object):
		return f.taken(m, i)
	}
	return unsure
}

// frontiers are nouns after which "with" leads to a place.
var frontiers = map[string]bool{"border": true, "borders": true, "frontier": true, "boundary": true, "crossings": true, "crossing": true}

// placed judges a mention after a preposition of place, which after some nouns is none of place: "trust in Ukraine", "including Russia".
func (f *finder) placed(m mention, i int) verdict {
	switch f.w(i) {
	case "including", "excluding":
		return f.ifNear(i, part|thing, 3, true)
	case "towards", "toward":
		if f.w(i-1) == "step" || f.w(i-1) == "steps" {
			return no
		}
	case "at", "along":
		if f.isLand(m) {
			return unsure
		}
	case "in":
		switch f.w(i - 1) {
		case "trust", "faith", "believe", "believes", "confidence", "confident":
			return no
		}
	}
	return yes
}

// taken judges a mention after a verb that takes or reaches a place; some take people too: "hold Russia accountable", "a free Ukraine".
func (f *finder) taken(m mention, i int) verdict {
	switch f.w(m.to) {
	case "accountable", "responsible", "defenceless", "defenseless", "alone", "behind":
		return no
	}
	if f.w(i) == "free" && (f.w(i-1) == "a" || f.w(i-1) == "the") {
		return unsure
	}
	return yes
}

// ifNear is yes where one of the n tokens before i is of a class; else no, or unsure where the mention is otherwise a place.
func (f *finder) ifNear(i int, c cue, n int, otherwise bool) verdict {
	for k := i - 1; k >= i-n && f.same(k, i); k-- {
		if f.has(k, c) {
			return yes
		}
	}
	if otherwise {
		return unsure
	}
	return no
}

// afterOf judges "X of Ukraine" by X: what is done to a place, or a part of it, against who holds office.
func (f *finder) afterOf(m mention, i int) verdict {
	if f.w(i-1) == "part" && f.w(i-2) == "the" && f.w(i-3) == "on" || f.ifNear(i, office, 3, false) == yes {
		return no
	}
	for k := i - 1; k >= i-3 && f.same(k, i); k-- {
		if f.has(k, taken|part|thing) {
			return yes
		}
		if k == i-1 && f.d.Tokens[k].Kind == text.Mark && f.w(k) != "”" && f.w(k) != "’" && f.w(k) != "\"" {
			break
		}
	}
	if f.speaks(m) {
		return no
	}
	return unsure
}

// afterTo judges "to Ukraine": the goal of a movement, or somebody who is given something.
func (f *finder) afterTo(m mention, i int) verdict {
	for k := i - 1; k >= i-8 && f.same(k, i); k-- {
		switch {
		case f.has(k, recipient):
			return no
		case f.has(k, motion):
			return yes
		}
		if f.w(k) == "," || f.w(k) == "\"" || f.w(k) == "“" || f.w(k) == "that" {
			break
		}
	}
	if f.speaks(m) {
		return no
	}
	return unsure
}

// afterFrom judges "from Ukraine": where a movement began, or who sends or says something.
func (f *finder) afterFrom(m mention, i int) verdict {
	return f.ifNear(i, motion, 5, !f.speaks(m))
}
