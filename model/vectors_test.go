package model

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func normal(g *rand.Rand, n int, by float64) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(g.NormFloat64() * by)
	}
	return x
}

// TestVectorsAgreeToTheBit holds every vector step of this processor against the plain one, at lengths that are and are not whole vectors.
func TestVectorsAgreeToTheBit(t *testing.T) {
	fast, slow := fastest(), portable()
	g := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 7, 8, 15, 16, 33, 384, 1537} {
		x, gain, shift := normal(g, n, 20), normal(g, n, 1), normal(g, n, 1)
		steps := map[string]func(a *arithmetic) any{
			"absMax":   func(a *arithmetic) any { return a.absMax(x) },
			"quantize": func(a *arithmetic) any { out := make([]int16, n); a.quantize(x, 17.5, out); return out },
			"scatter":  func(a *arithmetic) any { out := make([]int16, (n+1)*panel); a.scatter(x, 17.5, out); return out },
			"largest":  func(a *arithmetic) any { return a.largest(x) },
			"gelu":     func(a *arithmetic) any { y := append([]float32{}, x...); return append(y, a.gelu(y)) },
			"softmax": func(a *arithmetic) any {
				r := &rows{}
				r.reset(1, n+3)
				a.softmax(r, 0, x, 0.3)
				return *r
			},
			"normalizer": func(a *arithmetic) any {
				y := append([]float32{}, x...)
				return append(y, (&normalizer{gain, shift}).apply(a, y))
			},
		}
		for name, step := range steps {
			if a, b := step(&fast), step(&slow); !reflect.DeepEqual(a, b) {
				t.Errorf("%s of %d numbers: %s and portable differ", name, n, fast.name)
			}
		}
	}
}

func TestColumnsAgreeToTheBit(t *testing.T) {
	fast, slow := fastest(), portable()
	g := rand.New(rand.NewPCG(7, 8))
	for _, count := range []int{1, 2, 5, 32, 201} {
		x, deep := normal(g, count*50, 3), (count+lanes-1)/lanes*lanes
		a, b := newMatrix(2*panel, deep), newMatrix(2*panel, deep)
		for first := 0; first < 2*panel; first += panel {
			fast.quantizePanel(a, first, x[first:], 50, count)
			slow.quantizePanel(b, first, x[first:], 50, count)
		}
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%d rows: %s and portable differ", count, fast.name)
		}
		for c := range a.columns {
			for d := range count {
				got, want := float64(a.panels[a.at(c)+d/2*2*panel+d%2])*float64(a.scale[c]), float64(x[d*50+c])
				if math.Abs(got-want) > float64(a.scale[c]) {
					t.Fatalf("row %d column %d of %d rows is %v, want %v", d, c, count, got, want)
				}
			}
		}
	}
}

func TestExpIsE(t *testing.T) {
	for _, v := range []float32{0, -0.1, -1, -3.3, -20, -60, -90} {
		var out [1]int16
		sums := expAll([]float32{v}, 0, 1, out[:])
		want := math.Exp(float64(v))
		if math.Abs(float64(sums[0])-want) > 2e-7 || math.Abs(float64(out[0])-finest*want) > 0.51 {
			t.Errorf("exp(%v) = %v, %d as an integer, want %v", v, sums[0], out[0], want)
		}
	}
}

func TestGeluIsTheUnit(t *testing.T) {
	for v := -12.0; v < 12; v += 1.0 / 128 {
		x := []float32{float32(v)}
		gelu(x)
		if want := v / 2 * (1 + math.Erf(v/math.Sqrt2)); math.Abs(float64(x[0])-want) > 2e-6 {
			t.Fatalf("gelu(%v) = %v, want %v", v, x[0], want)
		}
	}
}

func TestNormalizerBringsToMeanAndVariance(t *testing.T) {
	x := normal(rand.New(rand.NewPCG(9, 1)), 384, 4)
	gain, shift := make([]float32, 384), make([]float32, 384)
	for i := range gain {
		gain[i], shift[i] = 2, 1
	}
	a := fastest()
	(&normalizer{gain, shift}).apply(&a, x)
	sum, squares := 0.0, 0.0
	for _, v := range x {
		sum += float64(v) / 384
		squares += float64(v-1) * float64(v-1) / 384
	}
	if math.Abs(sum-1) > 1e-4 || math.Abs(squares-4) > 1e-2 {
		t.Errorf("mean %v, variance %v, want 1 and 4", sum, squares)
	}
}
