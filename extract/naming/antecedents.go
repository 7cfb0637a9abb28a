package naming

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/text"
)

// horizon is how many mentions or claims are looked through at most, so that time grows with the text alone.
const horizon = 400

// memory is how many sentences back a pronoun or short form is looked for.
const memory = 8

// byPronoun is who a pronoun stands for.
func (n *Register) byPronoun(items []item) (int, hearsay.Actor, bool) {
	at := items[0].From
	if id, a, ok := n.owner(items); ok {
		return id, a, true
	}
	if possessives[n.folded[at]] && len(items) > 1 && !stands(items[1]) {
		return n.person(text.Range{From: at, To: items[len(items)-1].To}, items[1:])
	}
	switch p := pronouns[n.folded[at]]; p {
	case male, female:
		return n.ofID(n.lookBack(at, func(m mention) bool {
			k := n.known[m.id]
			return k.person && k.sure && (k.gender == 0 || k.gender == p)
		}))
	case thing:
		return n.ofID(n.lastBody(at, ""))
	case relative:
		if k := n.lastMention(at); k >= 0 && at-n.mentions[k].To < subjects && n.all[n.mentions[k].From].sentence == n.all[at].sentence {
			return n.ofID(n.mentions[k].id)
		}
	case several:
		return n.severalBefore(at)
	case speaker:
		p := n.justSaid()
		return p.id, p.actor, p.actor.Name != ""
	}
	return nobody, hearsay.Actor{}, false
}

// stands tells whether what somebody owns speaks for the owner: a document, a claim, a spokesman.
func stands(it item) bool {
	return it.noun.what == "document" || it.noun.what == "rumour" || it.title.Office == "spokesman"
}

// owner is "its defence chiefs", "his ministry": the body of the land that the pronoun means.
func (n *Register) owner(items []item) (int, hearsay.Actor, bool) {
	if len(items) < 2 || items[1].what != aBody {
		return nobody, hearsay.Actor{}, false
	}
	n.claim = nil // what is said may name the land: "Ukraine’s forces advanced, its defence chiefs claimed"
	land := n.lookBack(items[0].From, func(m mention) bool { return n.known[m.id].actor.Side != "" })
	if land < 0 {
		return nobody, hearsay.Actor{}, false
	}
	e, ok := n.table.Body(n.known[land].actor.Side, items[1].class)
	if !ok {
		return nobody, hearsay.Actor{}, false
	}
	return n.ofID(n.addBody(e.Actor(), e.Class))
}

// lastBody is the body that "it" means: one of the class, or any.
func (n *Register) lastBody(at int, class string) int {
	return n.lookBack(at, func(m mention) bool {
		p := n.known[m.id]
		return !p.person && (class == "" || p.class == class && !m.land)
	})
}

// lookBack goes back from a word, sentence by sentence, to who fits: who spoke in a sentence, else who stands at its head; at last who was named anywhere.
func (n *Register) lookBack(at int, fits func(mention) bool) int {
	sentence := n.all[at].sentence
	for back := 0; back <= memory; back++ {
		if id := n.spokeIn(sentence-back, fits); id >= 0 {
			return id
		}
		if id := n.namedIn(sentence-back, at, back > 0, fits); id >= 0 {
			return id
		}
	}
	for back := 1; back <= memory; back++ {
		if id := n.namedIn(sentence-back, at, false, fits); id >= 0 {
			return id
		}
	}
	return nobody
}

// spokeIn is who of those that fit spoke last in a sentence.
func (n *Register) spokeIn(sentence int, fits func(mention) bool) int {
	for k := len(n.past) - 1; k >= 0; k-- {
		p := n.past[k]
		if p.at >= len(n.all) {
			continue
		}
		s := n.all[p.at].sentence
		if s < sentence {
			break
		}
		if s == sentence && p.id >= 0 && !p.nested && fits(mention{id: p.id}) {
			return p.id
		}
	}
	return nobody
}

// subjects is how many words into a sentence its subject is looked for.
const subjects = 8

// namedIn is who of those that fit is named first in a sentence before a word, outside of what is quoted or claimed there; atHead: only as its subject.
func (n *Register) namedIn(sentence, at int, atHead bool, fits func(mention) bool) int {
	first := nobody
	for k, left := n.lastMention(at), horizon; k >= 0 && left > 0; k, left = k-1, left-1 {
		m := n.mentions[k]
		if s := n.all[m.From].sentence; s < sentence {
			break
		} else if s > sentence || !fits(m) || n.isSaid(m.Range, at) {
			continue
		}
		if !atHead || n.all[m.From].into <= subjects {
			first = m.id
		}
	}
	return first
}

// isSaid tells whether words stand in a quotation that does not hold word at too, or in the content of the claim at hand.
func (n *Register) isSaid(r text.Range, at int) bool {
	s := n.doc.Tokens[n.all[r.From].token].Span
	if n.claim != nil && n.claim.Holds(s) {
		return true
	}
	q := n.all[r.From].quoted
	return q > 0 && q != n.all[at].quoted
}

