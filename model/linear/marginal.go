package linear

import (
	"math"

	"hearsay/model/linear/features"
)

// marginals is room for the probabilities of labels.
type marginals struct {
	forward, now, next, gain []float64
	out                      []float64
	step                     []int32
}

func room(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}

// likely is the probability of every label of every token, by sums from the left and from the right (forward and backward); scores are those of the tokens.
func (c *chain) likely(v *features.View, scores []int32, m *marginals) []float64 {
	n := c.labels()
	m.forward, m.out, m.gain = room(m.forward, v.Count*n), room(m.out, v.Count*n), room(m.gain, v.Count*n)
	m.now, m.next = room(m.now, n), room(m.next, n)
	if cap(m.step) < n*n {
		m.step = make([]int32, n*n)
	}
	m.step = m.step[:n*n]
	for i := range v.Count {
		most := scores[i*n]
		for _, s := range scores[i*n : (i+1)*n] {
			most = max(most, s)
		}
		for y := range n {
			m.gain[i*n+y] = math.Exp(float64(scores[i*n+y]-most) * unit)
		}
		c.forth(v, i, m)
	}
	c.backAgain(v, m)
	return m.out
}

// forth fills in the sums from the left of token i.
func (c *chain) forth(v *features.View, i int, m *marginals) {
	n := c.labels()
	c.stepScores(v, i, m.step)
	total := 0.0
	for y := range n {
		s := 0.0
		for x := range n {
			if !may(x, y) || i == 0 && x > 0 {
				continue
			}
			p := 1.0
			if i > 0 {
				p = m.forward[(i-1)*n+x]
			}
			s += float64(p * c.exp(m.step[x*n+y]))
		}
		m.forward[i*n+y] = s * m.gain[i*n+y]
		total += m.forward[i*n+y]
	}
	for y := range n {
		m.forward[i*n+y] /= total
	}
}

// backAgain goes from the right to the left and multiplies both sums.
func (c *chain) backAgain(v *features.View, m *marginals) {
	n := c.labels()
	for y := range n {
		m.now[y] = 1
	}
	for i := v.Count - 1; i >= 0; i-- {
		total := 0.0
		for y := range n {
			m.out[i*n+y] = m.forward[i*n+y] * m.now[y]
			total += m.out[i*n+y]
		}
		for y := range n {
			m.out[i*n+y] /= total
		}
		if i == 0 {
			return
		}
		c.stepScores(v, i, m.step)
		total = 0
		for x := range n {
			s := 0.0
			for y := range n {
				if may(x, y) {
					s += float64(float64(c.exp(m.step[x*n+y])*m.gain[i*n+y]) * m.now[y])
				}
			}
			m.next[x] = s
			total += s
		}
		for x := range n {
			m.next[x] /= total
		}
		m.now, m.next = m.next, m.now
	}
}

// exp is the factor of a step.
func (c *chain) exp(step int32) float64 { return c.powers[step+powersFrom] }

// powersFrom is the lowest sum of the steps of both guides, turned round.
const powersFrom = 256

func powers() []float64 {
	out := make([]float64, 2*powersFrom)
	for i := range out {
		out[i] = math.Exp(float64(i-powersFrom) * unit)
	}
	return out
}
