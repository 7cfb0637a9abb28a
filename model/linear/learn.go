package linear

import (
	"math"
	"math/rand/v2"
	"slices"

	"hearsay/model/linear/features"
	"hearsay/text"
)

// Example is one paragraph to learn from: the tokens of Range, one label a token of the chain's (0 outside; begin and inside of each row), and their parts of speech (0 where not known; nil where none is).
type Example struct {
	Doc *text.Doc
	text.Range
	Labels       []uint8
	Speech       []uint8
	Claims       bool              // labelled by the guide of the claims, not by PolNeAR's
	Attributions []text.Attributed // with their stances, where these are told
}

// lesson is an example as it is seen while learning.
type lesson struct {
	features.View
	labels []uint8
	truth  []uint8 // parts of speech
	fold   int
}

// learner finds the weights of a chain by stochastic gradients of the conditional likelihood of its labels (Lafferty, McCallum and Pereira 2001), each weight with a rate of its own
// (Duchi, Hazan and Singer 2011).
type learner struct {
	labels      int
	index       []int32  // from feature to row, -1 where it is too rare
	kept        []uint32 // the features that have a row
	weights     []float32
	squares     []float32
	steps       []float32
	stepSquares []float32
	rate        float32
	room        trench
}

// trench is what one example needs while learning from it.
type trench struct {
	rows              [][]int32
	scores            []float64
	forward, backward []float64
	factor            []float64
	slope             []float32
	fs                []uint32
}

// newLearner counts the features of lessons and keeps those that are met at least so often.
func newLearner(rows int, lessons []*lesson, atLeast uint8) *learner {
	l := &learner{labels: 1 + 2*rows, rate: 0.12}
	counts := make([]uint8, 1<<features.Bits)
	var fs []uint32
	for _, e := range lessons {
		for i := range e.Count {
			fs = e.OfLabel(i, fs[:0])
			for _, f := range fs {
				if counts[f] < math.MaxUint8 {
					counts[f]++
				}
			}
		}
	}
	l.index = make([]int32, 1<<features.Bits)
	for f, n := range counts {
		l.index[f] = -1
		if n >= atLeast {
			l.index[f] = int32(len(l.kept))
			l.kept = append(l.kept, uint32(f))
		}
	}
	l.weights, l.squares = make([]float32, len(l.kept)*l.labels), make([]float32, len(l.kept)*l.labels)
	size := features.Guides * features.Classes * features.Classes * l.labels * l.labels
	l.steps, l.stepSquares = make([]float32, size), make([]float32, size)
	return l
}

// epoch learns once from every lesson, in an order that seed decides.
func (l *learner) epoch(lessons []*lesson, seed uint64) {
	order := rand.New(rand.NewPCG(seed, 7)).Perm(len(lessons))
	for _, i := range order {
		l.learn(lessons[i])
	}
}

func (l *learner) learn(e *lesson) {
	if e.Count == 0 {
		return
	}
	l.observe(e)
	l.forwardBackward(e)
	l.update(e)
}

// observe looks the features of every token up and adds up their weights.
func (l *learner) observe(e *lesson) {
	r, n := &l.room, l.labels
	r.scores = slices.Grow(r.scores[:0], e.Count*n)[:e.Count*n]
	for len(r.rows) < e.Count {
		r.rows = append(r.rows, nil)
	}
	for i := range e.Count {
		r.fs = e.OfLabel(i, r.fs[:0])
		rows := r.rows[i][:0]
		out := r.scores[i*n : (i+1)*n]
		clear(out)
		for _, f := range r.fs {
			if at := l.index[f]; at >= 0 {
				rows = append(rows, at)
				for y, w := range l.weights[int(at)*n : int(at)*n+n] {
					out[y] += float64(w)
				}
			}
		}
		r.rows[i] = rows
	}
}

// stepBases are where the steps into token i are kept, one a guide in use.
func (l *learner) stepBases(e *lesson, i int) []int {
	before := uint32(0)
	if i > 0 {
		before = e.Class[features.Edge+i-1]
	}
	at := []int{stepAt(l.labels, 0, before, e.Class[features.Edge+i])}
	if e.Guide != 0 {
		at = append(at, stepAt(l.labels, e.Guide, before, e.Class[features.Edge+i]))
	}
	return at
}

