// Package actors knows who speaks and who is counted: names and aliases in; canonical name, kind and side out. The joins of extract name claimants by it; ledger filters, brief and web ask it for names.
package actors

import (
	"embed"
	"strings"
	"sync"

	"hearsay"
)

//go:embed *.tsv
var files embed.FS

// Entry is one known actor: a body, a person who holds or held an office, an outlet.
type Entry struct {
	Key     string // stable id of the claimant: "uk-mod", "volodymyr-zelenskyy"
	Name    string // canonical full name
	Kind    string // as hearsay.Actor
	Side    string // the country or bloc it belongs to, "" when none
	Aliases []string
	Person  bool
	Class   string // of body that every country has, "" for all others
}

// Actor is the entry as a claimant.
func (e Entry) Actor() hearsay.Actor {
	return hearsay.Actor{Name: e.Name, Kind: e.Kind, Side: e.Side, Resolved: true}
}

// Table is the known actors. The zero Table knows nobody. It is not changed after it was made and may be used from several goroutines.
type Table struct {
	countries
	bodies
	offices
	entries  []Entry
	byKey    map[string]int
	names    phrases[int] // all aliases
	surnames phrases[int] // last names of persons
	tokens   map[string][]int
	sounding map[string][]int // persons by how their last name begins
}

// Default is the table that comes with the program.
func Default() *Table { return load() }

var load = sync.OnceValue(build)

// build reads the embedded tables.
func build() *Table {
	t := &Table{
		countries: countries{lands: newPhrases[Land](), sides: map[string]Land{}, slugs: map[string]string{}},
		bodies:    bodies{classNames: newPhrases[string]()},
		offices:   offices{titles: newPhrases[Title](), office: map[string]Title{}, heads: map[string]Title{}, terms: map[string][]term{}, served: map[string][]term{}},
		byKey:     map[string]int{}, names: newPhrases[int](), surnames: newPhrases[int](), tokens: map[string][]int{}, sounding: map[string][]int{},
	}
	t.addLands(rows("lands.tsv"))
	t.addTitles(rows("titles.tsv"))
	t.addBodies(rows("bodies.tsv"))
	for _, r := range rows("actors.tsv") {
		t.add(Entry{Key: r[0], Name: r[1], Kind: r[2], Side: r[3], Aliases: split(r[4]), Person: r[5] == "person"})
	}
	t.addOffices(rows("offices.tsv"))
	return t
}

// rows reads an embedded table: one entry a line, fields parted by tabs, lines that begin with # left out.
func rows(name string) [][]string {
	raw, _ := files.ReadFile(name) // it is in the program: a missing file does not compile
	var out [][]string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func split(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, "|")
}

func (t *Table) add(e Entry) {
	if _, ok := t.byKey[e.Key]; ok {
		return
	}
	if !e.Person {
		e.Class = t.classOf(e.Key)
	}
	n := len(t.entries)
	t.entries = append(t.entries, e)
	t.byKey[e.Key] = n
	seen := map[string]bool{}
	for _, a := range append([]string{e.Name}, e.Aliases...) {
		ws := bare(Words(a))
		if k := strings.Join(ws, " "); !seen[k] {
			seen[k] = true
			t.names.add(a, n)
		}
		for _, w := range ws {
			if have := t.tokens[w]; len(have) == 0 || have[len(have)-1] != n {
				t.tokens[w] = append(have, n)
			}
		}
	}
	if ws := Words(e.Name); e.Person && len(ws) > 1 {
		if w := Spelling(ws[len(ws)-1]); len(w) >= sounds {
			t.sounding[w[:sounds]] = append(t.sounding[w[:sounds]], n)
		}
		t.surnames.add(ws[len(ws)-1], n)
		if FamilyFirst(e.Side) {
			t.surnames.add(ws[0], n)
		}
	}
}

// Entry returns the actor with this key.
func (t *Table) Entry(key string) (Entry, bool) {
	if n, ok := t.byKey[key]; ok {
		return t.entries[n], true
	}
	return t.bodyByKey(key)
}

// Lookup returns the one actor that goes by this name or alias, a land as speaker and its bodies included ("Kyiv", "the Polish foreign ministry");
// false when there is none or more than one ("MoD").
func (t *Table) Lookup(name string) (Entry, bool) {
	ws := bare(Words(name))
	if e, ok := t.one(t.names.exact(ws)); ok {
		return e, true
	}
	return t.speaker(ws)
}

// Match returns the actor whose longest alias these words (see Words) begin with, and the number of words it takes; 0 when there is none or more than one.
func (t *Table) Match(words []string) (Entry, int) {
	found, n := t.names.prefix(words)
	e, ok := t.one(found)
	if !ok {
		return Entry{}, 0
	}
	return e, n
}

// Surname returns the one known person with this last name (one folded word); false when there is none or more than one.
func (t *Table) Surname(word string) (Entry, bool) {
	return t.one(t.surnames.exact([]string{word}))
}

// sounds is how many letters of a last name, as Spelling writes it, persons are looked up by.
const sounds = 3

// Sounding returns the persons whose last name begins like this folded one, spellings levelled, in the order of the table.
func (t *Table) Sounding(last string) []Entry {
	w := Spelling(last)
	if len(w) < sounds {
		return nil
	}
	return t.list(t.sounding[w[:sounds]])
}

func (t *Table) one(found []int) (Entry, bool) {
	if len(found) != 1 {
		return Entry{}, false
	}
	return t.entries[found[0]], true
}

// Key is the id of a claimant by its name: the key of the actor of that name, else hearsay.NameID.
func (t *Table) Key(name string) string {
	if e, ok := t.Lookup(name); ok {
		return e.Key
	}
	return hearsay.NameID(name)
}

// Resolve returns the actors that a name in a filter may mean: the one that goes by exactly this name, else all that carry all of its words
// (a ministry that every country has is returned for each of them), in the order of the table; none when nobody is known by it.
func (t *Table) Resolve(name string) []Entry {
	if e, ok := t.Lookup(name); ok {
		return []Entry{e}
	}
	ws := bare(Words(name))
	if len(ws) == 0 {
		return nil
	}
	if found := t.names.exact(ws); len(found) > 0 {
		return t.list(found)
	}
	if class, n := t.Class(ws); n == len(ws) {
		return t.everywhere(class)
	}
	return t.list(t.withAll(ws))
}

func (t *Table) withAll(words []string) []int {
	found := t.tokens[words[0]]
	for _, w := range words[1:] {
		found = both(found, t.tokens[w])
	}
	return found
}

// both is what two ascending lists share.
func both(a, b []int) []int {
	var out []int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			out = append(out, a[i])
			i, j = i+1, j+1
		}
	}
	return out
}

func (t *Table) list(found []int) []Entry {
	var out []Entry
	for _, n := range found {
		out = append(out, t.entries[n])
	}
	return out
}
