package hearsay

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// The words in which numbers, days and likelihoods are shown to people, the same in the terminal and on every page.

// FormatNumber parts a number's thousands: 4,100,000 and 2.5.
func FormatNumber(x float64) string {
	digits := strconv.FormatFloat(math.Abs(x), 'f', -1, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	var b strings.Builder
	if x < 0 {
		b.WriteByte('-')
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && c >= '0' && c <= '9' {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// Words is an interval as a sub-editor writes it: "about 7,000", "14,000 to 21,000", "at least 450", "in the order of 2,000 or more"; "not said" where both bounds are open.
func (v Interval) Words() string {
	switch {
	case v.Low == nil && v.High == nil:
		return "not said"
	case v.High == nil && v.Qualifier == OrderOfMagnitude:
		return "in the order of " + FormatNumber(*v.Low) + " or more"
	case v.High == nil:
		return "at least " + FormatNumber(*v.Low)
	case v.Low == nil:
		return "at most " + FormatNumber(*v.High)
	case *v.Low != *v.High:
		return FormatNumber(*v.Low) + " to " + FormatNumber(*v.High)
	case v.Qualifier == About:
		return "about " + FormatNumber(*v.Low)
	}
	return FormatNumber(*v.Low)
}

// FormatDay writes an ISO day, date-time, month, year or interval for people: 24 Mar 2022, Mar 2022, 2022, 24 Mar 2022 to 26 Mar 2022; what is none of these stays as it is.
func FormatDay(value string) string {
	if from, to, ok := strings.Cut(value, "/"); ok {
		return FormatDay(from) + " to " + FormatDay(to)
	}
	for _, f := range []struct{ in, out string }{{DayFormat, "2 Jan 2006"}, {"2006-01", "Jan 2006"}, {"2006", "2006"}} {
		if len(value) < len(f.in) {
			continue
		}
		if t, err := time.Parse(f.in, value[:len(f.in)]); err == nil {
			return t.Format(f.out)
		}
	}
	return value
}