// forwardBackward fills in the normalised sums from the left and the right.
func (l *learner) forwardBackward(e *lesson) {
	r, n := &l.room, l.labels
	r.forward = slices.Grow(r.forward[:0], e.Count*n)[:e.Count*n]
	r.backward = slices.Grow(r.backward[:0], e.Count*n)[:e.Count*n]
	r.factor = slices.Grow(r.factor[:0], e.Count*n*n)[:e.Count*n*n]
	for i := range e.Count {
		most := slices.Max(r.scores[i*n : (i+1)*n])
		for y := range n {
			r.scores[i*n+y] = math.Exp(r.scores[i*n+y] - most)
		}
		l.factors(e, i)
		total := 0.0
		for y := range n {
			s := 0.0
			if i == 0 {
				s = r.factor[y]
			} else {
				for x := range n {
					s += r.forward[(i-1)*n+x] * r.factor[(i*n+x)*n+y]
				}
			}
			r.forward[i*n+y] = s * r.scores[i*n+y]
			total += r.forward[i*n+y]
		}
		for y := range n {
			r.forward[i*n+y] /= total
		}
	}
	l.back(e)
}

// factors are the exponentials of the steps into token i.
func (l *learner) factors(e *lesson, i int) {
	r, n := &l.room, l.labels
	out := r.factor[i*n*n : (i+1)*n*n]
	clear(out)
	bases := l.stepBases(e, i)
	for x := range n {
		for y := range n {
			if !may(x, y) {
				continue
			}
			s := float32(0)
			for _, b := range bases {
				s += l.steps[b+x*n+y]
			}
			out[x*n+y] = math.Exp(float64(s))
		}
		if i == 0 {
			return // before the first token stands outside
		}
	}
}

func (l *learner) back(e *lesson) {
	r, n := &l.room, l.labels
	last := e.Count - 1
	for y := range n {
		r.backward[last*n+y] = 1
	}
	for i := last - 1; i >= 0; i-- {
		total := 0.0
		for x := range n {
			s := 0.0
			for y := range n {
				s += r.factor[((i+1)*n+x)*n+y] * r.scores[(i+1)*n+y] * r.backward[(i+1)*n+y]
			}
			r.backward[i*n+x] = s
			total += s
		}
		for x := range n {
			r.backward[i*n+x] /= total
		}
	}
}

// update moves the weights by the difference between what is labelled and what is expected.
func (l *learner) update(e *lesson) {
	r, n := &l.room, l.labels
	r.slope = slices.Grow(r.slope[:0], n)[:n]
	for i := range e.Count {
		total := 0.0
		for y := range n {
			total += r.forward[i*n+y] * r.backward[i*n+y]
		}
		for y := range n {
			r.slope[y] = float32(-r.forward[i*n+y] * r.backward[i*n+y] / total)
		}
		r.slope[e.labels[i]]++
		for _, row := range r.rows[i] {
			for y, g := range r.slope {
				if g > 1e-4 || g < -1e-4 {
					at := int(row)*n + y
					l.move(&l.weights[at], &l.squares[at], g)
				}
			}
		}
		l.updateSteps(e, i)
	}
}

func (l *learner) updateSteps(e *lesson, i int) {
	r, n := &l.room, l.labels
	bases := l.stepBases(e, i)
	total := 0.0
	pair := func(x, y int) float64 {
		f := r.factor[(i*n+x)*n+y] * r.scores[i*n+y] * r.backward[i*n+y]
		if i > 0 {
			f *= r.forward[(i-1)*n+x]
		}
		return f
	}
	for x := range n {
		for y := range n {
			total += pair(x, y)
		}
	}
	from := 0
	if i > 0 {
		from = int(e.labels[i-1])
	}
	for x := range n {
		for y := range n {
			g := float32(-pair(x, y) / total)
			if x == from && y == int(e.labels[i]) {
				g++
			}
			if g > 1e-4 || g < -1e-4 {
				for _, b := range bases {
					at := b + x*n + y
					l.move(&l.steps[at], &l.stepSquares[at], g)
				}
			}
		}
	}
}

func (l *learner) move(w, square *float32, slope float32) {
	*square += slope * slope
	*w += l.rate * slope / float32(math.Sqrt(float64(*square)+1e-6))
}

// Scale of the weights of a finished chain: a whole number is so much of the logarithm of a probability, and what lies below the smallest is left out.
const (
	unit     = 1.0 / 24
	smallest = 3
)

// chain is what was learnt, rounded to whole numbers.
func (l *learner) chain(rows []string) *chain {
	var kept []uint32
	var weights []int8
	for i, f := range l.kept {
		w := l.weights[i*l.labels : (i+1)*l.labels]
		if most := max(slices.Max(w), -slices.Min(w)); most < smallest*unit {
			continue
		}
		kept = append(kept, f)
		for _, x := range w {
			weights = append(weights, whole(x))
		}
	}
	c := &chain{rows: rows, table: newTable(l.labels, kept, weights), steps: make([]int8, len(l.steps)), powers: powers()}
	for i, x := range l.steps {
		c.steps[i] = whole(x)
	}
	return c
}

func whole(x float32) int8 {
	return int8(max(-127, min(127, math.Round(float64(x)/unit))))
}
