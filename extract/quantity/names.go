package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/reference/units"
	"hearsay/text"
)

// named tells whether a number names something and counts nothing: a model, an ordinal, a section, a score, a telephone, an age, a calibre.
func (r *reader) named(n numeral) bool {
	return r.stuck(n) || r.odd(n) || r.afterName(n) || r.definite(n) || r.aged(n) || r.enumerates(n) || r.modelled(n) || r.addressed(n)
}

// stuck tells whether a number is tied to what stands before it: "Su-24", "S&P 500", "24/7", "10:30", "AK-74".
func (r *reader) stuck(n numeral) bool {
	k := n.from
	if after := r.lower(n.next); r.adjacent(n.next) && n.digits && (after == ":" || after == "/") && r.adjacent(n.next+1) {
		return true
	}
	if !r.adjacent(k) || n.code != "" {
		return false
	}
	switch r.lower(k - 1) {
	case "-", "–", "/", ":", ".", "#", "'", "’", "&", "_":
		return r.adjacent(k-1) && !r.isSymbol(k-2)
	case "№", "@", "*":
		return true
	}
	return r.doc.Tokens[k-1].Kind != text.Mark
}

// odd tells whether the letters behind the digits make it an ordinal, a time of day, a calibre or a code, or the number is a word of manner ("one-off", "twofold way").
func (r *reader) odd(n numeral) bool {
	if n.suffix != "" && !n.measured {
		_, noun := units.Find(n.suffix)
		return !noun
	}
	if n.unit.Code == "degree" {
		return true
	}
	next := r.lower(n.next)
	switch next {
	case "mm", "a.m", "p.m", "am", "pm", "o'clock", "gmt", "cal", "caliber", "calibre", "st", "nd", "rd", "th":
		return true
	}
	if n.unit.Code == "ratio" {
		return !r.compares(n.next)
	}
	if next == "-" && r.adjacent(n.next) && !n.measured && r.adjacent(n.next+1) {
		_, noun := units.Find(r.lower(n.next + 1))
		return !n.digits || !noun && r.lower(n.next+1) != "strong"
	}
	return false
}

// compares tells whether a comparison follows token k, which makes "three times" a ratio and no frequency.
func (r *reader) compares(k int) bool {
	for i := k; i < min(k+4, r.end); i++ {
		w := r.lower(i)
		if comparing[w] || len(w) > 4 && w[len(w)-2:] == "er" {
			return true
		}
	}
	return false
}

var comparing = set("more less as than greater larger fewer that the")

// afterName tells whether the word before makes the number a name: "Chapter 4", "Nord Stream 2", "World War Two".
func (r *reader) afterName(n numeral) bool {
	k := n.from - 1
	if r.lower(k) == "." {
		k--
	}
	prev := r.lower(k)
	if prev == "" || n.measured || n.qualifier != hearsay.Exact || n.order || n.part {
		return false
	}
	_, counted := units.Find(r.lower(n.next))
	if r.lex.names[prev] && (!counted || n.digits && prev != "no" && prev != "unit" && prev != "area" && prev != "war") {
		return true
	}
	switch {
	case counted || n.comma || n.factor > 0 || n.ranged:
		return false
	case n.digits:
		return r.capital(k) && n.n < 10000 && k > r.begin && r.doc.Tokens[k].Kind == text.Word
	}
	return (r.capital(k) || prev == "of") && r.capital(n.from) && n.from > r.begin
}

// capital tells whether token k begins with a capital.
func (r *reader) capital(k int) bool {
	if k < r.begin || k >= r.end {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.doc.Words(k))
	return unicode.IsUpper(first)
}

var pointing = set("the these those both other first last no any every each which this that all its their his her our whose 's")

