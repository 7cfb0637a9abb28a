package naming

import (
	"strings"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// nobody is what a source comes to that names nobody.
const nobody = -1

// name is who the words of a source stand for: an id in the register or nobody, the actor, and each of several joint ones.
func (n *Register) name(r text.Range) (int, hearsay.Actor, []hearsay.Actor) {
	if r.To <= r.From {
		return nobody, hearsay.Actor{}, nil
	}
	items := n.items(r)
	if parts := n.joint(r, items); parts != nil {
		return nobody, together(parts), parts
	}
	id, a := n.one(r, items)
	return id, a, nil
}

// one is who a source without several heads stands for.
func (n *Register) one(r text.Range, items []item) (int, hearsay.Actor) {
	if len(items) > 0 && items[0].what == aPronoun && items[0].From == r.From {
		if id, a, ok := n.byPronoun(items); ok {
			return id, a
		}
		if pronouns[n.folded[r.From]] == nobodyAtAll {
			return nobody, hearsay.Actor{}
		}
		if possessives[n.folded[r.From]] || r.To-r.From == 1 {
			return nobody, n.asWritten(r)
		}
	}
	for _, step := range []func(text.Range, []item) (int, hearsay.Actor, bool){n.person, n.body, n.ofLand, n.byTitle, n.byClass, n.byNoun} {
		if id, a, ok := step(r, items); ok {
			return id, a
		}
	}
	return nobody, n.asWritten(r)
}

// asWritten is a source's own words, where it is not known who that is.
func (n *Register) asWritten(r text.Range) hearsay.Actor {
	for r.To-r.From > 1 && articles[n.folded[r.From]] {
		r.From++
	}
	return hearsay.Actor{Name: n.text(r), Kind: hearsay.Person}
}

var articles = set("the a an this that these those")

// ofID is an entry of the register as claimant; false for nobody.
func (n *Register) ofID(id int) (int, hearsay.Actor, bool) {
	if id < 0 {
		return nobody, hearsay.Actor{}, false
	}
	a := n.known[id].actor
	a.Resolved = true
	if a.Kind == "" {
		a.Kind = hearsay.Person
	}
	return id, a, true
}

// person is the first person of a source who is not only the owner or addressee of its head: "Boris Johnson", not "Boris Johnson's lawyer".
func (n *Register) person(r text.Range, items []item) (int, hearsay.Actor, bool) {
	for k, it := range items {
		id := n.personID(it)
		if id < 0 {
			continue
		}
		if k > 0 && n.leansOn(items[k-1], it) {
			return n.onBehalf(items, k, id)
		}
		if k+1 < len(items) && n.owned(it, items[k+1]) {
			if stands(items[k+1]) || n.folded[items[k+1].From] == "office" {
				return n.ofID(id)
			}
			return n.owns(items, k, id)
		}
		return n.ofID(id)
	}
	return nobody, hearsay.Actor{}, false
}

// personID is who in the register an item names, nobody when it names no person.
func (n *Register) personID(it item) int {
	switch {
	case it.what == anActor && it.entry.Person:
		if id, ok := n.byName[it.entry.Name]; ok {
			return id
		}
	case it.what == aName:
		if id := n.find(it.Range); id >= 0 && n.known[id].person {
			return id
		}
	}
	return nobody
}

// leansOn tells whether a person is only what the head before is of or for: "a spokesman for Johnson".
func (n *Register) leansOn(head, it item) bool {
	if head.what != aTitle && head.what != aNoun && head.what != aBody || it.From-head.To < 1 || it.From-head.To > 2 {
		return false
	}
	f := n.folded[head.To]
	return f == "for" || f == "to" || f == "of" || f == "by" || f == "from"
}

// onBehalf is who speaks where a person comes after "spokesman for", "adviser to" or "statement by".
func (n *Register) onBehalf(items []item, k, id int) (int, hearsay.Actor, bool) {
	head := items[k-1]
	if stands(head) {
		return n.ofID(id)
	}
	a := n.known[id].actor
	who := "unnamed " + n.text(text.Range{From: head.From, To: items[k].From}) + " " + a.Name
	return nobody, hearsay.Actor{Name: who, Kind: hearsay.Unnamed, Side: a.Side, Resolved: true}, true
}

// owned tells whether an item belongs to the one after it: "Biden's letter", "a Pence adviser".
func (n *Register) owned(it, next item) bool {
	if next.what != aNoun && next.what != aTitle && next.what != aBody || next.From-it.To > 3 {
		return false
	}
	if n.all[it.To-1].owns {
		return true
	}
	return next.From == it.To && !n.all[next.From].parted && !n.all[next.From].capital
}

// owns is who speaks where a person owns the head: a government or office, or somebody who is not named.
func (n *Register) owns(items []item, k, id int) (int, hearsay.Actor, bool) {
	head, a := items[k+1], n.known[id].actor
	if head.what == aBody && head.class == "government" {
		if e, ok := n.table.Body(a.Side, "government"); ok {
			return n.ofID(n.addBody(e.Actor(), "government"))
		}
	}
	return nobody, hearsay.Actor{Name: "unnamed " + n.text(head.Range) + " of " + a.Name, Kind: hearsay.Unnamed, Side: a.Side, Resolved: true}, true
}

// body is the body that a source names: by a name that is known, by land and class, or by a name that tells what it is.
func (n *Register) body(r text.Range, items []item) (int, hearsay.Actor, bool) {
	for k := range items {
		a, class, ok := n.bodyAt(items, k)
		if !ok {
			continue
		}
		if s, ok := n.secret(r, items, a.Side); ok {
			return nobody, s, true
		}
		return n.ofID(n.addBody(a, class))
	}
	return nobody, hearsay.Actor{}, false
}

// bodyAt is the body that an item names, with the items beside it, and its class.
func (n *Register) bodyAt(items []item, k int) (a hearsay.Actor, class string, ok bool) {
	it := items[k]
	switch {
	case it.what == anActor && !it.entry.Person:
		if id, ok := n.outlet[n.folded[it.From]]; ok && it.To-it.From == 1 && it.entry.Kind == hearsay.Media {
			return n.known[id].actor, "", true
		}
		return it.entry.Actor(), it.entry.Class, true
	case it.what == aLand:
		e, ok := n.bodyOf(items, k)
		_, headed := n.headOf(items, k)
		return e.Actor(), e.Class, ok && !headed && !n.crowded(items, k+1)
	case it.what == aBody:
		e, ok := n.bodyAfter(items, k)
		return e.Actor(), e.Class, ok
	case it.what == aName:
		if id := n.find(it.Range); id >= 0 && !n.known[id].person {
			return n.known[id].actor, n.known[id].class, true
		}
		if kind := n.orgKind(it.Range); kind != "" && kind != thingName {
			return hearsay.Actor{Name: n.text(it.Range), Kind: kind, Side: n.sideIn(it.Range), Resolved: true}, "", true
		}
	}
	return hearsay.Actor{}, "", false
}

// crowded tells whether a class only describes the people after it: "defence officials", "military analysts".
func (n *Register) crowded(items []item, k int) bool {
	if k+1 >= len(items) || items[k+1].From != items[k].To || n.all[items[k+1].From].parted {
		return false
	}
	switch items[k+1].noun.what {
	case "official", "expert", "media", "person", "military":
		return items[k+1].noun.many
	}
	return false
}

// sideIn is the side of the land that a name of unknown words holds.
func (n *Register) sideIn(r text.Range) string {
	for i := r.From; i < r.To; i++ {
		if l, k := n.table.Land(n.run(i, r.To)); k > 0 {
			return l.Speaker().Side
		}
	}
	return ""
}

// secret is a single source who is not named: "a US defence official", "one Russian source".
func (n *Register) secret(r text.Range, items []item, side string) (hearsay.Actor, bool) {
	var last item
	for _, it := range items {
		if w := it.noun.what; w == "source" || w == "official" && !it.noun.many {
			last = it
		}
	}
	if last.To == 0 || last.title.Office == "spokesman" {
		return hearsay.Actor{}, false
	}
	return hearsay.Actor{Name: "unnamed " + n.plainly(text.Range{From: r.From, To: last.To}), Kind: hearsay.Unnamed, Side: side, Resolved: true}, true
}

// plainly is a description without articles, rank and possessive endings, lands by the name of their side where that is short: "US defence official".
func (n *Register) plainly(r text.Range) string {
	var out []string
	for i := r.From; i < r.To; i++ {
		if l, k := n.table.Land(n.run(i, r.To)); k > 0 && n.all[i].capital {
			w := n.text(text.Range{From: i, To: i + k})
			if l.Side == "US" || l.Side == "UK" {
				w = l.Side
			}
			out, i = append(out, w), i+k-1
			continue
		}
		if dropped[n.folded[i]] {
			continue
		}
		w := n.text(text.Range{From: i, To: i + 1})
		if n.all[i].into == 0 {
			w = strings.ToLower(w)
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

var dropped = set("a an the one another senior top some several other two three many its his her their this that these anonymous unnamed high-ranking also former more most certain various")

// ofLand is who a land stands for: itself as speaker, its office-holder, its officials, a class of its people.
func (n *Register) ofLand(r text.Range, items []item) (int, hearsay.Actor, bool) {
	for k, it := range items {
		if it.what != aLand {
			continue
		}
		side := it.land.Speaker().Side
		if s, ok := n.secret(r, items, side); ok {
			return nobody, s, true
		}
		if t, ok := n.titleNear(items, k); ok {
			return n.holder(r, side, t)
		}
		if n.beside(items, k+1) || n.beside(items, k-1) {
			return n.people(r, items, k)
		}
		if k+1 < len(items) && items[k+1].what == aBody && items[k+1].From <= it.To+1 { // of a bloc: "Western intelligence"
			return nobody, hearsay.Actor{Name: n.plainly(text.Range{From: it.From, To: items[k+1].To}), Kind: n.bodyKind(items[k+1].class), Side: side, Resolved: true}, true
		}
		if k+1 < len(items) && items[k+1].noun.what == "document" {
			return n.ofID(n.addBody(it.land.Speaker(), "government"))
		}
		if it.land.Form == actors.Demonym && (it.From == r.From || n.folded[it.From-1] != "the") { // "Russians", not "the Russians", who are their government
			return nobody, hearsay.Actor{Name: n.plainly(r), Kind: hearsay.Person, Side: side, Resolved: true}, true
		}
		return n.ofID(n.addBody(it.land.Speaker(), "government"))
	}
	return nobody, hearsay.Actor{}, false
}

// beside tells whether an item is a common noun of those who speak.
func (n *Register) beside(items []item, k int) bool {
	return k >= 0 && k < len(items) && items[k].noun.what != "" && items[k].noun.what != "document"
}

// titleNear is the office beside a land: "the US president", "the president of Turkey", "Ukraine's leader".
func (n *Register) titleNear(items []item, k int) (actors.Title, bool) {
	if t, ok := n.headOf(items, k); ok {
		return t, true
	}
	if k+1 < len(items) && items[k+1].what == aTitle && !items[k+1].noun.many {
		return items[k+1].title, true
	}
	if k+2 < len(items) && items[k+1].what == aBody && items[k+2].what == aTitle {
		return items[k+2].title, true
	}
	if k > 0 && items[k-1].what == aTitle && !items[k-1].noun.many {
		return items[k-1].title, true
	}
	return actors.Title{}, false
}

// headOf is "the head of the German government", "the chief of the British foreign ministry".
func (n *Register) headOf(items []item, k int) (actors.Title, bool) {
	if k == 0 || k+1 >= len(items) || items[k-1].what != aTitle || items[k-1].title.Office != "head" || items[k+1].what != aBody {
		return actors.Title{}, false
	}
	return n.table.Head(items[k+1].class)
}

// holder is who holds an office of a country: somebody whom the article names with it, else who held it on the article's day, else the office by its name.
func (n *Register) holder(r text.Range, side string, t actors.Title) (int, hearsay.Actor, bool) {
	if holdsAny(n.folded[r.From:r.To], formerWords) {
		if id := n.formerly(side); id >= 0 {
			return n.ofID(id)
		}
		a := n.asWritten(r)
		a.Side, a.Kind, a.Resolved = side, hearsay.Person, true
		return nobody, a, true
	}
	if id := n.holderNamed(side, t); id >= 0 {
		return n.ofID(id)
	}
	for _, office := range []string{t.Office, "prime-minister"} {
		e, ok := n.table.Holder(side, office, n.day)
		_, named := n.byName[e.Name]
		if ok && (named && office == t.Office || t.Office == "president" || office == "prime-minister" && t.Office == office) {
			return n.ofID(n.enterPerson(n.table.On(e, n.day), true, description{office: t.Office}))
		}
	}
	if t.Office == "spokesman" || t.Office == "press-secretary" || t.Office == "official" || t.Office == "head" {
		if l, ok := n.table.Side(side); ok {
			return n.ofID(n.addBody(l.Speaker(), "government"))
		}
	}
	a := n.asWritten(r)
	a.Side, a.Resolved = side, true
	if t.Kind != "" {
		a.Kind = t.Kind
	}
	return nobody, a, true
}

// formerly is the person of this side who was last spoken of and is out of office.
func (n *Register) formerly(side string) int {
	for k, left := n.lastMention(n.at+1), horizon; k >= 0 && left > 0; k, left = k-1, left-1 {
		if p := n.known[n.mentions[k].id]; p.person && p.former && (side == "" || p.actor.Side == side) {
			return n.mentions[k].id
		}
	}
	return nobody
}

// holderNamed is the person of this side who was named with this office or calling, the one last spoken of where there are two.
func (n *Register) holderNamed(side string, t actors.Title) int {
	fits := func(id int) bool {
		p := n.known[id]
		return p.person && (side == "" || p.actor.Side == side) && (t.Office != "" && p.office == t.Office || callings[t.Kind] && p.calling == t.Kind)
	}
	if side == "" {
		if p := n.lastSaid(func(s said) bool { return s.id >= 0 && fits(s.id) }); p.id >= 0 {
			return p.id
		}
	}
	for k, left := n.lastMention(n.at+1), horizon; k >= 0 && left > 0; k, left = k-1, left-1 {
		if id := n.mentions[k].id; fits(id) {
			return id
		}
	}
	for id := range min(horizon, len(n.known)) {
		if fits(id) {
			return id
		}
	}
	return nobody
}

// callings are kinds of calling that go by many titles: an expert is also an analyst and a scholar.
var callings = map[string]bool{hearsay.Expert: true, hearsay.Intelligence: true, hearsay.Media: true, hearsay.NGO: true}

// people is a class of a land's people: "Ukrainian officials", "Western leaders", "Russian sources".
func (n *Register) people(r text.Range, items []item, k int) (int, hearsay.Actor, bool) {
	l := items[k].land
	for _, it := range items {
		switch {
		case it.noun.what == "":
		case l.Side == "West" && powers[n.folded[it.To-1]], it.noun.what == "side":
			return n.ofID(n.addBody(l.Speaker(), "government"))
		default:
			return nobody, n.crowd(r, it.noun, l.Speaker().Side), true
		}
	}
	return nobody, hearsay.Actor{}, false
}

// crowd is several people, or one, known only by a common noun.
func (n *Register) crowd(r text.Range, w noun, side string) hearsay.Actor {
	a := hearsay.Actor{Name: n.plainly(r), Kind: crowdKinds[w.what], Side: side, Resolved: true}
	if l, ok := n.table.Side(side); ok && r.To-r.From == 1 {
		a.Name = l.Adjective() + " " + n.folded[r.From]
	}
	if w.what == "vague" || w.what == "source" {
		a.Name = "unnamed " + a.Name
	} else if !w.many && w.what != "body" && w.what != "document" && w.what != "government" && w.what != "witness" {
		a.Name, a.Kind = "unnamed "+a.Name, hearsay.Unnamed
	}
	if a.Kind == "" {
		a.Kind = hearsay.Unnamed
	}
	if a.Side == "" && holdsAny(n.folded[r.From:r.To], usParties) {
		a.Side = "US"
	}
	return a
}

// powers are words for states that act together.
var (
	powers    = set("countries states governments nations powers capitals allies partners")
	usParties = set("republican republicans democrat democrats gop")
)

var crowdKinds = map[string]string{
	"official": hearsay.Government, "government": hearsay.Government, "expert": hearsay.Expert, "media": hearsay.Media, "witness": hearsay.Witness, "person": hearsay.Person,
	"military": hearsay.Military, "source": hearsay.Unnamed, "vague": hearsay.Unnamed, "rumour": hearsay.Unnamed, "document": hearsay.Unnamed, "body": hearsay.Government, "speaker": hearsay.Government,
}
