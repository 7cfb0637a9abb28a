package quantity

import (
	"math"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/reference/units"
)

// numeral is a number expression: one value or a range of two, with unit and qualifier.
type numeral struct {
	value
	at        int     // first token of the value, without qualifier and currency
	high      float64 // upper value of a range, else n
	ranged    bool
	unit      units.Unit
	measured  bool // has a unit of measurement or currency
	money     bool
	hyphen    bool // tied to its unit or noun by a hyphen: "600-mile"
	qualifier string
}

// numeral reads the number expression whose digits or words begin at token i.
func (r *reader) numeral(i int) (numeral, bool) {
	n, ok := r.core(i)
	if !ok {
		return n, false
	}
	n = r.twice(n)
	n = r.qualify(n)
	return n, true
}

// core reads value, range, unit and currency.
func (r *reader) core(i int) (numeral, bool) {
	v, ok := r.value(i)
	if !ok {
		return numeral{}, false
	}
	n := numeral{value: v, high: v.n, at: i}
	n = r.rangeTo(n)
	n = r.currency(n)
	if !n.money {
		n = r.unitAfter(n)
	}
	return n, true
}

// rangeTo reads the second half of a range: "3,000-5,000", "two or three", "between 14,000 and 21,000", "6-7 billion".
func (r *reader) rangeTo(n numeral) numeral {
	if n.order || n.part || n.suffix != "" && n.suffix != "m" {
		return n
	}
	k := n.next
	if !r.connects(k, n) {
		return n
	}
	if r.isSymbol(k + 1) {
		k++
	}
	if k+1 >= r.end {
		return n
	}
	v, ok := r.value(k + 1)
	if !ok || v.order || v.part || v.digits != n.digits {
		return n
	}
	low := n.n
	switch {
	case n.factor == 0 && v.factor > 0 && low < 1000:
		low *= v.factor
	case n.digits && v.comma && low < 1000 && low*1000 < v.n && math.Mod(v.n, 1000) == 0: // "70 to 80,000"
		low *= 1000
	}
	if v.n <= low {
		return n
	}
	n.n, n.high, n.ranged, n.next, n.end, n.suffix, n.comma = low, v.n, true, v.next, v.end, v.suffix, n.comma || v.comma
	return n
}

// connects tells whether token k joins the number n with an upper bound that follows.
func (r *reader) connects(k int, n numeral) bool {
	before := n.from - 1
	if r.isSymbol(before) {
		before--
	}
	switch r.lower(k) {
	case "-", "–", "—", "‒", "‑", "−":
		return r.adjacent(k) == r.adjacent(k+1) && (r.adjacent(k) || n.digits)
	case "to":
		return r.lower(before) != "by" && (r.lower(before) != "from" || !r.changes(before))
	case "and":
		return r.lower(before) == "between"
	case "or":
		return true
	}
	return false
}

// changes tells whether a verb of rise or fall stands shortly before token k: "rose from 100 to 200" is two figures.
func (r *reader) changes(k int) bool {
	for i := k - 1; i >= k-5; i-- {
		if moving[r.lower(i)] {
			return true
		}
	}
	return false
}

var moving = set("rose rise rises risen rising increase increased increasing increases grew grow grown growing fell fall fallen falling drop dropped dropping declined reduced cut up down jumped raise raised climbed climb climbs jump surged dropped changed went")

func (r *reader) isSymbol(k int) bool { return r.symbol(k) != "" }

// symbol is the currency of a sign or capital code at token k, "" where none stands.
func (r *reader) symbol(k int) string {
	w := r.lower(k)
	if w == "" || len(w) > 3 || r.doc.Tokens[k].Kind == 0 && (len(w) != 3 || r.doc.Words(k) != strings.ToUpper(w)) {
		return ""
	}
	code, _ := units.Currency(w)
	return code
}

