package actors

import (
	"strings"

	"hearsay"
)

// Form is how a land is named.
type Form uint8

// Forms of a land's name.
const (
	Name    Form = iota + 1 // "Ukraine", "the United Kingdom", "NATO"
	Demonym                 // "Ukrainian"
	Seat                    // "Kyiv", "the Kremlin", "Downing Street": it stands for the government when it speaks, else it is a place
)

// Land is a country or bloc and the form in which it was named.
type Land struct {
	Side string // as claimants and figures spell it: "Ukraine", "UK", "US", "EU"; "West" for the West
	ISO2 string // "" for a bloc
	Form Form
	name string // what it speaks as
	of   string // its first demonym
	kind string
}

// Speaker is who speaks when the land speaks: its government, or the bloc itself.
func (l Land) Speaker() hearsay.Actor {
	a := hearsay.Actor{Name: l.name, Kind: l.kind, Side: l.Side, Resolved: true}
	if l.Side == "West" { // many governments are no party
		a.Side = ""
	}
	return a
}

// countries is the lands by their names.
type countries struct {
	lands phrases[Land]
	sides map[string]Land
	slugs map[string]string // the land part of a key to its side
	order []string          // sides of countries, as in the table
}

func (t *Table) addLands(rows [][]string) {
	for _, r := range rows {
		l := Land{Side: r[0], ISO2: r[1], name: r[2], kind: r[3], of: first(split(r[5]))}
		t.sides[l.Side] = l
		if l.ISO2 != "" {
			t.slugs[strings.ReplaceAll(strings.ToLower(l.Side), " ", "-")] = l.Side
			t.order = append(t.order, l.Side)
		}
		for f, names := range []string{r[4], r[5], r[6]} {
			for _, n := range split(names) {
				l.Form = Form(f + 1)
				t.lands.add(n, l)
			}
		}
	}
}

func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// Adjective is the word for what belongs to the land: "Ukrainian", "US", "UK", "EU".
func (l Land) Adjective() string {
	if l.of == "" || l.Side == "US" || l.Side == "UK" {
		return l.Side
	}
	return l.of
}

// Land returns the country or bloc whose longest name, demonym or seat these words (see Words) begin with, and the number of words it takes; 0 when there is none.
func (t *Table) Land(words []string) (Land, int) {
	found, n := t.lands.prefix(words)
	if n == 0 {
		return Land{}, 0
	}
	return found[0], n
}

// LandOf returns the country or bloc that a whole name, demonym or seat stands for.
func (t *Table) LandOf(name string) (Land, bool) {
	ws := bare(Words(name))
	l, n := t.Land(ws)
	return l, n > 0 && n == len(ws)
}

// Side returns the land of a side code.
func (t *Table) Side(side string) (Land, bool) {
	l, ok := t.sides[side]
	return l, ok
}

// Country returns the land with this ISO 3166 alpha-2 code.
func (t *Table) Country(iso2 string) (Land, bool) {
	for _, side := range t.order {
		if l := t.sides[side]; l.ISO2 == iso2 {
			return l, true
		}
	}
	return Land{}, false
}

// FamilyFirst tells whether people of a side are called by the first word of their name.
func FamilyFirst(side string) bool {
	switch side {
	case "China", "Taiwan", "North Korea", "South Korea", "Vietnam":
		return true
	}
	return false
}
