// Package units knows what can be counted and in which units: words in; unit, factor to the unit of record, class and kind of a subject out.
// extract/quantity reads figures with it and compare/matching asks it whether two subjects are one.
package units

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Kinds of what is counted: they decide what a verb means for it ("lost 10 tanks" is destroyed, "lost 10 men" is casualties).
const (
	Military  = "military"  // people under arms
	Civilian  = "civilian"  // people who are said to be no combatants
	People    = "people"    // people of either sort
	Equipment = "equipment" // arms and vehicles
	Missile   = "missile"   // missiles and drones that are launched at something
	Place     = "place"     // villages, houses, sites
	Thing     = "thing"     // anything else
)

// Unit is a unit of measurement: the code under which a figure records it, the measure that it stands for by itself ("" when it has none)
// and the factor that turns a number of it into a number of Code.
type Unit struct {
	Code    string
	Measure string
	Factor  float64
}

// Noun is something that can be counted: its class, its kind, its unit (person or item), the measure that the word itself states ("deaths" are killed), "" when verbs decide,
// and the measure where nothing is said to have befallen it (soldiers are deployed, conscripts mobilised), "" when none.
type Noun struct {
	Class   string
	Kind    string
	Unit    string
	Measure string
	Idle    string
}

//go:embed units.tsv
var unitsFile string

//go:embed currencies.tsv
var currenciesFile string

//go:embed numbers.tsv
var numbersFile string

//go:embed nouns.tsv
var nounsFile string

type tables struct {
	units      map[string]Unit
	currencies map[string]string
	nouns      map[string]Noun
	numbers    map[string]NumberWord
	pairs      map[string]bool // last words, singular, of nouns of two words
}

var load = sync.OnceValue(func() tables {
	t := tables{map[string]Unit{}, map[string]string{}, map[string]Noun{}, map[string]NumberWord{}, map[string]bool{}}
	for _, row := range Rows(unitsFile) {
		factor, _ := strconv.ParseFloat(row[3], 64)
		for _, word := range strings.Split(row[0], "|") {
			t.units[word] = Unit{Code: row[1], Measure: row[2], Factor: factor}
		}
	}
	for _, row := range Rows(currenciesFile) {
		for _, word := range strings.Split(row[0], "|") {
			t.currencies[word] = row[1]
		}
	}
	for _, row := range NumberRows() {
		value, _ := strconv.ParseFloat(row[2], 64)
		t.numbers[row[0]] = NumberWord{row[1], value}
	}
	for _, row := range Rows(nounsFile) {
		n := Noun{Class: row[1], Kind: row[2], Unit: "item", Measure: row[3]}
		if n.Kind == Military || n.Kind == Civilian || n.Kind == People {
			n.Unit = "person"
		}
		switch {
		case n.Class == "conscripts":
			n.Idle = "mobilised"
		case n.Kind == Military:
			n.Idle = "deployed"
		}
		for _, word := range strings.Split(row[0], "|") {
			t.nouns[word] = n
			if i := strings.LastIndexByte(word, ' '); i > 0 {
				t.pairs[strings.TrimSuffix(word[i+1:], "s")] = true
			}
		}
	}
	return t
})

// Rows are the lines of a table without its comments, cut at tabs and filled up to four fields.
func Rows(file string) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		for len(row) < 4 {
			row = append(row, "")
		}
		out = append(out, row)
	}
	return out
}

// Lookup finds a unit of measurement by its lower-case word or abbreviation, singular or plural.
func Lookup(word string) (Unit, bool) {
	u, ok := load().units[word]
	return u, ok
}

// Currency finds the ISO 4217 code of a lower-case word, code or symbol.
func Currency(word string) (string, bool) {
	code, ok := load().currencies[word]
	return code, ok
}

// Find finds something that can be counted by its lower-case word, singular or plural.
func Find(word string) (Noun, bool) {
	nouns := load().nouns
	n, ok := nouns[word]
	for i := 0; !ok && i < len(plurals); i++ {
		if stem, cut := strings.CutSuffix(word, plurals[i].ending); cut {
			n, ok = nouns[stem+plurals[i].stem]
		}
	}
	return n, ok
}

var plurals = []struct{ ending, stem string }{{"s", ""}, {"es", ""}, {"ies", "y"}, {"ves", "f"}}

// ends are words after which a subject says where or whose, no longer what.
var ends = map[string]bool{"of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "from": true, "who": true, "that": true, "with": true, "without": true, "under": true, "by": true}

// Class gives the class by which subjects are compared: soldiers, troops, personnel and men are one. Of two subjects ("soldiers and mercenaries") it gives the first one's class,
// joined by " and " with the second's where that is another. A subject whose head is no known word is its own class, in lower case.
func Class(subject string) string {
	folded := strings.Join(strings.Fields(strings.ToLower(subject)), " ")
	var classes []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(folded, " and ", ","), " or ", ","), func(r rune) bool { return r == ',' }) {
		class := head(strings.Fields(part))
		if class == "" {
			return folded
		}
		if !slices.Contains(classes, class) {
			classes = append(classes, class)
		}
	}
	if len(classes) == 0 {
		return folded
	}
	return strings.Join(classes, " and ")
}

// head is the class of the last word that can be counted before a preposition, "" where that word is followed by one that is no participle ("military aid").
func head(words []string) string {
	class, before := "", ""
	for _, word := range words {
		word = strings.Trim(word, ";:.\"“”'’")
		if ends[word] && class != "" {
			break
		}
		switch n, ok := FindTwo(before, word); {
		case ok:
			class = n.Class
		case !strings.HasSuffix(word, "ed"):
			class = ""
		}
		before = word
	}
	return class
}

// FindTwo finds the noun that word is, together with the word before it where the two are one ("artillery systems").
func FindTwo(before, word string) (Noun, bool) {
	if before != "" && load().pairs[strings.TrimSuffix(word, "s")] {
		if n, ok := Find(before + " " + word); ok {
			return n, true
		}
	}
	return Find(word)
}

// Record turns a number of the unit into one of its unit of record, rounded to three decimals, or six where it is below one.
func (u Unit) Record(x float64) float64 {
	if u.Factor == 1 {
		return x
	}
	x *= u.Factor
	digits := 1e3
	if math.Abs(x) < 1 {
		digits = 1e6
	}
	return math.Round(x*digits) / digits
}
