package model

import "math"

// geluLimit is from where on the error function is as good as one.
const geluLimit = 5.5

// geluConstants: the limit, its negative, one half, one; the coefficients of the numerator from the highest power, then of the denominator without its last, which is one.
var geluConstants = [...]float32{geluLimit, -geluLimit, 0.5, 1,
	2.2750409556238083e-08, 6.351933734549675e-06, 0.0001688070478849113, 0.004677146673202515, 0.03385087475180626, 0.398942232131958,
	1.1975211009485065e-06, 7.364124030573294e-05, 0.0018843396101146936, 0.02864484302699566, 0.25151747465133667}

// gelu applies the Gaussian error linear unit (Hendrycks and Gimpel 2016) to every number of x. The normal distribution is 1/2 + x p(x²)/q(x²), with polynomials fitted to it for the least largest error
// of the unit, 1e-8 within the limits, before rounding. It gives the largest absolute value of the results.
func gelu(x []float32) float32 {
	c := &geluConstants
	for k, v := range x {
		u := min(max(v, c[1]), c[0])
		s := float32(u * u)
		p := c[4]
		for _, more := range c[5:10] {
			p = float32(p*s) + more
		}
		q := c[10]
		for _, more := range c[11:15] {
			q = float32(q*s) + more
		}
		q = float32(q*s) + c[3]
		x[k] = float32(v * (c[2] + float32(p*u)/q))
	}
	return absMax(x)
}

// expConstants: log2 e, one half, the two parts of ln 2, the polynomial's coefficients from the highest power, one, and the least argument that does not give zero.
var expConstants = [...]float32{1.44269504, 0.5, 0.693359375, 2.12194440e-4, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1, -87, finest}

// expAll gives finest times e to the (x - most) * by for every x as an integer, and the sums of the powers; the exponent is at most zero. To about seven digits: 2^n from the exponent's bits,
// the rest by a polynomial (Cody and Waite 1980).
func expAll(x []float32, most, by float32, out []int16) (sums [lanes]float32) {
	c := &expConstants
	for k, v := range x {
		v = float32((v - most) * by)
		if v < c[11] {
			out[k] = 0
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
		y = float32(y * math.Float32frombits(uint32(n+127)<<23))
		out[k] = integer(float32(y * c[12]))
		sums[k%lanes] += y
	}
	return sums
}