// severalBefore is whom "they" means: the last several who spoke, else the last body.
func (n *Register) severalBefore(at int) (int, hearsay.Actor, bool) {
	for k := len(n.past) - 1; k >= 0 && n.past[k].at < len(n.all) && n.all[at].sentence-n.all[n.past[k].at].sentence <= memory; k-- {
		if p := n.past[k]; p.id < 0 && p.actor.Name != hearsay.Unattributed || p.id >= 0 && !n.known[p.id].person {
			return p.id, p.actor, true
		}
	}
	return n.ofID(n.lastBody(at, ""))
}

// lastSaid is who made the last claim that fits; the zero value with nobody when none does.
func (n *Register) lastSaid(fits func(said) bool) said {
	for k := len(n.past) - 1; k >= max(0, len(n.past)-horizon); k-- {
		p := n.past[k]
		if p.nested || p.actor.Name == hearsay.Unattributed || fits != nil && !fits(p) {
			continue
		}
		return p
	}
	return said{id: nobody}
}

// byTitle is "the president", "the minister", "the analyst": who was named with that title, else the last speaker of that kind.
func (n *Register) byTitle(r text.Range, items []item) (int, hearsay.Actor, bool) {
	for _, it := range items {
		if it.what != aTitle {
			continue
		}
		if it.noun.many {
			return n.byNoun(r, items)
		}
		if id, a, ok := n.sameSecret(r, it); ok {
			return id, a, true
		}
		if r.To-r.From > 1 && indefinite[n.folded[r.From]] || it.From == r.From && !n.all[it.From].capital {
			return nobody, hearsay.Actor{}, false
		}
		if it.title.Office != "official" && it.title.Office != "head" && it.title.Office != "" {
			if id := n.holderNamed("", it.title); id >= 0 {
				return n.ofID(id)
			}
		}
		for _, bloc := range []string{"EU", "NATO", "UN", "Vatican"} {
			if e, ok := n.table.Holder(bloc, it.title.Office, n.day); ok {
				return n.ofID(n.enterPerson(n.table.On(e, n.day), true, description{office: it.title.Office}))
			}
		}
		p := n.lastSaid(func(s said) bool {
			suits := it.title.Kind == "" || s.actor.Kind == it.title.Kind || it.title.Kind == hearsay.Government && s.actor.Kind == hearsay.Intergovernmental
			return s.id >= 0 && n.known[s.id].person && suits
		})
		return n.ofID(p.id)
	}
	return nobody, hearsay.Actor{}, false
}

var (
	possessives = set("his her its their")
	troops      = set("force unit brigade battalion regiment militia")
	indefinite  = set("a an one another some other many several two three every any")
)

// byClass is "the ministry", "the foreign ministry", "the military": the body of that class last spoken of.
func (n *Register) byClass(r text.Range, items []item) (int, hearsay.Actor, bool) {
	for k, it := range items {
		if it.what == aBody && !n.crowded(items, k) {
			id, ok := n.acronym[n.folded[it.From]]
			if !ok {
				id = n.lastOfClass(it.From, it.class)
			}
			if id >= 0 {
				return n.ofID(id)
			}
			if p := n.justSaid(); p.id >= 0 && p.actor.Kind == hearsay.Military && !n.known[p.id].person && n.bodyKind(it.class) == hearsay.Military {
				return n.ofID(p.id) // "the army" after "the military"
			}
			if e, ok := n.table.Body(n.sideSpeaking(), it.class); ok {
				return n.ofID(n.addBody(e.Actor(), e.Class))
			}
			if id := n.onlyOfClass(it.class); id >= 0 {
				return n.ofID(id)
			}
			a := n.asWritten(r)
			if k := n.bodyKind(it.class); k != "" {
				a.Kind = k
			}
			return nobody, a, true
		}
	}
	return nobody, hearsay.Actor{}, false
}

// lastOfClass is the body of a class that last spoke or was named since, anywhere before; nobody when none was.
func (n *Register) lastOfClass(at int, class string) int {
	p := n.lastSaid(func(s said) bool { return s.id >= 0 && n.known[s.id].class == class && !n.known[s.id].person })
	for k, left := n.lastMention(at), horizon; k >= 0 && left > 0 && (p.id < 0 || n.mentions[k].From > p.at); k, left = k-1, left-1 {
		if m := n.mentions[k]; n.known[m.id].class == class && !m.land && n.all[m.From].quoted == 0 {
			return m.id
		}
	}
	return p.id
}

// onlyOfClass is the one body of a class that the article names, be it later: a headline is short and the text tells whose staff it means. Nobody where there are more.
func (n *Register) onlyOfClass(class string) int {
	only := nobody
	for _, m := range n.mentions[:min(horizon, len(n.mentions))] {
		switch {
		case n.known[m.id].class != class || m.land || m.id == only:
		case only >= 0:
			return nobody
		default:
			only = m.id
		}
	}
	return only
}

// justSaid is who made the last claim, nobody where that was long ago.
func (n *Register) justSaid() said {
	p := n.lastSaid(nil)
	if p.actor.Name == "" || p.at >= len(n.all) || n.at >= len(n.all) || n.all[n.at].sentence-n.all[p.at].sentence > memory {
		return said{id: nobody}
	}
	return p
}

