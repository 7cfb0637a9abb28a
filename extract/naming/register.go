package naming

import (
	"sort"
	"strings"

	"hearsay"
	"hearsay/extract/outlets"
	"hearsay/reference/actors"
	"hearsay/text"
)

// known is somebody whom the article names.
type known struct {
	actor   hearsay.Actor
	person  bool
	gender  int    // male, female or 0
	former  bool   // out of office, as the article says
	office  string // class of office, "" when none was said
	calling string // kind that the title makes of its holder
	class   string // class of body, of a body
	words   []string
	sure    bool // it is certain that this is somebody: the table knows, a title or an honorific stands there, or a claim names it as its source
}

// mention is a place where somebody known is named.
type mention struct {
	text.Range
	id   int
	land bool // a land is named, which need not speak
}

// index is the ways to find somebody whom the article names.
type index struct {
	byName   map[string]int   // canonical name to id
	surname  map[string]int   // last name to id of a person
	sounding map[string][]int // by how the last name begins
	acronym  map[string]int   // short form that stood in brackets after a name
	outlet   map[string]int   // last word of the name of an outlet: "the Times" after The New York Times
}

// Register is what one article tells of those who speak in it. Claims are named in the order of the text, since each one tells whom the next may mean.
type Register struct {
	words
	index
	table    *actors.Table
	day      string
	known    []known
	mentions []mention
	own      outlets.Own // mastheads of those who publish the article
	past     []said
	claim    *hearsay.Claim // at hand
	at       int            // its word index
}

// New reads doc for all who are named in it.
func New(doc *text.Doc, table *actors.Table) *Register {
	n := &Register{words: newWords(doc), table: table, day: doc.Article.Day(),
		index: index{map[string]int{}, map[string]int{}, map[string][]int{}, map[string]int{}, map[string]int{}}}
	all := n.items(text.Range{From: 0, To: len(n.all)})
	for _, pass := range []func([]item, int){n.mentionBody, n.enter, n.enterLastName} {
		for k := range all {
			pass(all, k)
		}
	}
	for _, it := range all {
		if id := n.personID(it); id >= 0 {
			n.mention(it.Range, id, false)
		}
	}
	sort.SliceStable(n.mentions, func(i, j int) bool { return n.mentions[i].From < n.mentions[j].From })
	n.own = n.publishers()
	return n
}

// enter puts a full name into the register.
func (n *Register) enter(all []item, k int) {
	it := all[k]
	switch {
	case it.what == anActor && it.entry.Person:
		id := n.enterPerson(n.table.On(it.entry, n.day), true, n.describe(all, k))
		if last := n.folded[it.To-1]; n.find(text.Range{From: it.To - 1, To: it.To}) < 0 {
			n.surname[last] = id
		}
	case it.what == aName && it.To-it.From > 1 && n.orgKind(it.Range) == "" && !n.shouted(it.Range) && !n.inFurniture(it.Range):
		d := n.describe(all, k)
		if e, ok := n.respelt(it.Range, d); ok {
			id := n.enterPerson(n.table.On(e, n.day), true, d)
			n.byName[n.text(it.Range)], n.surname[n.folded[it.To-1]] = id, id
			return
		}
		n.enterPerson(hearsay.Actor{Name: n.text(it.Range), Resolved: true}, false, d)
	}
}

// respelt is the office-holder whom an unknown spelling means: the name is near to the name of who held that office on the article's day, or the last name is known and the first name begins alike.
func (n *Register) respelt(r text.Range, d description) (actors.Entry, bool) {
	last := n.folded[r.To-1]
	if e, ok := n.table.Holder(d.side, d.office, n.day); ok && actors.Alike(lastOf(e.Name), last) {
		return e, true
	}
	for _, e := range n.table.Sounding(last) {
		if e.Side != d.side && d.side != "" {
			continue
		}
		if name := actors.Words(e.Name); actors.Alike(name[len(name)-1], last) && strings.HasPrefix(actors.Spelling(n.folded[r.From]), beginning(name[0])) {
			return e, true
		}
	}
	return actors.Entry{}, false
}

func lastOf(name string) string {
	ws := actors.Words(name)
	return ws[len(ws)-1]
}

// enterLastName puts somebody into the register who is named by the last name only: one that the table knows, or one with an honorific or title.
func (n *Register) enterLastName(all []item, k int) {
	it := all[k]
	if it.what != aName || it.To-it.From > 1 || nouns[n.folded[it.From]].what != "" || orgs[n.folded[it.From]] != "" || n.find(it.Range) >= 0 || n.inFurniture(it.Range) {
		return
	}
	d := n.describe(all, k)
	if e, ok := n.table.Surname(n.folded[it.From]); ok && (n.at > 0 || n.day != "" || d.kind != "") {
		n.enterPerson(n.table.On(e, n.day), true, d)
		return
	}
	if d.kind != "" || d.gender != 0 {
		n.enterPerson(hearsay.Actor{Name: n.text(it.Range), Resolved: true}, false, d)
	}
}

// shouted tells whether all words stand in capitals, as page furniture does.
func (n *Register) shouted(r text.Range) bool {
	w := n.text(r)
	return strings.ToUpper(w) == w
}

func (n *Register) inFurniture(r text.Range) bool {
	return n.doc.InFurniture(n.doc.Tokens[n.all[r.From].token].Span)
}

func (n *Register) enterPerson(a hearsay.Actor, inTable bool, d description) int {
	id, ok := n.byName[a.Name]
	if !ok {
		id = len(n.known)
		n.known = append(n.known, known{actor: a, person: true, words: actors.Words(a.Name)})
		n.byName[a.Name] = id
		n.addSurname(id)
	}
	n.known[id].learn(d, inTable)
	return id
}

