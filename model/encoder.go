package model

import (
	"fmt"
	"math"
)

// longestWindow is how many wordpieces the network sees at once.
const longestWindow = 256

// layer is one layer of the transformer (Vaswani et al. 2017, in BERT's form).
type layer struct {
	attend        *matrix // query, key and value, one after the other
	joined        *matrix
	joinedNorm    normalizer
	widen, narrow *matrix
	narrowNorm    normalizer
}

type normalizer struct{ gain, shift []float32 }

// network is the encoder with its heads. It is not changed after loading and may be used by several goroutines, each with a scratch of its own.
type network struct {
	*weights
	with       arithmetic
	words      tensor
	positions  []float32
	shapes     []float32
	inputNorm  normalizer
	layers     []layer
	vocabulary *vocabulary
	outputs
}

// outputs are the heads: three outputs a label row, the stance of a cue, the measure of a number, and what scores the links from a cue to its source and content.
type outputs struct {
	labels, stance, measure *matrix
	query, key, linkBias    *matrix
	distance                []float32
}

// linkDepth is the length of the vectors whose product scores a link.
const linkDepth = 64

// Links from a cue.
const (
	toSource = iota
	toContent
	links
)

func newNetwork(w *weights, a arithmetic) (*network, error) {
	n := &network{weights: w, with: a, vocabulary: newVocabulary(w.Vocabulary)}
	if w.Width < 1 || w.Heads < 1 || w.Width%(panel*w.Heads) != 0 || w.Layers < 1 || w.Layers > 48 || w.Width > 4096 || len(w.Rows) < 3 {
		return nil, fmt.Errorf("%w: %d layers of width %d with %d heads and %d rows", ErrWeights, w.Layers, w.Width, w.Heads, len(w.Rows))
	}
	var err error
	if n.words, err = w.need("words", len(w.Vocabulary), w.Width); err != nil {
		return nil, err
	}
	b := builder{w: w}
	n.positions, n.shapes, n.inputNorm = b.floats("positions", longestWindow, w.Width), b.floats("shapes", mixedCase+1, w.Width), b.norm("input")
	for i := range w.Layers {
		p := fmt.Sprintf("layer%d.", i)
		n.layers = append(n.layers, layer{
			attend: b.matrix(p+"attend", 3*w.Width, w.Width), joined: b.matrix(p+"joined", w.Width, w.Width), joinedNorm: b.norm(p + "joined"),
			widen: b.matrix(p+"widen", 4*w.Width, w.Width), narrow: b.matrix(p+"narrow", w.Width, 4*w.Width), narrowNorm: b.norm(p + "narrow"),
		})
	}
	n.labels, n.stance, n.measure = b.matrix("labels", 3*len(w.Rows), w.Width), b.matrix("stance", len(w.Stances), w.Width), b.matrix("measure", len(w.Measures), w.Width)
	n.query, n.key, n.linkBias = b.matrix("query", links*linkDepth, w.Width), b.matrix("key", links*linkDepth, w.Width), b.matrix("link", links, w.Width)
	n.distance = b.floats("distance", buckets, links)
	return n, b.err
}

// builder reads tensors until the first that is not as it should be.
type builder struct {
	w   *weights
	err error
}

func (b *builder) matrix(name string, columns, depth int) *matrix {
	if b.err != nil {
		return nil
	}
	m, err := b.w.matrix(name, columns, depth)
	b.err = err
	return m
}

func (b *builder) floats(name string, rows, columns int) []float32 {
	if b.err != nil {
		return nil
	}
	f, err := b.w.floats(name, rows, columns)
	b.err = err
	return f
}

func (b *builder) norm(name string) normalizer {
	return normalizer{b.floats(name+".gain", 1, b.w.Width), b.floats(name+".shift", 1, b.w.Width)}
}

// scratch is what one pass through the network needs besides the network.
type scratch struct {
	in               rows // the vectors of the pieces, as integers
	hidden, attended []float32
	joined, wide     []float32
	part, widened    rows
	keys, values     matrix
	scores           []float32
	query            rows
	probability      rows
}

