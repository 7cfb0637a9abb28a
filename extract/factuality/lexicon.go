package factuality

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"hearsay/text"
)

//go:embed marks.tsv
var marksFile string

// slot is one place in a phrase: any of its words may stand there, or none where it is optional.
type slot struct {
	words    []string
	optional bool
}

// phrase is one row of marks.tsv.
type phrase struct {
	slots      []slot
	likelihood string
	caveat     string
	confidence string
	reach      string
	example    string
}

// phrases gives the phrases of the lexicon by the words that they can begin with.
var phrases = sync.OnceValue(func() map[string][]phrase {
	m := map[string][]phrase{}
	for _, p := range rows() {
		for _, w := range p.slots[0].words {
			m[w] = append(m[w], p)
		}
	}
	return m
})

// rows reads marks.tsv: six columns, lines that begin with # left out. The first slot of a phrase is never optional.
func rows() []phrase {
	var out []phrase
	for line := range strings.Lines(marksFile) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != 6 || line[0] == '#' {
			continue
		}
		p := phrase{likelihood: f[1], caveat: f[2], confidence: f[3], reach: f[4], example: f[5]}
		for _, s := range strings.Fields(f[0]) {
			inner := strings.Trim(s, "()")
			p.slots = append(p.slots, slot{strings.Split(inner, "/"), inner != s})
		}
		out = append(out, p)
	}
	return out
}

// match is how many tokens the phrase takes from i on and before limit, 0 when it does not stand there.
func (p phrase) match(doc *text.Doc, i, limit int) int {
	end := matchSlots(p.slots, doc, i, limit)
	if end < 0 {
		return 0
	}
	return end - i
}

func matchSlots(slots []slot, doc *text.Doc, i, limit int) int {
	if len(slots) == 0 {
		return i
	}
	if i < limit && slices.Contains(slots[0].words, doc.Tokens[i].Lower) {
		if end := matchSlots(slots[1:], doc, i+1, limit); end >= 0 {
			return end
		}
	}
	if slots[0].optional {
		return matchSlots(slots[1:], doc, i, limit)
	}
	return -1
}

// widest is how many tokens a mark takes in at most on either side.
const widest = 30

// spread is the tokens of a mark that begins at from and ends before to: with the rest of its clause, or its first or last word alone, where its reach says so.
func (p phrase) spread(doc *text.Doc, from, to int) text.Range {
	r := text.Range{From: from, To: to}
	s := doc.Sentences[doc.Tokens[from].Sentence]
	switch p.reach {
	case "":
		return r
	case "first":
		return text.Range{From: from, To: from + 1}
	case "last":
		return text.Range{From: to - 1, To: to}
	}
	for r.To < s.To && r.To-to < widest && !parts(doc.Tokens[r.To].Lower) {
		r.To++
	}
	if p.reach == "whole" {
		for r.From > s.From && from-r.From < widest && !parts(doc.Tokens[r.From-1].Lower) {
			r.From--
		}
	}
	return r
}

// parts tells whether a token ends a clause.
func parts(w string) bool {
	switch w {
	case ".", ",", ";", ":", "!", "?", "“", "”", "\"", "(", ")", "–", "—", "and", "but", "as", "although", "though", "while", "which", "who", "because", "when", "since":
		return true
	}
	return false
}
