package geo

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand"
	"testing"

	"hearsay/export/made"
	"hearsay/export/rows"
)

// FuzzFeatures writes claims at places anywhere, on the earth and off it: what comes out is GeoJSON whose coordinates lie on the earth, whose lines are closed, and which has no shape where the place is not known.
func FuzzFeatures(f *testing.F) {
	f.Add(int64(1), 50.45, 30.52, 1, 35.0)
	f.Add(int64(2), 90.0, 180.0, 4, 0.0)
	f.Add(int64(3), math.NaN(), 30.0, 2, 1.0)
	f.Add(int64(4), math.Inf(1), -200.0, 1, math.MaxFloat64)
	f.Add(int64(5), -89.9, 179.99, 3, 900.0)
	f.Fuzz(func(t *testing.T, seed int64, lat, lon float64, precision int, km float64) {
		d := made.Random[rows.Document](rand.New(rand.NewSource(seed)))
		for i := range d.Claims {
			c := &d.Claims[i]
			if c.Event != nil && c.Event.Place != nil {
				c.Event.Place.Lat, c.Event.Place.Lon, c.Event.Place.Precision = &lat, &lon, precision
			}
		}
		for i := range d.Places {
			d.Places[i].Lat, d.Places[i].Lon, d.Places[i].Precision = &lat, &lon, precision
			if len(d.Claims) > 0 {
				d.Places[i].Claim = &d.Claims[0].ID
			}
		}
		for i := range d.Figures {
			if len(d.Places) > 0 && len(d.Claims) > 0 && !math.IsNaN(km) && !math.IsInf(km, 0) {
				x, unit := &d.Figures[i], "km"
				x.Measure, x.Claim, x.Place, x.Unit, x.Low, x.High = "distance", &d.Claims[0].ID, &d.Places[0].Name, &unit, &km, &km
			}
		}
		var out bytes.Buffer
		n, err := Write(&out, func(yield func(*rows.Document, error) bool) { yield(&d, nil) })
		if err != nil {
			t.Fatal(err)
		}
		var all struct {
			Features []struct {
				Geometry *struct {
					Type        string
					Coordinates json.RawMessage
				}
				Properties Spot
			}
		}
		if err := json.Unmarshal(out.Bytes(), &all); err != nil || int64(len(all.Features)) != n {
			t.Fatalf("%d features of %d: %v", len(all.Features), n, err)
		}
		for _, x := range all.Features {
			if (x.Geometry == nil) != (x.Properties.Shape == "none") {
				t.Fatalf("%+v has a shape and no shape", x)
			}
			if x.Geometry != nil {
				onEarth(t, x.Geometry.Type, x.Geometry.Coordinates)
			}
		}
	})
}

func onEarth(t *testing.T, kind string, coordinates []byte) {
	t.Helper()
	lines := make([][][2]float64, 1)
	var err error
	if kind == "Point" {
		lines[0] = make([][2]float64, 1)
		err = json.Unmarshal(coordinates, &lines[0][0])
	} else {
		err = json.Unmarshal(coordinates, &lines)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		if line[0] != line[len(line)-1] {
			t.Fatalf("a line is not closed: %v", line)
		}
		for _, p := range line {
			if math.Abs(p[0]) > 180 || math.Abs(p[1]) > 90 {
				t.Fatalf("%v is not on the earth", p)
			}
		}
	}
}
