package ingest

import (
	"fmt"
	"strings"
	"time"

	"hearsay"
)

// CheckPublished brings a day of publication into the contract's form: an ISO day, or a date-time with offset (2022-03-24T10:00:00+02:00); a date-time without offset keeps its day alone. The error says what is wrong with any other value.
func CheckPublished(value string) (string, error) {
	value = strings.TrimSpace(value)
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
