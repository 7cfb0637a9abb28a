package timex

import (
	"testing"
	"time"

	"hearsay"
)

func day(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(hearsay.DayFormat, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWeek(t *testing.T) {
	for _, c := range []struct {
		on   string
		n    int
		want string
	}{
		{"2022-03-21", 0, "2022-03-21/2022-03-27"},
		{"2022-03-24", 0, "2022-03-21/2022-03-27"},
		{"2022-03-27", 0, "2022-03-21/2022-03-27"},
		{"2022-03-24", -1, "2022-03-14/2022-03-20"},
		{"2022-03-24", 1, "2022-03-28/2022-04-03"},
		{"2022-01-01", 0, "2021-12-27/2022-01-02"},
	} {
		if got := week(day(t, c.on), c.n); got != c.want {
			t.Errorf("week %d of %s: %s, not %s", c.n, c.on, got, c.want)
		}
	}
}

func TestUnitAt(t *testing.T) {
	for _, c := range []struct {
		unit string
		n    int
		want string
	}{
		{"h", 0, "2022-03-31"},
		{"d", 1, "2022-04-01"},
		{"w", -1, "2022-03-21/2022-03-27"},
		{"f", 1, "2022-04-14/2022-04-27"},
		{"m", -1, "2022-02"},
		{"m", 1, "2022-04"},
		{"q", 0, "2022-01-01/2022-03-31"},
		{"q", -1, "2021-10-01/2021-12-31"},
		{"y", 0, "2022"},
		{"y", -1, "2021"},
		{"t", 0, "2020-01-01/2029-12-31"},
		{"c", -1, "1901-01-01/2000-12-31"},
		{"?", 0, ""},
	} {
		if got := unitAt(day(t, "2022-03-31"), c.unit, c.n); got != c.want {
			t.Errorf("%s %d: %s, not %s", c.unit, c.n, got, c.want)
		}
	}
}

func TestAway(t *testing.T) {
	for _, c := range []struct {
		from, unit string
		n          int
		want       string
	}{
		{"2022-03-31", "d", -1, "2022-03-30"},
		{"2022-03-31", "h", -48, "2022-03-29"},
		{"2022-03-31", "w", 2, "2022-04-14"},
		{"2022-03-31", "f", -1, "2022-03-17"},
		{"2022-03-31", "m", -1, "2022-02-28"},
		{"2022-03-31", "m", 1, "2022-04-30"},
		{"2022-03-31", "q", -1, "2021-12-31"},
		{"2022-03-31", "y", 1, "2023-03-31"},
		{"2022-03-31", "t", -1, "2012-03-31"},
		{"2022-03-31", "c", -1, "1922-03-31"},
		{"2022-03-31", "?", 5, "2022-03-31"},
	} {
		if got := iso(away(day(t, c.from), c.unit, c.n)); got != c.want {
			t.Errorf("%s %d %s: %s, not %s", c.from, c.n, c.unit, got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		value string
		part  int
		half  bool
		want  string
	}{
		{"2022", 0, false, "2022-01"},
		{"2022", 1, false, "2022-06"},
		{"2022", 2, false, "2022-12"},
		{"2022", 2, true, "2022-07-01/2022-12-31"},
		{"2022-03", 2, false, "2022-03"},
		{"2022-03-21/2022-03-27", 0, false, "2022-03-21/2022-03-22"},
		{"2022-03-21/2022-03-27", 1, false, "2022-03-23/2022-03-25"},
		{"2022-03-21/2022-03-27", 2, false, "2022-03-26/2022-03-27"},
		{"", 0, false, ""},
	} {
		if got := cut(c.value, c.part, c.half); got != c.want {
			t.Errorf("part %d of %s: %s, not %s", c.part, c.value, got, c.want)
		}
	}
}

func TestSpreadAndAround(t *testing.T) {
	if got := spread("2022-02", "2022-03-05"); got != "2022-02-01/2022-03-05" {
		t.Errorf("spread: %s", got)
	}
	if got := spread("", "2022"); got != "" {
		t.Errorf("spread from nothing: %s", got)
	}
	for unit, want := range map[string]string{"d": "2022-03-31", "w": "2022-03-31", "m": "2022-03", "q": "2022-03", "y": "2022", "t": "", "c": ""} {
		if got := around(day(t, "2022-03-31"), unit); got != want {
			t.Errorf("around by %s: %s, not %s", unit, got, want)
		}
	}
}
