package extract

import (
	"sort"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// keepsSpeaker tells whether a cue without a source goes on with who spoke before ("it was noted", "was also stressed"), and does not speak of hearsay ("is believed").
func (n *naming) keepsSpeaker(cue hearsay.Span) bool {
	r := n.within(cue)
	return holdsAny(n.folded[r.From:r.To], carriers)
}

var carriers = set("emphasized emphasised stressed noted added underlined underscored pointed recalled stated concluded explained adding continued highlighted")

// nameRelays names the relays of every claim: those that the claim's own sentence tells of, those to whom its speaker gave an interview, and for a statement within another's
// the outer speaker with the outer claim's relays. The outlet that publishes the article is none.
func (n *naming) nameRelays(claims []hearsay.Claim) {
	given := map[string]interview{}
	n.own = n.ownOutlets()
	for i := range claims {
		c := &claims[i]
		via := n.named(c)
		if c.Within == "" {
			via = n.carriedOn(c.Claimant.Name, via, n.past[i].at, given)
		}
		n.pass(c, via)
	}
	for i := range claims {
		o, ok := hearsay.Deref(claims[i].Within)
		if !ok || o < 0 || o >= i {
			continue
		}
		via := append([]hearsay.Relay{}, claims[o].Via...)
		via = append(via, hearsay.Relay{Name: claims[o].Claimant.Name, Span: claims[o].Anchor()})
		n.pass(&claims[i], append(via, claims[i].Via...))
	}
}

// pass sets the relays of a claim, each once, without its claimant, its publisher and those who are nobody.
func (n *naming) pass(c *hearsay.Claim, via []hearsay.Relay) {
	seen := map[string]bool{"": true, c.Claimant.Name: true, hearsay.Unattributed: true}
	c.Via = nil
	for _, v := range via {
		if !seen[v.Name] && !n.own[masthead(v.Name)] {
			seen[v.Name] = true
			c.Via = append(c.Via, v)
		}
	}
}

// masthead is the beginning of an outlet's name, by which its editions are one: "Fox News" of Fox News Digital.
func masthead(name string) string {
	ws := actors.Words(strings.TrimPrefix(name, "The "))
	return strings.Join(ws[:min(2, len(ws))], " ")
}

// ownOutlets is the outlets that publish the article: its publisher, and those that its furniture or its correspondents name.
func (n *naming) ownOutlets() map[string]bool {
	own := map[string]bool{}
	if p := n.doc.Article.Publisher; p != "" {
		own[masthead(p)] = true
	}
	for _, m := range n.mentions {
		if a := n.known[m.id].actor; a.Kind == hearsay.Media && (n.inPromo(m.Range) || n.staffed(m.To)) {
			own[masthead(a.Name)] = true
		}
	}
	return own
}

// inPromo tells whether words stand in furniture that an outlet writes about itself: not in a caption, which names the agency of the picture.
func (n *naming) inPromo(r text.Range) bool {
	s := n.spanOf(r)
	i := sort.Search(len(n.doc.Furniture), func(i int) bool { return n.doc.Furniture[i].Span.End > s.Start })
	return i < len(n.doc.Furniture) && n.doc.Furniture[i].Span.Overlaps(s) && n.doc.Furniture[i].Kind != "caption"
}

// staffed tells whether an outlet's name before word i says whose reporter speaks: "BBC diplomatic correspondent", "contributed to this report".
func (n *naming) staffed(i int) bool {
	for k := i; k < len(n.all) && k < i+5 && !n.all[k].parted; k++ {
		switch n.folded[k] {
		case "correspondent", "correspondents", "understands":
			return true
		case "contributed", "contacted", "reached":
			return true
		}
	}
	return false
}

// named is the relays that the attribution found, with their names, and the outlets that the sentence of the cue names as those who were told.
func (n *naming) named(c *hearsay.Claim) []hearsay.Relay {
	var out []hearsay.Relay
	for _, v := range c.Via {
		if v.Name == "" {
			if _, a, _ := n.name(n.within(v.Span)); a.Resolved {
				v.Name = a.Name
			}
		}
		out = append(out, v)
	}
	if c.Cue.Empty() {
		return out
	}
	for _, m := range n.inSentence(c.Cue) {
		s := n.spanOf(m.Range)
		if n.known[m.id].actor.Kind != hearsay.Media || c.Holds(s) || c.Source.Overlaps(s) || !n.toldTo(m.From, c) {
			continue
		}
		out = append(out, hearsay.Relay{Name: n.known[m.id].actor.Name, Span: s})
	}
	return out
}

func (n *naming) spanOf(r text.Range) hearsay.Span {
	return n.doc.Tokens[n.all[r.From].token].Span.Cover(n.doc.Tokens[n.all[r.To-1].token].Span)
}

// inSentence is the mentions in the sentence of a span.
func (n *naming) inSentence(s hearsay.Span) []mention {
	at := n.wordAt(s.Start)
	if at >= len(n.all) {
		return nil
	}
	sentence := n.all[at].sentence
	from := n.lastMention(at) + 1
	to := from
	for from > 0 && n.all[n.mentions[from-1].From].sentence == sentence {
		from--
	}
	for to < len(n.mentions) && n.all[n.mentions[to].From].sentence == sentence {
		to++
	}
	return n.mentions[from:to]
}

// told is how many words before the name of an outlet say that somebody spoke to it.
const told = 4

// toldTo tells whether the words before word i say that somebody spoke to who is named there, or, for a cue of citing, whether who is named there cites.
func (n *naming) toldTo(i int, c *hearsay.Claim) bool {
	cue := n.within(c.Cue)
	if citing[n.folded[cue.From]] {
		return i < cue.From
	}
	for k := i - 1; k >= 0 && i-k <= told && !n.all[k+1].parted; k-- {
		switch f := n.folded[k]; {
		case tellings[f]:
			return true
		case f == "the" || f == "with" || n.all[k].capital || outlets[f]:
		default:
			return false
		}
	}
	return false
}

var (
	citing   = set("citing cites cited quoting quotes quoted")
	tellings = set("told telling tells tell to with on by for via through in")
	outlets  = set("newspaper magazine channel broadcaster agency television tv radio station daily weekly news website outlet portal programme show journal paper state network local private russian british american german french")
)

// interview is to whom a speaker spoke, and where that was last said.
type interview struct {
	via []hearsay.Relay
	at  int // word index
}

// carriedOn is a claim's own relays, else those of an interview that its speaker is still giving.
func (n *naming) carriedOn(speaker string, via []hearsay.Relay, at int, given map[string]interview) []hearsay.Relay {
	if at >= len(n.all) {
		return via
	}
	if len(via) == 0 {
		if g, ok := given[speaker]; ok && n.all[at].sentence-n.all[g.at].sentence <= memory {
			via = g.via
		}
	}
	if len(via) > 0 {
		given[speaker] = interview{via, at}
	}
	return via
}
