package timex

import "time"

// warPhrase is the token after a phrase at i that means the war as a whole: "the war", "Russia's full-scale invasion of Ukraine", "the war began". 0 when there is none.
func (f *finder) warPhrase(i int) int {
	k := i
	for k < i+9 && f.is(k, "modifier") {
		k++
	}
	if !f.is(k, "war") || k == i {
		return 0
	}
	to := k + 1
	switch f.w(to) {
	case "of", "on", "in", "against":
		if f.w(to+1) == "ukraine" {
			to += 2
		}
	case "began", "started":
		to++
	}
	return to
}

// ofWar is a time counted from the war's first day: "day two of the invasion", "the 97th day of the war", "its second year", "the start of the war", "the first anniversary of the invasion".
func (f *finder) ofWar(i int) expression {
	for _, rule := range [...]func(*finder, int) expression{(*finder).dayTwo, (*finder).nthUnit, (*finder).warEdge, (*finder).anniversary} {
		if e := rule(f, i); e.to > 0 {
			return e
		}
	}
	return expression{}
}

// dayTwo is "day two of the invasion", "year three", "day 96 of the war".
func (f *finder) dayTwo(i int) expression {
	unit, ok := words()["unit"][f.w(i)]
	if !ok || unit != "d" && unit != "y" && unit != "w" || f.plural(i) {
		return expression{}
	}
	n, to := f.number(i + 1)
	if to == 0 || n < 1 || f.is(to, "unit") || f.w(i+1) == "a" || f.w(i+1) == "an" {
		return expression{}
	}
	end := to
	if f.w(to) == "of" {
		if end = f.warPhrase(to + 1); end == 0 {
			return expression{}
		}
		if unit == "y" {
			end = to
		}
	}
	return expression{to: end, value: f.sinceWar(n, unit)}
}

// nthUnit is "the first day", "the 97th day of the war", "its second year", "the first week of March 2022".
func (f *finder) nthUnit(i int) expression {
	if f.w(i) != "the" && f.w(i) != "its" {
		return expression{}
	}
	n, ok := f.ordinal(i + 1)
	unit, known := words()["unit"][f.w(i+2)]
	if unit == "c" && ok && f.w(i) == "the" {
		return expression{to: i + 3, value: unitAt(date(100*n-50, 1, 1), "c", 0)}
	}
	if !ok || !known || f.plural(i+2) && f.w(i+2) != "hours" {
		return expression{}
	}
	to := i + 3
	if f.w(to) == "of" {
		if end := f.warPhrase(to + 1); end > 0 {
			return expression{to: end, value: f.sinceWar(n, unit)}
		}
		if e := f.oneOrTwoDates(to + 1); e.to > 0 && unit == "w" && len(e.value) == len("2006-01") {
			first, err := time.Parse("2006-01", e.value)
			if err == nil && n <= 4 {
				return expression{to: e.to, value: interval(first.AddDate(0, 0, 7*n-7), first.AddDate(0, 0, 7*n-1))}
			}
		}
		return expression{}
	}
	if f.w(i+2) == "hours" || unit == "m" && f.w(i) == "the" || f.war.IsZero() {
		return expression{}
	}
	return expression{to: to, value: f.sinceWar(n, unit)}
}

// sinceWar is the nth day, week, month or year of the war; "" when the article's war is not known.
func (f *finder) sinceWar(n int, unit string) string {
	if f.war.IsZero() || n < 1 || n > 10000 {
		return ""
	}
	if unit == "h" {
		return iso(f.war)
	}
	return interval(away(f.war, unit, n-1), away(f.war, unit, n).AddDate(0, 0, -1))
}

// warEdge is "the start of the war", "the beginning of the Russian invasion": its first day. Its end has no value.
func (f *finder) warEdge(i int) expression {
	k := i
	if f.w(k) == "the" || f.w(k) == "very" {
		k++
	}
	part, ok := f.value(k, "edge")
	if !ok || f.w(k+1) != "of" || part != 0 {
		return expression{}
	}
	end := f.warPhrase(k + 2)
	if end == 0 {
		return expression{}
	}
	return expression{to: end, value: f.sinceWar(1, "d")}
}

// anniversary is "the first anniversary of the invasion", "the anniversary", "the one-year mark".
func (f *finder) anniversary(i int) expression {
	if f.w(i) != "the" {
		return expression{}
	}
	k, n := i+1, 0
	if v, ok := f.ordinal(k); ok {
		n, k = v, k+1
	} else if v, ok := f.value(k, "number"); ok && f.said(k+1, "-", "year") {
		n, k = v, k+3
	}
	if f.w(k) != "anniversary" && !(f.w(k) == "mark" && n > 0) {
		return expression{}
	}
	to := k + 1
	if f.w(to) == "of" {
		end := f.warPhrase(to + 1)
		if end == 0 {
			return expression{}
		}
		to = end
	}
	if f.war.IsZero() {
		return expression{to: to}
	}
	if n == 0 {
		n = int((f.day.Sub(f.war).Hours()/24 + 100) / 365.25)
	}
	if n < 1 {
		return expression{to: to}
	}
	return expression{to: to, value: iso(f.war.AddDate(n, 0, 0))}
}
