package rows

import (
	"encoding/json"

	"hearsay"
)

// PlaceID is the id of a place as it is listed: its GeoNames id, else one made from name and country.
func PlaceID(p *hearsay.WirePlace) string {
	q := hearsay.Place{Name: p.Name, Country: str(p.Country)}
	if p.GeoNamesID != nil {
		q.GeoNamesID = *p.GeoNamesID
	}
	return hearsay.PlaceID(q)
}

// claimPlaces are the places of a claim: those that its words name, its event's and the one that is held.
func claimPlaces(r *hearsay.WireReading, c *hearsay.WireClaim) (out []*hearsay.WirePlace) {
	for i := range r.Places {
		p := &r.Places[i]
		named := c.Control != nil && c.Control.Place == p.Name || c.Event != nil && c.Event.Place != nil && *c.Event.Place == i
		for k := 0; k < len(c.Content) && !named; k++ {
			named = within(p.WireSpan, c.Content[k])
		}
		if named {
			out = append(out, p)
		}
	}
	return out
}

// figurePlaces are the places of a figure: the one that it is said of, and those in its own words.
func figurePlaces(r *hearsay.WireReading, f *hearsay.WireFigure) (out []*hearsay.WirePlace) {
	for i := range r.Places {
		if p := &r.Places[i]; p.Name == str(f.Place) || p.Name == str(f.Of) || within(p.WireSpan, f.WireSpan) {
			out = append(out, p)
		}
	}
	return out
}

func within(s, of hearsay.WireSpan) bool { return of.Start <= s.Start && s.End <= of.End }

// spots are the ids of places (true) and of the areas that they lie in (false).
func (w *rows) spots(places []*hearsay.WirePlace) map[string]bool {
	out := map[string]bool{}
	for _, p := range places {
		out[PlaceID(p)] = true
		for _, area := range w.areas(p) {
			if !out[area] {
				out[area] = false
			}
		}
	}
	return out
}

func (w *rows) areas(p *hearsay.WirePlace) []string {
	if w.known.Areas == nil {
		return nil
	}
	return w.known.Areas(*p)
}

// places writes the places of the reading: how often each is mentioned, its first words, and the areas that it lies in.
func (w *rows) places() {
	mentions, first, order := map[string]int{}, map[string]*hearsay.WirePlace{}, []string{}
	for i := range w.r.Places {
		p := &w.r.Places[i]
		id := PlaceID(p)
		if mentions[id]++; mentions[id] == 1 {
			first[id], order = p, append(order, id)
		}
	}
	for _, id := range order {
		p := first[id]
		body, err := json.Marshal(p)
		w.Fail(err)
		w.Do("INSERT OR IGNORE INTO place (id, name) VALUES (?,?)", id, p.Name)
		w.Do("INSERT OR REPLACE INTO article_place (place, article, mentions, body) VALUES (?,?,?,?)", id, w.article, mentions[id], string(body))
		for _, area := range w.areas(p) {
			w.Do("INSERT OR IGNORE INTO place_area (area, place) VALUES (?,?)", area, id)
		}
	}
}