// run gives the vector of every word: that of the wordpiece at which it opens, Width numbers each, valid until the next run with the same scratch.
func (n *network) run(s *scratch, pieces []int32, shapes []uint8, first []int) []float32 {
	w := n.Width
	s.hidden = grow(s.hidden, len(pieces)*w)
	s.in.reset(len(pieces), w)
	for i, p := range pieces {
		h := s.hidden[i*w : (i+1)*w]
		by, row := n.words.scale[p], n.words.bytes[int(p)*w:(int(p)+1)*w]
		position, shape := n.positions[i*w:(i+1)*w], n.shapes[int(shapes[i])*w:(int(shapes[i])+1)*w]
		for k := range h {
			h[k] = float32(float32(int8(row[k]))*by) + position[k] + shape[k]
		}
		n.with.quantizeRow(&s.in, i, h, n.inputNorm.apply(&n.with, h))
	}
	all := make([]int, len(pieces))
	for i := range all {
		all[i] = i
	}
	for i := range n.layers {
		if i == len(n.layers)-1 {
			all = first
		}
		n.layer(s, &n.layers[i], len(pieces), all)
	}
	return s.hidden[:len(first)*w]
}

// rowsTogether is how many vectors go through the four last products of a layer before the next do: what stands between the products stays in the cache of a core.
const rowsTogether = 16 * rowsAtOnce

// layer takes count pieces through a layer, of which those that are wanted, in their order, come out; in holds them as integers before and after.
func (n *network) layer(s *scratch, l *layer, count int, wanted []int) {
	w := n.Width
	s.attended = grow(s.attended, count*3*w)
	n.with.multiply(&s.in, l.attend, s.attended, 3*w, false)
	n.attention(s, count, wanted)
	for to, from := range wanted {
		if to < from {
			copy(s.hidden[to*w:(to+1)*w], s.hidden[from*w:(from+1)*w])
		}
	}
	s.in.reset(len(wanted), w)
	for from := 0; from < len(wanted); from += rowsTogether {
		n.feed(s, l, from, min(rowsTogether, len(wanted)-from))
	}
}

// feed takes the vectors from one on through what follows the attention of a layer.
func (n *network) feed(s *scratch, l *layer, from, count int) {
	w := n.Width
	hidden := s.hidden[from*w : (from+count)*w]
	s.part.reset(count, w)
	for i := range count {
		x := s.joined[(from+i)*w : (from+i+1)*w]
		n.with.quantizeRow(&s.part, i, x, n.with.absMax(x))
	}
	n.with.multiply(&s.part, l.joined, hidden, w, true)
	for i := range count {
		x := hidden[i*w : (i+1)*w]
		n.with.quantizeRow(&s.part, i, x, l.joinedNorm.apply(&n.with, x))
	}
	s.wide = grow(s.wide, count*4*w)
	n.with.multiply(&s.part, l.widen, s.wide, 4*w, false)
	s.widened.reset(count, 4*w)
	for i := range count {
		x := s.wide[i*4*w : (i+1)*4*w]
		n.with.quantizeRow(&s.widened, i, x, n.with.gelu(x))
	}
	n.with.multiply(&s.widened, l.narrow, hidden, w, true)
	for i := range count {
		x := hidden[i*w : (i+1)*w]
		n.with.quantizeRow(&s.in, from+i, x, l.narrowNorm.apply(&n.with, x))
	}
}

// attention fills joined, a vector for each wanted piece, from the queries, keys and values in attended (3 x Width a piece), head by head. The scores of a piece stand padded to whole panels, its
// probabilities to whole vectors.
func (n *network) attention(s *scratch, count int, wanted []int) {
	w, size := n.Width, n.Width/n.Heads
	wide, deep := (count+panel-1)/panel*panel, (count+lanes-1)/lanes*lanes
	s.keys.reshape(wide, size)
	s.values.reshape(size, deep)
	s.scores, s.joined = grow(s.scores, len(wanted)*wide), grow(s.joined, len(wanted)*w)
	by := float32(1 / math.Sqrt(float64(size)))
	for h := range n.Heads {
		part := s.attended[h*size:]
		for i := range count {
			n.with.quantizeColumn(&s.keys, i, part[i*3*w+w:i*3*w+w+size])
		}
		s.query.reset(len(wanted), size)
		for i, from := range wanted {
			x := part[from*3*w : from*3*w+size]
			n.with.quantizeRow(&s.query, i, x, n.with.absMax(x))
		}
		n.with.multiply(&s.query, &s.keys, s.scores, wide, false)
		s.probability.reset(len(wanted), deep)
		for i := range wanted {
			n.with.softmax(&s.probability, i, s.scores[i*wide:i*wide+count], by)
		}
		for first := 0; first < size; first += panel {
			n.with.quantizePanel(&s.values, first, part[2*w+first:], 3*w, count)
		}
		n.with.multiply(&s.probability, &s.values, s.joined[h*size:], w, false)
	}
}
