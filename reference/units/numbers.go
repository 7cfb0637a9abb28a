package units

import (
	"strconv"
	"strings"
)

// NumberWord is a word of number: its sort, as numbers.tsv explains them, and its value. The zero NumberWord is no number.
type NumberWord struct {
	Sort  string
	Value float64
}

// Number finds a word of number by its lower-case form.
func Number(word string) NumberWord { return load().numbers[word] }

// NumberRows are the rows of the table of number words: word, sort, value, example.
func NumberRows() [][]string { return Rows(numbersFile) }

// Written is a number as digits write it: its value, the letters stuck to its end ("70km"), and whether it has separators of thousands.
type Written struct {
	Value     float64
	Suffix    string
	Separated bool
}

// Digits reads a lower-case token that begins with a digit, such as "10,000", "2.8million", "70km", "1,5" or "1.000.000"; ok is false for dates ("24.02.22"), codes and the like.
func Digits(w string) (n Written, ok bool) {
	end := 0
	for end < len(w) && (w[end] >= '0' && w[end] <= '9' || w[end] == ',' || w[end] == '.') {
		end++
	}
	body := w[:end]
	n.Suffix = w[end:]
	whole, _, _ := strings.Cut(body, ".")
	switch {
	case strings.Count(body, ".") > 1:
		if !grouped(body, ".") {
			return n, false
		}
		body, n.Separated = strings.ReplaceAll(body, ".", ""), true
	case decimalComma(body):
		body = strings.Replace(body, ",", ".", 1)
	case strings.Contains(body, ","):
		if !grouped(whole, ",") {
			return n, false
		}
		body, n.Separated = strings.ReplaceAll(body, ",", ""), true
	}
	if len(body) > 1 && body[0] == '0' && body[1] != '.' || len(body) > longest {
		return n, false
	}
	var err error
	n.Value, err = strconv.ParseFloat(body, 64)
	return n, err == nil
}

// longest is how many digits a number may have; what is longer is a code.
const longest = 15

// grouped tells whether separators cut s into groups of three digits.
func grouped(s, sep string) bool {
	for i, g := range strings.Split(s, sep) {
		if i > 0 && len(g) != 3 || g == "" || len(g) > 3 {
			return false
		}
	}
	return true
}

// decimalComma tells whether the one comma of s stands for a decimal point: one or two digits follow it.
func decimalComma(s string) bool {
	whole, part, one := strings.Cut(s, ",")
	return one && whole != "" && len(part) > 0 && len(part) < 3 && !strings.ContainsAny(part, ",.") && !strings.Contains(whole, ".")
}

// Thousands tells whether a token is a group of three digits, as it stands behind a space in "473 400".
func Thousands(w string) bool { return len(w) == 3 && strings.Trim(w, "0123456789") == "" }

var scales = map[string]float64{"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}

// Scale is what letters stuck to digits multiply them by ("5bn"), 0 where they do not; "m" may also be a metre.
func Scale(suffix string) float64 { return scales[suffix] }

var fractions = map[string]float64{"½": 0.5, "¼": 0.25, "¾": 0.75}

// Fraction is the value of a sign such as "½".
func Fraction(sign string) (float64, bool) {
	f, ok := fractions[sign]
	return f, ok
}
