// Package geo writes claims as GeoJSON (RFC 7946): documents come in; a feature a claim and place goes out, in a shape that says how sure the place is rather than in a pin, with what is
// claimed and what is denied as properties, for QGIS and web maps.
package geo

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math"

	"hearsay"
	"hearsay/export/rows"
)

// Feature is one claim at one place. A geometry that is nil is written as null: the place is not known, or is a country or a sea, which no shape of ours draws.
type Feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   *Geometry  `json:"geometry"`
	Properties Properties `json:"properties"`
}

// Geometry is a Point or a Polygon, longitude before latitude.
type Geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// Properties are what a feature says of its claim. Claimed is false for a denial; Denied tells that the claim is one, or that another denies it.
type Properties struct {
	Text      string  `json:"text"`
	Claimant  string  `json:"claimant"`
	Side      *string `json:"claimant_side"`
	Stance    string  `json:"stance"`
	Claimed   bool    `json:"claimed"`
	Denied    bool    `json:"denied"`
	Event     *string `json:"event_type"`
	From      *string `json:"from"`
	To        *string `json:"to"`
	Place     string  `json:"place"`
	Precision int     `json:"precision"`
	Spot
	rows.Carried
	Page
	CaveatKinds string `json:"caveat_kinds"`
}

// Page is the article of a feature.
type Page struct {
	Title     *string `json:"article_title"`
	URL       *string `json:"url"`
	Published *string `json:"published"`
	Publisher *string `json:"publisher"`
}

// Spot is what the shape stands for: point, near, area, ring or none, and the radii in kilometres of what it draws, 0 for none.
type Spot struct {
	Shape string  `json:"shape"`
	Inner float64 `json:"inner_km"`
	Outer float64 `json:"outer_km"`
}

// Write writes a FeatureCollection of all claims that speak of a place, and gives the number of features.
func Write(w io.Writer, documents iter.Seq2[*rows.Document, error]) (n int64, err error) {
	out := bufio.NewWriter(w)
	out.WriteString(`{"type":"FeatureCollection","features":[`)
	for d, err := range documents {
		if err != nil {
			return n, err
		}
		for i := range d.Claims {
			for _, f := range features(d, &d.Claims[i]) {
				data, err := json.Marshal(f)
				if err != nil {
					return n, fmt.Errorf("writing the feature %s: %w", f.ID, err)
				}
				if n > 0 {
					out.WriteByte(',')
				}
				out.WriteByte('\n')
				out.Write(data)
				n++
			}
		}
	}
	out.WriteString("\n]}\n")
	if err := out.Flush(); err != nil {
		return n, fmt.Errorf("writing GeoJSON: %w", err)
	}
	return n, nil
}

// features are a claim's: where its event is said to be, else each place that its words name, once.
func features(d *rows.Document, c *rows.Claim) (out []Feature) {
	seen := map[string]bool{}
	add := func(p *hearsay.WirePlace) {
		id := c.ID + "-" + p.Name
		if !seen[id] {
			seen[id] = true
			out = append(out, feature(d, c, p, id))
		}
	}
	if c.Event != nil && c.Event.Place != nil {
		add(c.Event.Place)
		return out
	}
	for _, p := range d.PlacesOf(c.ID) {
		add(&p.WirePlace)
	}
	return out
}

func feature(d *rows.Document, c *rows.Claim, p *hearsay.WirePlace, id string) Feature {
	geometry, spot := shape(d, c, p)
	f := Feature{Type: "Feature", ID: id, Geometry: geometry, Properties: Properties{
		Text: rows.Content(c.Content), Claimant: c.Claimant.Name, Side: c.Claimant.Side, Stance: c.Stance, Claimed: c.Stance != hearsay.Deny, Denied: denied(d, c),
		Spot: spot, Place: p.Name, Precision: p.Precision, Carried: c.Carried(), CaveatKinds: rows.CaveatWords(c.Caveats),
		Page: Page{c.Article.Title, c.Article.URL, c.Article.Published, c.Article.Publisher}}}
	if e := c.Event; e != nil {
		f.Properties.Event, f.Properties.From, f.Properties.To = &e.Type, e.Window.From, e.Window.To
	}
	return f
}

// denied tells a denial, a claim that is disputed, and one that a relation says is denied or disowned.
func denied(d *rows.Document, c *rows.Claim) bool {
	for _, k := range c.Caveats {
		if k.Kind == hearsay.Disputed || k.Kind == hearsay.Retracted {
			return true
		}
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		if (r.Kind == hearsay.Denies || r.Kind == hearsay.Disowns) && (r.A.Claim == c.ID || r.B.Claim == c.ID) {
			return true
		}
	}
	return c.Stance == hearsay.Deny
}

// Radii in kilometres of what a precision means: near a place, a second-level area, a first-level area, a line or what lies between places. Areas are drawn as circles of about their size,
// since no free set of their outlines is at hand; docs/export.md says so.
var radii = map[int]float64{2: 25, 3: 30, 4: 90, 5: 60}

// shape draws a place: a point where it is exact, a ring where the claim gives a distance from it, a circle where it is near or an area, nothing for a country, a sea and the unknown.
func shape(d *rows.Document, c *rows.Claim, p *hearsay.WirePlace) (*Geometry, Spot) {
	if p.Lat == nil || p.Lon == nil || !(math.Abs(*p.Lat) <= 90 && math.Abs(*p.Lon) <= 180) { // what is no number is no place either
		return nil, Spot{Shape: "none"}
	}
	if inner, outer, ok := ring(d, c, p); ok {
		if g := circle(*p.Lat, *p.Lon, inner, outer); g != nil {
			return g, Spot{"ring", inner, outer}
		}
	}
	if p.Precision == 6 || p.Precision == 7 {
		return nil, Spot{Shape: "none"}
	}
	if r, ok := radii[p.Precision]; ok {
		if g := circle(*p.Lat, *p.Lon, 0, r); g != nil {
			return g, Spot{map[bool]string{true: "near", false: "area"}[p.Precision == 2], 0, r}
		}
	}
	return &Geometry{"Point", [2]float64{round(*p.Lon), round(*p.Lat)}}, Spot{Shape: "point"}
}

// ring is what a distance from the place leaves open: all within it where it is an upper bound, else a belt as wide as a tenth of it.
func ring(d *rows.Document, c *rows.Claim, p *hearsay.WirePlace) (inner, outer float64, ok bool) {
	for _, f := range d.FiguresOf(c.ID) {
		if f.Measure != hearsay.Distance || f.Place == nil || *f.Place != p.Name || f.High == nil {
			continue
		}
		scale, known := map[string]float64{"km": 1, "kilometre": 1, "mile": 1.609344, "m": 0.001, "metre": 0.001}[unit(f)]
		if !known || *f.High <= 0 || *f.High*scale > 2000 {
			continue
		}
		high := *f.High * scale
		if f.Qualifier == hearsay.AtMost || f.Low == nil || *f.Low <= 0 {
			return 0, high, true
		}
		return *f.Low * scale * 0.95, high * 1.05, true
	}
	return 0, 0, false
}

func unit(f *rows.Figure) string {
	if f.Unit == nil {
		return ""
	}
	return *f.Unit
}
