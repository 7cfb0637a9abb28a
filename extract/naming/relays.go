package naming

import (
	"slices"

	"hearsay"
	"hearsay/extract/outlets"
	"hearsay/text"
)

// Publishes tells whether an outlet of this name publishes the article, as far as the article or its meta data tell.
func (n *Register) Publishes(name string) bool { return n.own.Has(name) }

// Outlet tells whether a relay of this name is an outlet, one that has no name too ("Polish radio"), and no person or body that speaks for others.
func (n *Register) Outlet(name string) bool {
	id, ok := n.byName[name]
	return !ok || n.known[id].actor.Kind == hearsay.Media
}

// publishers is the outlets that publish the article.
func (n *Register) publishers() outlets.Own {
	var names []string
	if p := n.doc.Article.Publisher; p != "" {
		names = append(names, p)
		if e, ok := n.table.Lookup(p); ok {
			names = append(names, e.Name)
		}
	}
	var named []outlets.Mention
	for _, m := range n.mentions {
		if n.known[m.id].actor.Kind == hearsay.Media {
			named = append(named, n.outletAt(m))
		}
	}
	return outlets.Publishers(n.doc, names, named)
}

func (n *Register) outletAt(m mention) outlets.Mention {
	return outlets.Mention{Name: n.known[m.id].actor.Name, Range: n.tokens(m.Range)}
}

// tokens is a range of words in tokens.
func (n *Register) tokens(r text.Range) text.Range {
	return text.Range{From: n.all[r.From].token, To: n.all[r.To-1].token + 1}
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
	last := -1
	for _, m := range n.inSentence(c.Cue) {
		theirs := last >= 0 && n.all[last].owns && m.From == last+1 // the outlet's reporter
		if last = m.To - 1; n.known[m.id].actor.Kind != hearsay.Media || theirs {
			continue
		}
		if o := n.outletAt(m); outlets.Hands(n.doc, c, o) {
			out = append(out, hearsay.Relay{Name: o.Name, Span: n.doc.SpanOf(o.Range)})
		}
	}
	for _, r := range outlets.Unnamed(n.doc, c.Cue) {
		s := n.doc.SpanOf(r)
		if !c.Source.Overlaps(s) && !slices.ContainsFunc(out, func(v hearsay.Relay) bool { return v.Span.Overlaps(s) }) {
			out = append(out, hearsay.Relay{Name: s.Of(n.doc.Text), Span: s})
		}
	}
	return out
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
