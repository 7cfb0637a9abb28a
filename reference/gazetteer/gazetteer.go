// Package gazetteer knows places: a name in any spelling comes in, GeoNames entries come out, most populous first, and it tells which place lies in which.
// extract/toponym marks places with it, and filters by place ask it what an area holds.
package gazetteer

import "hearsay"

// Entry is one place of the gazetteer.
type Entry struct {
	ID         int     // GeoNames id, 0 where GeoNames or its copy here has none
	Name       string  // the canonical English name
	Country    string  // ISO 3166 alpha-2, "" for what lies in none or in several
	Admin1     string  // GeoNames code of the first-level area, "" where unknown
	Lat, Lon   float64 // degrees, WGS 84
	Kind       string  // one of the root's kinds of place
	Population int     // 0 where unknown
}

// PlaceID is the entry's id as the contract writes it: the GeoNames id in decimal, else x- and a hash.
func (e Entry) PlaceID() string {
	return hearsay.PlaceID(hearsay.Place{GeoNamesID: e.ID, Name: e.Name, Country: e.Country})
}

// Table is the known places. The zero Table knows none. It is safe for use by several goroutines.
type Table struct{}

// Default is the table that comes with the program, unpacked at the first call.
func Default() *Table { return &Table{} }

// Lookup gives the entries that go by name in any spelling, most populous first (countries and areas before towns of their name only where they hold more people).
// Case, diacritics, and apostrophes of any form do not matter.
func (t *Table) Lookup(name string) []Entry { return nil }

// ByID gives the entry of a place id (see Entry.PlaceID).
func (t *Table) ByID(placeID string) (Entry, bool) { return Entry{}, false }

// Areas gives the ids of the areas that a place lies in, nearest first: its first-level area, its region, its country. Nil for an unknown id.
func (t *Table) Areas(placeID string) []string { return nil }

// Contains tells whether the place outer is inner or holds it.
func (t *Table) Contains(outer, inner string) bool { return outer == inner }
