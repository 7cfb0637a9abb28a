package matching

import (
	"hearsay"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

// Happening is what a claim says happened: the type of event, where (the place's id, and those of the areas that it lies in, countries left out), from which day to which,
// and by whom, as sides are compared ("" when not said).
type Happening struct {
	Type, Place, Name string
	Areas             []string
	From, To          string
	Actor             string
}

// Event gives what a claim says happened. ok is false where its reading names no event, or no place or day for it, or no more of a place than a country or a sea, where many happen at once.
func (x *Reader) Event(table *actors.Table, c *hearsay.WireClaim) (h Happening, ok bool) {
	e := c.Event
	if e == nil || e.Type == "" || e.Place == nil || *e.Place < 0 || *e.Place >= len(x.reading.Places) {
		return h, false
	}
	p := &x.reading.Places[*e.Place]
	if p.Kind == hearsay.Country || p.Kind == hearsay.Sea {
		return h, false
	}
	h = Happening{Type: e.Type, Name: p.Name, From: start(e.Window.From), To: end(e.Window.To), Actor: Party(table, value(e.Actor))}
	place := hearsay.Place{Name: p.Name, Country: value(p.Country)}
	if p.GeoNamesID != nil {
		place.GeoNamesID = *p.GeoNamesID
	}
	h.Place = hearsay.PlaceID(place)
	for _, area := range gazetteer.Default().Areas(h.Place) {
		if a, known := gazetteer.Default().ByID(area); known && a.Kind != hearsay.Country {
			h.Areas = append(h.Areas, area)
		}
	}
	switch {
	case h.From == "" && h.To == "":
		h.From, h.To = x.day, x.day
	case h.From == "":
		h.From = h.To
	case h.To == "":
		h.To = h.From
	}
	_, ok = hearsay.DaysApart(h.From, h.To)
	return h, ok && h.From <= h.To
}

// Party is who acts, as it is compared: the side of a body, country or people that the table knows, else the name.
func Party(table *actors.Table, name string) string {
	if e, ok := table.Lookup(name); ok && e.Side != "" {
		return e.Side
	}
	if side := firstParty(table, name); side != "" {
		return side
	}
	return hearsay.Fold(name)
}

// margin is how many days two windows of one event may lie apart: reports of a night differ in the day that they name.
const margin = 1

// Same tells whether two happenings can be one: of one type, their windows overlap or are a day apart, and the one place is the other or lies in it.
func (h *Happening) Same(g *Happening) bool {
	return h.Type == g.Type && h.meets(g) && (h.Place == g.Place || h.liesIn(g) || g.liesIn(h))
}

func (h *Happening) meets(g *Happening) bool {
	first, last := h, g
	if g.From < h.From {
		first, last = g, h
	}
	apart, ok := hearsay.DaysApart(first.To, last.From)
	return last.From <= first.To || ok && apart <= margin
}

func (h *Happening) liesIn(g *Happening) bool {
	for _, a := range h.Areas {
		if a == g.Place {
			return true
		}
	}
	return false
}
