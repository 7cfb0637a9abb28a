package naming

import (
	"sort"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// Publishes tells whether an outlet of this name publishes the article, as far as the article or its meta data tell.
func (n *Register) Publishes(name string) bool { return n.own[masthead(name)] }

// masthead is the beginning of an outlet's name, by which its editions are one: "Fox News" of Fox News Digital.
func masthead(name string) string {
	ws := actors.Words(strings.TrimPrefix(name, "The "))
	return strings.Join(ws[:min(2, len(ws))], " ")
}

// ownOutlets is the outlets that publish the article: its publisher, and those that its furniture or its correspondents name.
func (n *Register) ownOutlets() map[string]bool {
	own := map[string]bool{}
	if p := n.doc.Article.Publisher; p != "" {
		own[masthead(p)] = true
		if e, ok := n.table.Lookup(p); ok {
			own[masthead(e.Name)] = true
		}
	}
	for _, m := range n.mentions {
		if a := n.known[m.id].actor; a.Kind == hearsay.Media && (n.inPromo(m.Range) || n.staffed(m.To)) {
			own[masthead(a.Name)] = true
		}
	}
	return own
}

// inPromo tells whether words stand in furniture that an outlet writes about itself: not in a caption, which names the agency of the picture.
func (n *Register) inPromo(r text.Range) bool {
	s := n.spanOf(r)
	i := sort.Search(len(n.doc.Furniture), func(i int) bool { return n.doc.Furniture[i].Span.End > s.Start })
	return i < len(n.doc.Furniture) && n.doc.Furniture[i].Span.Overlaps(s) && n.doc.Furniture[i].Kind != "caption"
}

// staffed tells whether an outlet's name before word i says whose reporter speaks: "BBC diplomatic correspondent", "contributed to this report".
func (n *Register) staffed(i int) bool {
	for k := i; k < len(n.all) && k < i+5 && !n.all[k].parted; k++ {
		switch n.folded[k] {
		case "correspondent", "correspondents", "understands", "contributed", "contacted", "reached":
			return true
		}
	}
	return false
}

// Relays is the relays that the attribution found, with their names, and the outlets that the sentence of the cue names as those who were told; nearest the article first.
func (n *Register) Relays(c *hearsay.Claim) []hearsay.Relay {
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
		inside := c.Holds(s) && n.within(c.Cue).To != m.From // "told Reuters it was so" may leave the outlet to what was said
		if n.known[m.id].actor.Kind != hearsay.Media || inside || c.Source.Overlaps(s) || !n.toldTo(m.From, c) {
			continue
		}
		out = append(out, hearsay.Relay{Name: n.known[m.id].actor.Name, Span: s})
	}
	return out
}

func (n *Register) spanOf(r text.Range) hearsay.Span {
	return n.doc.Tokens[n.all[r.From].token].Span.Cover(n.doc.Tokens[n.all[r.To-1].token].Span)
}

// inSentence is the mentions in the sentence of a span.
func (n *Register) inSentence(s hearsay.Span) []mention {
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

// toldTo tells whether the words before word i say that somebody spoke to who is named there, or, for a cue of citing, whether who is named there cites.
func (n *Register) toldTo(i int, c *hearsay.Claim) bool {
	const told = 4 // words before the name of an outlet that may say so
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
