package extract

import (
	"hearsay"
	"hearsay/extract/attribution"
	"hearsay/reference/actors"
	"hearsay/text"
)

// joinClaimants names who stands behind each claim: the claimant by its source's words, pronouns and short forms by what they stand for in the article, the relays, the claim that holds it.
func joinClaimants(doc *text.Doc, table *actors.Table, found []attribution.Found, claims []hearsay.Claim) {
	n := newNaming(doc, table)
	for i := range claims {
		n.vouch(claims[i].Source)
	}
	for i := range claims {
		c := &claims[i]
		n.claim = c
		n.at = n.wordAt(c.Anchor().Start)
		who := n.speaker(found[i], c)
		c.Claimant, c.Claimants = who.actor, who.parts
		n.past = append(n.past, who)
	}
	n.nameRelays(claims)
}

// vouch makes sure of those who are named as a claim's source by full name.
func (n *naming) vouch(source hearsay.Span) {
	for _, it := range n.items(n.within(source)) {
		if id := n.personID(it); id >= 0 {
			n.known[id].sure = true
		}
	}
}

// speaker is who makes a claim: who goes on speaking, who the source names, or nobody that is named.
func (n *naming) speaker(f attribution.Found, c *hearsay.Claim) said {
	who := said{at: n.at, nested: c.Within != ""}
	switch {
	case !c.Source.Empty():
		who.id, who.actor, who.parts = n.name(n.within(c.Source))
	case f.Continues >= 0 && f.Continues < len(n.past):
		past := n.past[f.Continues]
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
