package timex

import (
	"time"

	"hearsay/text"
)

// named is a day by its own word: "today", "yesterday morning", "overnight", "last night", "this afternoon", "the day after tomorrow".
func (f *finder) named(i int) expression {
	to, n, until := 0, 0, 0
	if f.capital(i) && f.w(i-1) == "'s" { // the name of a programme
		return expression{}
	}
	switch f.w(i) {
	case "today", "tonight":
		to = i + 1
	case "yesterday":
		to, n, until = i+1, -1, -1
	case "tomorrow":
		to, n, until = i+1, 1, 1
	case "overnight":
		to, n, until = i+1, -1, 0
	case "last":
		if f.w(i+1) == "night" {
			to, n, until = i+2, -1, -1
		}
	case "this":
		if f.is(i+1, "part") {
			to = i + 2
		}
	case "the":
		switch {
		case f.said(i+1, "day", "after", "tomorrow"):
			to, n, until = i+4, 2, 2
		case f.said(i+1, "day", "before", "yesterday"):
			to, n, until = i+4, -2, -2
		}
	}
	if to == 0 || dash(f.w(to)) && f.touches(to) && f.touches(to+1) {
		return expression{}
	}
	if f.is(to, "part") && to == i+1 {
		to++
	}
	if !f.dated {
		return expression{to: to}
	}
	return expression{to: to, value: interval(f.day.AddDate(0, 0, n), f.day.AddDate(0, 0, until))}
}

// steps are how many units on a word points.
var steps = map[string]int{"last": -1, "this": 0, "next": 1, "previous": -1, "coming": 1, "current": 0, "following": 1, "same": 0, "that": 0}

// relative is the unit that holds the article's day or lies next to it: "last week", "earlier this month", "the next day", "that day", "later in the week".
func (f *finder) relative(i int) expression {
	k := i
	if f.w(k) == "earlier" || f.w(k) == "later" || f.w(k) == "early" || f.w(k) == "late" {
		k++
		if f.w(k) == "in" || f.w(k) == "on" {
			return f.within(i, k+1)
		}
	}
	if f.w(k) == "the" || f.said(k, "that", "same") {
		k++
	}
	if f.w(k) == "weekend" {
		return f.weekend(k+1, 0)
	}
	if f.w(k) == "near" || f.w(k) == "long" || f.w(k) == "short" {
		return f.vagueTerm(k+1, k > i)
	}
	n, ok := steps[f.w(k)]
	if f.capital(k+1) && f.d.Tokens[k].Kind == text.Word && f.capital(k) && k > f.from { // "This Week", a programme
		return expression{}
	}
	if !ok || f.w(k) == "that" && f.w(k+1) != "day" && f.w(k+1) != "week" && f.w(k+1) != "year" && f.w(k+1) != "month" {
		return expression{}
	}
	if f.w(k+1) == "weekend" {
		return f.weekend(k+2, n)
	}
	unit, ok := words()["unit"][f.w(k+1)]
	if f.said(k+1, "financial", "year") {
		return f.financialYear(k+3, n)
	}
	if !ok || unit == "h" || f.w(k+1) != "hours" && f.plural(k+1) {
		return expression{}
	}
	to := k + 2
	from := f.day
	switch f.w(k) {
	case "following", "same", "that":
		if from = f.last.day; from.IsZero() {
			return expression{to: to}
		}
	case "next":
		if f.w(k-1) == "the" && unit == "d" && !f.last.day.IsZero() {
			from = f.last.day
		}
	}
	if !f.dated && from.IsZero() {
		return expression{to: to}
	}
	switch {
	case unit == "w" && f.w(k) == "last" && f.day.Weekday() == time.Sunday:
		n = 0 // the week that ends on that Sunday
	case unit == "w" && f.w(k) == "this" && f.day.Weekday() == time.Monday && !f.ahead(i, to):
		n = -1 // on a Monday, what has happened this week happened in the one before
	}
	return expression{to: to, value: unitAt(from, unit, n)}
}

// vagueTerm is "the long term", "the near future".
func (f *finder) vagueTerm(k int, the bool) expression {
	if f.w(k) == "-" {
		k++
	}
	if the && (f.w(k) == "term" || f.w(k) == "future") {
		return expression{to: k + 1}
	}
	return expression{}
}

func (f *finder) plural(i int) bool {
	w := f.w(i)
	return w != "" && w[len(w)-1] == 's' || w == "centuries"
}

