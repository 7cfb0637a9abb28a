package dates

import (
	"net/mail"
	"strings"
	"time"

	"hearsay"
)

// zones are the names of time zones that RFC 822 knew and RFC 5322 still reads, in hours from UTC.
var zones = map[string]int{"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}

// OfHeader is the day or time in the form of mail headers and RSS feeds (RFC 5322, with or without the day of the week), or in a form that Parse knows; "" where it is none. A time whose zone is an unknown name keeps its day alone.
func OfHeader(value string) string {
	value, _, _ = strings.Cut(strings.TrimSpace(value), "(")
	value = strings.TrimSpace(value)
	if value == "" {
		return ""
	}
	if day, err := Parse(value); err == nil {
		return day
	}
	bare, zone := value, ""
	if i := strings.LastIndexByte(value, ' '); i > 0 {
		if letters := strings.Trim(value[i+1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"); letters == "" {
			bare, zone = value[:i], value[i+1:]
		}
	}
	if zone == "" {
		t, err := mail.ParseDate(value)
		return headerDay(t, err, time.RFC3339, value)
	}
	t, err := mail.ParseDate(bare + " +0000")
	hours, known := zones[zone]
	if !known {
		return headerDay(t, err, hearsay.DayFormat, value)
	}
	if err == nil {
		t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.FixedZone("", hours*60*60))
	}
	return headerDay(t, err, time.RFC3339, value)
}

// headerDay is the time as it is written, or the full date that stands in value where it could not be read as one of a header.
func headerDay(t time.Time, err error, layout, value string) string {
	if err != nil {
		return Declared(value)
	}
	day, err := Parse(t.Format(layout))
	if err != nil {
		return ""
	}
	return day
}
