package toponym

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	_ "embed"

	"hearsay"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

//go:embed seats.tsv
var seatsFile string

// wordKinds are the rows of seats.tsv: seats of governments, and words that are never taken for a place alone.
var wordKinds = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for cells := range rows(seatsFile) {
		out[cells[1]] = cells[0]
	}
	return out
})

// Bounds of what is taken for a place without the text's saying so.
const (
	longest   = 6      // tokens of a name
	wellKnown = 100000 // people from which a town anywhere is well known
	townSize  = 15000  // the same in the land that an article is about
)

func (f *finder) capital(i int) bool {
	if i < 0 || i >= len(f.d.Tokens) || f.d.Tokens[i].Kind != text.Word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(f.d.Words(i))
	return unicode.IsUpper(r)
}

// shouted tells whether a token's sentence is in capitals throughout, so that capitals tell nothing.
func (f *finder) shouted(i int) bool {
	n := f.d.Tokens[i].Sentence
	caps, ok := f.caps[n]
	if !ok {
		s := f.d.Sentences[n]
		caps = s.To-s.From > 2 && strings.IndexFunc(s.Of(f.d.Text), unicode.IsLower) < 0
		f.caps[n] = caps
	}
	return caps
}

// first tells whether token i opens a sentence or a quotation.
func (f *finder) first(i int) bool {
	if !f.same(i-1, i) {
		return true
	}
	switch f.w(i - 1) {
	case "“", "\"", "‘", "'", ":", "-", "–", "—", "(", "•", "·", ">", ".":
		return true
	}
	return false
}

// joined tells whether token i goes on a name from token i-1: a capitalised word with nothing but a space between.
func (f *finder) joined(i int) bool {
	return f.same(i-1, i) && f.capital(i-1) && f.capital(i) && f.d.Tokens[i].Start == f.d.Tokens[i-1].End+1
}

// named reads which words stand in the article as parts of longer names ("Lloyd Austin", "Kyiv Post"), as speakers ("Austin said"), or in small letters.
func (f *finder) named() {
	f.persons, f.common = map[string]bool{}, map[string]bool{}
	for i, t := range f.d.Tokens {
		switch {
		case t.Kind != text.Word:
		case !f.capital(i):
			f.common[t.Lower] = true
		case f.shouted(i):
		case f.joined(i) && !f.opener(i-1) && !f.has(i-1, area|side|locative) && !f.has(i, area), titles[f.w(i-1)], f.w(i-1) == "." && titles[f.w(i-2)]:
			f.persons[t.Lower] = true
		case (f.w(i+1) == "said" || f.w(i+1) == "told" || f.w(i+1) == "says") && wordKinds()[t.Lower] == "" && i+1 < len(f.d.Tokens):
			f.persons[t.Lower] = true
		}
	}
}

// titles stand before a person's name.
var titles = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "sen": true, "rep": true, "gen": true, "col": true, "lt": true, "maj": true, "sgt": true, "capt": true, "gov": true, "prof": true, "president": true, "general": true, "senator": true}

// opener tells whether token i is capitalised only because it opens a sentence.
func (f *finder) opener(i int) bool {
	return f.first(i) && (f.has(i, locative|side|part|motion) || smallWords[f.w(i)])
}

// smallWords open sentences and stand in no name.
var smallWords = map[string]bool{
	"the": true, "a": true, "an": true, "on": true, "of": true, "to": true, "from": true, "for": true, "but": true, "and": true, "if": true, "when": true, "while": true, "after": true, "before": true, "since": true,
	"as": true, "that": true, "although": true, "both": true, "against": true, "between": true, "with": true, "without": true, "by": true, "under": true, "what": true, "how": true, "why": true, "where": true, "is": true, "our": true, "this": true, "following": true, "because": true, "western": true,
}

// mention collects the names that the table knows and those that the text says are places.
func (f *finder) mention() {
	f.lands = map[string]int{}
	for i := 0; i < len(f.d.Tokens); {
		m, ok := f.nameAt(i)
		if !ok {
			m, ok = f.told(i)
		}
		if !ok {
			i++
			continue
		}
		if len(m.entries) > 0 {
			f.lands[m.entries[0].Country]++
		}
		m = f.designated(m)
		f.found = append(f.found, m)
		f.ends[m.to] = true
		i = m.to
	}
}

