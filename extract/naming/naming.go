// Package naming tells who is meant: a Doc in, the register of all whom it names out, and from it the claimant of each claim, by the words of its source. The joins of extract fill claims with them.
package naming

import "hearsay"

// Name sets the claimant of a claim, and remembers it for those that follow. Claims come in the order of the text; continues is the position among them of the claim whose speaker goes on in this
// one, -1 for none.
func (n *Register) Name(c *hearsay.Claim, continues int) {
	n.claim, n.at = c, n.wordAt(c.Anchor().Start)
	who := n.speaker(c, continues)
	c.Claimant, c.Claimants = who.actor, who.parts
	n.past = append(n.past, who)
}

// Vouch makes sure of those who are named as a claim's source by full name.
func (n *Register) Vouch(source hearsay.Span) {
	for _, it := range n.items(n.within(source)) {
		if id := n.personID(it); id >= 0 {
			n.known[id].sure = true
		}
	}
}

// Named is who words stand for that are no claim's source, once all claims are named; false where that is not certain.
func (n *Register) Named(s hearsay.Span) (hearsay.Actor, bool) {
	n.claim = nil
	r := n.within(s)
	_, a := n.one(r, n.items(r))
	return a, a.Resolved
}

// speaker is who makes a claim: who goes on speaking, who the source names, or nobody that is named.
func (n *Register) speaker(c *hearsay.Claim, continues int) said {
	who := said{at: n.at, nested: c.Within != ""}
	switch {
	case !c.Source.Empty():
		who.id, who.actor, who.parts = n.name(n.within(c.Source))
	case continues >= 0 && continues < len(n.past):
		past := n.past[continues]
		who.id, who.actor, who.parts = past.id, past.actor, past.parts
	case c.Cue.Empty() || n.keepsSpeaker(c.Cue):
		past := n.lastSaid(nil)
		who.id, who.actor, who.parts = past.id, past.actor, past.parts
	default:
		who.id = -1
	}
	if who.actor.Name == "" {
		who.id, who.actor = -1, hearsay.Actor{Name: hearsay.Unattributed, Kind: hearsay.Unnamed, Resolved: true}
	}
	return who
}

// said is who made one claim, and where.
type said struct {
	at     int // word index of the claim
	id     int // in the register, -1 for nobody in it
	actor  hearsay.Actor
	parts  []hearsay.Actor // of a joint claimant
	nested bool
}

// keepsSpeaker tells whether a cue without a source goes on with who spoke before ("it was noted", "was also stressed"), and does not speak of hearsay ("is believed").
func (n *Register) keepsSpeaker(cue hearsay.Span) bool {
	r := n.within(cue)
	return holdsAny(n.folded[r.From:r.To], carriers)
}

var carriers = set("emphasized emphasised stressed noted added underlined underscored pointed recalled stated concluded explained adding continued highlighted")
