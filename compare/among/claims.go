package among

import (
	"strings"

	"hearsay"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
)

// Claims relates claims by what their own article says of them; a claim that many articles repeat is named by its earliest mention.
func (w *Work) Claims() {
	in := w.In
	first := firstMentions(in.Claims)
	holding := in.Holding()
	for from := 0; from < len(in.Claims); {
		to := from + 1
		for to < len(in.Claims) && in.Claims[to].ArticleID == in.Claims[from].ArticleID {
			to++
		}
		one := in.Claims[from:to]
		pairs := contradiction.Within(one, func(claim string) bool { return holding[one[0].ArticleID+" "+claim] })
		pairs = append(pairs, contradiction.Rivals(one, in.About[from:to], in.party)...)
		pairs = append(pairs, contradiction.Headline(one, in.headlines[one[0].ArticleID])...)
		for _, p := range pairs {
			switch p.Kind {
			case hearsay.Denies:
				w.Answered[Key(&one[p.B])] = true
			case hearsay.Echoes:
				w.Echoes[from+p.B] = from + p.A
			}
			w.relate(p.Found, first[Key(&one[p.A])], first[Key(&one[p.B])])
		}
		from = to
	}
}

// party tells whether a text names a side.
func (in *Gathered) party(text, side string) bool { return matching.Names(in.table, text, side) }

// Key is what mentions of one claim have in common: who says it, in which words.
func Key(m *hearsay.Mention) string {
	var b strings.Builder
	for _, e := range m.Ends {
		b.WriteString(e.Name + ";")
	}
	for _, s := range m.Said.Content {
		b.WriteString("\x00" + hearsay.Fold(s.Text))
	}
	return b.String()
}

// firstMentions gives the earliest mention of each claim; mentions are in order.
func firstMentions(mentions []hearsay.Mention) map[string]*hearsay.Mention {
	out := map[string]*hearsay.Mention{}
	for i := range mentions {
		if k := Key(&mentions[i]); out[k] == nil {
			out[k] = &mentions[i]
		}
	}
	return out
}
