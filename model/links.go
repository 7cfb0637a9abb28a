package model

import "math"

// buckets are the classes of distance between a cue and a word: 16 to the left, 16 to the right, exact up to seven words and then in steps that grow.
const buckets = 32

func bucket(distance int) int {
	side := 0
	if distance > 0 {
		side = buckets / 2
	}
	distance = max(distance, -distance)
	if distance >= 8 {
		distance = min(8+int(float32(math.Log(float64(float32(distance)/8)))/float32(math.Ln2)*1.6), buckets/2-1)
	}
	return side + distance
}

// heads are the outputs of the network for the words of a window: one vector of each kind a word.
type heads struct {
	labels, stance, measure []float32
	query, key, bias        []float32
}

// read runs the heads over the vectors of the words, which stand in s after a run.
func (n *network) read(s *scratch) heads {
	out := func(m *matrix) []float32 {
		x := make([]float32, s.in.n*m.columns)
		n.with.multiply(&s.in, m, x, m.columns, false)
		return x
	}
	return heads{out(n.labels), out(n.stance), out(n.measure), out(n.query), out(n.key), out(n.linkBias)}
}

// link is the probability, for every word of the window, that it belongs to the source (or content) of the cue that opens at word cue.
func (n *network) link(h heads, link, cue, count int) []float32 {
	out := make([]float32, count)
	q := h.query[(cue*links+link)*linkDepth : (cue*links+link+1)*linkDepth]
	for t := range count {
		k := h.key[(t*links+link)*linkDepth : (t*links+link+1)*linkDepth]
		var dot float32
		for d, v := range q {
			dot += float32(v * k[d])
		}
		score := dot/8 + h.bias[t*links+link] + n.distance[bucket(t-cue)*links+link]
		out[t] = rounded(sigmoid(score))
	}
	return out
}

func sigmoid(x float32) float32 {
	return float32(1 / (1 + math.Exp(-float64(x))))
}

// rounded keeps four decimals, so that the last bits of a processor's arithmetic do not decide a label.
func rounded(p float32) float32 { return float32(math.Round(float64(p)*1e4) / 1e4) }
