package naming

import (
	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// description is what the words beside a name say of its bearer.
type description struct {
	office string
	kind   string
	side   string
	gender int
	former bool
}

// widest is how many words beside a name are read for what they say of its bearer.
const widest = 16

// describe reads the title before a name ("Defence Secretary Ben Wallace") and the apposition after it (", an analyst at the institute").
func (n *Register) describe(all []item, k int) description {
	var d description
	n.readBefore(all, k, &d)
	n.readAfter(all, k, &d)
	return d
}

// readBefore goes back from the name over its title, the land and body that the title belongs to, and the words between.
func (n *Register) readBefore(all []item, k int, d *description) {
	from := all[k].From
	if from > 0 && !n.all[from].parted && belongs[n.folded[from-1]] { // "the mayor of Lakeside" is not called Lakeside
		return
	}
	for j := k - 1; j >= 0 && all[k].From-all[j].From < widest; j-- {
		it := all[j]
		if n.all[from].parted && !n.commaTitle(all, j, from) || n.all[it.From].sentence != n.all[all[k].From].sentence || !n.bridged(it.To, from) && !(it.what == aLand && from-it.To == 1) {
			break
		}
		town := it.what == aName && it.From > 0 && n.folded[it.From-1] == "of"
		if !town && !d.read(it, n) {
			break
		}
		from = it.From
	}
	for back := 1; back <= 3 && from-back >= 0 && !n.all[from-back+1].parted; back++ {
		if formerWords[n.folded[from-back]] {
			d.former = true
		}
	}
	if d.former && (d.kind == hearsay.Government || d.kind == hearsay.Military) {
		d.kind = hearsay.Person
	}
	if d.side == "" && congress[n.folded[max(0, all[k].From-1)]] {
		d.side = "US"
	}
	for b := max(0, min(from, all[k].From-1)); b < all[k].From; b++ {
		if g := honorific[n.folded[b]]; g != 0 {
			d.gender = g
		}
	}
}

// congress are titles that only members of the Congress of the United States bear.
var congress = set("rep sen congressman congresswoman")

var honorific = map[string]int{"mr": male, "sir": male, "lord": male, "king": male, "prince": male, "mrs": female, "ms": female, "miss": female, "dame": female, "lady": female, "queen": female, "princess": female, "madame": female}

var formerWords = set("former ex retired exiled late")

// commaTitle tells whether a comma parts a title from the name that fills it: "the Australian foreign minister, Marise Payne".
func (n *Register) commaTitle(all []item, j, from int) bool {
	if all[j].what == aName && all[j].To == from && j > 0 && all[j-1].what == aTitle {
		return true
	}
	return all[j].what == aTitle && all[j].title.Office != "" && all[j].To == from || all[j].what == aLand && all[j].To == from && j > 0 && (all[j-1].what == aTitle || all[j-1].what == aBody)
}

// bridged tells whether only small words stand between two items of one phrase.
func (n *Register) bridged(from, to int) bool {
	if to-from > 3 {
		return false
	}
	for i := from; i < to; i++ {
		if !bridges[n.folded[i]] {
			return false
		}
	}
	return true
}

var bridges = set("of the for and in this country its his their at senior top former a an deputy acting chief main leading mr mrs ms dr sir lord republican democratic democrat affairs security national outgoing exiled veteran prominent to new then special joint us")

// read takes up one item of a description and tells whether it can belong to one.
func (d *description) read(it item, n *Register) bool {
	switch it.what {
	case aTitle:
		d.title(it.title)
	case aLand:
		if d.side == "" && !n.isTopic(it) {
			d.side = it.land.Speaker().Side
		}
	case aBody:
		if d.kind == "" {
			d.kind = n.bodyKind(it.class)
		}
	case anActor:
		if it.entry.Person {
			return false
		}
		d.body(it.entry)
	case aName:
		if id := n.find(it.Range); id >= 0 && !n.known[id].person {
			d.body(actors.Entry{Kind: n.known[id].actor.Kind, Side: n.known[id].actor.Side})
			return true
		}
		kind := n.orgKind(it.Range)
		if kind != "" && kind != thingName && (d.kind == "" || d.side == "" && d.office == "president") {
			d.kind = member(kind)
		}
		return kind != ""
	case aNoun:
	default:
		return false
	}
	return true
}

// isTopic tells whether a land in a description is what somebody works on or where, not whom for: "an expert on Russia", "a Russia analyst", "reporting in Ukraine".
func (n *Register) isTopic(it item) bool {
	for k := it.From - 1; k >= 0 && k >= it.From-2 && !n.all[k+1].parted; k-- {
		if topical[n.folded[k]] {
			return true
		}
	}
	if it.land.Form == actors.Demonym || n.all[it.To-1].owns || it.To >= len(n.all) || n.all[it.To].parted {
		return false
	}
	t, k := n.table.Title(n.run(it.To, len(n.all)))
	return k > 0 && (t.Kind == hearsay.Expert || t.Kind == hearsay.Media)
}

var topical = set("in on about to with near across over against inside covering studying")

func (d *description) title(t actors.Title) {
	if d.office == "" {
		d.office = t.Office
	}
	if d.kind == "" {
		d.kind = t.Kind
	}
}

// body takes the side of a body, and its kind for those that have none of their own: spokesmen and members.
func (d *description) body(e actors.Entry) {
	if d.side == "" {
		d.side = e.Side
	}
	if d.kind == "" {
		d.kind = member(e.Kind)
	}
}

// member is the kind of somebody who belongs to a body of this kind.
func member(kind string) string {
	if kind == hearsay.ThinkTank {
		return hearsay.Expert
	}
	return kind
}

func (n *Register) bodyKind(class string) string {
	e, _ := n.table.Body("UK", class)
	return e.Kind
}

// thingName is what a name is that is neither anybody's nor any organisation's: a sea, a street, a treaty.
const thingName = "thing"

// orgKind is the kind of claimant that a name of unknown words is, thingName where it cannot speak, "" when it may be a person's.
func (n *Register) orgKind(r text.Range) string {
	for i := r.To - 1; i >= r.From; i-- {
		if k := orgs[n.folded[i]]; k != "" {
			return k
		}
	}
	return ""
}

// readAfter reads ", an analyst at the institute," and "of the institute" after a name.
func (n *Register) readAfter(all []item, k int, d *description) {
	at := all[k].To
	if at >= len(n.all) || n.all[at].sentence != n.all[at-1].sentence {
		return
	}
	if m := n.doc.Tokens[n.all[at].token-1].Lower; n.all[at].parted && m != "," && m != "(" || !n.all[at].parted && !belongs[n.folded[at]] {
		return
	}
	hasTitle, end := d.kind != "", n.appositionEnd(at)
	for j := k + 1; j < len(all) && all[j].To <= end; j++ {
		it := all[j]
		if it.what == aPronoun || it.what == anActor && it.entry.Person || hasTitle && it.what == aTitle || it.what == aName && n.orgKind(it.Range) == "" && n.find(it.Range) < 0 {
			return
		}
		d.read(it, n)
		if formerWords[n.folded[max(it.From-1, 0)]] {
			d.former = true
		}
	}
}

// appositionEnd is the word index where the description after a name ends: at a mark, a verb or a relative pronoun.
func (n *Register) appositionEnd(at int) int {
	i := at + 1
	for i < len(n.all) && i-at < widest && !n.all[i].parted && !verbs[n.folded[i]] {
		i++
	}
	if verbs[n.folded[at]] {
		return at
	}
	return i
}

// verbs end a description.
var verbs = set("who which that whose said says say told tells is was were are has have had will would could can may might added warned claimed announced wrote stated believes thinks called calls writes tweeted posted insisted argued explained spoke")

var belongs = set("of at from with for")
