package attribution

import (
	"slices"
	"sort"

	"hearsay"
	"hearsay/extract/stance"
)

// settle puts the finds in the order of the text, drops those that say nothing of their own, and writes them as claims.
func (r *reader) settle() []Found {
	finds := r.finds
	sort.SliceStable(finds, func(a, b int) bool { return finds[a].from() < finds[b].from() })
	finds = r.withoutThoughts(finds)
	out := make([]Found, 0, len(finds))
	last := -1 // the latest claim that names a speaker outside of any content
	for i := range finds {
		f := &finds[i]
		c := Found{Claim: hearsay.Claim{Attribution: r.attribution(f)}, Continues: -1}
		c.Stance = r.stanceOf(f)
		for _, v := range f.via {
			c.Via = append(c.Via, hearsay.Relay{Span: r.Doc.SpanOf(v)})
		}
		if k := r.outer(finds, i); k >= 0 {
			c.Within = hearsay.Ref(k)
		}
		if f.carries {
			c.Continues = last
		} else if c.Within == "" {
			last = i
		}
		out = append(out, c)
	}
	return out
}

// withoutThoughts drops what stands within another's words and is no statement of somebody else: his own thinking, a pronoun's doing.
func (r *reader) withoutThoughts(finds []find) []find {
	kept := make([]find, 0, len(finds))
	for i := range finds {
		f := &finds[i]
		if f.entry == nil || f.entry.noun || r.outer(finds, i) < 0 || r.nestedStatement(f) {
			kept = append(kept, *f)
		}
	}
	return kept
}

func (r *reader) nestedStatement(f *find) bool {
	if f.entry.has(mind) {
		return false
	}
	if w := r.Lower(f.source.From); f.source.To-f.source.From == 1 && (w == "which" || w == "that") {
		return f.reports()
	}
	if f.source.To-f.source.From != 1 || !r.Is(f.source.From, pron) || r.Is(f.source.From, rel) {
		return true
	}
	return f.reports() || f.form&simple != 0 && !r.firstPerson(f.source.From) && f.entry.has(clause|that)
}

func (r *reader) attribution(f *find) hearsay.Attribution {
	a := hearsay.Attribution{Source: r.Doc.SpanOf(f.source), Cue: r.Doc.SpanOf(f.cue), Quote: r.quoteKind(f)}
	for _, c := range f.content {
		a.Content = append(a.Content, r.Doc.SpanOf(c))
	}
	return a
}

// outer is the position of the innermost find whose content holds the cue and content of finds[i], -1 for none. Only near ones are asked.
func (r *reader) outer(finds []find, i int) int {
	f := &finds[i]
	at := f.content[0].From
	if f.cue.To > f.cue.From {
		at = f.cue.From
	}
	for k := i - 1; k >= 0 && k > i-20; k-- {
		if g := &finds[k]; g.holds(at) && g.holds(f.content[0].From) {
			return k
		}
	}
	return -1
}

// quoteKind is direct where quotation marks or a dash hold all of the content, mixed where they hold some, else indirect.
func (r *reader) quoteKind(f *find) string {
	in, out := 0, 0
	for _, c := range f.content {
		for i := c.From; i < c.To; i++ {
			switch {
			case r.Is(i, mark):
			case r.Quoted[i] >= 0:
				in++
			default:
				out++
			}
		}
	}
	switch {
	case in == 0 && !f.dashed(r):
		return hearsay.Indirect
	case out == 0 || f.dashed(r):
		return hearsay.Direct
	}
	return hearsay.Mixed
}

// dashed tells whether the content was opened by a dash.
func (f *find) dashed(r *reader) bool {
	from := f.content[0].From
	return from > 0 && slices.Contains([]string{"-", "–", "—"}, r.Lower(from-1)) && (from == 1 || r.Doc.Tokens[from-2].Sentence != r.Doc.Tokens[from].Sentence)
}

// stanceOf is what the claimant of f does.
func (r *reader) stanceOf(f *find) string {
	s := stance.Said{Cue: f.cue, Content: f.content, Own: f.stance, Quote: r.quoteKind(f)}
	if f.entry != nil {
		s.Lemma = f.entry.lemma
	}
	return stance.Of(r.Text, &s)
}