// currency ties a sign before or a word after the number to it.
func (r *reader) currency(n numeral) numeral {
	code := n.code
	if s := r.symbol(n.from - 1); s != "" {
		code = s
		n.from--
		if w := r.lower(n.from - 1); r.adjacent(n.from) && (w == "us" || w == "a" || w == "au" || w == "c") {
			n.from--
			code = map[string]string{"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD"}[w]
		}
		n.start = r.doc.Tokens[n.from].Start
	}
	if after, k := r.currencyAfter(n); after != "" {
		code, n.next, n.end = after, k, r.doc.Tokens[k-1].End
	}
	if code != "" {
		n.unit, n.measured, n.money = units.Unit{Code: code, Measure: hearsay.Money, Factor: 1}, true, true
	}
	return n
}

// currencyAfter is the currency named after the number, and the token after its name.
func (r *reader) currencyAfter(n numeral) (string, int) {
	k := n.next
	if r.lower(k) == "-" && r.adjacent(k) {
		k++
	}
	if n.order && r.lower(k) == "of" {
		k++
	}
	if n.order && n.n >= 1e6 && r.lower(k) == "in" && r.paid(k+1) {
		return "USD", n.next
	}
	for j := k; j <= k+1; j++ {
		w := r.lower(j)
		if w == "pounds" && n.factor > 0 {
			return "GBP", j + 1
		}
		if code, ok := units.Currency(w); ok && (len(w) > 3 && j == k || strings.HasSuffix(w, "s") && len(w) > 4 || r.symbol(j) != "" && j == k && !r.number(j+1) || w == "yen") {
			return code, j + 1
		}
		if j == k && (r.begin > j || j >= r.end || !unicode.IsUpper(rune(r.doc.Words(j)[0]))) {
			break
		}
	}
	return "", 0
}

// paid tells whether aid or spending stands within four tokens of k: "billions in military aid" are dollars.
func (r *reader) paid(k int) bool {
	for i := k; i < min(k+4, r.end); i++ {
		if spending[r.lower(i)] {
			return true
		}
	}
	return false
}

var spending = set("aid assistance funding weapons support spending loans damage investment")

// twoWords are first words of units of two words.
var twoWords = set("square sq nautical cubic metric percentage per")

// unitAfter ties the unit that follows the number to it.
func (r *reader) unitAfter(n numeral) numeral {
	if n.suffix != "" {
		if n.suffix == "m" {
			n.suffix = "metres"
		}
		n.unit, n.measured = units.Lookup(n.suffix)
		return n
	}
	k := n.next
	if r.lower(k) == "-" && r.adjacent(k) {
		n.hyphen = r.adjacent(k + 1)
		k++
	}
	if n.order && r.lower(k) == "of" {
		k++
	}
	w := r.lower(k)
	if twoWords[w] {
		if u, ok := units.Lookup(w + " " + r.lower(k+1)); ok {
			n.unit, n.measured, n.next, n.end = u, true, k+2, r.doc.Tokens[k+1].End
			return n
		}
	}
	u, ok := units.Lookup(w)
	if !ok || w == "second" && !n.hyphen || len(w) < 3 && !n.digits && w != "%" {
		return n
	}
	n.unit, n.measured, n.next, n.end = u, true, k+1, r.doc.Tokens[k].End
	return n
}

// twice takes in a second statement of the same number in brackets, "(44 miles)": of two units it keeps the one that is recorded, of two durations the second.
func (r *reader) twice(n numeral) numeral {
	k := n.next
	if !n.measured || n.unit.Measure == "" || r.lower(k) != "(" || k+1 >= r.end {
		return n
	}
	k++
	for r.lex.before[r.lower(k)] != "" || r.isSymbol(k) {
		k++
	}
	if k >= r.end {
		return n
	}
	m, ok := r.core(k)
	if !ok || !m.measured || m.unit.Measure != n.unit.Measure || r.lower(m.next) != ")" {
		return n
	}
	if n.unit.Factor != 1 && m.unit.Factor == 1 || n.unit.Measure == hearsay.Duration {
		n.n, n.high, n.ranged, n.unit = m.n, m.high, m.ranged, m.unit
	}
	n.next, n.end = m.next+1, r.doc.Tokens[m.next].End
	return n
}

