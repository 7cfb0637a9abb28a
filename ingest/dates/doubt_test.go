package dates

import (
	"testing"
	"time"
)

func TestDoubt(t *testing.T) {
	now := time.Date(2022, 3, 24, 12, 0, 0, 0, time.UTC)
	for day, want := range map[string]string{
		"2022-03-24": "", "2022-03-25": "", "2022-03-25T01:00:00+13:00": "", "2022-03-26": "lies in the future", "2099-01-01T00:00:00Z": "lies in the future",
		"1970-01-01": "is what an empty clock shows", "1970-01-01T00:00:00Z": "is what an empty clock shows", "1969-12-31T19:00:00-05:00": "is what an empty clock shows", "1969-12-31": "", "1970-01-02": "", "1970-03-24": "", "": "", "x": "",
	} {
		if got := Doubt(day, now); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}
