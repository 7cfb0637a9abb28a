package learned

import (
	"strings"

	"hearsay"
	"hearsay/text"
)

// When a claim of one side alone stands, by the tagger's probabilities.
const (
	doubtful = 0.15 // below it, a claim that the rules alone found falls
	sure     = 0.70 // from it, an attribution that the tagger alone found is added
	shortest = 3    // words of a content that the tagger alone found
)

// take joins an attribution of the tagger to the claims of the rules that it meets, or adds it.
func (j *join) take(a *text.Attributed, rules int) {
	content := j.tidy(a)
	met := false
	for i := range j.pieces[:rules] {
		p := &j.pieces[i]
		if overlap(p.cue, a.Cue) || alike(p.content, content) >= 0.5 {
			p.tagged, met = true, true
		}
	}
	if met || a.Score < sure || length(content) < shortest || j.doc.InFurniture(j.doc.SpanOf(content[0])) {
		return
	}
	p := piece{content: content, cue: a.Cue, source: a.Source, rule: -1, said: j.said(content), tagged: true}
	p.Claim = Claim{Claim: hearsay.Claim{Attribution: j.attribution(content, a)}, Continues: -1}
	p.Stance = a.Stance
	j.pieces = append(j.pieces, p)
}

// tidy is an attribution's content without marks at its edges and without its cue and source.
func (j *join) tidy(a *text.Attributed) []text.Range {
	var out []text.Range
	for _, r := range a.Content {
		for _, hole := range []text.Range{a.Cue, a.Source} {
			if overlap(r, hole) {
				if hole.From-r.From >= r.To-hole.To {
					r.To = hole.From
				} else {
					r.From = hole.To
				}
			}
		}
		for r.From < r.To && strings.Contains(",.;:", j.doc.Words(r.From)) {
			r.From++
		}
		for r.From < r.To && strings.Contains(",.;:", j.doc.Words(r.To-1)) {
			r.To--
		}
		if r.From < r.To {
			out = append(out, r)
		}
	}
	return out
}

func (j *join) attribution(content []text.Range, a *text.Attributed) hearsay.Attribution {
	out := hearsay.Attribution{Source: j.doc.SpanOf(a.Source), Cue: j.doc.SpanOf(a.Cue), Quote: j.quote(content)}
	for _, r := range content {
		out.Content = append(out.Content, j.doc.SpanOf(r))
	}
	return out
}

// quote is direct where quotation marks hold all words of the content, mixed where they hold some, else indirect.
func (j *join) quote(content []text.Range) string {
	in, out := 0, 0
	for _, r := range content {
		for i := r.From; i < r.To; i++ {
			switch {
			case j.doc.Tokens[i].Kind == text.Mark:
			case j.quoted(i):
				in++
			default:
				out++
			}
		}
	}
	switch {
	case in == 0:
		return hearsay.Indirect
	case out == 0:
		return hearsay.Direct
	}
	return hearsay.Mixed
}

func (j *join) quoted(i int) bool {
	for _, q := range j.doc.Quotations {
		if q.Contains(j.doc.Tokens[i].Span) {
			return true
		}
	}
	return false
}

func overlap(a, b text.Range) bool { return a.From < b.To && b.From < a.To }

func length(ranges []text.Range) (n int) {
	for _, r := range ranges {
		n += r.To - r.From
	}
	return n
}

// alike is the F1 of the tokens of two contents.
func alike(a, b []text.Range) float64 {
	common := 0
	for _, x := range a {
		for _, y := range b {
			common += max(0, min(x.To, y.To)-max(x.From, y.From))
		}
	}
	if n := length(a) + length(b); n > 0 {
		return 2 * float64(common) / float64(n)
	}
	return 0
}
