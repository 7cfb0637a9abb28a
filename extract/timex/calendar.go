package timex

import (
	"strconv"
	"time"

	"hearsay"
)

func date(year int, m time.Month, day int) time.Time {
	return time.Date(year, m, day, 0, 0, 0, 0, time.UTC)
}

func iso(t time.Time) string { return t.Format(hearsay.DayFormat) }

func interval(from, until time.Time) string {
	if !until.After(from) {
		return iso(from)
	}
	return iso(from) + "/" + iso(until)
}

// spread is the interval from the beginning of one value to the end of another.
func spread(a, b string) string {
	first, _, ok1 := hearsay.Days(a)
	_, until, ok2 := hearsay.Days(b)
	if !ok1 || !ok2 {
		return ""
	}
	return interval(first, until)
}

// week is the ISO week, Monday to Sunday, that holds t, so many weeks on.
func week(t time.Time, on int) string {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*on)
	return interval(monday, monday.AddDate(0, 0, 6))
}

// unitAt is the calendar unit that lies n units from t: a day, an ISO week, a month, a year, a decade, a century.
func unitAt(t time.Time, unit string, n int) string {
	first := date(t.Year(), t.Month(), 1)
	switch unit {
	case "h":
		return iso(t)
	case "d":
		return iso(t.AddDate(0, 0, n))
	case "w":
		return week(t, n)
	case "f":
		return interval(t.AddDate(0, 0, 14*n), t.AddDate(0, 0, 14*n+13))
	case "m":
		return first.AddDate(0, n, 0).Format("2006-01")
	case "q":
		q := date(t.Year(), (t.Month()-1)/3*3+1, 1).AddDate(0, 3*n, 0)
		return interval(q, q.AddDate(0, 3, -1))
	case "y":
		return date(t.Year()+n, 1, 1).Format("2006")
	case "t":
		y := t.Year()/10*10 + 10*n
		return interval(date(y, 1, 1), date(y+9, 12, 31))
	case "c":
		y := (t.Year()-1)/100*100 + 1 + 100*n
		return interval(date(y, 1, 1), date(y+99, 12, 31))
	}
	return ""
}

// away is t moved by n units.
func away(t time.Time, unit string, n int) time.Time {
	switch unit {
	case "h":
		return t.AddDate(0, 0, n/24)
	case "d":
		return t.AddDate(0, 0, n)
	case "w":
		return t.AddDate(0, 0, 7*n)
	case "f":
		return t.AddDate(0, 0, 14*n)
	case "m":
		return months(t, n)
	case "q":
		return months(t, 3*n)
	case "y":
		return t.AddDate(n, 0, 0)
	case "t":
		return t.AddDate(10*n, 0, 0)
	case "c":
		return t.AddDate(100*n, 0, 0)
	}
	return t
}

// months is t moved by n months, at most to the last day of the month that it comes to: a month before 30 March is 28 February.
func months(t time.Time, n int) time.Time {
	first := date(t.Year(), t.Month(), 1).AddDate(0, n, 0)
	return first.AddDate(0, 0, min(t.Day(), first.AddDate(0, 1, -1).Day())-1)
}

// around is the value of a moment that was reckoned in units: "two months ago" is a month, "three days ago" a day, "four weeks ago" a day.
func around(t time.Time, unit string) string {
	switch unit {
	case "m", "q":
		return t.Format("2006-01")
	case "y":
		return t.Format("2006")
	case "t", "c":
		return ""
	}
	return iso(t)
}

// yearOf is the year that a month (and day, 0 for none) without one belongs to: that of a date named shortly before, else the article's or, of what would lie well ahead of the article and is not said to, the year before. 0 when it cannot be known.
func (f *finder) yearOf(m time.Month, day, i, to int) int {
	if n, ok := f.weekdayBefore(); ok && day > 0 {
		for _, y := range []int{f.day.Year(), f.day.Year() - 1, f.last.year} {
			if int(date(y, m, day).Weekday()) == n && f.dated {
				return y
			}
		}
	}
	anniversary := !f.war.IsZero() && m == f.war.Month() && day == f.war.Day()
	if f.last.year > 0 && i-f.last.said < near && f.last.year < f.day.Year() && f.w(i-1) != "since" && !anniversary {
		return f.last.year
	}
	if !f.dated {
		return 0
	}
	year := f.day.Year()
	then := date(year, m, max(day, 1))
	if !then.After(f.day) {
		if f.ahead(i, to) && f.day.Sub(then) > 200*24*time.Hour {
			return year + 1
		}
		return year
	}
	switch way := f.way(i, to); {
	case way > 0, way == 0 && f.w(i-1) != "since" && then.Sub(f.day) < soon:
		return year
	}
	return year - 1
}

func (f *finder) weekdayBefore() (int, bool) {
	n, err := strconv.Atoi(words()["weekday"][f.onDay])
	return n, err == nil
}

const (
	near = 120                 // tokens within which a year named before still holds
	soon = 21 * 24 * time.Hour // a date without a year that lies no further ahead is taken to be that one
)

// ahead tells whether what is said around tokens [i, to) lies in the future.
func (f *finder) ahead(i, to int) bool { return f.way(i, to) > 0 }

// way is +1 where what is said around tokens [i, to) lies in the future, -1 where it lies in the past, 0 where nothing tells: by the nearest verb before it in its clause, else by one shortly after it.
func (f *finder) way(i, to int) int {
	for k := i - 1; k >= max(f.from, i-9); k-- {
		w := f.w(k)
		switch {
		case future[w] && (k >= i-2 || !limits[w]), w == "to" && due[f.w(k-1)]:
			return +1
		case f.isPast(k):
			return -1
		case w == ";" || w == "“" || w == "”" || w == "\"" || w == "–" || w == "—":
			k = f.from
		}
	}
	for k := to; k < min(f.to, to+8); k++ {
		if w := f.w(k); future[w] && !limits[w] || w == "to" && due[f.w(k-1)] {
			return +1
		}
		if f.isPast(k) {
			return -1
		}
	}
	return 0
}

func (f *finder) isPast(i int) bool {
	w := f.w(i)
	return past[w] || len(w) > 4 && w[len(w)-2:] == "ed"
}

var future = map[string]bool{"will": true, "by": true, "until": true, "till": true, "before": true, "soon": true, "upcoming": true, "ahead": true, "could": true, "begins": true, "starts": true, "expects": true, "would": true, "shall": true, "'ll": true, "due": true, "scheduled": true, "planned": true}

// limits are words that make a time one to come only where they stand right before it.
var limits = map[string]bool{"by": true, "until": true, "till": true, "before": true}

// due are words before "to" that speak of what is to come.
var due = map[string]bool{"is": true, "are": true, "set": true, "expected": true, "plans": true, "planning": true, "going": true, "hopes": true, "wants": true, "likely": true, "intends": true}

var past = map[string]bool{
	"said": true, "says": true, "told": true, "was": true, "were": true, "had": true, "did": true, "wrote": true, "met": true, "began": true, "came": true, "took": true, "made": true, "went": true, "saw": true,
	"fell": true, "left": true, "hit": true, "gave": true, "held": true, "spoke": true, "got": true, "since": true, "has": true, "have": true, "been": true, "after": true, "came out": true, "struck": true, "lost": true, "sent": true,
}