// nameAt is the longest name at token i that the table knows.
func (f *finder) nameAt(i int) (mention, bool) {
	if !f.capital(i) {
		return mention{}, false
	}
	for n := f.reach(i); n > 0; n-- {
		if f.d.Tokens[i+n-1].Kind == text.Mark || f.w(i+n-1) == "of" || f.w(i+n-1) == "the" {
			continue
		}
		name := f.d.SpanOf(text.Range{From: i, To: i + n}).Of(f.d.Text)
		if f.neverPlace(name) {
			return mention{}, false
		}
		if es := f.lookup(name); len(es) > 0 {
			if f.w(i+n) == "." && f.touches(i+n) && n == 1 && strings.Contains(name, ".") { // U.S.
				n++
			}
			return mention{from: i, name: i + n, to: i + n, entries: es}, true
		}
	}
	return mention{}, false
}

// neverPlace tells whether a name is one of the words that are taken for no place, or letters too few to be one.
func (f *finder) neverPlace(name string) bool {
	if name == "US" || name == "U.S" {
		return false
	}
	key := gazetteer.Key(name)
	if len(key) > 3 {
		return wordKinds()[key] == "never"
	}
	es := f.lookup(name)
	return len(es) == 0 || es[0].Kind != hearsay.Country && (gazetteer.Key(es[0].Name) != key || name == strings.ToUpper(name)) || wordKinds()[key] == "never"
}

func (f *finder) lookup(words string) []gazetteer.Entry {
	es, ok := f.known[words]
	if !ok {
		es = f.table.Lookup(words)
		f.known[words] = es
	}
	return es
}

// reach is how many tokens a name at i may have: capitalised words, hyphens and full stops between them, and the words in small letters that names of places hold.
func (f *finder) reach(i int) int {
	n := 1
	for k := i + 1; k < i+longest && f.same(i, k); k++ {
		switch {
		case f.capital(k), f.d.Tokens[k].Kind == text.Number && f.w(k-1) == "-":
			n = k - i + 1
		case tails[f.w(k)] && !f.touches(k):
			n = k - i + 1
		case f.w(k) == "-" && f.touches(k), f.w(k) == "." && f.touches(k), f.w(k) == "of", f.w(k) == "the", f.w(k) == "el", f.w(k) == ",":
		default:
			return n
		}
	}
	return n
}

// tails are words in small letters that end names of places in the table.
var tails = map[string]bool{"nuclear": true, "power": true, "plant": true, "station": true, "airport": true, "airfield": true, "air": true, "base": true, "airbase": true, "dam": true, "bridge": true, "peninsula": true, "steel": true, "steelworks": true,
	"iron": true, "works": true, "river": true, "zone": true, "exclusion": true, "corridor": true, "desert": true, "crossing": true, "states": true, "countries": true, "hydroelectric": true, "hydropower": true, "ground": true, "training": true, "dc": true, "territories": true, "military": true}

// told is a name that the table does not know and the text says is a place: "the village of X", "X region".
func (f *finder) told(i int) (mention, bool) {
	if !f.capital(i) || f.shouted(i) || wordKinds()[f.w(i)] == "never" {
		return mention{}, false
	}
	to := i + 1
	for f.joined(to) && to < i+3 {
		to++
	}
	if f.w(i-1) == "of" && settlement[f.w(i-2)] != "" {
		return mention{from: i, name: to, to: to, kind: settlement[f.w(i-2)]}, true
	}
	if !f.first(i) && (f.w(to) == "region" || f.w(to) == "oblast" || f.w(to) == "province" || f.w(to) == "district") && f.w(i-1) == "the" && to == i+1 && f.w(i-2) != "of" {
		return mention{from: i, name: to, to: to, kind: hearsay.Admin}, true
	}
	return mention{}, false
}

// settlement are nouns after which "of" leads to the name of a place.
var settlement = map[string]string{"village": hearsay.Village, "town": hearsay.City, "city": hearsay.City, "settlement": hearsay.Village, "villages": hearsay.Village, "towns": hearsay.City, "settlements": hearsay.Village, "hamlet": hearsay.Village, "suburb": hearsay.City}

// designated takes in the designator after a name: "Luhansk province", "Kharkiv City".
func (f *finder) designated(m mention) mention {
	if !f.has(m.name, area) || !f.same(m.from, m.name) || f.touches(m.name) {
		return m
	}
	if len(m.entries) == 0 {
		m.to = m.name + 1
		return m
	}
	switch m.entries[0].Kind {
	case hearsay.Country, hearsay.Region, hearsay.Sea, hearsay.Building:
		return m
	}
	m.to = m.name + 1
	if f.w(m.name) != "city" {
		m.kind = hearsay.Admin
		name := f.d.SpanOf(text.Range{From: m.from, To: m.name}).Of(f.d.Text)
		if es := f.lookup(name + " Oblast"); len(es) > 0 && f.w(m.name) != "district" && f.w(m.name) != "raion" {
			m.entries = es
		}
	}
	return m
}
