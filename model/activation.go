package model

import (
	"math"
	"sync"
)

// The error function is taken from a table, since only a few thousand distinct values matter once the result is quantised.
const (
	geluLimit = 8
	geluSteps = 1 << 14
)

var geluTable = sync.OnceValue(func() *[geluSteps + 2]float32 {
	var t [geluSteps + 2]float32
	for i := range t {
		x := (float64(i)/geluSteps*2 - 1) * geluLimit
		t[i] = float32(x / 2 * (1 + math.Erf(x/math.Sqrt2)))
	}
	return &t
})

// gelu applies the Gaussian error linear unit (Hendrycks and Gimpel 2016) to every number of x.
func gelu(x []float32) {
	t := geluTable()
	const by = float32(geluSteps) / (2 * geluLimit)
	for k, v := range x {
		switch {
		case v >= geluLimit:
		case v <= -geluLimit:
			x[k] = 0
		default:
			at := (v + geluLimit) * by
			i := int(at)
			x[k] = t[i] + float32((at-float32(i))*(t[i+1]-t[i]))
		}
	}
}

// softmax turns scores, multiplied by by, into probabilities that sum to one.
func (a *arithmetic) softmax(x []float32, by float32) {
	most := x[0]
	for _, v := range x[1:] {
		if v > most {
			most = v
		}
	}
	a.exp(x, most, by)
	var sum float32
	for _, e := range x {
		sum += e
	}
	inverse := 1 / sum
	for k := range x {
		x[k] *= inverse
	}
}

// expConstants: log2 e, one half, the two parts of ln 2, the polynomial's coefficients from the highest power, one, and the least argument that does not give zero.
var expConstants = [12]float32{1.44269504, 0.5, 0.693359375, 2.12194440e-4, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1, -87}

// expAll puts e to the (x - most) * by in place of every x; the exponent is at most zero. To about seven digits: 2^n from the exponent's bits, the rest by a polynomial (Cody and Waite 1980).
func expAll(x []float32, most, by float32) {
	c := &expConstants
	for k, v := range x {
		v = float32((v - most) * by)
		if v < c[11] {
			x[k] = 0
			continue
		}
		n := int32(float32(v*c[0]) - c[1])
		f := float32(n)
		r := float32(v-float32(f*c[2])) + float32(f*c[3])
		p := c[4]
		for _, q := range c[5:10] {
			p = float32(p*r) + q
		}
		y := float32(float32(float32(p*r)*r)+r) + c[10]
		x[k] = float32(y * math.Float32frombits(uint32(n+127)<<23))
	}
}
