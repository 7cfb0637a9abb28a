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
	if w.Width < 1 || w.Heads < 1 || w.Width%(2*w.Heads) != 0 || w.Layers < 1 || w.Layers > 48 || w.Width > 4096 || len(w.Rows) < 3 {
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
	in                   rows
	hidden, wide, joined []float32
	attended             []float32
	keys, values         *matrix
	scores               []float32
	probability          rows
	query                rows
}

// run gives the vector of every wordpiece: len(pieces) times Width numbers, valid until the next run with the same scratch.
func (n *network) run(s *scratch, pieces []int32, shapes []uint8) []float32 {
	w := n.Width
	s.hidden = grow(s.hidden, len(pieces)*w)
	for i, p := range pieces {
		h := s.hidden[i*w : (i+1)*w]
		by, row := n.words.scale[p], n.words.bytes[int(p)*w:(int(p)+1)*w]
		position, shape := n.positions[i*w:(i+1)*w], n.shapes[int(shapes[i])*w:(int(shapes[i])+1)*w]
		for k := range h {
			h[k] = float32(float32(int8(row[k]))*by) + position[k] + shape[k]
		}
		n.inputNorm.apply(h)
	}
	for i := range n.layers {
		n.layer(s, &n.layers[i], len(pieces))
	}
	return s.hidden
}

// project multiplies m pieces' vectors x by a matrix.
func (n *network) project(s *scratch, x []float32, count int, m *matrix, out []float32, add bool) {
	s.in.reset(count, m.depth)
	for i := range count {
		n.with.quantizeRow(&s.in, i, x[i*m.depth:(i+1)*m.depth])
	}
	n.with.multiply(&s.in, m, out, add)
}

func (n *network) layer(s *scratch, l *layer, count int) {
	w := n.Width
	s.wide = grow(s.wide, count*4*w)
	attended := s.wide[:count*3*w]
	n.project(s, s.hidden, count, l.attend, attended, false)
	s.joined = grow(s.joined, count*w)
	n.attention(s, attended, count)
	n.project(s, s.joined, count, l.joined, s.hidden, true)
	for i := range count {
		l.joinedNorm.apply(s.hidden[i*w : (i+1)*w])
	}
	n.project(s, s.hidden, count, l.widen, s.wide, false)
	gelu(s.wide)
	n.project(s, s.wide, count, l.narrow, s.hidden, true)
	for i := range count {
		l.narrowNorm.apply(s.hidden[i*w : (i+1)*w])
	}
}

// attention fills joined from the queries, keys and values in attended (3 x Width a piece).
func (n *network) attention(s *scratch, attended []float32, count int) {
	w, size := n.Width, n.Width/n.Heads
	even := count + count%2
	s.keys, s.values = reuse(s.keys, count, size), reuse(s.values, size, even)
	s.scores = grow(s.scores, count*count)
	out := grow(s.attended, count*size)
	s.attended = out
	by := float32(1 / math.Sqrt(float64(size)))
	for h := range n.Heads {
		s.query.reset(count, size)
		for i := range count {
			n.with.quantizeRow(&s.query, i, attended[i*3*w+h*size:i*3*w+(h+1)*size])
			s.keys.quantizeColumn(i, attended[i*3*w+w+h*size:i*3*w+w+(h+1)*size])
		}
		n.with.multiply(&s.query, s.keys, s.scores, false)
		s.probability.reset(count, even)
		for i := range count {
			row := s.scores[i*count : (i+1)*count]
			n.with.softmax(row, by)
			n.with.quantizeRow(&s.probability, i, row)
			if even > count {
				s.probability.data[i*even+count] = 0
			}
		}
		s.values.quantizeTransposed(attended[2*w+h*size:], 3*w, count)
		n.with.multiply(&s.probability, s.values, out, false)
		for i := range count {
			copy(s.joined[i*w+h*size:i*w+(h+1)*size], out[i*size:(i+1)*size])
		}
	}
}

func reuse(m *matrix, columns, depth int) *matrix {
	if m == nil || m.columns != columns || m.depth != depth {
		return newMatrix(columns, depth)
	}
	return m
}

// smallest keeps a vector of zeros from being divided by.
const smallest = float32(1e-30)

// quantizeColumn fills column c from x.
func (m *matrix) quantizeColumn(c int, x []float32) {
	most := absMax(x)
	m.scale[c] = most / finest
	by := finest / max(most, smallest)
	to := m.panels[c/panel*panel*m.depth+2*(c%panel):]
	for d, v := range x {
		to[d/2*2*panel+d%2] = int16(math.Float32bits(float32(v*by) + nearest))
	}
}

// quantizeTransposed fills every column from the numbers that stand stride apart in x: column c is x[c], x[stride+c], ...
func (m *matrix) quantizeTransposed(x []float32, stride, count int) {
	for c := range m.columns {
		var most float32
		for d := range count {
			v := x[d*stride+c]
			if v < 0 {
				v = -v
			}
			if v > most {
				most = v
			}
		}
		m.scale[c] = most / finest
		by := finest / max(most, smallest)
		to := m.panels[c/panel*panel*m.depth+2*(c%panel):]
		for d := range count {
			to[d/2*2*panel+d%2] = int16(math.Float32bits(float32(x[d*stride+c]*by) + nearest))
		}
	}
}

func (n *normalizer) apply(x []float32) {
	var sum, squares float32
	for _, v := range x {
		sum += v
	}
	mean := sum / float32(len(x))
	for _, v := range x {
		d := v - mean
		squares += float32(d * d)
	}
	by := float32(1 / math.Sqrt(float64(squares/float32(len(x)))+1e-12))
	for k, v := range x {
		x[k] = float32(float32((v-mean)*by)*n.gain[k]) + n.shift[k]
	}
}
