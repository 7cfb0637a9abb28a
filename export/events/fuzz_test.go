package events

import (
	"bytes"
	"encoding/csv"
	"math"
	"math/rand"
	"strconv"
	"strings"
	"testing"

	"hearsay/export/made"
)

// FuzzRows writes events filled at random in both forms: what comes out is a row of as many cells as columns, with low not above high, days that are days, coordinates on the earth, and no
// cell that a spreadsheet takes for a formula.
func FuzzRows(f *testing.F) {
	f.Add(int64(1), "2022-03-24", "2022-03-26", 48.7, 37.5)
	f.Add(int64(2), "0001-01-01", "99999-12-31", 91.0, math.NaN())
	f.Add(int64(3), "=1+1", "", -90.0, -180.0)
	f.Fuzz(func(t *testing.T, seed int64, from, to string, lat, lon float64) {
		e := made.Random[Event](rand.New(rand.NewSource(seed)))
		e.Group.Fact.AsOf = []string{from, to}
		for i := range e.Claims {
			if v := e.Claims[i].Event; v != nil {
				v.Window.From, v.Window.To = &from, &to
			}
		}
		if e.Place != nil {
			e.Place.Lat, e.Place.Lon = &lat, &lon
		}
		for i := range e.Figures {
			x := &e.Figures[i]
			if x.Measure = "killed"; x.Low != nil && x.High != nil && *x.Low > *x.High {
				x.Low, x.High = x.High, x.Low
			}
		}
		for _, form := range []Form{UCDP(), ACLED()} {
			var out bytes.Buffer
			n, err := Write(&out, form, func(yield func(Event, error) bool) { yield(e, nil) }, seed%2 == 0)
			if err != nil || n != 1 {
				t.Fatal(n, err)
			}
			lines, err := csv.NewReader(&out).ReadAll()
			if err != nil || len(lines) != 2+map[bool]int{true: 1}[seed%2 == 0] {
				t.Fatalf("%d lines: %v", len(lines), err)
			}
			row := lines[len(lines)-1]
			cells := map[string]string{}
			for i, name := range form.Columns {
				cells[name] = row[i]
			}
			holds(t, cells)
		}
	})
}

func holds(t *testing.T, cells map[string]string) {
	t.Helper()
	for name, cell := range cells {
		if number := name == "latitude" || name == "longitude"; !number && cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
			t.Fatalf("%s is %q", name, cell)
		}
	}
	for _, name := range []string{"date_start", "date_end", "event_date"} {
		if cell := cells[name]; cell != "" && day(cell) != cell {
			t.Fatalf("%s is %q", name, cell)
		}
	}
	if cells["date_start"] > cells["date_end"] {
		t.Fatalf("it ends on %s and begins on %s", cells["date_end"], cells["date_start"])
	}
	low, _ := strconv.ParseFloat(cells["low"], 64)
	high, _ := strconv.ParseFloat(cells["high"], 64)
	lat, _ := strconv.ParseFloat(cells["latitude"], 64)
	lon, _ := strconv.ParseFloat(cells["longitude"], 64)
	if low > high || math.Abs(lat) > 90 || math.Abs(lon) > 180 || math.IsNaN(lat) || math.IsNaN(lon) {
		t.Fatalf("low %v, high %v, at %v, %v", low, high, lat, lon)
	}
}
