package eval

import (
	"fmt"
	"math"
	"testing"
)

// TestCalibrationError: scores that mean what they say are off by nothing, scores of 0.9 of which half are right by 0.4.
func TestCalibrationError(t *testing.T) {
	made := func(score float64, right int) []Scored {
		var out []Scored
		for i := range 100 {
			out = append(out, Scored{ID: fmt.Sprint(i), Score: &score, Right: i%10 < right})
		}
		return out
	}
	for _, x := range []struct {
		all  []Scored
		want float64
	}{
		{nil, 0}, {made(0.5, 5), 0}, {made(0.9, 5), 0.4}, {append(made(0.9, 9), made(0.1, 1)...), 0}, {append(made(0.9, 9), Scored{Right: true}), 0},
	} {
		got, n := CalibrationError(x.all)
		if math.Abs(got-x.want) > 1e-9 || n > len(x.all) {
			t.Errorf("%d items: %.3f over %d, want %.3f", len(x.all), got, n, x.want)
		}
	}
}

// TestFit: what is right nine times in ten weighs as much, what is rare weighs nothing, and the same examples give the same weights.
func TestFit(t *testing.T) {
	var examples []Example
	for i := range 200 {
		examples = append(examples, Example{Features: []string{"bias", "good"}, Right: i%10 > 0}, Example{Features: []string{"bias", "bad"}, Right: i%10 == 0})
	}
	examples = append(examples, Example{Features: []string{"bias", "rare"}, Right: true})
	w := Fit(examples, 1, 5)
	p := func(f string) float64 { return 1 / (1 + math.Exp(-w["bias"]-w[f])) }
	if math.Abs(p("good")-0.9) > 0.02 || math.Abs(p("bad")-0.1) > 0.02 {
		t.Errorf("good %.3f, bad %.3f, want 0.9 and 0.1", p("good"), p("bad"))
	}
	if _, ok := w["rare"]; ok {
		t.Error("a feature that one example has was weighed")
	}
	if again := Fit(examples, 1, 5); fmt.Sprint(again) != fmt.Sprint(w) {
		t.Error("the same examples gave other weights")
	}
}
