package timex

import (
	"strings"
	"time"

	"hearsay"
)

// dayParts is part of a day that is then named: "the night of August 7-8", "the early hours of Friday", "dawn on February 24".
func (f *finder) dayParts(i int) expression {
	k := i
	if f.w(k) == "the" {
		k++
	}
	if f.w(k) == "early" || f.w(k) == "late" {
		k++
	}
	if !f.is(k, "part") && f.w(k) != "hours" && f.w(k) != "eve" {
		return expression{}
	}
	k++
	if end := f.warPhrase(k + 1); f.said(k-1, "eve", "of") && end > 0 {
		if f.war.IsZero() {
			return expression{to: end}
		}
		return expression{to: end, value: iso(f.war.AddDate(0, 0, -1))}
	}
	if f.w(k) != "of" && f.w(k) != "on" {
		return expression{}
	}
	for _, rule := range [...]func(*finder, int) expression{(*finder).oneOrTwoDates, (*finder).weekday, (*finder).named} {
		if e := rule(f, k+1); e.to > 0 {
			return e
		}
	}
	return expression{}
}

// edges is the beginning, middle or end of something: "the end of 2022", "the beginning of March", "the end of this week", "the second half of the year".
func (f *finder) edges(i int) expression {
	k := i
	if f.w(k) == "the" {
		k++
	}
	part, ok := f.value(k, "edge")
	half := false
	if n, is := f.ordinal(k); is && n <= 2 && f.w(k+1) == "half" {
		part, ok, half, k = 2*(n-1), true, true, k+1
	}
	if !ok || f.w(k+1) != "of" {
		return expression{}
	}
	for _, rule := range [...]func(*finder, int) expression{(*finder).oneOrTwoDates, (*finder).year, (*finder).theYear, (*finder).relative, (*finder).season} {
		if e := rule(f, k+2); e.to > 0 {
			return expression{to: e.to, value: cut(e.value, part, half)}
		}
	}
	return expression{}
}

// theYear is "the year", "the month", "the week", "the New Year": the one that the article or the last date lies in.
func (f *finder) theYear(i int) expression {
	if !f.dated || f.w(i) != "the" {
		return expression{}
	}
	if f.said(i+1, "new", "year") {
		return expression{to: i + 3, value: unitAt(f.day, "y", 0)}
	}
	from := f.day
	if f.last.year > 0 && f.from-f.last.said < near && f.last.year != f.day.Year() {
		from = date(f.last.year, 6, 1)
	}
	switch f.w(i + 1) {
	case "year", "month", "week":
		return expression{to: i + 2, value: unitAt(from, words()["unit"][f.w(i+1)], 0)}
	}
	return expression{}
}

// cut is the beginning (0), middle (1) or end (2) of a value: of a year its month, or half, of a month the month, of a week two days.
func cut(value string, part int, half bool) string {
	first, until, ok := hearsay.Days(value)
	if !ok {
		return ""
	}
	switch days := int(until.Sub(first).Hours()/24) + 1; {
	case half && part == 0:
		return interval(first, first.AddDate(0, 0, days/2-1))
	case half:
		return interval(first.AddDate(0, (days+29)/60, 0), until)
	case days > 300:
		return date(first.Year(), []time.Month{1, 6, 12}[part], 1).Format("2006-01")
	case days == 7:
		return interval(first.AddDate(0, 0, []int{0, 2, 5}[part]), first.AddDate(0, 0, []int{1, 4, 6}[part]))
	}
	return value
}

// phases is "early September", "mid-April", "late 2022", "early this year".
func (f *finder) phases(i int) expression {
	k := i
	if f.w(k) == "the" {
		k++
	}
	part, ok := f.value(k, "phase")
	if !ok {
		return expression{}
	}
	k++
	if f.w(k) == "-" {
		k++
	}
	for _, rule := range [...]func(*finder, int) expression{(*finder).oneOrTwoDates, (*finder).season} {
		if e := rule(f, k); e.to > 0 && strings.Count(e.value, "-") != 2 {
			return e
		}
	}
	if n, ok := f.digits(k); ok && len(f.w(k)) == 4 && n >= 1900 && n < 2100 {
		first := date(n, []time.Month{1, 5, 10}[part], 1)
		months := []int{3, 4, 3}[part]
		return expression{to: k + 1, value: interval(first, first.AddDate(0, months, -1))}
	}
	return expression{}
}