// sideSpeaking is the country whose government, forces or services spoke just before, "" when nobody of that kind did.
func (n *Register) sideSpeaking() string {
	p := n.justSaid()
	switch p.actor.Kind {
	case hearsay.Government, hearsay.Military, hearsay.Intelligence:
		return p.actor.Side
	}
	return ""
}

// byNoun is a common noun: "the ministry", "the report", "officials", "critics".
func (n *Register) byNoun(r text.Range, items []item) (int, hearsay.Actor, bool) {
	for _, it := range items {
		if it.noun.what == "" {
			continue
		}
		definite := n.folded[r.From] == "the" || n.folded[r.From] == "this" || n.folded[r.From] == "that"
		if id, a, ok := n.sameSecret(r, it); ok {
			return id, a, true
		}
		side := ""
		if it.noun.many && (it.noun.what == "official" || n.folded[it.To-1] == "authorities") {
			side = n.sideSpeaking()
		}
		switch {
		case it.noun.what == "rumour" || it.noun.what == "document" && !definite && it.noun.many:
			return nobody, hearsay.Actor{}, true
		case it.noun.what == "document":
			return n.ofDocument(n.folded[it.From])
		case (it.noun.what == "body" || troops[n.folded[it.From]]) && definite && !it.noun.many:
			if id := n.lastBodySaid(it.From, n.folded[it.From]); id >= 0 {
				return n.ofID(id)
			}
		case it.noun.many && n.members(it) >= 0 && (definite || it.To-r.From == 1 && it.noun.what == "expert"):
			return n.ofID(n.members(it))
		case definite && !it.noun.many && it.noun.what != "source":
			p := n.lastSaid(func(s said) bool { return s.id >= 0 && n.known[s.id].person })
			if p.id >= 0 {
				return n.ofID(p.id)
			}
		}
		return nobody, n.crowd(r, it.noun, side), true
	}
	return nobody, hearsay.Actor{}, false
}

// sameSecret is "the official", "the sources": the source without a name that spoke last.
func (n *Register) sameSecret(r text.Range, it item) (int, hearsay.Actor, bool) {
	if n.folded[r.From] != "the" || it.noun.what != "official" && it.noun.what != "source" {
		return nobody, hearsay.Actor{}, false
	}
	p := n.lastSaid(func(s said) bool {
		return s.actor.Kind == hearsay.Unnamed && strings.Contains(s.actor.Name, it.noun.what)
	})
	return nobody, p.actor, p.actor.Name != ""
}

// members is the body that spoke last, where "the senators", "the diplomats" or "analysts" may be its own people; nobody else.
func (n *Register) members(it item) int {
	p := n.justSaid()
	if p.id < 0 || n.known[p.id].person {
		return nobody
	}
	switch w, k := n.folded[it.To-1], n.known[p.id]; {
	case it.noun.what == "expert" && k.actor.Kind == hearsay.ThinkTank, w == "diplomats" && k.class == "mfa", (w == "senators" || w == "deputies" || w == "lawmakers" || w == "mps") && k.class == "parliament":
		return p.id
	}
	return nobody
}

// surveys are documents that polling bodies and institutes write, acts those of parliaments, governments and courts.
var (
	surveys  = set("survey surveys poll polls study studies research findings results analysis assessment update briefing bulletin")
	statutes = set("resolution resolutions bill law decision decree order ruling treaty")
)

// ofDocument is whose report, statement or update speaks: of a survey or act the body that last spoke and could have written it, of all else who spoke last.
func (n *Register) ofDocument(w string) (int, hearsay.Actor, bool) {
	p := n.lastSaid(func(s said) bool {
		switch k := s.actor.Kind; {
		case s.id >= 0 && n.known[s.id].person:
			return !surveys[w] && !statutes[w]
		case surveys[w]:
			return k != hearsay.Media
		default:
			return !statutes[w] || k == hearsay.Government
		}
	})
	if p.actor.Name == "" {
		p = n.lastSaid(nil)
	}
	if p.actor.Name == "" {
		return nobody, hearsay.Actor{}, false
	}
	return p.id, p.actor, true
}

// lastBodySaid is the body last spoken of whose name holds the noun ("the ministry", "the institute"), else the last body that spoke.
func (n *Register) lastBodySaid(at int, w string) int {
	for k, left := n.lastMention(at), horizon; k >= 0 && left > 0; k, left = k-1, left-1 {
		if p := &n.known[n.mentions[k].id]; !p.person && slices.Contains(p.words, w) {
			return n.mentions[k].id
		}
	}
	p := n.lastSaid(func(s said) bool { return s.id >= 0 })
	if p.id >= 0 && n.known[p.id].person {
		if e, ok := n.table.Body(p.actor.Side, n.table.Office(n.known[p.id].office).Body); ok && e.Class != "government" {
			return n.addBody(e.Actor(), e.Class)
		}
	}
	return n.lastSaid(func(s said) bool { return s.id >= 0 && !n.known[s.id].person }).id
}
