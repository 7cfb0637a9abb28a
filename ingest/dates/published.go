// Package dates reads days of publication: as a flag, a manifest or a page writes them, in an address, and in the dated lines of a text. What is no full date is none.
package dates

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// earliest is the first year that is taken for one: pages without a date write the year 1.
const earliest = 1900

// Parse brings a day of publication into the contract's form: an ISO day, or a date-time with offset (2022-03-24T10:00:00+02:00); a date-time without offset keeps its day alone. The error says what is wrong with any other value.
func Parse(value string) (string, error) {
	value = strings.TrimSpace(value)
	if year, err := strconv.Atoi(value[:min(len(value), len("2006"))]); err == nil && year < earliest {
		return "", fmt.Errorf("the year of %q is before %d", value, earliest)
	}
	if t, err := time.Parse(hearsay.DayFormat, value); err == nil {
		return t.Format(hearsay.DayFormat), nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04Z0700"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t.Format(time.RFC3339), nil
		}
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t.Format(hearsay.DayFormat), nil
		}
	}
	return "", fmt.Errorf("%q is no day of publication; it is written 2022-03-24 or 2022-03-24T10:00:00+02:00", value)
}

// fullDateIn is a date with day, month and year somewhere in a few words.
var fullDateIn = regexp.MustCompile(`(?:^|[^\d/.-])` + fullDate + `(?:$|[^\d/-])`)

// Declared is the day that a page declares in a value of its own ("2022-03-24T10:00:00Z", "24 Mar 2022 07:09 GMT", "Posted: Thursday, March 24th, 2022"), in the contract's form; "" where it holds no full date.
func Declared(value string) string {
	if day, err := Parse(value); err == nil {
		return day
	}
	if m := fullDateIn.FindStringSubmatch(value); m != nil {
		return dayOf(fullDateIn.SubexpNames(), m)
	}
	return ""
}
