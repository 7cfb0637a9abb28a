package linear

import (
	"math"

	"hearsay/model/linear/features"
)

// none is the score of what cannot be.
const none = math.MinInt32 / 4

// chain labels a sequence: label 0 is outside, 1+2k and 2+2k open and go on with a stretch of row k. Its scores are whole numbers, so that every machine finds the same labels.
type chain struct {
	rows   []string
	table  *table
	steps  []int8    // from label to label, by guide, class of the token before and class of the token
	powers []float64 // the exponentials of sums of steps
}

func (c *chain) labels() int { return 1 + 2*len(c.rows) }

// may tells whether label next can follow label before.
func may(before, next int) bool {
	return next == 0 || next%2 == 1 || before == next || before == next-1
}

// stepAt is where the steps between two tokens begin.
func stepAt(labels int, guide, before, class uint32) int {
	return int((guide*features.Classes+before)*features.Classes+class) * labels * labels
}

// score adds up the weights of the features of each token: labels numbers a token.
func (c *chain) score(seen [][]uint32, scores []int32) {
	n := c.labels()
	sums := make([]int32, c.table.stride)
	for i, fs := range seen {
		clear(sums)
		c.table.add(fs, sums)
		copy(scores[i*n:(i+1)*n], sums)
	}
}

// stepScores are the scores of steps into token i (of a view, counted from 0), both guides' added up for claims.
func (c *chain) stepScores(v *features.View, i int, into []int32) {
	n := c.labels()
	before := uint32(0)
	if i > 0 {
		before = v.Class[features.Edge+i-1]
	}
	base := c.steps[stepAt(n, 0, before, v.Class[features.Edge+i]):]
	for k := range n * n {
		into[k] = int32(base[k])
	}
	if v.Guide != 0 {
		more := c.steps[stepAt(n, v.Guide, before, v.Class[features.Edge+i]):]
		for k := range n * n {
			into[k] += int32(more[k])
		}
	}
}

// best is the sequence of labels with the highest score; of equal ones the lower label is taken.
func (c *chain) best(v *features.View, scores []int32) []uint8 {
	n := c.labels()
	if v.Count == 0 {
		return nil
	}
	back := make([]uint8, v.Count*n)
	now, next, step := make([]int32, n), make([]int32, n), make([]int32, n*n)
	c.stepScores(v, 0, step)
	for y := range n {
		now[y] = none
		if may(0, y) {
			now[y] = step[y] + scores[y]
		}
	}
	for i := 1; i < v.Count; i++ {
		c.stepScores(v, i, step)
		for y := range n {
			most, from := int32(math.MinInt32), 0
			for x := range n {
				if s := now[x] + step[x*n+y]; s > most && may(x, y) {
					most, from = s, x
				}
			}
			next[y], back[i*n+y] = most+scores[i*n+y], uint8(from)
		}
		now, next = next, now
	}
	at := 0
	for y := range n {
		if now[y] > now[at] {
			at = y
		}
	}
	out := make([]uint8, v.Count)
	for i := v.Count - 1; i >= 0; i-- {
		out[i] = uint8(at)
		at = int(back[i*n+at])
	}
	return out
}