// addSurname remembers a person by the last name; of two who share it the first keeps it.
func (n *Register) addSurname(id int) {
	ws := n.known[id].words
	if len(ws) == 0 {
		return
	}
	if actors.FamilyFirst(n.known[id].actor.Side) && len(ws) > 1 {
		ws = append([]string{ws[1]}, ws[0])
	}
	if b := beginning(ws[len(ws)-1]); len(n.sounding[b]) < horizon {
		n.sounding[b] = append(n.sounding[b], id)
	}
	for i := min(1, len(ws)-1); i < len(ws); i++ {
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
	p.sure = p.sure || inTable || d.kind != "" || d.office != "" || d.gender != 0
	p.former = p.former || d.former || inTable && p.actor.Kind == hearsay.Person
	if inTable {
		if d.former && p.actor.Kind == hearsay.Government {
			p.actor.Kind = hearsay.Person
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

// mentionBody records where a body or land is named.
func (n *Register) mentionBody(all []item, k int) {
	it := all[k]
	switch {
	case it.what == anActor && !it.entry.Person:
		id := n.addBody(it.entry.Actor(), it.entry.Class)
		n.mention(it.Range, id, false)
		if it.entry.Kind == hearsay.Media && it.To-it.From > 1 {
			n.outlet[n.folded[it.To-1]] = id
		}
	case it.what == aLand:
		if e, ok := n.bodyOf(all, k); ok {
			n.mention(text.Range{From: it.From, To: all[k+1].To}, n.addBody(e.Actor(), e.Class), false)
		} else if it.land.Form != actors.Demonym {
			n.mention(it.Range, n.addBody(it.land.Speaker(), "government"), true)
		}
	case it.what == aName && it.To-it.From > 1 && n.orgKind(it.Range) != "" && n.orgKind(it.Range) != thingName:
		n.mention(it.Range, n.addBody(hearsay.Actor{Name: n.text(it.Range), Kind: n.orgKind(it.Range), Side: n.sideIn(it.Range)}, ""), false)
	case it.what == aBody:
		if e, ok := n.bodyAfter(all, k); ok {
			n.mention(text.Range{From: it.From, To: all[k+1].To}, n.addBody(e.Actor(), e.Class), false)
		}
	}
}

func (n *Register) mention(r text.Range, id int, land bool) {
	n.mentions = append(n.mentions, mention{r, id, land})
	n.addAcronym(r.To, id)
}

// addAcronym remembers a short form in brackets after the words before word i.
func (n *Register) addAcronym(i, id int) {
	if i >= len(n.all) || !n.all[i].capital || n.doc.Tokens[n.all[i].token-1].Lower != "(" {
		return
	}
	if w := n.text(text.Range{From: i, To: i + 1}); strings.ToUpper(w[:1]) == w[:1] && strings.ToLower(w[1:]) != w[1:] {
		n.acronym[n.folded[i]] = id
	}
}

// bodyOf is the body that a land and the class after it make: "the Ukrainian defence ministry".
func (n *Register) bodyOf(all []item, k int) (actors.Entry, bool) {
	if k+1 >= len(all) || all[k+1].what != aBody || all[k+1].From > all[k].To+2 {
		return actors.Entry{}, false
	}
	for i := all[k].To; i <= all[k+1].From; i++ { // an adjective or two may stand between, after a demonym or an owner
		between := i < all[k+1].From
		if n.all[i].parted || between && (articles[n.folded[i]] || verbs[n.folded[i]] || joints[n.folded[i]] || all[k].land.Form != actors.Demonym && !n.all[all[k].To-1].owns) {
			return actors.Entry{}, false
		}
	}
	return n.table.Body(all[k].land.Side, all[k+1].class)
}

// bodyAfter is the body that a class and the land after it make: "the Ministry of Defence of Ukraine".
func (n *Register) bodyAfter(all []item, k int) (actors.Entry, bool) {
	if k+1 >= len(all) || all[k+1].what != aLand || all[k+1].From > all[k].To+3 || n.folded[all[k].To] != "of" && n.folded[all[k].To] != "in" {
		return actors.Entry{}, false
	}
	return n.table.Body(all[k+1].land.Side, all[k].class)
}

func (n *Register) addBody(a hearsay.Actor, class string) int {
	id, ok := n.byName[a.Name]
	if !ok {
		id = len(n.known)
		n.known = append(n.known, known{actor: a, class: class, words: actors.Words(a.Name), sure: true})
		n.byName[a.Name] = id
	}
	if n.known[id].class == "" {
		n.known[id].class = class
	}
	return id
}

// find is who in the register goes by these words: the full name, or the last name of somebody; -1 when nobody does.
func (n *Register) find(r text.Range) int {
	if id, ok := n.byName[n.text(r)]; ok {
		return id
	}
	if id, ok := n.acronym[n.folded[r.From]]; ok && r.To-r.From == 1 {
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

// beginning is the first letters of a last name, spellings levelled.
func beginning(w string) string {
	const letters = 3
	w = actors.Spelling(w)
	return w[:min(letters, len(w))]
}

// misspelt is the one person whose last name differs in a letter or two ("Blinkken"); -1 when there is none or more than one.
func (n *Register) misspelt(w string) int {
	found := -1
	for _, id := range n.sounding[beginning(w)] {
		if !actors.Alike(lastOf(n.known[id].actor.Name), w) {
			continue
		}
		if found >= 0 && found != id {
			return -1
		}
		found = id
	}
	return found
}

// lastMention is the index of the last mention that begins before word i.
func (n *Register) lastMention(i int) int {
	return sort.Search(len(n.mentions), func(k int) bool { return n.mentions[k].From >= i }) - 1
}
