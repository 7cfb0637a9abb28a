// Package learned joins what a tagger labelled to what the rules found: a Doc with labels and the claims of extract/attribution in, claims out in the order of the text.
// What both find stands as the rules cut it; what the rules alone find falls where the tagger is sure that nobody is quoted there; what the tagger alone finds is added where it is sure.
// The joins of extract name the claimants next.
package learned

import (
	"sort"

	"hearsay"
	"hearsay/text"
)

// Claim is a claim as it is being joined. Continues is the position, among all claims, of the one whose speaker goes on in it, -1 for none.
type Claim struct {
	hearsay.Claim
	Continues int
}

// Join gives the claims of rules and tagger together; without labels, those of the rules as they are.
func Join(doc *text.Doc, claims []Claim) []Claim {
	if doc.Labels == nil {
		return claims
	}
	j := &join{doc: doc, labels: doc.Labels}
	for i := range claims {
		j.pieces = append(j.pieces, j.ofRules(&claims[i], i))
	}
	rules := len(j.pieces)
	for i := range j.labels.Attributions {
		j.take(&j.labels.Attributions[i], rules)
	}
	return j.settle(rules)
}

type join struct {
	doc    *text.Doc
	labels *text.Labels
	pieces []piece
}

// piece is a claim in tokens; rule is its position among the claims of the rules, -1 where the tagger alone has it.
type piece struct {
	Claim
	content     []text.Range
	cue, source text.Range
	rule        int
	said        float64 // the mean, over its content, of the tagger's probability that it is attributed
	tagged      bool    // the tagger has it too
}

func (j *join) ofRules(c *Claim, at int) piece {
	p := piece{Claim: *c, cue: j.doc.Within(c.Cue), source: j.doc.Within(c.Source), rule: at}
	for _, s := range c.Content {
		p.content = append(p.content, j.doc.Within(s))
	}
	p.said = j.said(p.content)
	return p
}

// said is the mean of the tagger's probability over ranges.
func (j *join) said(ranges []text.Range) float64 {
	sum, n := 0.0, 0
	for _, r := range ranges {
		for i := r.From; i < r.To; i++ {
			sum += float64(j.labels.Said[i])
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// settle puts the pieces that stand in the order of the text, and makes Within and Continues point to their new positions.
func (j *join) settle(rules int) []Claim {
	kept := make([]piece, 0, len(j.pieces))
	for i := range j.pieces {
		if p := &j.pieces[i]; p.tagged || p.said >= doubtful {
			kept = append(kept, *p)
		}
	}
	sort.SliceStable(kept, func(a, b int) bool { return kept[a].from() < kept[b].from() })
	moved := make(map[int]int, rules)
	for i := range kept {
		if kept[i].rule >= 0 {
			moved[kept[i].rule] = i
		}
	}
	out := make([]Claim, len(kept))
	for i := range kept {
		p := &kept[i]
		out[i] = p.Claim
		if p.rule < 0 {
			if k := outer(kept, i); k >= 0 {
				out[i].Within = hearsay.Ref(k)
			}
			continue
		}
		out[i].Within, out[i].Continues = "", -1
		if k, ok := j.standing(moved, p.Within); ok {
			out[i].Within = hearsay.Ref(k)
		}
		if k, ok := moved[p.Continues]; ok {
			out[i].Continues = k
		}
	}
	return out
}

// standing is where the claim that ref names stands now, or the one around it that still stands.
func (j *join) standing(moved map[int]int, ref string) (int, bool) {
	for n, ok := hearsay.Deref(ref); ok; n, ok = hearsay.Deref(j.pieces[n].Within) {
		if k, stands := moved[n]; stands {
			return k, true
		}
	}
	return 0, false
}

// outer is the nearest claim before i whose content holds the cue and the content of i, -1 for none.
func outer(all []piece, i int) int {
	p := &all[i]
	for k := i - 1; k >= 0 && k > i-20; k-- {
		if q := &all[k]; holds(q.content, p.cue.From) && holds(q.content, p.content[0].From) {
			return k
		}
	}
	return -1
}

func holds(ranges []text.Range, i int) bool {
	for _, r := range ranges {
		if r.From <= i && i < r.To {
			return true
		}
	}
	return false
}

func (p *piece) from() int {
	at := p.content[0].From
	for _, r := range []text.Range{p.cue, p.source} {
		if r.To > r.From {
			at = min(at, r.From)
		}
	}
	return at
}