// season is "this summer", "summer of 2022", "the spring", "winter": three months from March, June, September or December on.
func (f *finder) season(i int) expression {
	k, shift, fixed := i, 0, false
	switch f.w(k) {
	case "last":
		k, shift, fixed = k+1, -1, true
	case "next":
		k, shift, fixed = k+1, 1, true
	case "this":
		k, fixed = k+1, true
	case "the":
		k++
		if f.w(k) == "middle" && f.w(k+1) == "of" {
			k += 2
		}
	}
	m, ok := f.value(k, "season")
	if !ok || f.w(k) == "fall" && !fixed && f.w(k-1) != "the" || f.w(k) == "spring" && f.d.Words(k) == "Spring" && f.w(i-1) != "in" || dash(f.w(k+1)) {
		return expression{}
	}
	to := k + 1
	if year, end := f.yearAfter(to); end > 0 {
		return expression{to: end, value: quarter(year, time.Month(m))}
	}
	if f.said(k, "fall", "of") || f.capital(to) { // the fall of the city, the Winter Olympics
		return expression{}
	}
	if !fixed && k == i && f.w(i-1) != "in" && f.w(i-1) != "by" && !f.is(i-1, "phase") && f.w(i-1) != "\"" {
		return expression{}
	}
	if !f.dated {
		return expression{to: to}
	}
	year := f.day.Year()
	if first := date(year, time.Month(m), 1); first.After(f.day) && !(shift >= 0 && (fixed || f.ahead(i, to))) {
		year--
	} else if fixed && shift < 0 && f.day.Sub(first) < 92*24*time.Hour {
		year--
	} else if shift > 0 && !first.After(f.day) {
		year++
	}
	return expression{to: to, value: quarter(year, time.Month(m))}
}

func quarter(year int, m time.Month) string {
	first := date(year, m, 1)
	return interval(first, first.AddDate(0, 3, -1))
}

// holiday is a day by its name, of the year named after it, else the nearest to the article.
func (f *finder) holiday(i int) expression {
	to, value := 0, ""
	for name, v := range words()["holiday"] {
		if end := f.after(i, name); end > to {
			to, value = end, v
		}
	}
	if to == 0 {
		return expression{}
	}
	if f.w(to) == "in" {
		if year, end := f.yearAfter(to + 1); end > 0 {
			return expression{to: end, value: inYear(year, value)}
		}
	}
	if year, end := f.yearAfter(to); end > 0 {
		return expression{to: end, value: inYear(year, value)}
	}
	if !f.dated {
		return expression{to: to}
	}
	nearest := ""
	best := time.Duration(1<<63 - 1)
	for year := f.day.Year() - 1; year <= f.day.Year()+1; year++ {
		day, err := time.Parse(hearsay.DayFormat, inYear(year, value))
		if off := day.Sub(f.day).Abs(); err == nil && off < best {
			nearest, best = iso(day), off
		}
	}
	return expression{to: to, value: nearest}
}

// inYear is the ISO day of a month and day ("05-09") in a year.
func inYear(year int, monthAndDay string) string {
	return date(year, 1, 1).Format("2006") + "-" + monthAndDay
}

// after is the token after those from i on that spell the name, in which words and a possessive are parted by a space or by nothing; 0 when they do not.
func (f *finder) after(i int, name string) int {
	rest := name
	for k := i; k < f.to; k++ {
		var ok bool
		if rest, ok = strings.CutPrefix(rest, f.w(k)); !ok {
			return 0
		}
		if rest == "" {
			return k + 1
		}
		rest = strings.TrimPrefix(rest, " ")
	}
	return 0
}

// clock is a time of day: "4am local time", "6:15 am", "7am on Saturday". Its value is the day.
func (f *finder) clock(i int) expression {
	w := f.w(i)
	if w == "" || w[0] < '0' || w[0] > '9' {
		return expression{}
	}
	to := i + 1
	if f.w(to) == ":" && f.touches(to) && f.touches(to+1) {
		to += 2
	}
	switch half := f.w(to); {
	case strings.HasSuffix(w, "am") || strings.HasSuffix(w, "pm"):
	case half == "am" || half == "pm" || half == "a.m" || half == "p.m" || half == "gmt" || strings.HasSuffix(half, "am") && len(half) == 4 || strings.HasSuffix(half, "pm") && len(half) == 4:
		to++
		if f.w(to) == "." && f.touches(to) && strings.Contains(half, ".") {
			to++
		}
	case f.said(to, "o'clock"):
		to++
	default:
		return expression{}
	}
	for f.said(to, "local", "time") || f.said(to, "kyiv", "time") || f.said(to, "moscow", "time") {
		to += 2
	}
	if f.w(to) == "gmt" || f.w(to) == "bst" || f.w(to) == "est" {
		to++
	}
	if f.w(to) == "(" && f.w(to+2) == "gmt" && f.w(to+3) == ")" {
		to += 4
	}
	k := to
	if f.w(k) == "on" {
		k++
	}
	for _, rule := range [...]func(*finder, int) expression{(*finder).weekday, (*finder).named, (*finder).oneOrTwoDates} {
		if e := rule(f, k); e.to > 0 {
			return e
		}
	}
	return expression{to: to, value: f.today()}
}

// today is the last day named shortly before, else the article's: the day of a time of day.
func (f *finder) today() string {
	if day := f.reference(); !day.IsZero() {
		return iso(day)
	}
	return ""
}
