// Package gazetteer knows places: a name in any spelling comes in, GeoNames entries come out, most populous first, and it tells which place lies in which.
// extract/toponym marks places with it, and filters by place ask it what an area holds.
package gazetteer

import (
	"slices"
	"strconv"
	"sync"

	"hearsay"
)

// Entry is one place of the gazetteer.
type Entry struct {
	ID         int     // GeoNames id, 0 where none is known
	Name       string  // the canonical English name
	Country    string  // ISO 3166 alpha-2, "" for what lies in none or in several
	Admin1     string  // GeoNames code of the first-level area, "" where unknown
	Lat, Lon   float64 // degrees, WGS 84; of an area the middle of its places
	Kind       string  // one of the root's kinds of place
	Population int     // 0 where unknown
}

// PlaceID is the entry's id as the contract writes it: the GeoNames id in decimal, else x- and a hash.
func (e Entry) PlaceID() string {
	return hearsay.PlaceID(hearsay.Place{GeoNamesID: e.ID, Name: e.Name, Country: e.Country})
}

// Table is the known places. The zero Table knows none. It is safe for use by several goroutines.
type Table struct {
	packed *packed
	extra  supplement
	own    []*packed // what was imported, see With
}

// Default is the table that comes with the program, unpacked at the first call.
func Default() *Table { return unpacked() }

var unpacked = sync.OnceValue(func() *Table {
	p, err := unpack(placesFile)
	if err != nil { // the file is part of the program: a test holds that it opens
		return &Table{}
	}
	return &Table{packed: p, extra: readSupplement(supplementFile, namesFile)}
})

// Lookup gives the entries that go by name in any spelling: those entered by hand, then countries, then towns with the most populous first, then areas.
// Case, diacritics, full stops and apostrophes of any form do not matter.
func (t *Table) Lookup(name string) []Entry {
	key := Key(name)
	out := slices.Clone(t.extra.byKey[key])
	for _, id := range t.extra.also[key] {
		if e, ok := t.entry(id); ok {
			out = append(out, e)
		}
	}
	for _, e := range t.listed(key) {
		if !slices.ContainsFunc(out, func(x Entry) bool { return x.ID == e.ID && e.ID != 0 }) {
			out = append(out, e)
		}
	}
	return out
}

// listed are the entries of the packed tables that go by a key, in order.
func (t *Table) listed(key string) []Entry {
	var out []Entry
	for _, p := range t.tables() {
		if i := p.find(key); i >= 0 {
			for _, at := range p.postings(i) {
				out = append(out, t.shown(p.entry(at)))
			}
		}
	}
	if len(t.own) > 0 {
		slices.SortStableFunc(out, func(a, b Entry) int { return before(key, a, b) })
	}
	return out
}

// tables are the packed tables, that of the program first.
func (t *Table) tables() []*packed {
	if t.packed == nil {
		return t.own
	}
	return append([]*packed{t.packed}, t.own...)
}

// ByID gives the entry of a place id (see Entry.PlaceID).
func (t *Table) ByID(placeID string) (Entry, bool) {
	if e, ok := t.extra.byID[placeID]; ok {
		return e, true
	}
	id, err := strconv.Atoi(placeID)
	if err != nil || id <= 0 {
		return Entry{}, false
	}
	return t.entry(id)
}

func (t *Table) entry(id int) (Entry, bool) {
	for _, p := range t.tables() {
		if i := p.byID(id); i >= 0 {
			return t.shown(p.entry(i)), true
		}
	}
	return Entry{}, false
}

// shown gives an entry the name that reports use.
func (t *Table) shown(e Entry) Entry {
	if n := t.extra.shown[e.ID]; n != "" {
		e.Name = n
	}
	return e
}

// Areas gives the ids of the areas that a place lies in: its first-level area, the regions entered by hand that hold that area, its country. Nil for an unknown id.
func (t *Table) Areas(placeID string) []string {
	e, ok := t.ByID(placeID)
	if !ok || e.Country == "" || e.Kind == hearsay.Country {
		return nil
	}
	var out []string
	code := e.Country + "." + e.Admin1
	for _, id := range append([]string{t.areaID(code)}, t.extra.holders[code]...) {
		if id != "" && id != placeID {
			out = append(out, id)
		}
	}
	if id := t.areaID(e.Country + "."); id != "" {
		out = append(out, id)
	}
	return out
}

func (t *Table) areaID(code string) string {
	for _, p := range t.tables() {
		if id := p.areaIDs()[code]; id != 0 {
			return strconv.Itoa(id)
		}
	}
	return ""
}

// Contains tells whether the place outer is inner or holds it; both are place ids.
func (t *Table) Contains(outer, inner string) bool {
	return outer == inner || slices.Contains(t.Areas(inner), outer)
}
