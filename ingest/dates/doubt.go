package dates

import (
	"time"

	"hearsay"
)

// Doubt says why a day or time in the contract's form, as a feed, a page, an address or a text tells it, is not believed at now: it lies in the future, or it is the one from which computers count the seconds,
// which is what broken clocks and empty fields show. It is "" where there is no doubt, and goes on from "which".
func Doubt(day string, now time.Time) string {
	t, err := time.Parse(time.RFC3339, day)
	if err != nil {
		if t, err = time.Parse(hearsay.DayFormat, day); err != nil {
			return ""
		}
	}
	switch {
	case t.After(now.Add(ahead)):
		return "lies in the future"
	case t.UTC().Sub(time.Unix(0, 0)).Abs() < ahead:
		return "is what an empty clock shows"
	}
	return ""
}

// ahead is how far a day may lie ahead of the clock, or beside the first second of 1970: the offset of a zone and a clock that is a little wrong.
const ahead = 24 * time.Hour
