package eval

import (
	"cmp"
	"math"
	"slices"

	"hearsay"
)

// Scored is one claim or figure that was read, with the score it was given (nil: none) and whether it is right: a claim that gold has, with its claimant; a figure that gold has, with its bounds,
// measure and claimant.
type Scored struct {
	Article, ID string
	Figure      bool
	Score       *float64
	Right       bool
}

// CalibrationError is the expected calibration error over ten bins of equal mass (Naeini, Cooper and Hauskrecht, AAAI 2015): the mean distance between the mean score of a bin and its share of
// right ones, weighed by the bins' sizes. What has no score is left out; n is how many have one.
func CalibrationError(all []Scored) (e float64, n int) {
	const bins = 10
	var with []Scored
	for _, s := range all {
		if s.Score != nil {
			with = append(with, s)
		}
	}
	slices.SortStableFunc(with, func(a, b Scored) int { return cmp.Compare(*a.Score, *b.Score) })
	n = len(with)
	for k := range bins {
		bin := with[k*n/bins : (k+1)*n/bins]
		sum := 0.0
		for _, s := range bin {
			sum += *s.Score - truth(s.Right)
		}
		e += math.Abs(sum)
	}
	return e / float64(max(n, 1)), n
}

// calibrated is the calibration error as the table's JSON holds it, nil where nothing has a score.
func calibrated(all []Scored) any {
	e, n := CalibrationError(all)
	if n == 0 {
		return nil
	}
	return map[string]any{"error": math.Round(e*1e3) / 1e3, "items": n}
}

// scored keeps, for every item that was read, whether it is right.
func (s *scorer) scored(read []hearsay.WireClaim, right map[int]bool) {
	for i, c := range read {
		s.table.Scored = append(s.table.Scored, Scored{Article: s.name, ID: c.ID, Score: c.Score, Right: right[i]})
	}
}

func (s *scorer) scoredFigures(read []hearsay.WireFigure, right map[int]bool) {
	for i, f := range read {
		s.table.Scored = append(s.table.Scored, Scored{Article: s.name, ID: f.ID, Figure: true, Score: f.Score, Right: right[i]})
	}
}

// Example is something with features that is right or not.
type Example struct {
	Features []string
	Right    bool
}

// Fit is the logistic regression over examples with a quadratic penalty: the weight of each feature in natural logarithms of odds. Features that fewer than least examples have get none.
// It is deterministic: gradient descent from zero, a fixed number of rounds.
func Fit(examples []Example, penalty float64, least int) map[string]float64 {
	count := map[string]int{}
	for _, e := range examples {
		for _, f := range e.Features {
			count[f]++
		}
	}
	names := make([]string, 0, len(count))
	for f, n := range count {
		if n >= least {
			names = append(names, f)
		}
	}
	slices.Sort(names)
	at := map[string]int{}
	for i, f := range names {
		at[f] = i
	}
	w, moved := make([]float64, len(names)), make([]float64, len(names))
	for range fitRounds {
		grad := make([]float64, len(names))
		for _, e := range examples {
			sum := 0.0
			for _, f := range e.Features {
				if i, ok := at[f]; ok {
					sum += w[i]
				}
			}
			wrong := 1/(1+math.Exp(-sum)) - truth(e.Right)
			for _, f := range e.Features {
				if i, ok := at[f]; ok {
					grad[i] += wrong
				}
			}
		}
		for i := range w {
			if names[i] != "bias" {
				grad[i] += penalty * w[i]
			}
			moved[i] = 0.9*moved[i] - fitStep*grad[i]/float64(len(examples))
			w[i] += moved[i]
		}
	}
	out := map[string]float64{}
	for i, f := range names {
		out[f] = math.Round(w[i]*1e3) / 1e3
	}
	return out
}

// How Fit descends: rounds, and the step of each.
const (
	fitRounds = 600
	fitStep   = 0.3
)