// definite tells whether a small number in words points back at things that were named before ("the two leaders"), or is "one" as a pronoun or in "one of".
func (r *reader) definite(n numeral) bool {
	if n.digits || n.order || n.part || n.factor > 0 {
		return false
	}
	prev, next := r.lower(n.at-1), r.lower(n.next)
	switch {
	case (prev == "in" || prev == "into") && !r.countable(n.next):
		return true
	case n.n == 1 && !n.ranged && next == "of":
		return true
	case n.n == 1 && !n.ranged && n.measured:
		return prev != "for" && prev != "lasted" && n.qualifier == hearsay.Exact && next != "-"
	case n.n == 1 && !n.ranged && n.qualifier != hearsay.Exact:
		return r.lower(n.from) == "more"
	case n.measured:
		return false
	}
	return pointing[prev] && n.n <= 12
}

// countable tells whether a noun stands within three tokens of k.
func (r *reader) countable(k int) bool {
	for i := k; i < min(k+3, r.end); i++ {
		if _, ok := units.Find(r.lower(i)); ok {
			return true
		}
	}
	return false
}

// aged tells whether the number is an age: "18-year-old" (of no war), "aged 18", "Smith, 45,".
func (r *reader) aged(n numeral) bool {
	if n.unit.Code == "year" {
		k := n.next
		if r.lower(k) == "-" {
			k++
		}
		if w := r.lower(k); w == "old" || w == "olds" {
			return !r.waging(k + 1)
		}
		return r.lower(n.from-1) == "aged" || r.lower(n.next) == "of" && r.lower(n.next+1) == "age"
	}
	if n.measured || n.n > 110 {
		return false
	}
	for k := n.at - 1; k >= max(r.begin, n.at-6); k-- {
		if w := r.lower(k); w == "aged" {
			return true
		} else if w != "and" && w != "," && units.Number(w).Sort == "" && !r.number(k) {
			break
		}
	}
	if !n.digits {
		return false
	}
	closed := r.lower(n.next) == "," || r.lower(n.next) == "." && r.capital(n.from-2)
	return r.lower(n.from-1) == "," && closed && n.from-2 >= r.begin && r.doc.Tokens[n.from-2].Kind == text.Word && n.qualifier == hearsay.Exact && !n.ranged
}

// waging tells whether a war stands within six tokens from k.
func (r *reader) waging(k int) bool {
	for i := k; i < min(k+6, r.end); i++ {
		if lastingThings[r.lower(i)] {
			return true
		}
	}
	return false
}

var lastingThings = set("war conflict invasion siege occupation battle blockade insurgency campaign fighting")

// modelled tells whether the number is part of the name of what the figure before it counts: "14 Challenger 2 tanks".
func (r *reader) modelled(n numeral) bool {
	if len(r.entries) == r.first || !n.digits || n.measured || !r.model(n.from) {
		return false
	}
	before := r.entries[len(r.entries)-1].next
	return n.from > before && n.from-before <= 3 && r.capital(before)
}

var streets = set("street avenue road square lane boulevard st str prospekt")

// addressed tells whether a street follows the number, or further numbers without a mark between: a telephone.
func (r *reader) addressed(n numeral) bool {
	if !n.digits || n.measured {
		return false
	}
	for k := n.next; k < min(n.next+4, r.end) && r.capital(k); k++ {
		if streets[r.lower(k)] {
			return true
		}
	}
	return !n.comma && n.from == n.at && (r.dialled(n.next) || r.dialled(n.from-1))
}

// dialled tells whether token k is a group of digits of a telephone and no year.
func (r *reader) dialled(k int) bool {
	w := r.lower(k)
	return r.number(k) && strings.Trim(w, "0123456789") == "" && (len(w) != 4 || w[0] != '1' && w[0] != '2')
}

// enumerates tells whether the number numbers a list ("1. ", "(2)") or a telephone.
func (r *reader) enumerates(n numeral) bool {
	if !n.digits || n.measured {
		return false
	}
	next := r.lower(n.next)
	opening := n.from == r.begin && r.doc.Paragraphs[r.doc.Tokens[n.from].Paragraph].From == n.from
	if opening && n.n < 100 && (next == "." || next == ")") && !n.comma {
		return true
	}
	if r.lower(n.from-1) == "(" && next == ")" && !n.comma && n.qualifier == hearsay.Exact {
		return true
	}
	return n.n >= 1e7 && !n.comma && n.factor == 0
}
