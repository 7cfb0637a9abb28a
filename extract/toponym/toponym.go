// Package toponym finds where: a Doc in, mentions of places used as places out, resolved in the gazetteer. A place that acts or speaks, or whose people or bodies do, is none. extract joins them with figures next.
package toponym

import (
	"hearsay"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// Find returns the places of doc in the order of the text.
func Find(doc *text.Doc, table *gazetteer.Table) []hearsay.Place {
	if table == nil {
		table = &gazetteer.Table{}
	}
	f := &finder{d: doc, table: table, known: map[string][]gazetteer.Entry{}, caps: map[int]bool{}, ends: map[int]bool{}, chosen: map[namesakes]gazetteer.Entry{}}
	f.named()
	f.mention()
	f.judge()
	return f.places()
}

type finder struct {
	d       *text.Doc
	table   *gazetteer.Table
	known   map[string][]gazetteer.Entry // what the table said, by the words asked for
	persons map[string]bool              // words that stand after a capitalised word, and so are surnames or parts of longer names
	common  map[string]bool              // words that also stand in small letters
	lands   map[string]int               // how often each country is named
	caps    map[int]bool                 // sentences in capitals throughout
	ends    map[int]bool                 // tokens at which a mention has just ended
	found   []mention
	chosen  map[namesakes]gazetteer.Entry // the likeliest of those that share a name
}

// namesakes are the places of one name: the first of them, and whether an area is meant.
type namesakes struct {
	first *gazetteer.Entry
	area  bool
}

// mention is tokens [from, to) that name a place, of which [from, name) are the name and the rest a designator ("region").
type mention struct {
	from, name, to int
	entries        []gazetteer.Entry // what goes by the name, likeliest first; none for a place that only the text knows
	kind           string            // where the text says what it is: an area, a village
	verdict        verdict
	cued           bool // the verdict rests on what stands around, not on the kind of place alone
	chosen         gazetteer.Entry
}

// verdict is whether a mention is used as a place.
type verdict int8

const (
	unsure verdict = iota
	yes
	no
)

func (f *finder) places() []hearsay.Place {
	f.resolve()
	var out []hearsay.Place
	for _, m := range f.found {
		if m.verdict != yes {
			continue
		}
		p := hearsay.Place{Span: f.d.SpanOf(text.Range{From: m.from, To: m.to}), Name: m.chosen.Name, Country: m.chosen.Country, Lat: m.chosen.Lat, Lon: m.chosen.Lon,
			Located: len(m.entries) > 0, GeoNamesID: m.chosen.ID, Kind: m.chosen.Kind}
		if !p.Located {
			p.Name, p.Kind = p.Span.Of(f.d.Text), m.kind
		}
		p.Precision = f.precision(m, p)
		out = append(out, p)
	}
	return out
}

// precision is UCDP's where_prec, as far as the kind and the word before tell.
func (f *finder) precision(m mention, p hearsay.Place) int {
	switch p.Kind {
	case hearsay.Country:
		return 6
	case hearsay.Sea:
		return 7
	case hearsay.Admin:
		return 4
	case hearsay.Region:
		return 5
	}
	switch f.w(m.from - 1) {
	case "near", "around", "outside", "towards", "toward":
		return 2
	}
	return 1
}

func (f *finder) w(i int) string {
	if i < 0 || i >= len(f.d.Tokens) {
		return ""
	}
	return f.d.Tokens[i].Lower
}

// same tells whether tokens i and k stand in one sentence.
func (f *finder) same(i, k int) bool {
	return i >= 0 && k >= 0 && i < len(f.d.Tokens) && k < len(f.d.Tokens) && f.d.Tokens[i].Sentence == f.d.Tokens[k].Sentence
}

func (f *finder) touches(i int) bool {
	return i > 0 && i < len(f.d.Tokens) && f.d.Tokens[i].Start == f.d.Tokens[i-1].End
}

// has tells whether token i is a word of one of the classes.
func (f *finder) has(i int, c cue) bool { return cues()[f.w(i)]&c != 0 }
