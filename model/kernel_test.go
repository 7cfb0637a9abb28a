package model

import (
	"math/rand/v2"
	"testing"
)

func randomCase(seed uint64, n, depth, columns int) (*rows, *matrix) {
	g := rand.New(rand.NewPCG(seed, 2))
	m := newMatrix(columns, depth)
	for c := range columns {
		m.scale[c] = g.Float32()
		for d := range depth {
			m.set(c, d, int16(g.IntN(255)-127))
		}
	}
	r := &rows{}
	r.reset(n, depth)
	x := make([]float32, depth)
	for i := range n {
		for k := range x {
			x[k] = float32(g.NormFloat64())
		}
		a := portable()
		a.quantizeRow(r, i, x, absMax(x))
	}
	return r, m
}

func TestKernelsAgreeToTheBit(t *testing.T) {
	fast, slow := fastest(), portable()
	for seed, c := range []struct{ n, depth, columns int }{{1, 2, 1}, {6, 384, 384}, {7, 1536, 384}, {13, 32, 19}, {12, 30, 32}, {230, 384, 1536}} {
		r, m := randomCase(uint64(seed), c.n, c.depth, c.columns)
		a, b := make([]float32, c.n*c.columns), make([]float32, c.n*c.columns)
		fast.multiply(r, m, a, c.columns, false)
		slow.multiply(r, m, b, c.columns, false)
		for i := range a {
			if a[i] != b[i] {
				t.Fatalf("%s and portable differ at %d of %v: %v, %v", fast.name, i, c, a[i], b[i])
			}
		}
	}
}

func TestMultiplyIsTheProduct(t *testing.T) {
	r, m := randomCase(9, 5, 64, 40)
	out := make([]float32, 5*40)
	k := fastest()
	k.multiply(r, m, out, m.columns, false)
	for i := range 5 {
		for c := range 40 {
			var want float64
			for d := range 64 {
				want += float64(r.data[i*64+d]) * float64(m.panels[c/panel*panel*64+d/2*2*panel+2*(c%panel)+d%2])
			}
			want *= float64(r.scale[i]) * float64(m.scale[c])
			if got := float64(out[i*40+c]); got-want > 1e-3 || want-got > 1e-3 {
				t.Fatalf("row %d column %d is %v, want %v", i, c, got, want)
			}
		}
	}
}

func BenchmarkKernel(b *testing.B) {
	k := fastest()
	r, m := randomCase(1, 200, 384, 1536)
	out := make([]float32, 200*1536)
	for b.Loop() {
		k.multiply(r, m, out, m.columns, false)
	}
	b.ReportMetric(200*384*1536*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
	b.Log(k.name)
}
