package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/reference/units"
	"hearsay/text"
)

// value is one number without qualifier and unit: "473 400", "2.8million", "twenty-five", "tens of thousands", "two thirds".
type value struct {
	n      float64
	from   int // first token
	next   int // token after the last one
	start  int // byte
	end    int // byte; lies within the last token where a word is stuck to the digits ("100,000soldiers")
	digits bool
	comma  bool    // written with separators: surely a count
	factor float64 // product of its scale words, 0 without one
	order  bool    // an order of magnitude: n is its lower bound
	part   bool    // a fraction, in percent
	code   string  // ISO 4217 code that is stuck to the front ("EUR6")
	suffix string  // letters that are stuck to the end ("km", "soldiers", "th")
}

// nobody tells whether the dead or wounded are what "no" before token k denies.
func (r *reader) nobody(k int) bool {
	n, ok := units.Find(r.lower(k))
	return ok && lost[n.Measure]
}

// value reads the number that begins at token i.
func (r *reader) value(i int) (value, bool) {
	t := r.doc.Tokens[i]
	var v value
	var ok bool
	switch {
	case unicode.IsDigit(rune(t.Lower[0])):
		v, ok = r.digitsAt(i)
	case units.Number(t.Lower).Sort != "" || t.Lower == "a" || t.Lower == "an":
		v, ok = r.wordsAt(i)
	case t.Lower == "no":
		v, ok = r.upTo(value{}, 0, i+1), r.nobody(i+1)
	default:
		v, ok = r.codeAt(i)
	}
	if ok {
		v.from, v.start = i, t.Start
	}
	return v, ok
}

// digitsAt reads digits with their separators, groups of three, a fraction sign, scale suffix and scale words.
func (r *reader) digitsAt(i int) (value, bool) {
	w, ok := units.Digits(r.doc.Tokens[i].Lower)
	if !ok {
		return value{}, false
	}
	v := value{n: w.Value, digits: true, comma: w.Separated, suffix: w.Suffix, next: i + 1, end: r.doc.Tokens[i].End}
	for v.suffix == "" && !v.comma && v.next < r.end && !r.number(i-1) && len(r.lower(v.next-1)) <= 3 && r.spaced(v.next) && units.Thousands(r.lower(v.next)) {
		group, _ := strconv.ParseFloat(r.lower(v.next), 64)
		v.n = v.n*1000 + group
		v.end = r.doc.Tokens[v.next].End
		v.next++
	}
	if v.next > i+1 {
		v.comma = true
	}
	if f, isPart := units.Fraction(r.lower(v.next)); isPart && r.adjacent(v.next) {
		v.n += f
		v.end = r.doc.Tokens[v.next].End
		v.next++
	}
	return r.scale(r.unstick(v)), true
}

// number tells whether token k begins with a digit.
func (r *reader) number(k int) bool {
	return k >= r.begin && k < r.end && r.doc.Tokens[k].Kind == text.Number
}

// unstick ends the number before a word that is stuck to its digits, unless that is a scale or unit.
func (r *reader) unstick(v value) value {
	if v.suffix == "" || units.Scale(v.suffix) != 0 {
		return v
	}
	if _, unit := units.Lookup(v.suffix); unit {
		return v
	}
	if _, noun := units.Find(v.suffix); noun {
		v.end -= len(v.suffix)
	}
	return v
}

// scale applies a scale suffix and the scale words that follow ("300m", "1.5 million", "1.5-million").
func (r *reader) scale(v value) value {
	if f := units.Scale(v.suffix); f != 0 && (v.suffix != "m" || r.counts(v)) {
		v.n, v.suffix, v.factor = v.n*f, "", f
	}
	for v.suffix == "" && v.next < r.end {
		k := v.next
		if r.lower(k) == "-" && r.adjacent(k) && r.adjacent(k+1) && k+1 < r.end {
			k++
		}
		w := units.Number(r.lower(k))
		if w.Sort != "scale" {
			break
		}
		v.n, v.factor, v.next, v.end = v.n*w.Value, max(1, v.factor)*w.Value, k+1, r.doc.Tokens[k].End
	}
	return v
}

