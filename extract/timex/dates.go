package timex

import (
	"strings"
	"time"

	"hearsay"
)

// month is the month that token i names, and the token after it, full stop included.
func (f *finder) month(i int) (time.Month, int) {
	if n, ok := f.value(i, "month"); ok && f.capital(i) {
		return time.Month(n), i + 1
	}
	n, ok := f.value(i, "abbreviation")
	if !ok || !f.capital(i) {
		return 0, 0
	}
	to := i + 1
	if f.w(to) == "." {
		to++
	}
	return time.Month(n), to
}

// dayNumber is the day of a month at i: "24", "24th", "the 24th".
func (f *finder) dayNumber(i int) (int, int) {
	n, ok := f.digits(i)
	if !ok {
		n, ok = f.ordinal(i)
	}
	if !ok || n < 1 || n > 31 || len(f.w(i)) > 4 || f.is(i, "ordinal") {
		return 0, 0
	}
	return n, i + 1
}

// days are one day or a range of days of a month: "24", "6-8", "13 to 19".
func (f *finder) days(i int) (from, until, to int) {
	from, to = f.dayNumber(i)
	if to == 0 {
		return 0, 0, 0
	}
	if dash(f.w(to)) || f.w(to) == "to" || f.w(to) == "and" {
		if n, end := f.dayNumber(to + 1); end > 0 && n > from {
			if m, _ := f.month(end); f.w(to) != "and" || m != 0 {
				return from, n, end
			}
		}
	}
	return from, from, to
}

func dash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "/" }

// yearAfter is the year that a date may end with: "2022", ", 2022", "of 2022", "last year", "of that year".
func (f *finder) yearAfter(i int) (int, int) {
	k := i
	if f.w(k) == "," || f.w(k) == "of" || f.w(k) == "in" {
		k++
	}
	if n, ok := f.digits(k); ok && n >= 1000 && n < 2100 && len(f.w(k)) == 4 && (f.w(i) != "in" || k == i) {
		return n, k + 1
	}
	if f.w(k+1) != "year" || !f.dated {
		return 0, 0
	}
	switch f.w(k) {
	case "last":
		return f.day.Year() - 1, k + 2
	case "this":
		return f.day.Year(), k + 2
	case "next":
		return f.day.Year() + 1, k + 2
	case "that", "same":
		if f.last.year > 0 {
			return f.last.year, k + 2
		}
	}
	return 0, 0
}

// oneOrTwoDates reads dates that name a month, with or without weekday, day and year; two of them joined ("between 22 February and 6 March") are one.
func (f *finder) oneOrTwoDates(i int) expression {
	k := i
	if f.is(k, "weekday") {
		k++
		for f.w(k) == "," || f.w(k) == "(" || f.w(k) == "the" {
			k++
		}
		f.onDay = f.w(i)
		e := f.oneDate(k)
		f.onDay = ""
		if e.to > 0 && strings.Count(e.value, "-") == 2 {
			if f.w(k-1) == "(" && f.w(e.to) == ")" {
				e.to++
			}
			return e
		}
		return expression{}
	}
	if f.w(k) == "the" {
		if n, _ := f.ordinal(k + 1); n == 0 {
			return expression{}
		}
		k++
	}
	e := f.oneDate(k)
	if e.to == 0 {
		return e
	}
	joined := f.w(e.to) == "and" && (f.w(i-1) == "between" || f.w(i-1) == "in") || f.w(e.to) == "to" || dash(f.w(e.to))
	if next := f.oneDate(e.to + 1); joined && next.to > 0 && e.value != "" && next.value > e.value && !strings.Contains(e.value+next.value, "/") {
		return expression{to: next.to, value: spread(e.value, next.value)}
	}
	return e
}

// oneDate is "February 24, 2022", "24 February", "24th of February", "February 2022", "February".
func (f *finder) oneDate(i int) expression {
	if m, to := f.month(i); m != 0 {
		from, until, end := f.days(to)
		if end > 0 && f.w(end) != ":" && !(len(f.w(end)) == 1 && f.w(end) == "%") {
			return f.dayOf(m, from, until, i, end)
		}
		return f.monthAlone(m, i, to)
	}
	from, until, to := f.days(i)
	if to == 0 {
		return expression{}
	}
	if f.w(to) == "of" {
		to++
	}
	m, end := f.month(to)
	if m == 0 {
		return expression{}
	}
	return f.dayOf(m, from, until, i, end)
}

func (f *finder) dayOf(m time.Month, from, until, i, to int) expression {
	year, end := f.yearAfter(to)
	if end == 0 {
		end = to
		if year = f.yearOf(m, from, i, to); year == 0 {
			return expression{to: end}
		}
	}
	first := date(year, m, from)
	if first.Month() != m { // 31 February
		return expression{}
	}
	return expression{to: end, value: interval(first, date(year, m, until))}
}

// monthAlone is a month without a day. "May", "March" and shortened names need a word before them that only a time has.
func (f *finder) monthAlone(m time.Month, i, to int) expression {
	year, end := f.yearAfter(to)
	if f.is(i, "abbreviation") && end == 0 {
		return expression{}
	}
	if end == 0 && (f.w(to) == "'s" || dash(f.w(to)) && !f.is(to+1, "month") || f.doubtful(i)) {
		return expression{}
	}
	if end == 0 {
		end = to
		year = f.yearOf(m, 0, i, to)
	}
	if year == 0 {
		return expression{to: end}
	}
	return expression{to: end, value: date(year, m, 1).Format("2006-01")}
}

