// Package linear labels the tokens of a Doc without a neural network: a weights file and a Doc in, Labels out, for the passes of extract. Each paragraph is read by hashed features of its
// words, parts of speech and quotations, and a conditional random field over the labels; everything is counted in whole numbers, so that every machine finds the same labels.
package linear

import (
	"math"
	"sync"

	"hearsay/model/linear/features"
	"hearsay/text"
)

// Tagger labels tokens. It may be used by several goroutines.
type Tagger struct {
	*weights
	guide uint32
	desks *sync.Pool
}

// Load makes a tagger of a weights file's bytes; errors wrap ErrWeights. It labels as the guide of the claims has it.
func Load(data []byte) (*Tagger, error) {
	w, err := readWeights(data)
	if err != nil {
		return nil, err
	}
	return w.tagger(), nil
}

func (w *weights) tagger() *Tagger {
	return &Tagger{weights: w, guide: features.Claims, desks: &sync.Pool{New: func() any { return &desk{} }}}
}

// Polnear is the same tagger, labelling as the guide of PolNeAR has it, which counts attitudes too.
func (t *Tagger) Polnear() *Tagger {
	return &Tagger{weights: t.weights, guide: features.Polnear, desks: t.desks}
}

// Hash is the SHA-256 of the weights file, "" of a tagger that was learnt and never written.
func (t *Tagger) Hash() string { return t.hash }

// desk is what the reading of one paragraph needs.
type desk struct {
	features.View
	seen   [][]uint32 // the features of each token
	scores []int32
	marginals
	choice
}

// longest is how many tokens are labelled together at most: longer paragraphs are cut, so that memory does not grow with them.
const longest = 800

// Tag labels every token of doc, paragraph by paragraph.
func (t *Tagger) Tag(doc *text.Doc) (text.Labels, error) {
	d := t.desks.Get().(*desk)
	defer t.desks.Put(d)
	out := text.Labels{Rows: map[string][]text.Range{}, Measures: map[int]string{}, Said: make([]float32, len(doc.Tokens))}
	for i := range doc.Paragraphs {
		for _, r := range pieces(doc, &doc.Paragraphs[i]) {
			t.tag(d, doc, r, &out)
		}
	}
	return out, nil
}

// pieces are a paragraph's tokens, cut between sentences where it is too long, and within a sentence that is too long itself.
func pieces(doc *text.Doc, p *text.Paragraph) []text.Range {
	if p.To-p.From <= longest {
		return []text.Range{p.Range}
	}
	var out []text.Range
	open := p.From
	for i := p.Sentences.From; i < p.Sentences.To; i++ {
		s := doc.Sentences[i].Range
		if s.To-open > longest && s.From > open {
			out, open = append(out, text.Range{From: open, To: s.From}), s.From
		}
		for ; s.To-open > longest; open += longest {
			out = append(out, text.Range{From: open, To: open + longest})
		}
	}
	if open < p.To {
		out = append(out, text.Range{From: open, To: p.To})
	}
	return out
}

// doubt is the least probability that a token is given of being said by somebody. The field is surer of itself than it may be on articles that it has not learnt from: of the claims that the rules find
// and that it would deny (a mean below 0.15), most are claims all the same, so it never denies one outright.
const doubt = 0.2

// tag labels the tokens of r.
func (t *Tagger) tag(d *desk, doc *text.Doc, r text.Range, out *text.Labels) {
	labels := t.label(d, doc, r)
	if labels == nil {
		return
	}
	last := t.passes[len(t.passes)-1]
	likely := last.likely(&d.View, d.scores, &d.marginals)
	n := last.labels()
	for i := range labels {
		p := likely[i*n+1+2*features.ContentRow] + likely[i*n+2+2*features.ContentRow]
		out.Said[r.From+i] = float32(rounded(doubt + (1-doubt)*p))
	}
	found := stretchesOf(labels, r.From)
	for k, name := range last.rows {
		if len(found[k]) > 0 {
			out.Rows[name] = append(out.Rows[name], found[k]...)
		}
	}
	t.pair(d, doc, r, found, likely, out)
}

// label runs the passes over the tokens of r and leaves the scores of the last in d.
func (t *Tagger) label(d *desk, doc *text.Doc, r text.Range) []uint8 {
	v := &d.View
	v.Look(doc, r)
	v.Guide = t.guide
	speak(v, t.speech)
	var labels []uint8
	for k, c := range t.passes {
		if k > 0 {
			v.Guess(labels)
		}
		d.observe(c)
		labels = c.best(v, d.scores)
	}
	return labels
}

// observe fills in the scores of every token.
func (d *desk) observe(c *chain) {
	for len(d.seen) < d.Count {
		d.seen = append(d.seen, nil)
	}
	for i := range d.Count {
		d.seen[i] = d.OfLabel(i, d.seen[i][:0])
	}
	n := d.Count * c.labels()
	if cap(d.scores) < n {
		d.scores = make([]int32, n)
	}
	d.scores = d.scores[:n]
	c.score(d.seen[:d.Count], d.scores)
}

// stretchesOf are the stretches of each row that labels write, moved by from.
func stretchesOf(labels []uint8, from int) [3][]text.Range {
	var out [3][]text.Range
	for i := 0; i < len(labels); {
		k := features.RowOf(labels[i])
		if k < 0 {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] != 0 && labels[j]%2 == 0 && features.RowOf(labels[j]) == k {
			j++
		}
		out[k] = append(out[k], text.Range{From: from + i, To: from + j})
		i = j
	}
	return out
}

// rounded keeps four decimals, so that the last bits of a processor's arithmetic are not seen.
func rounded(p float64) float64 { return math.Round(p*1e4) / 1e4 }
