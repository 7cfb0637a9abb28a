package table

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

var (
	isoDay     = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$`)
	marked     = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?: .*)?$`)
	wordLayout = []string{"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", "2-Jan-2006", "2-Jan-06", "2-January-2006", "20060102"}
)

// american tells whether a table writes the month before the day: one of its dates can be read in no other way, and none the other way.
func american(cells []string) (yes, open bool) {
	days, months := 0, 0
	for _, c := range cells {
		m := marked.FindStringSubmatch(c)
		if m == nil || m[2] == "." {
			continue
		}
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[3])
		switch {
		case second > 12 && first <= 12:
			months++
		case first > 12 && second <= 12:
			days++
		case first != second:
			open = true
		}
	}
	return months > 0 && days == 0, open && months == 0 && days == 0 || months > 0 && days > 0
}

// day reads a cell as an ISO day, "" where it is none.
func day(cell string, monthFirst bool) string {
	if m := isoDay.FindStringSubmatch(cell); m != nil {
		return iso(m[1], m[2], m[3])
	}
	if m := marked.FindStringSubmatch(cell); m != nil {
		if monthFirst && m[2] != "." {
			return iso(m[4], m[1], m[3])
		}
		return iso(m[4], m[3], m[1])
	}
	plain := strings.Join(strings.Fields(strings.ReplaceAll(cell, ",", " ")), " ")
	for _, l := range wordLayout {
		if t, err := time.Parse(l, plain); err == nil {
			return t.Format(hearsay.DayFormat)
		}
	}
	return ""
}

// iso is a day that stands in the calendar, else "".
func iso(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	s := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	if _, err := time.Parse(hearsay.DayFormat, s); err != nil || y < 1000 {
		return ""
	}
	return s
}
