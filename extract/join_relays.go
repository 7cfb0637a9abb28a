package extract

import (
	"hearsay"
	"hearsay/extract/naming"
	"hearsay/extract/outlets"
	"hearsay/text"
)

// joinRelays sets the relays of every claim: those that its own sentence tells of, those to whom its speaker gave an interview, and for a statement within another's the outer speaker
// with the outer claim's relays. The outlet that publishes the article is none.
func joinRelays(doc *text.Doc, reg *naming.Register, claims []hearsay.Claim) {
	given := map[string]interview{}
	for i := range claims {
		c := &claims[i]
		via := reg.Relays(c)
		if c.Within == "" {
			via = carriedOn(doc, reg, c, via, given)
		}
		pass(reg, c, via)
	}
	wholeRelay(doc, reg, claims)
	for i := range claims {
		o, ok := hearsay.Deref(claims[i].Within)
		if !ok || o < 0 || o >= i {
			continue
		}
		via := append([]hearsay.Relay{}, claims[o].Via...)
		via = append(via, hearsay.Relay{Name: claims[o].Claimant.Name, Span: claims[o].Anchor()})
		pass(reg, &claims[i], append(via, claims[i].Via...))
	}
}

// pass sets the relays of a claim, each once, without its claimant, its publisher and those who are nobody.
func pass(reg *naming.Register, c *hearsay.Claim, via []hearsay.Relay) {
	seen := map[string]bool{"": true, c.Claimant.Name: true, hearsay.Unattributed: true}
	c.Via = nil
	for _, v := range via {
		if !seen[v.Name] && !reg.Publishes(v.Name) {
			seen[v.Name] = true
			c.Via = append(c.Via, v)
		}
	}
}

// interview is to whom a speaker spoke, and the sentence where that was last said.
type interview struct {
	via      []hearsay.Relay
	sentence int
}

// lasting is how many sentences without its speaker end an interview.
const lasting = 8

// carriedOn is a claim's own relays, else those of an interview that its speaker is still giving.
func carriedOn(doc *text.Doc, reg *naming.Register, c *hearsay.Claim, via []hearsay.Relay, given map[string]interview) []hearsay.Relay {
	at := doc.SentenceOf(c.Anchor())
	if len(via) == 0 && !background(doc, c) && !outlets.Elsewhere(doc, c.Anchor(), c.Content) {
		if g, ok := given[c.Claimant.Name]; ok && at-g.sentence <= lasting {
			via = g.via
		}
	}
	if len(via) > 0 && reg.Outlet(via[0].Name) {
		given[c.Claimant.Name] = interview{via, at}
	}
	return via
}

// opening is how many paragraphs from its beginning an article says from whom it has all that it tells.
const opening = 4

// wholeRelay sets the outlet that one of the first paragraphs names for the whole article ("This is reported by the Harbour Ledger.") as the relay of every claim that has none.
func wholeRelay(doc *text.Doc, reg *naming.Register, claims []hearsay.Claim) {
	relay, at := hearsay.Relay{}, -1
	for i := range claims {
		c := &claims[i]
		if s := doc.SentenceOf(c.Source); c.Claimant.Kind == hearsay.Media && c.Claimant.Resolved && backward(doc, c, s) {
			relay, at = hearsay.Relay{Name: c.Claimant.Name, Span: c.Source}, s
			break
		}
		if len(c.Via) > 0 && reg.Outlet(c.Via[0].Name) && backward(doc, c, doc.SentenceOf(c.Via[0].Span)) {
			relay, at = c.Via[0], doc.SentenceOf(c.Via[0].Span)
			break
		}
	}
	if at < 0 || doc.Sentences[at].Paragraph >= opening || reg.Publishes(relay.Name) {
		return
	}
	for i := range claims {
		if c := &claims[i]; len(c.Via) == 0 && c.Within == "" && c.Claimant.Name != relay.Name && !background(doc, c) && !outlets.Elsewhere(doc, c.Anchor(), c.Content) {
			c.Via = []hearsay.Relay{relay}
		}
	}
}

// background tells whether a claim's sentence begins with "as": "As reported by", "As was said earlier".
func background(doc *text.Doc, c *hearsay.Claim) bool {
	return doc.Tokens[doc.Sentences[doc.SentenceOf(c.Anchor())].From].Lower == "as"
}

// backward tells whether sentence s attributes what claim c says before it: "This is reported by".
func backward(doc *text.Doc, c *hearsay.Claim, s int) bool {
	w := doc.Tokens[doc.Sentences[s].From].Lower
	return s > doc.SentenceOf(c.Content[0]) && (w == "this" || w == "that")
}
