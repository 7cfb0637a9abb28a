package model

import (
	"maps"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"hearsay"
	"hearsay/text"
)

// Encoder labels tokens with a small transformer. It may be used by several goroutines.
type Encoder struct {
	net     *network
	scratch *sync.Pool
	busy    *atomic.Int64 // how many goroutines are at a window now
	opening int32         // the piece that opens a window: it tells the guide that the labels follow
}

// Load makes an encoder of a weights file's bytes; errors wrap ErrWeights. With portableKernel the slower kernel for every processor is used, which gives the same labels.
func Load(data []byte, portableKernel bool) (*Encoder, error) {
	hash := make(chan string, 1)
	go func() { hash <- hearsay.SHA256(data) }()
	w, err := readWeights(data)
	if err != nil {
		return nil, err
	}
	with := fastest()
	if portableKernel {
		with = portable()
	}
	n, err := newNetwork(w, with)
	if err != nil {
		return nil, err
	}
	w.hash = <-hash
	return &Encoder{net: n, scratch: &sync.Pool{New: func() any { return &scratch{} }}, busy: &atomic.Int64{}, opening: n.vocabulary.articleStart}, nil
}

// Polnear is the same encoder, labelling as the guide of PolNeAR has it, which counts attitudes too.
func (e *Encoder) Polnear() *Encoder {
	return &Encoder{net: e.net, scratch: e.scratch, busy: e.busy, opening: e.net.vocabulary.start}
}

// Hash is the SHA-256 of the weights.
func (e *Encoder) Hash() string { return e.net.hash }

// Kernel is the name of the kernel in use: avx2 or portable.
func (e *Encoder) Kernel() string { return e.net.with.name }

// Tag labels every token of doc, window by window; the windows are whole paragraphs as long as these fit. Where processors are free, windows are read side by side: the labels are the same.
func (e *Encoder) Tag(doc *text.Doc) (text.Labels, error) {
	all := windows(doc)
	said, found := make([]float32, len(doc.Tokens)), make([]text.Labels, len(all))
	var next atomic.Int64
	work := func() {
		e.busy.Add(1)
		defer e.busy.Add(-1)
		s := e.scratch.Get().(*scratch)
		defer e.scratch.Put(s)
		for i := next.Add(1) - 1; i < int64(len(all)); i = next.Add(1) - 1 {
			found[i] = text.Labels{Rows: map[string][]text.Range{}, Measures: map[int]string{}, Said: said}
			e.net.tag(s, doc, all[i], e.opening, &found[i])
		}
	}
	var helpers sync.WaitGroup
	free := int64(runtime.GOMAXPROCS(0)) - 1 - e.busy.Load()
	for range min(free, int64(len(all))-1) {
		helpers.Go(work)
	}
	work()
	helpers.Wait()
	out := text.Labels{Rows: map[string][]text.Range{}, Measures: map[int]string{}, Said: said}
	for i := range found {
		join(&out, &found[i])
	}
	return out, nil
}

// join adds the labels of one window.
func join(out, part *text.Labels) {
	for name, rs := range part.Rows {
		out.Rows[name] = append(out.Rows[name], rs...)
	}
	maps.Copy(out.Measures, part.Measures)
	out.Attributions = append(out.Attributions, part.Attributions...)
	out.Loose = append(out.Loose, part.Loose...)
}

// windowWords is how many tokens a window has at most.
const windowWords = 170

// windows are runs of whole paragraphs, of whole sentences where a paragraph is longer, of tokens where a sentence is.
func windows(doc *text.Doc) []text.Range {
	var out []text.Range
	for _, p := range doc.Paragraphs {
		pieces := []text.Range{p.Range}
		if p.To-p.From > windowWords {
			pieces = pieces[:0]
			for i := p.Sentences.From; i < p.Sentences.To; i++ {
				pieces = pack(pieces, doc.Sentences[i].Range)
			}
		}
		for _, piece := range pieces {
			for piece.To-piece.From > windowWords {
				out = append(out, text.Range{From: piece.From, To: piece.From + windowWords})
				piece.From += windowWords
			}
			out = pack(out, piece)
		}
	}
	return out
}

func pack(out []text.Range, r text.Range) []text.Range {
	if n := len(out); n > 0 && r.To-out[n-1].From <= windowWords {
		out[n-1].To = r.To
		return out
	}
	return append(out, r)
}

// pieces are the wordpieces of a window, their shapes, and at which piece each word opens. A window that has too many is cut short; the number of words that fit is len(first).
func (n *network) pieces(doc *text.Doc, r text.Range, opening int32) (ids []int32, shapes []uint8, first []int) {
	v := n.vocabulary
	ids, shapes = append(ids, opening), append(shapes, lowerCase)
	for i := r.From; i < r.To; i++ {
		if i > r.From && doc.Tokens[i].Paragraph != doc.Tokens[i-1].Paragraph {
			ids, shapes = append(ids, v.between), append(shapes, lowerCase)
		}
		word := doc.Words(i)
		at := len(ids)
		ids = v.cut(ids, word)
		if len(ids) >= longestWindow {
			ids = ids[:at]
			break
		}
		first = append(first, at)
		for range len(ids) - at {
			shapes = append(shapes, uint8(shape(word)))
		}
	}
	shapes = append(shapes[:len(ids)], lowerCase)
	return append(ids, v.between), shapes, first
}

func (n *network) tag(s *scratch, doc *text.Doc, r text.Range, opening int32, out *text.Labels) {
	for r.From < r.To {
		ids, shapes, first := n.pieces(doc, r, opening)
		if len(first) == 0 {
			return
		}
		n.run(s, ids, shapes, first)
		n.label(n.read(s), doc, r.From, len(first), out)
		r.From += len(first)
	}
}

// label adds what the heads say of count words, the first of which is token from.
func (n *network) label(h heads, doc *text.Doc, from, count int, out *text.Labels) {
	shift := func(r text.Range) text.Range { return text.Range{From: r.From + from, To: r.To + from} }
	rows := map[string][]text.Range{}
	for i, name := range n.Rows {
		scores := n.row(h, i, count)
		rows[name] = viterbi(scores)
		for _, r := range rows[name] {
			out.Rows[name] = append(out.Rows[name], shift(r))
		}
		if name == "content" {
			for k, p := range scores {
				out.Said[from+k] = rounded(float32(1 - math.Exp(p[outside])))
			}
		}
	}
	for _, r := range rows["number"] {
		out.Measures[r.From+from] = n.Measures[largest(h.measure[r.From*len(n.Measures):(r.From+1)*len(n.Measures)])]
	}
	found, loose := n.pair(h, rows, count, func(i int) int { return doc.Tokens[from+i].Paragraph })
	for _, a := range found {
		a.Stance = n.Stances[largest(h.stance[a.Cue.From*len(n.Stances):(a.Cue.From+1)*len(n.Stances)])]
		out.Attributions = append(out.Attributions, moved(a, shift))
	}
	for _, c := range loose {
		out.Loose = append(out.Loose, shift(c))
	}
}

func moved(a text.Attributed, shift func(text.Range) text.Range) text.Attributed {
	a.Cue = shift(a.Cue)
	if a.Source.To > a.Source.From {
		a.Source = shift(a.Source)
	}
	for i := range a.Content {
		a.Content[i] = shift(a.Content[i])
	}
	return a
}