// qualifierBefore finds the longest qualifier that ends before token k, and its first token.
func (r *reader) qualifierBefore(k int) (qualifier string, from int, ok bool) {
	if !r.lex.lasts[r.lower(k-1)] {
		return "", k, false
	}
	for from := max(r.begin, k-4); from < k; from++ {
		if q, ok := r.lex.before[r.joined(from, k)]; ok {
			return q, from, true
		}
	}
	return "", k, false
}

// joined is the lower-case words of tokens from..to with one space between.
func (r *reader) joined(from, to int) string {
	if to-from == 1 {
		return r.lower(from)
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte(' ')
		}
		b.WriteString(r.lower(i))
	}
	return b.String()
}

// qualify finds what bounds the number before and after it.
func (r *reader) qualify(n numeral) numeral {
	n.qualifier = hearsay.Exact
	start := n.from
	switch {
	case r.lower(start-1) == "the", r.lower(start-1) == "next" && r.lower(start-2) == "the":
		start--
		if r.lower(start) == "next" {
			start--
		}
	case r.lower(start-1) == "between" && n.ranged:
		n = r.startAt(n, start-1)
		start = n.from
	}
	for range 2 {
		q, from, ok := r.qualifierBefore(start)
		if !ok || r.during(n, from, q) || q == hearsay.About && r.lower(from) == "near" && !n.digits {
			break
		}
		if n.qualifier == hearsay.Exact || n.qualifier == hearsay.About && q != hearsay.About {
			n.qualifier = q
		}
		n = r.startAt(n, from)
		start = from
	}
	return r.qualifiedAfter(n)
}

// during tells whether "over" before a duration means "in the course of".
func (r *reader) during(n numeral, from int, q string) bool {
	if n.unit.Measure != hearsay.Duration || r.lower(from) != "over" || q != hearsay.AtLeast {
		return false
	}
	return !lasting[r.lower(from-1)]
}

var lasting = set("for lasted lasting lasts last took taken takes is was after of well spent waited")

func (r *reader) qualifiedAfter(n numeral) numeral {
	for size := 2; size > 0; size-- {
		k := n.next + size
		if k > r.end {
			continue
		}
		q, ok := r.lex.after[r.joined(n.next, k)]
		if !ok || n.qualifier != hearsay.Exact || r.lower(n.next) == "+" && !r.adjacent(n.next) {
			continue
		}
		n.qualifier, n.next, n.end = q, k, r.doc.Tokens[k-1].End
		break
	}
	return n
}

func (r *reader) startAt(n numeral, token int) numeral {
	n.from, n.start = token, r.doc.Tokens[token].Start
	return n
}

// interval is the numeral as bounds in the unit of record.
func (n numeral) interval() hearsay.Interval {
	low, high := n.bound(n.n), n.bound(n.high)
	q := n.qualifier
	switch {
	case n.ranged:
		return hearsay.Interval{Low: low, High: high, Qualifier: hearsay.Range}
	case n.order && q != hearsay.AtLeast && q != hearsay.AtMost:
		return hearsay.Interval{Low: low, Qualifier: hearsay.OrderOfMagnitude}
	case q == hearsay.AtLeast:
		return hearsay.Interval{Low: low, Qualifier: q}
	case q == hearsay.AtMost:
		return hearsay.Interval{High: high, Qualifier: q}
	}
	best := *low
	return hearsay.Interval{Low: low, Best: &best, High: high, Qualifier: q}
}

// bound is a number in the unit of record.
func (n numeral) bound(x float64) *float64 {
	if n.measured {
		x = n.unit.Record(x)
	}
	return &x
}
