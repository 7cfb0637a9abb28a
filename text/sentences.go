package text

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed abbreviations.tsv
var abbreviationsFile string

// abbreviations are lower-case words that a full stop follows within a sentence: word, TAB, an example.
func abbreviations() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(abbreviationsFile) {
		word, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		m[word] = true
	}
	return m
}

var isAbbreviation = abbreviations()

// split cuts the tokens of one paragraph into sentences.
func (d *Doc) split(r Range, paragraph int) {
	from := r.From
	for i := r.From; i < r.To; i++ {
		if end := d.sentenceEnd(i, r.To); end > 0 {
			d.addSentence(Range{from, end}, paragraph)
			from, i = end, end-1
		}
	}
	if from < r.To {
		d.addSentence(Range{from, r.To}, paragraph)
	}
}

func (d *Doc) addSentence(r Range, paragraph int) {
	for i := r.From; i < r.To; i++ {
		d.Tokens[i].Sentence = len(d.Sentences)
	}
	d.Sentences = append(d.Sentences, Sentence{d.SpanOf(r), r, paragraph})
}

// sentenceEnd is the index after the last token of a sentence that ends at the mark i, 0 when none ends there.
func (d *Doc) sentenceEnd(i, limit int) int {
	switch d.Tokens[i].Lower {
	case ".", "!", "?", "…":
	default:
		return 0
	}
	end := i + 1
	for end < limit && d.Tokens[end].Start == d.Tokens[end-1].End && closes(d.Tokens[end].Lower) {
		end++
	}
	if end == limit {
		return end
	}
	if d.Tokens[end].Start == d.Tokens[end-1].End { // no space: "example.com", ".."
		return 0
	}
	next, _ := utf8.DecodeRuneInString(d.Words(end))
	if unicode.IsLower(next) {
		return 0
	}
	if d.Tokens[i].Lower == "." && end == i+1 && d.abbreviated(i) {
		return 0
	}
	return end
}

// abbreviated tells whether the full stop i belongs to the word before it: a title, an initial, an acronym that the sentence goes on after.
func (d *Doc) abbreviated(i int) bool {
	if i == 0 || d.Tokens[i-1].End != d.Tokens[i].Start || d.Tokens[i-1].Kind == Mark {
		return false
	}
	before := d.Tokens[i-1].Lower
	initial := utf8.RuneCountInString(before) == 1 && d.Tokens[i-1].Kind == Word
	if initial {
		return before != "i"
	}
	if strings.Contains(before, ".") { // U.S. and a.m.: the sentence goes on unless a usual opener follows
		return !opener[d.Tokens[i+1].Lower]
	}
	return isAbbreviation[before]
}

// opener are words that open a sentence after an acronym with full stops ("in the U.S. The ...").
var opener = map[string]bool{
	"the": true, "a": true, "an": true, "in": true, "on": true, "at": true, "it": true, "he": true, "she": true, "they": true, "we": true, "i": true, "but": true,
	"and": true, "this": true, "that": true, "these": true, "there": true, "if": true, "as": true, "for": true, "however": true, "meanwhile": true, "“": true, "\"": true,
}

func closes(w string) bool {
	switch w {
	case "”", "\"", "’", "'", "»", ")", "]", ".", "!", "?", "…":
		return true
	}
	return false
}
