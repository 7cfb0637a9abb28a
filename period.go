package hearsay

import (
	"strings"
	"time"
)

// Period is a stretch of days, both ends included, as ISO days; "" is an open or unknown end.
type Period struct{ From, To string }

// DayFormat is the form of every day in hearsay: ISO 8601.
const DayFormat = "2006-01-02"

// Days gives the first and last day that an ISO day, month, year or interval "A/B" covers; ok is false where value is none of these.
func Days(value string) (first, last time.Time, ok bool) {
	from, to, interval := strings.Cut(value, "/")
	if !interval {
		to = from
	}
	first, _, ok1 := dayRange(from)
	_, last, ok2 := dayRange(to)
	return first, last, ok1 && ok2 && !last.Before(first)
}

func dayRange(s string) (first, last time.Time, ok bool) {
	for _, f := range []struct {
		layout      string
		year, month int
		day         int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		n := min(len(s), len(f.layout))
		if n < len(f.layout) {
			continue
		}
		t, err := time.Parse(f.layout, s[:n])
		if err != nil {
			continue
		}
		return t, t.AddDate(f.year, f.month, f.day).AddDate(0, 0, -1), true
	}
	return first, last, false
}

// DaysApart counts the days from a to b, negative when b is earlier; ok is false where one is not an ISO day.
func DaysApart(a, b string) (days int, ok bool) {
	x, err1 := time.Parse(DayFormat, a)
	y, err2 := time.Parse(DayFormat, b)
	if err1 != nil || err2 != nil {
		return 0, false
	}
	return int(y.Sub(x).Hours() / 24), true
}