// within is "later in February", "earlier in the week": the smaller part is not known, the larger one is.
func (f *finder) within(i, k int) expression {
	if m, to := f.month(k); m != 0 {
		if n, _ := f.dayNumber(to); n > 0 {
			return expression{}
		}
		e := f.monthAlone(m, k, to)
		return expression{to: e.to, value: e.value}
	}
	if unit, ok := words()["unit"][f.w(k+1)]; ok && f.w(k) == "the" && !f.plural(k+1) && unit != "h" {
		if !f.dated {
			return expression{to: k + 2}
		}
		return expression{to: k + 2, value: unitAt(f.day, unit, 0)}
	}
	return expression{}
}

func (f *finder) weekend(to, n int) expression {
	if !f.dated {
		return expression{to: to}
	}
	saturday := f.day.AddDate(0, 0, 6-int(f.day.Weekday()))
	if f.day.Weekday() == time.Sunday || n == 0 && f.w(to-2) != "this" && f.day.Weekday() != time.Saturday && !f.ahead(to-2, to) {
		saturday = saturday.AddDate(0, 0, -7)
	}
	saturday = saturday.AddDate(0, 0, 7*n)
	return expression{to: to, value: interval(saturday, saturday.AddDate(0, 0, 1))}
}

// financialYear is the British one, from April to March.
func (f *finder) financialYear(to, n int) expression {
	if !f.dated {
		return expression{to: to}
	}
	year := f.day.AddDate(0, -3, 0).Year() + n
	return expression{to: to, value: interval(date(year, 4, 1), date(year+1, 3, 31))}
}

// stretch is a number of units up to the article's day or from it on: "the past four months", "the next two years", "the last 24 hours". Without a number ("recent days", "the coming weeks") it has no value.
func (f *finder) stretch(i int) expression {
	k := i
	if f.w(k) == "the" || f.w(k) == "these" || f.w(k) == "those" {
		k++
	}
	sign := 0
	switch f.w(k) {
	case "past", "last", "previous":
		sign = -1
	case "next", "coming":
		sign = 1
	case "recent", "nearest", "following", "final", "early", "first", "subsequent":
	default:
		if k > i && f.w(i) != "the" && f.plural(k) && f.is(k, "unit") {
			return expression{to: k + 1}
		}
		return expression{}
	}
	k++
	n, to := f.number(k)
	if to == 0 || f.w(k) == "a" {
		n, to = 0, k
	}
	unit, ok := words()["unit"][f.w(to)]
	if !ok || n == 0 && !f.plural(to) && !(sign < 0 && (unit == "d" || unit == "w") && f.w(i) == "the" && f.w(k-1) != "previous") {
		return f.oncePast(to, sign, i)
	}
	if n <= 0 && f.plural(to) || !f.dated || sign == 0 {
		return expression{to: f.ofWhat(to+1, sign)}
	}
	return expression{to: to + 1, value: f.upTo(max(n, 1), unit, sign)}
}

// oncePast is "the past century", "the past year": a stretch of one unit without a number.
func (f *finder) oncePast(to, sign, i int) expression {
	unit, ok := words()["unit"][f.w(to)]
	if !ok || f.w(to-1) != "past" || f.plural(to) || !f.dated {
		return expression{}
	}
	return expression{to: to + 1, value: f.upTo(1, unit, sign)}
}

// upTo is the stretch of n units that ends (sign -1) or begins (+1) with the article's day. A last day is the one before it; the last 24 hours are both.
func (f *finder) upTo(n int, unit string, sign int) string {
	switch {
	case unit == "h" && n < 24:
		return iso(f.day)
	case unit == "d" && n == 1:
		return iso(f.day.AddDate(0, 0, sign))
	case unit == "d" && sign < 0:
		return interval(f.day.AddDate(0, 0, -n), f.day.AddDate(0, 0, -1))
	}
	other := away(f.day, unit, sign*n)
	if sign < 0 {
		return interval(other, f.day)
	}
	return interval(f.day, other)
}

// ofWhat takes in what an unnumbered stretch is of: "the early days of the war", "the final months of 2023".
func (f *finder) ofWhat(to, sign int) int {
	if f.w(to) != "of" || sign != 0 {
		return to
	}
	if end := f.warPhrase(to + 1); end > 0 {
		return end
	}
	if _, ok := f.digits(to + 1); ok && len(f.w(to+1)) == 4 {
		return to + 2
	}
	return to
}

