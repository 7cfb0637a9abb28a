package linear

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"hearsay/model/linear/features"
)

// speechLearner finds the weights that tell parts of speech, as an averaged perceptron (Collins 2002) that reads from left to right.
type speechLearner struct {
	index   []int32
	kept    []uint32
	weights []float32
	totals  []float32 // weights times the step at which they were added
	step    float32
}

// newSpeechLearner keeps the features that are met at least so often.
func newSpeechLearner(lessons []*lesson, atLeast uint8) *speechLearner {
	counts := make([]uint8, 1<<features.Bits)
	var fs []uint32
	for _, e := range lessons {
		for i := range e.Count {
			e.Speech[features.Edge+i] = uint32(e.truth[i])
		}
		for i := range e.Count {
			fs = e.OfSpeech(i, fs[:0])
			for _, f := range fs {
				counts[f] = min(counts[f], 254) + 1
			}
		}
	}
	l := &speechLearner{index: make([]int32, 1<<features.Bits), step: 1}
	for f, n := range counts {
		l.index[f] = -1
		if n >= atLeast {
			l.index[f] = int32(len(l.kept))
			l.kept = append(l.kept, uint32(f))
		}
	}
	l.weights, l.totals = make([]float32, len(l.kept)*features.Speeches), make([]float32, len(l.kept)*features.Speeches)
	return l
}

func (l *speechLearner) epoch(lessons []*lesson, seed uint64) {
	var fs []uint32
	var scores [features.Speeches]float32
	for _, n := range rand.New(rand.NewPCG(seed, 3)).Perm(len(lessons)) {
		e := lessons[n]
		for i := range e.Count {
			fs = e.OfSpeech(i, fs[:0])
			scores = [features.Speeches]float32{}
			for _, f := range fs {
				if at := l.index[f]; at >= 0 {
					for y, w := range l.weights[int(at)*features.Speeches : (int(at)+1)*features.Speeches] {
						scores[y] += w
					}
				}
			}
			y := bestSpeech(scores[:])
			if want := int(e.truth[i]); want > 0 && want != y {
				l.move(fs, want, 1)
				l.move(fs, y, -1)
			}
			e.Speech[features.Edge+i] = uint32(y)
			l.step++
		}
	}
}

func (l *speechLearner) move(fs []uint32, y int, by float32) {
	for _, f := range fs {
		if at := l.index[f]; at >= 0 {
			l.weights[int(at)*features.Speeches+y] += by
			l.totals[int(at)*features.Speeches+y] += by * l.step
		}
	}
}

// table is the average of the weights over all steps.
func (l *speechLearner) table() *table {
	mean := make([]float32, len(l.weights))
	for i := range mean {
		mean[i] = l.weights[i] - l.totals[i]/l.step
	}
	return averaged(features.Speeches, l.kept, mean)
}

// averaged is a table of means of a perceptron's weights, as whole numbers; rows of which little is left are dropped.
func averaged(width int, all []uint32, mean []float32) *table {
	const scale, least = 8, 0.5 // finer than one update: means are fractions
	var kept []uint32
	var weights []int8
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(all[a], all[b]) })
	for _, i := range order {
		row := mean[i*width : (i+1)*width]
		if max(slices.Max(row), -slices.Min(row)) < least {
			continue
		}
		kept = append(kept, all[i])
		for _, x := range row {
			weights = append(weights, int8(max(-127, min(127, int(x*scale)))))
		}
	}
	return newTable(width, kept, weights)
}

// picker learns to choose one of several, as an averaged perceptron.
type picker struct {
	width   int
	index   map[uint32]int
	kept    []uint32
	weights []float32
	totals  []float32
	step    float32
}

func newPicker(width int) *picker { return &picker{width: width, index: map[uint32]int{}, step: 1} }

func (l *picker) learn(seen []uint32, right int) {
	sums := make([]float32, l.width)
	for _, f := range seen {
		at, ok := l.index[f]
		if !ok {
			at = len(l.kept)
			l.index[f], l.kept = at, append(l.kept, f)
			l.weights, l.totals = append(l.weights, make([]float32, l.width)...), append(l.totals, make([]float32, l.width)...)
		}
		for y := range sums {
			sums[y] += l.weights[at*l.width+y]
		}
	}
	best := 0
	for y, s := range sums {
		if s > sums[best] {
			best = y
		}
	}
	l.step++
	if best == right {
		return
	}
	for _, f := range seen {
		at := l.index[f] * l.width
		l.weights[at+right]++
		l.totals[at+right] += l.step
		l.weights[at+best]--
		l.totals[at+best] -= l.step
	}
}

// table is the average of the weights over all steps.
func (l *picker) table() *table {
	if l.width == 0 {
		return newTable(0, nil, nil)
	}
	mean := make([]float32, len(l.weights))
	for i := range mean {
		mean[i] = l.weights[i] - l.totals[i]/l.step
	}
	return averaged(l.width, l.kept, mean)
}
