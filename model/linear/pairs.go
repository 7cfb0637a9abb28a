package linear

import (
	"hearsay/model/linear/features"
	"hearsay/text"
)

// How far, in tokens, a content may stand from its cue and a cue from its source.
const (
	contentReach = 12
	sourceReach  = 15
)

// pair joins each cue with its contents and its source: a content goes to the nearest cue, a cue takes the nearest source that no nearer cue has. A content that no cue is near stays alone.
func (t *Tagger) pair(d *desk, doc *text.Doc, r text.Range, found [3][]text.Range, likely []float64, out *text.Labels) {
	cues := found[features.CueRow]
	made := make([]text.Attributed, len(cues))
	for i, c := range cues {
		made[i].Cue = c
	}
	for _, c := range found[features.ContentRow] {
		best, least := -1, contentReach+1
		for i, cue := range cues {
			if n := t.between(doc, c, cue); n < least {
				best, least = i, n
			}
		}
		if best < 0 {
			out.Loose = append(out.Loose, c)
			continue
		}
		made[best].Content = append(made[best].Content, c)
	}
	sources(doc, made, found[features.SourceRow])
	for _, a := range made {
		if len(a.Content) == 0 {
			continue
		}
		a.Score = t.probability(a, r, likely)
		a.Stance = t.stance(d, a, r)
		out.Attributions = append(out.Attributions, a)
	}
}

// between is how far two ranges stand apart, further where a sentence ends between them.
func (t *Tagger) between(doc *text.Doc, a, b text.Range) int {
	if b.From < a.From {
		a, b = b, a
	}
	n := max(0, b.From-a.To)
	if doc.Tokens[a.To-1].Sentence != doc.Tokens[b.From].Sentence {
		n += 4
	}
	return n
}

// sources gives every cue with a content the nearest source, the nearest pair first, each source to one cue; what is left over may be shared by cues of its sentence ("he said … and added").
func sources(doc *text.Doc, made []text.Attributed, found []text.Range) {
	taken := make([]bool, len(found))
	for range made {
		cue, source, least := -1, -1, sourceReach+1
		for i := range made {
			if made[i].Source.To > 0 || len(made[i].Content) == 0 {
				continue
			}
			for k, s := range found {
				if n := apart(made[i].Cue, s); !taken[k] && n < least && one(doc, made[i].Cue, s) {
					cue, source, least = i, k, n
				}
			}
		}
		if cue < 0 {
			break
		}
		made[cue].Source, taken[source] = found[source], true
	}
	for i := range made {
		if made[i].Source.To > 0 || len(made[i].Content) == 0 {
			continue
		}
		for k := i - 1; k >= 0 && one(doc, made[k].Cue, made[i].Cue); k-- {
			if made[k].Source.To > 0 {
				made[i].Source = made[k].Source
				break
			}
		}
	}
}

func apart(a, b text.Range) int { return max(0, b.From-a.To, a.From-b.To) }

// one tells whether two ranges begin in one sentence.
func one(doc *text.Doc, a, b text.Range) bool {
	return doc.Tokens[a.From].Sentence == doc.Tokens[b.From].Sentence
}

// probability is that of the cue times that of the content, each the mean over its tokens.
func (t *Tagger) probability(a text.Attributed, r text.Range, likely []float64) float64 {
	n := t.passes[len(t.passes)-1].labels()
	mean := func(row int, ranges ...text.Range) float64 {
		sum, count := 0.0, 0
		for _, s := range ranges {
			for i := s.From - r.From; i < s.To-r.From; i++ {
				sum += likely[i*n+1+2*row] + likely[i*n+2+2*row]
				count++
			}
		}
		return sum / float64(max(count, 1))
	}
	return min(1, rounded(mean(features.CueRow, a.Cue)*mean(features.ContentRow, a.Content...)))
}