// doubtful tells whether the month i may be a person or a verb ("May", "March", "April Smith").
func (f *finder) doubtful(i int) bool {
	if prepositions[f.w(i-1)] || f.is(i-1, "phase") || f.w(i-1) == "-" && f.is(i-2, "phase") {
		return false
	}
	switch f.w(i) {
	case "may", "march":
		return true
	}
	return f.capital(i+1) && !f.is(i+1, "month")
}

// prepositions are words that a time follows.
var prepositions = map[string]bool{
	"in": true, "since": true, "of": true, "from": true, "until": true, "till": true, "by": true, "before": true, "after": true, "during": true, "through": true, "to": true,
	"and": true, "between": true, "last": true, "next": true, "this": true, "into": true, "late": true, "early": true, "or": true, "back": true, "around": true, "for": true, "throughout": true, "than": true, "as": true, "on": true,
}

// weekday is "Friday", "Friday evening", "last Friday", "the Friday".
func (f *finder) weekday(i int) expression {
	k, shift := i, 0
	switch f.w(k) {
	case "last":
		k, shift = k+1, -1
	case "next":
		k, shift = k+1, +1
	case "this":
		k++
	}
	n, ok := f.value(k, "weekday")
	if !ok || !f.capital(k) {
		return expression{}
	}
	to := k + 1
	if papers[f.w(to)] && f.capital(to) {
		return expression{}
	}
	if f.is(to, "part") {
		to++
	}
	if !f.dated {
		return expression{to: to}
	}
	back := (int(f.day.Weekday()) - n + 7) % 7
	day := f.day.AddDate(0, 0, -back)
	switch {
	case shift < 0 && back == 0:
		day = day.AddDate(0, 0, -7)
	case shift > 0, shift == 0 && back > 0 && f.ahead(i, to):
		day = day.AddDate(0, 0, 7)
	}
	return expression{to: to, value: iso(day)}
}

// papers are words that follow a weekday in the name of a newspaper.
var papers = map[string]bool{"times": true, "telegraph": true, "mirror": true, "mail": true, "express": true, "post": true, "world": true}

// year is a year standing alone, a range of years, a decade: "in 2014", "2022-23", "the 1990s".
func (f *finder) year(i int) expression {
	k := i
	if f.w(k) == "the" {
		k++
	}
	if w := f.w(k); len(w) == 5 && w[4] == 's' && w[3] == '0' && w > "1000s" && w < "2100s" {
		return expression{to: k + 1, value: w[:4] + "/" + w[:3] + "9"}
	}
	n, ok := f.digits(i)
	if !ok || len(f.w(i)) != 4 || n < 1000 || n > 2099 {
		return expression{}
	}
	if dash(f.w(i+1)) && f.touches(i+1) {
		if until, ok := f.digits(i + 2); ok && (until > n && until < 2100 || len(f.w(i+2)) == 2 && until > n%100) {
			if until < 100 {
				until += n - n%100
			}
			return expression{to: i + 3, value: f.w(i) + "/" + date(until, 1, 1).Format("2006")}
		}
	}
	if f.countsThings(i, n) {
		return expression{}
	}
	return expression{to: i + 1, value: f.w(i)}
}

// countsThings tells whether the number i is a count and no year.
func (f *finder) countsThings(i, n int) bool {
	before, after := f.w(i-1), f.w(i+1)
	if f.touches(i) && f.w(i-1) != "(" && !dash(before) && before != "\"" && before != "“" && before != "‘" || f.touches(i+1) && (after == "%" || after == "," && f.touches(i+2) || dash(after)) {
		return true
	}
	if n < 1900 || n > 2059 {
		return before != "in" && before != "since"
	}
	if prepositions[before] || f.is(i-1, "phase") {
		return f.is(i+1, "unit") || counted[after]
	}
	return before != "the" && before != "'s" && before != "its" && before != "(" && before != "," && before != "perhaps" && before != "a" && before != "now" && before != ""
}

// counted are words that a count stands before.
var counted = map[string]bool{
	"people": true, "soldiers": true, "troops": true, "men": true, "civilians": true, "km": true, "kilometres": true, "kilometers": true, "miles": true, "dollars": true, "metres": true, "meters": true,
	"tanks": true, "drones": true, "missiles": true, "personnel": true, "prisoners": true, "children": true, "gmt": true, "percent": true, "per": true, "local": true, "of": true,
}

// numeric is a date in figures: 2022-02-24, 24.02.2022, 24/02/2022.
func (f *finder) numeric(i int) expression {
	w, to := f.w(i), i+1
	for k := i + 1; k+1 < f.to && k < i+5 && (f.w(k) == "-" || f.w(k) == "/") && f.touches(k) && f.touches(k+1); k += 2 {
		w, to = w+f.w(k)+f.w(k+1), k+2
	}
	if len(w) < len("2.1.2006") || w[0] < '0' || w[0] > '9' {
		return expression{}
	}
	for _, layout := range [...]string{hearsay.DayFormat, "02.01.2006", "2.1.2006", "02/01/2006"} {
		if t, err := time.Parse(layout, w); err == nil {
			return expression{to: to, value: iso(t)}
		}
	}
	return expression{}
}
