package extract

import (
	"sort"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// known is somebody whom the article names.
type known struct {
	actor   hearsay.Actor
	person  bool
	gender  int    // male, female or 0
	office  string // class of office, "" when none was said
	calling string // kind that the title makes of its holder
	class   string // class of body, of a body
	words   []string
	first   int // word index of the first full mention
}

// mention is a place where somebody known is named.
type mention struct {
	text.Range
	id int
}

// naming is what one article tells of those who speak in it.
type naming struct {
	words
	table    *actors.Table
	day      string
	known    []known
	byName   map[string]int // canonical name to id
	surname  map[string]int // last name to id of a person
	mentions []mention
	past     []said
	at       int
}

func newNaming(doc *text.Doc, table *actors.Table) *naming {
	n := &naming{words: newWords(doc), table: table, day: doc.Article.Day(), byName: map[string]int{}, surname: map[string]int{}}
	all := n.items(text.Range{From: 0, To: len(n.all)})
	for k := range all {
		n.enter(all, k)
	}
	for k := range all {
		n.mention(all, k)
	}
	return n
}

// enter puts a full name into the register.
func (n *naming) enter(all []item, k int) {
	it := all[k]
	switch {
	case it.what == anActor && it.entry.Person:
		n.enterPerson(all, k, n.table.On(it.entry, n.day), it.To-it.From > 1)
	case it.what == aName && it.To-it.From > 1 && n.orgKind(it.Range) == "":
		n.enterPerson(all, k, hearsay.Actor{Name: n.text(it.Range), Resolved: true}, true)
	}
}

func (n *naming) enterPerson(all []item, k int, a hearsay.Actor, full bool) {
	it := all[k]
	id, ok := n.byName[a.Name]
	if !ok {
		id = len(n.known)
		n.known = append(n.known, known{actor: a, person: true, words: actors.Words(a.Name), first: it.From})
		n.byName[a.Name] = id
		n.addSurname(id)
	}
	d := n.describe(all, k)
	n.known[id].learn(d, it.what == anActor)
}

// addSurname remembers a person by the last name; of two who share it the first keeps it.
func (n *naming) addSurname(id int) {
	ws := n.known[id].words
	for i := 1; i < len(ws); i++ {
		last := strings.Join(ws[i:], " ")
		if _, taken := n.surname[last]; !taken {
			n.surname[last] = id
		}
	}
}

// learn adds what a description says. Of somebody in reference/actors only what the table leaves open is learnt.
func (p *known) learn(d description, inTable bool) {
	if p.office == "" {
		p.office = d.office
	}
	if p.calling == "" {
		p.calling = d.kind
	}
	if p.gender == 0 {
		p.gender = d.gender
	}
	if inTable {
		if d.former {
			p.actor.Kind = formerly(p.actor.Kind)
		}
		return
	}
	if p.actor.Kind == "" {
		p.actor.Kind = d.kind
	}
	if p.actor.Side == "" {
		p.actor.Side = d.side
	}
}

func formerly(kind string) string {
	if kind == hearsay.Government {
		return hearsay.Person
	}
	return kind
}

// mention records where somebody known is named, by full name, last name, or as a body or land.
func (n *naming) mention(all []item, k int) {
	it := all[k]
	id := -1
	switch it.what {
	case anActor:
		a := n.table.On(it.entry, n.day)
		if found, ok := n.byName[a.Name]; ok {
			id = found
		} else {
			id = n.addBody(a, "")
		}
	case aName:
		id = n.find(it.Range)
	case aLand:
		if e, m := n.bodyOf(all, k); m {
			id = n.addBody(e.Actor(), all[k+1].class)
		} else if it.land.Form != actors.Demonym {
			id = n.addBody(it.land.Speaker(), "government")
		}
	case aBody:
		if e, ok := n.bodyAfter(all, k); ok {
			id = n.addBody(e.Actor(), it.class)
		}
	}
	if id >= 0 {
		n.mentions = append(n.mentions, mention{it.Range, id})
	}
}

// bodyOf is the body that a land and the class after it make: "the Ukrainian defence ministry".
func (n *naming) bodyOf(all []item, k int) (actors.Entry, bool) {
	if k+1 >= len(all) || all[k+1].what != aBody || all[k+1].From > all[k].To+2 || n.all[all[k+1].From].parted {
		return actors.Entry{}, false
	}
	return n.table.Body(all[k].land.Side, all[k+1].class)
}

// bodyAfter is the body that a class and the land after it make: "the Ministry of Defence of Ukraine".
func (n *naming) bodyAfter(all []item, k int) (actors.Entry, bool) {
	if k+1 >= len(all) || all[k+1].what != aLand || all[k+1].From > all[k].To+3 || n.folded[all[k].To] != "of" && n.folded[all[k].To] != "in" {
		return actors.Entry{}, false
	}
	return n.table.Body(all[k+1].land.Side, all[k].class)
}

func (n *naming) addBody(a hearsay.Actor, class string) int {
	id, ok := n.byName[a.Name]
	if !ok {
		id = len(n.known)
		n.known = append(n.known, known{actor: a, class: class, first: len(n.all)})
		n.byName[a.Name] = id
	}
	if n.known[id].class == "" {
		n.known[id].class = class
	}
	return id
}

// find is who in the register goes by these words: the full name, or the last name of somebody; -1 when nobody does.
func (n *naming) find(r text.Range) int {
	if id, ok := n.byName[n.text(r)]; ok {
		return id
	}
	for from := r.From; from < r.To; from++ {
		if id, ok := n.surname[strings.Join(n.folded[from:r.To], " ")]; ok {
			return id
		}
	}
	if r.To-r.From > 1 {
		return -1
	}
	return n.misspelt(n.folded[r.From])
}

// misspelt is the one person whose last name differs in a letter or two ("Blinkken"); -1 when there is none or more than one.
func (n *naming) misspelt(w string) int {
	found := -1
	if len(w) < 5 {
		return found
	}
	for last, id := range n.surname {
		if near(last, w) {
			if found >= 0 && found != id {
				return -1
			}
			found = id
		}
	}
	return found
}

// near tells whether two words of at least five letters differ by one letter changed, put in or left out.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 5 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// lastMention is the index of the last mention that begins before word i.
func (n *naming) lastMention(i int) int {
	return sort.Search(len(n.mentions), func(k int) bool { return n.mentions[k].From >= i }) - 1
}

// wordsOf is the words of a body's name as they are looked up.
func (p known) wordsOf() []string {
	if p.words != nil {
		return p.words
	}
	return actors.Words(p.actor.Name)
}
