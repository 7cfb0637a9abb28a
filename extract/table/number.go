package table

import (
	"regexp"
	"strconv"
	"strings"

	"hearsay"
)

// style is how a table writes its numbers: which mark is the decimal one, 0 where the table does not show it; mixed where some of its numbers say one thing and some the other.
type style struct {
	decimal byte
	mixed   bool
}

// styleOf looks at every number for one that can be read in one way only: "1.234,5", "1 234,5" and "7,5" have a decimal comma, "1,234.5" and "7.5" a decimal point.
func styleOf(text string, rows [][]hearsay.Span, l *layout) style {
	points, commas := 0, 0
	for _, row := range rows {
		for _, g := range l.groups {
			for _, k := range []int{g.low, g.best, g.high} {
				if k == none || k >= len(row) {
					continue
				}
				switch decimalOf(digits.FindString(row[k].Of(text))) {
				case '.':
					points++
				case ',':
					commas++
				}
			}
		}
	}
	switch {
	case points > 0 && commas > 0:
		return style{mixed: true}
	case points > 0:
		return style{decimal: '.'}
	case commas > 0:
		return style{decimal: ','}
	}
	return style{}
}

// digits is a number as any of the three countries writes it: with spaces (also no-break and thin ones), points, commas or apostrophes between its digits.
var digits = regexp.MustCompile(`\d(?:[\d.,'’ \x{00a0}\x{2009}\x{202f}]*\d)?`)

// decimalOf is the decimal mark of a number that can be read in one way only, else 0.
func decimalOf(s string) byte {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return 0
	}
	mark, other := s[last], byte('.'+','-s[last])
	switch {
	case strings.Count(s, string(mark)) > 1: // "1.234.567": it parts groups
		return other
	case strings.IndexByte(s, other) >= 0, len(s)-last-1 != 3, strings.HasPrefix(s, "0"):
		return mark
	case strings.ContainsAny(s, "'’ \u00a0\u2009\u202f"): // "1 234,567": something else parts the groups
		return mark
	}
	return 0
}

// value is a number as written; ok is false where it is none, or where the table's style leaves open what it is.
// A single point or comma before three digits, in a table that shows no decimals, parts thousands: what is counted is whole.
func (st style) value(s string) (v float64, ok bool) {
	decimal := decimalOf(s)
	if decimal == 0 && strings.ContainsAny(s, ".,") {
		if st.mixed {
			return 0, false
		}
		decimal = st.decimal
		if decimal == 0 {
			decimal = byte('.' + ',' - s[strings.LastIndexAny(s, ".,")])
		}
	}
	whole, part := s, ""
	if i := strings.LastIndexByte(s, decimal); decimal != 0 && i >= 0 {
		whole, part = s[:i], "."+s[i+1:]
	}
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r < '0' || r > '9' })
	for i, g := range groups {
		if len(groups) > 1 && (len(g) > 3 || i > 0 && len(g) != 3) {
			return 0, false
		}
	}
	if strings.Trim(part, ".0123456789") != "" || len(whole) > longest {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.Join(groups, "")+part, 64)
	return v, err == nil
}

// longest is how many characters a number may have; what is longer is a code.
const longest = 24

// nothing is how tables write that there is no number.
var nothing = map[string]bool{"": true, "-": true, "–": true, "—": true, "n/a": true, "na": true, "nan": true, "null": true, "none": true, "unknown": true, "?": true, "nil": true, "..": true, "…": true}

// scales are the words behind a number that multiply it.
var scales = map[string]float64{"": 1, "k": 1e3, "thousand": 1e3, "thsd": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6}

// number reads a cell: a number, two joined by a dash ("7,000-15,000"), or one with words that bound it ("about 7,000", ">500"). found is false for a cell that says nothing;
// ok is false where there are words that are no number.
func (st style) number(cell string) (in hearsay.Interval, found, ok bool) {
	cell = strings.ToLower(strings.TrimSpace(cell))
	if nothing[cell] {
		return in, false, true
	}
	at := digits.FindAllStringIndex(cell, -1)
	if len(at) == 0 || len(at) > 2 || strings.HasPrefix(cell, "=") && len(cell) > 1 && (cell[1] < '0' || cell[1] > '9') {
		return in, true, false
	}
	before, after := strings.TrimSpace(cell[:at[0][0]]), strings.TrimSpace(cell[at[len(at)-1][1]:])
	v, ok := st.value(cell[at[0][0]:at[0][1]])
	if len(at) == 2 {
		w, second := st.value(cell[at[1][0]:at[1][1]])
		dash := strings.TrimSpace(cell[at[0][1]:at[1][0]])
		if !ok || !second || before+after != "" || v > w || dash != "-" && dash != "–" && dash != "—" && dash != "to" {
			return in, true, false
		}
		return hearsay.Interval{Low: &v, High: &w, Qualifier: hearsay.Range}, true, true
	}
	word, negative := before, false
	if strings.HasSuffix(before, "-") || strings.HasSuffix(before, "−") {
		word, negative = strings.TrimSpace(strings.TrimRight(before, "-−")), true
	}
	factor, scaled := scales[after]
	if !scaled {
		factor = 1
		word = strings.TrimSpace(word + " " + after)
	}
	qualifier, known := words().qualifiers[word]
	if word != "" && !known || !ok {
		return in, true, false
	}
	if v *= factor; negative {
		v = -v
	}
	return bounded(v, qualifier), true, true
}

// bounded is one number under a qualifier.
func bounded(v float64, qualifier string) hearsay.Interval {
	switch qualifier {
	case hearsay.AtLeast:
		return hearsay.Interval{Low: &v, Qualifier: qualifier}
	case hearsay.AtMost:
		return hearsay.Interval{High: &v, Qualifier: qualifier}
	case "":
		qualifier = hearsay.Exact
	}
	return hearsay.Interval{Low: &v, Best: &v, High: &v, Qualifier: qualifier}
}
