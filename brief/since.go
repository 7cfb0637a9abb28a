package brief

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// Since reads how far back to look from now: 90m, 24h, 7d, 2w, a day as 2022-03-24 (its beginning, UTC), or a moment in RFC 3339.
func Since(value string, now time.Time) (time.Time, error) {
	value = strings.TrimSpace(value)
	if t, err := time.Parse(hearsay.DayFormat, value); err == nil {
		return t, nil
	}
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		return t, nil
	}
	if d, err := time.ParseDuration(value); err == nil && d > 0 {
		return now.Add(-d), nil
	}
	for unit, days := range map[string]int{"d": 1, "w": 7} {
		if n, err := strconv.Atoi(strings.TrimSuffix(value, unit)); err == nil && strings.HasSuffix(value, unit) && n > 0 && n < 100_000 {
			return now.AddDate(0, 0, -days*n), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no stretch of time and no day: write 24h, 7d, 2w or 2022-03-24", value)
}
