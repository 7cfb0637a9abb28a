package events

import (
	"bytes"
	"encoding/csv"
	"iter"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export/rows"
)

func ptr[T any](v T) *T { return &v }

// strike is one event that two papers tell, with different counts.
func strike() Event {
	lat, lon := 48.73, -37.57
	e := Event{Country: "Ukraine", Place: &hearsay.WirePlace{Name: "Kramatorsk", Lat: &lat, Lon: &lon, Precision: 1}}
	e.Group = rows.Group{Group: hearsay.Group{ID: "g-1", Class: hearsay.ClassEvent, Fact: hearsay.Fact{Event: "Battles", AsOf: []string{"2022-04-02", "2022-04-03"}}, Origins: []hearsay.Origin{{Name: "the mayor"}}, OriginsLow: 1, OriginsHigh: 2},
		CaveatKinds: rows.Names{"unconfirmed"}, Interests: rows.Names{"own-side"}}
	for _, low := range []float64{3, 5} {
		f := rows.Figure{}
		f.Measure, f.Low, f.Best, f.High = hearsay.Killed, ptr(low), ptr(low), ptr(low)
		f.Article = hearsay.ArticleRef{ID: "a-1", Version: "v", Publisher: ptr("The Gull"), Published: ptr("2022-04-02")}
		e.Figures = append(e.Figures, f)
	}
	c := rows.Claim{}
	c.ID, c.Claimant.Name, c.Stance, c.Content = "c-1", "=the mayor", hearsay.Assert, []hearsay.WireSpan{{Text: "three had died"}}
	c.Event = &hearsay.ListedEvent{Type: "Battles", SubType: "Armed clash", Actor: ptr("Russia")}
	e.Claims = []rows.Claim{c}
	return e
}

func written(t *testing.T, form Form, e Event, hxl bool) (lines [][]string) {
	t.Helper()
	var out bytes.Buffer
	one := iter.Seq2[Event, error](func(yield func(Event, error) bool) { yield(e, nil) })
	if _, err := Write(&out, form, one, hxl); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func value(lines [][]string, column string) string {
	for i, name := range lines[0] {
		if name == column {
			return lines[len(lines)-1][i]
		}
	}
	return "no such column"
}

func TestUCDP(t *testing.T) {
	lines := written(t, UCDP(), strike(), true)
	if len(lines) != 3 || len(lines[0]) != 49 {
		t.Fatalf("%d lines of %d columns", len(lines), len(lines[0]))
	}
	for column, want := range map[string]string{"id": "g-1", "year": "2022", "best": "", "low": "3", "high": "5", "date_prec": "2", "where_prec": "1", "longitude": "-37.57", "side_a": "Russia", "side_b": "", "type_of_violence": "",
		"number_of_sources": "1", "source_original": "the mayor", "source_office": "The Gull", "deaths_civilians": ""} {
		if got := value(lines, column); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	for _, must := range []string{"c-1", "unconfirmed", "own-side", "origins 1-2", "sha256 v"} {
		if !strings.Contains(value(lines, "source_article"), must) {
			t.Errorf("source_article lacks %q", must)
		}
	}
}

func TestACLED(t *testing.T) {
	lines := written(t, ACLED(), strike(), false)
	if len(lines) != 2 || len(lines[0]) != 31 {
		t.Fatalf("%d lines of %d columns", len(lines), len(lines[0]))
	}
	for column, want := range map[string]string{"event_date": "2022-04-02", "time_precision": "2", "geo_precision": "1", "fatalities": "3", "sub_event_type": "Armed clash", "country": "Ukraine", "inter1": ""} {
		if got := value(lines, column); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if notes := value(lines, "notes"); !strings.Contains(notes, "lowest 3, highest 5") || !strings.Contains(notes, "unconfirmed") {
		t.Error(notes)
	}
}

func TestWhatIsNotKnownStaysEmpty(t *testing.T) {
	e := Event{Place: &hearsay.WirePlace{Name: "nowhere", Lat: ptr(95.0), Lon: ptr(500.0), Precision: 2}}
	e.Group.Fact.AsOf = []string{"0000-99-99"}
	lines := written(t, UCDP(), e, false)
	for _, column := range []string{"latitude", "longitude", "priogrid_gid", "date_start", "year", "best", "low", "high"} {
		if got := value(lines, column); got != "" {
			t.Errorf("%s is %q", column, got)
		}
	}
}

func TestGridCell(t *testing.T) {
	for _, c := range []struct {
		lat, lon float64
		cell     int
	}{{-90, -180, 1}, {-89.9, 179.9, 720}, {90, 180, 259200}, {48.73, 37.57, 277*720 + 436}} {
		if got := gridCell(c.lat, c.lon); got != c.cell {
			t.Errorf("%v, %v: cell %d, want %d", c.lat, c.lon, got, c.cell)
		}
	}
}