// counted is a number of units before or after something: "three days ago", "almost two months ago", "a week after", "two days later", "four months into the war".
func (f *finder) counted(i int) expression {
	k := i
	switch f.w(k) {
	case "almost", "nearly", "about", "around", "over":
		k++
	case "more":
		if f.w(k+1) == "than" {
			k += 2
		}
	}
	n, to := f.number(k)
	half := f.w(k) == "half" && (f.w(k+1) == "a" || f.w(k+1) == "an")
	switch {
	case half:
		to = k + 2
	case to == 0 && k == i && f.plural(k) && f.w(i-1) != "for":
		n, to = -1, k
	case to == 0:
		return expression{}
	}
	unit, ok := words()["unit"][f.w(to)]
	if !ok {
		return expression{}
	}
	if half {
		n, unit = halved(unit)
	}
	return f.counting(n, unit, to+1)
}

// halved is half a unit in whole smaller ones: half a year is six months.
func halved(unit string) (int, string) {
	switch unit {
	case "y":
		return 6, "m"
	case "m":
		return 2, "w"
	case "t":
		return 5, "y"
	}
	return 0, "h"
}

// counting reads what follows n units: ago, earlier, before; later, after; into the war.
func (f *finder) counting(n int, unit string, k int) expression {
	from, sign := f.day, 0
	switch f.w(k) {
	case "ago":
		sign = -1
	case "earlier", "before", "beforehand":
		sign, from = -1, f.reference()
	case "later":
		sign, from = 1, f.reference()
	case "after", "since":
		if n < 0 && f.w(k) == "since" || n > 1 && unit != "d" && unit != "w" && f.w(k) == "since" {
			return expression{}
		}
		sign, from = -1, f.reference()
		if end := f.warPhrase(k + 1); end > 0 && !f.war.IsZero() && n > 0 {
			return expression{to: end, value: around(away(f.war, unit, n), unit)}
		}
	case "into", "on", "from":
		return f.intoWar(n, unit, k)
	default:
		return expression{}
	}
	if f.w(k) == "before" || f.w(k) == "after" {
		if n >= 0 && f.w(k) == "before" {
			if end := f.warPhrase(k + 1); end > 0 && !f.war.IsZero() {
				return expression{to: end, value: around(away(f.war, unit, -n), unit)}
			}
		}
	}
	if n <= 0 || from.IsZero() || !f.dated {
		return expression{to: k + 1}
	}
	return expression{to: k + 1, value: around(away(from, unit, sign*n), unit)}
}

// reference is the day that "two days later" and "a week after" count from: the last one named in the sentence, or shortly before it and shortly before the article; else the article's.
func (f *finder) reference() time.Time {
	recent := f.day.Sub(f.last.day) < 60*24*time.Hour
	if !f.last.day.IsZero() && (f.last.at > f.from || f.from-f.last.at < 40 && recent) {
		return f.last.day
	}
	return f.day
}

func (f *finder) intoWar(n int, unit string, k int) expression {
	end := f.warPhrase(k + 1)
	if end == 0 && f.said(k, "from", "the", "beginning", "of") {
		end = f.warPhrase(k + 4)
	}
	if end == 0 && f.w(k) == "on" && (f.said(k+1, "the", "war")) {
		end = k + 1
	}
	if end == 0 {
		return expression{}
	}
	if f.war.IsZero() || n <= 0 {
		return expression{to: end}
	}
	if unit == "y" {
		n, unit = 12*n, "m"
	}
	return expression{to: end, value: around(away(f.war, unit, n), unit)}
}

// bare is an unnumbered stretch: "for months", "after weeks of", "over the years". It has no value.
func (f *finder) bare(i int) expression {
	if f.w(i) == "within" && f.plural(i+1) && f.is(i+1, "unit") {
		return expression{to: i + 2}
	}
	k := i
	if f.w(k) == "the" {
		k++
	}
	if !f.is(k, "unit") || !f.plural(k) {
		return expression{}
	}
	switch f.w(i - 1) {
	case "for", "after", "over", "during", "in", "take", "last", "of":
	default:
		return expression{}
	}
	if f.w(i-1) == "of" && !(f.is(i-2, "part") || f.w(i-2) == "hiatus") || f.w(i-1) == "over" && k == i || f.w(i-1) == "in" && f.w(k) == "days" {
		return expression{}
	}
	if f.w(k) == "hours" && f.w(i-1) != "for" {
		return expression{}
	}
	return expression{to: k + 1}
}