// counts tells whether an "m" behind digits is a million: money, or something that is counted stands next.
func (r *reader) counts(v value) bool {
	if v.code != "" || r.isSymbol(v.next-2) {
		return true
	}
	_, noun := units.Find(r.lower(v.next))
	return noun
}

// codeAt reads a number that stands behind a currency code without a space ("EUR6").
func (r *reader) codeAt(i int) (value, bool) {
	w := r.lower(i)
	n := strings.IndexAny(w, "0123456789")
	if n < 1 || n > 3 {
		return value{}, false
	}
	code, ok := units.Currency(w[:n])
	if !ok {
		return value{}, false
	}
	d, ok := units.Digits(w[n:])
	return r.scale(value{n: d.Value, digits: true, comma: d.Separated, suffix: d.Suffix, code: code, next: i + 1, end: r.doc.Tokens[i].End}), ok
}

// wordsAt reads a number in words.
func (r *reader) wordsAt(i int) (value, bool) {
	if v, ok := r.fraction(i); ok {
		return v, true
	}
	if v, ok := r.order(i); ok {
		return v, true
	}
	return r.cardinal(i)
}

// cardinal reads "twenty-five", "two hundred thousand", "a dozen", "one hundred and fifty".
func (r *reader) cardinal(i int) (value, bool) {
	total, current, read, k := 0.0, 0.0, false, i
	v := value{}
	if w := r.lower(i); w == "a" || w == "an" {
		if r.oneUnit(i) {
			return r.upTo(v, 1, i+1), true
		}
		if units.Number(r.lower(i+1)).Sort != "scale" {
			return v, false
		}
		current, k = 1, i+1
	}
	for k < r.end {
		w := units.Number(r.lower(k))
		switch {
		case w.Sort == "unit" || w.Sort == "ten":
			if read && int(current)%100 != 0 && !(w.Sort == "unit" && w.Value < 10 && int(current)%10 == 0) {
				return r.upTo(v, total+current, k), true
			}
			current += w.Value
		case w.Sort == "scale" && (current > 0 || total > 0):
			if current == 0 {
				return r.upTo(v, total, k), true
			}
			current *= w.Value
			v.factor = max(1, v.factor) * w.Value
			if w.Value >= 1000 {
				total, current = total+current, 0
			}
		case (w.Sort == "" && read && r.lower(k) == "-" && r.adjacent(k) || v.factor > 0 && r.lower(k) == "and") && r.small(k+1):
		default:
			if !read {
				return v, false
			}
			return r.upTo(v, total+current, k), true
		}
		read = true
		k++
	}
	return r.upTo(v, total+current, k), read
}

// oneUnit tells whether the article i stands for the number one: between a qualifier and a unit ("more than a year").
func (r *reader) oneUnit(i int) bool {
	u, ok := units.Lookup(r.lower(i + 1))
	if !ok || u.Measure != hearsay.Duration && u.Measure != hearsay.Distance {
		return false
	}
	_, _, bounded := r.qualifierBefore(i)
	return bounded
}

// small tells whether token k is a number word below a hundred, or a scale after a hyphen.
func (r *reader) small(k int) bool {
	s := units.Number(r.lower(k)).Sort
	return k < r.end && (s == "unit" || s == "ten") || r.lower(k-1) == "-" && s == "scale"
}

// order reads an order of magnitude: "dozens", "tens of thousands", "several hundred".
func (r *reader) order(i int) (value, bool) {
	v := value{order: true}
	k := i
	if w := r.lower(i); w == "a" {
		k++
	}
	w := units.Number(r.lower(k))
	switch {
	case w.Sort == "order" && k == i:
		v.n = w.Value
		if next := units.Number(r.lower(k + 2)); r.lower(k+1) == "of" && next.Sort == "order" && next.Value > w.Value && next.Value >= 1000 {
			base := map[float64]float64{24: 10, 20: 10, 200: 100, 2000: 1000, 40: 20}[w.Value]
			return r.upTo(v, base*next.Value, k+3), base > 0
		}
		return r.upTo(v, w.Value, k+1), true
	case w.Sort == "vague":
		k++
		if r.lower(k) == "of" {
			k++
		}
		if r.lower(k) == "a" {
			k++
		}
		return r.vague(v, w.Value, k)
	}
	return v, false
}

