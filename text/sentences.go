package text

import (
	_ "embed"
	"slices"
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
	from, quoted := r.From, false // quoted: an odd number of straight marks stands before
	for i := r.From; i < r.To; i++ {
		if d.Tokens[i].Lower == "\"" {
			quoted = !quoted
		}
		if end := d.sentenceEnd(i, r.To, quoted); end > 0 {
			if slices.ContainsFunc(d.Tokens[i+1:end], func(k Token) bool { return k.Lower == "\"" }) {
				quoted = false
			}
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

// sentenceEnd is the index after the last token of a sentence that ends at the mark i, 0 when none ends there. A straight mark closes only where one is open.
func (d *Doc) sentenceEnd(i, limit int, quoted bool) int {
	switch d.Tokens[i].Lower {
	case ".", "!", "?", "…":
	default:
		return 0
	}
	end := i + 1
	for end < limit && d.glued(end) && closes(d.Tokens[end].Lower) {
		if d.Tokens[end].Lower == "\"" {
			if !quoted {
				break
			}
			quoted = false
		}
		end++
	}
	if end == limit {
		return end
	}
	if d.glued(end) && !d.spaceLost(i, end) { // "example.com", ".."
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

// glued tells whether no white space stands before token i.
func (d *Doc) glued(i int) bool { return i > 0 && d.Tokens[i].Start == d.Tokens[i-1].End }

// spaceLost tells whether the white space after the stop i was lost, as in "was over.The army left": a whole word before, and after it a capital, an opening mark or a dash.
func (d *Doc) spaceLost(i, next int) bool {
	if i == 0 || len(d.Tokens[i-1].Lower) < 2 && d.Tokens[i-1].Kind == Word || next == i+1 && isAbbreviation[d.Tokens[i-1].Lower] {
		return false
	}
	switch d.Tokens[next].Lower {
	case "\"", "“", "„", "«", "‘", "-", "–", "—":
		return true
	}
	first, _ := utf8.DecodeRuneInString(d.Words(next))
	return unicode.IsUpper(first)
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
