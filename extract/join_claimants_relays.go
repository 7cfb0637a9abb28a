package extract

import "hearsay"

// keepsSpeaker tells whether a cue without a source goes on with who spoke before ("it was noted", "was also stressed"), and does not speak of hearsay ("is believed").
func (n *naming) keepsSpeaker(cue hearsay.Span) bool {
	r := n.within(cue)
	for i := r.From; i < r.To; i++ {
		if carriers[n.folded[i]] {
			return true
		}
	}
	return false
}

var carriers = set("emphasized emphasised stressed noted added underlined pointed recalled stated concluded explained adding continued")

// nameRelays names the relays of every claim; the outlet that publishes the article is none, and the outer speaker of a nested claim is one.
func (n *naming) nameRelays(claims []hearsay.Claim) {
	for i := range claims {
		c := &claims[i]
		via := c.Via[:0:0]
		for _, v := range c.Via {
			if v.Name == "" {
				_, a, _ := n.name(n.within(v.Span))
				v.Name = a.Name
			}
			if v.Name != "" && v.Name != n.doc.Article.Publisher && v.Name != c.Claimant.Name {
				via = append(via, v)
			}
		}
		c.Via = via
	}
	for i := range claims {
		c := &claims[i]
		if o, ok := hearsay.Deref(c.Within); ok && o < len(claims) && o != i && claims[o].Claimant.Name != c.Claimant.Name {
			c.Via = append(c.Via, hearsay.Relay{Name: claims[o].Claimant.Name, Span: claims[o].Anchor()})
		}
	}
}