// vague reads the scale words after "several" or "a few": without one it is no number.
func (r *reader) vague(v value, n float64, k int) (value, bool) {
	from := k
	for k < r.end {
		w := units.Number(strings.TrimSuffix(r.lower(k), "s"))
		if w.Sort != "scale" {
			break
		}
		n *= w.Value
		k++
		if r.lower(k) == "of" && units.Number(r.lower(k+1)).Sort == "order" {
			k++
		}
	}
	return r.upTo(v, n, k), k > from
}

// fraction reads "a third of", "two-thirds", "half of", "four out of five" in percent.
func (r *reader) fraction(i int) (value, bool) {
	w := units.Number(r.lower(i))
	v := value{part: true}
	k := i + 1
	if r.lower(k) == "-" {
		k++
	}
	part := units.Number(r.lower(k))
	switch {
	case r.lower(i) == "half" && r.halves(i+1):
		return r.upTo(v, 50, i+1), true
	case r.lower(i) == "half" && r.lower(i+1) == "a":
		return r.halfA(i + 2)
	case part.Sort == "part" && (w.Sort == "unit" && w.Value < 10 || r.lower(i) == "a" || r.lower(i) == "an") && (k == i+2 || r.lower(k+1) == "of" || r.lower(k+1) == ""):
		if whole := units.Number(r.lower(k + 3)); r.lower(k+1) == "of" && r.lower(k+2) == "a" && whole.Sort == "scale" {
			return r.upTo(value{factor: whole.Value}, max(1, w.Value)*part.Value/100*whole.Value, k+4), true
		}
		return r.upTo(v, max(1, w.Value)*part.Value, k+1), true
	case w.Sort == "unit" && r.lower(i+1) == "in" || w.Sort == "unit" && r.lower(i+1) == "out" && r.lower(i+2) == "of":
		k = i + 2
		if r.lower(i+1) == "out" {
			k++
		}
		whole := units.Number(r.lower(k))
		if (whole.Sort == "unit" || whole.Sort == "ten") && whole.Value > w.Value {
			return r.upTo(v, math.Round(1e5*w.Value/whole.Value)/1e3, k+1), true
		}
	}
	return v, false
}

// halfA reads "half a million" and "half a year", k being the token after the article.
func (r *reader) halfA(k int) (value, bool) {
	if w := units.Number(r.lower(k)); w.Sort == "scale" {
		return r.upTo(value{factor: w.Value}, w.Value/2, k+1), true
	}
	u, ok := units.Lookup(r.lower(k))
	return r.upTo(value{}, 0.5, k), ok && u.Measure != ""
}

// halves tells whether "half" before token k is a share of something and no half year, half million or second half.
func (r *reader) halves(k int) bool {
	if prev := r.lower(k - 2); prev == "first" || prev == "second" || prev == "other" || prev == "a" || prev == "in" {
		return false
	}
	switch r.lower(k) {
	case "of", "the", "its", "their", "his", "all", "our":
		return true
	}
	return false
}

// upTo ends a number in words before token k.
func (r *reader) upTo(v value, n float64, k int) value {
	v.n, v.next = n, min(k, r.end)
	v.end = r.doc.Tokens[v.next-1].End
	return v
}

// lower is the lower-case words of token k, "" outside of the sentence.
func (r *reader) lower(k int) string {
	if k < r.begin || k >= r.end {
		return ""
	}
	return r.doc.Tokens[k].Lower
}

// adjacent tells whether token k follows the one before it without white space.
func (r *reader) adjacent(k int) bool {
	return k > r.begin && k < r.end && r.doc.Tokens[k-1].End == r.doc.Tokens[k].Start
}

// spaced tells whether exactly one space stands before token k.
func (r *reader) spaced(k int) bool {
	if k <= r.begin || k >= r.end {
		return false
	}
	gap := r.doc.Text[r.doc.Tokens[k-1].End:r.doc.Tokens[k].Start]
	return utf8.RuneCountInString(gap) == 1 && gap != "\n"
}
