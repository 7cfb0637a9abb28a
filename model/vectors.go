package model

import "math"

// lanes is how many partial sums a sum has, so that a processor that adds eight numbers at once and one that adds one come to the same result: number k is added to sum k%lanes.
const lanes = 8

// vectors are the steps of the network besides the products of matrices.
type vectors struct {
	largest    func(x []float32) float32
	absMax     func(x []float32) float32                                          // the largest absolute value
	quantize   func(x []float32, by float32, out []int16)                         // out = x * by as integers
	scatter    func(x []float32, by float32, out []int16)                         // the same, each two of them 2*panel apart
	columnMax  func(x []float32, stride, count int, most []float32)               // the largest absolute value of each of panel columns
	interleave func(x []float32, stride, count int, by []float32, out []int16)    // panel columns as integers in the form of a panel
	exp        func(x []float32, most, by float32, out []int16) [lanes]float32    // out = finest * exp((x-most)*by) as integers; the sums of the exponentials
	gelu       func(x []float32) float32                                          // see gelu
	sums       func(x []float32) [lanes]float32                                   // the sums of x
	squares    func(x []float32, mean float32) [lanes]float32                     // those of the squares of x-mean
	shift      func(x []float32, mean, by float32, gain, shift []float32) float32 // x = (x-mean)*by*gain + shift, and its largest absolute value
}

func plainVectors() vectors {
	return vectors{largestOf, absMax, quantize, scatter, columnMax, interleave, expAll, gelu, sums, squares, shiftAll}
}

func largestOf(x []float32) float32 {
	most := x[0]
	for _, v := range x[1:] {
		most = max(most, v)
	}
	return most
}

func absMax(x []float32) (most float32) {
	for _, v := range x {
		if v < 0 {
			v = -v
		}
		if v > most {
			most = v
		}
	}
	return most
}

// nearest added to a float of moderate size leaves its nearest integer, ties to even, in the low bits.
const nearest = float32(3 << 22)

func integer(v float32) int16 { return int16(math.Float32bits(v + nearest)) }

func quantize(x []float32, by float32, out []int16) {
	for k, v := range x {
		out[k] = integer(float32(v * by))
	}
}

func scatter(x []float32, by float32, out []int16) {
	for d, v := range x {
		out[d/2*2*panel+d%2] = integer(float32(v * by))
	}
}

func columnMax(x []float32, stride, count int, most []float32) {
	for c := range panel {
		most[c] = 0
		for d := range count {
			v := x[d*stride+c]
			if v < 0 {
				v = -v
			}
			if v > most[c] {
				most[c] = v
			}
		}
	}
}

func interleave(x []float32, stride, count int, by []float32, out []int16) {
	for d := 0; d < count; d += 2 {
		to := out[d*panel : (d+2)*panel]
		for c := range panel {
			to[2*c], to[2*c+1] = integer(float32(x[d*stride+c]*by[c])), 0
			if d+1 < count {
				to[2*c+1] = integer(float32(x[(d+1)*stride+c] * by[c]))
			}
		}
	}
}

func sums(x []float32) (out [lanes]float32) {
	for k, v := range x {
		out[k%lanes] += v
	}
	return out
}

func squares(x []float32, mean float32) (out [lanes]float32) {
	for k, v := range x {
		d := v - mean
		out[k%lanes] += float32(d * d)
	}
	return out
}

func shiftAll(x []float32, mean, by float32, gain, shift []float32) float32 {
	for k, v := range x {
		x[k] = float32(float32((v-mean)*by)*gain[k]) + shift[k]
	}
	return absMax(x)
}

// plus adds what a second stretch of whole vectors and a rest sum up to.
func plus(a, b [lanes]float32) [lanes]float32 {
	for k, v := range b {
		a[k] += v
	}
	return a
}

// total adds partial sums up.
func total(s [lanes]float32) float32 {
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}

// softmax fills row i of r with the probabilities of scores multiplied by by, which sum to one.
func (a *arithmetic) softmax(r *rows, i int, scores []float32, by float32) {
	row := r.data[i*r.depth : (i+1)*r.depth]
	sums := a.exp(scores, a.largest(scores), by, row)
	clear(row[len(scores):])
	r.scale[i] = 1 / total(sums) / finest
}

// apply brings x to a mean of zero and a variance of one and then to the gain and shift that were learnt (layer normalisation, Ba et al. 2016). It gives the largest absolute value.
func (n *normalizer) apply(a *arithmetic, x []float32) float32 {
	mean := total(a.sums(x)) / float32(len(x))
	by := float32(1 / math.Sqrt(float64(total(a.squares(x, mean))/float32(len(x)))+1e-12))
	return a.shift(x, mean, by, n.gain, n.shift)
}
