package model

import (
	"math"

	"hearsay/text"
)

// Labels of one row.
const (
	outside = iota
	begin
	inside
)

// viterbi is the best sequence of labels of one row under the one rule that inside does not follow outside; scores are three a word. Ties go to the earlier label.
func viterbi(scores [][3]float64) []text.Range {
	if len(scores) == 0 {
		return nil
	}
	back := make([][3]uint8, len(scores))
	best := [3]float64{scores[0][outside], scores[0][begin], math.Inf(-1)}
	for i := 1; i < len(scores); i++ {
		var next [3]float64
		for t := range 3 {
			from := outside
			if t == inside {
				from = begin
			}
			for p := from + 1; p < 3; p++ {
				if best[p] > best[from] {
					from = p
				}
			}
			back[i][t] = uint8(from)
			next[t] = best[from] + scores[i][t]
		}
		best = next
	}
	at := outside
	for t := range 3 {
		if best[t] > best[at] {
			at = t
		}
	}
	sequence := make([]uint8, len(scores))
	for i := len(scores) - 1; i >= 0; i-- {
		sequence[i] = uint8(at)
		at = int(back[i][at])
	}
	return ranges(sequence)
}

func ranges(sequence []uint8) []text.Range {
	var out []text.Range
	open := -1
	for i, t := range sequence {
		if t != inside && open >= 0 {
			out = append(out, text.Range{From: open, To: i})
			open = -1
		}
		if t == begin {
			open = i
		}
	}
	if open >= 0 {
		out = append(out, text.Range{From: open, To: len(sequence)})
	}
	return out
}

// row is the scores of one label row as rounded logarithms of probabilities.
func (n *network) row(h heads, row, count int) [][3]float64 {
	out := make([][3]float64, count)
	for i := range out {
		x := h.labels[(i*len(n.Rows)+row)*3:]
		most := max(x[0], x[1], x[2])
		sum := 0.0
		for t := range 3 {
			sum += math.Exp(float64(x[t] - most))
		}
		for t := range 3 {
			out[i][t] = math.Round((float64(x[t]-most)-math.Log(sum))*1e3) / 1e3
		}
	}
	return out
}

// above are the stretches in which every probability lies above one half.
func above(p []float32) []text.Range {
	var out []text.Range
	open := -1
	for i, v := range p {
		if v > 0.5 && open < 0 {
			open = i
		}
		if v <= 0.5 && open >= 0 {
			out = append(out, text.Range{From: open, To: i})
			open = -1
		}
	}
	if open >= 0 {
		out = append(out, text.Range{From: open, To: len(p)})
	}
	return out
}

func sum(p []float32, r text.Range) (total float32) {
	for _, v := range p[r.From:r.To] {
		total += v
	}
	return total
}

// heaviest is the stretch with the largest sum, the earlier of equal ones; ok is false where there is none.
func heaviest(p []float32) (best text.Range, ok bool) {
	var most float32
	for _, r := range above(p) {
		if s := sum(p, r); s > most {
			best, most, ok = r, s, true
		}
	}
	return best, ok
}

func largest(x []float32) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}
