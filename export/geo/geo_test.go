package geo

import (
	"math"
	"testing"

	"hearsay"
	"hearsay/export/rows"
)

func ptr[T any](v T) *T { return &v }

func place(precision int, lat, lon float64) *hearsay.WirePlace {
	return &hearsay.WirePlace{Name: "Kyiv", Lat: &lat, Lon: &lon, Precision: precision}
}

func TestShapes(t *testing.T) {
	c := &rows.Claim{}
	c.ID = "c-1"
	within := rows.Figure{}
	within.Claim, within.Measure, within.Place, within.Unit, within.High, within.Qualifier = ptr("c-1"), hearsay.Distance, ptr("Kyiv"), ptr("km"), ptr(35.0), hearsay.AtMost
	for name, x := range map[string]struct {
		d     rows.Document
		p     *hearsay.WirePlace
		shape string
		outer float64
	}{
		"exact": {p: place(1, 50.45, 30.52), shape: "point"}, "near": {p: place(2, 50.45, 30.52), shape: "near", outer: 25}, "an oblast": {p: place(4, 50.45, 30.52), shape: "area", outer: 90},
		"a country": {p: place(6, 50.45, 30.52), shape: "none"}, "unknown": {p: &hearsay.WirePlace{}, shape: "none"}, "off the earth": {p: place(1, 99, 0), shape: "none"},
		"within 35 km":        {d: rows.Document{Figures: []rows.Figure{within}}, p: place(1, 50.45, 30.52), shape: "ring", outer: 35},
		"at the antimeridian": {p: place(4, 50, 179.9), shape: "point"},
	} {
		g, s := shape(&x.d, c, x.p)
		if s.Shape != x.shape || s.Outer != x.outer || (g == nil) != (x.shape == "none") {
			t.Errorf("%s: %+v %v", name, s, g)
		}
	}
}

func TestACircleHasItsRadiusAndTurnsRight(t *testing.T) {
	g := circle(50, 30, 10, 20)
	lines := g.Coordinates.([][][2]float64)
	if len(lines) != 2 || lines[0][0] != lines[0][corners] {
		t.Fatalf("%d lines", len(lines))
	}
	for i, sign := range []float64{1, -1} {
		area := 0.0
		for k := range corners {
			a, b := lines[i][k], lines[i][k+1]
			area += a[0]*b[1] - b[0]*a[1]
		}
		if area*sign <= 0 {
			t.Errorf("line %d turns the wrong way: %v", i, area)
		}
	}
	north := 0.0
	for _, p := range lines[0] {
		north = max(north, p[1])
	}
	if km := (north - 50) * math.Pi / 180 * earth; math.Abs(km-20) > 0.1 {
		t.Errorf("its northernmost corner lies %v km off", km)
	}
}
