package model

//go:noescape
func absMaxAVX2(x *float32, eights int) float32

//go:noescape
func quantizeAVX2(x *float32, sixteens int, by float32, out *int16)

//go:noescape
func scatterAVX2(x *float32, eights int, by float32, out *int16)

//go:noescape
func columnMaxAVX2(x *float32, stride, count int, most *float32)

//go:noescape
func interleaveAVX2(x *float32, stride, pairs int, by *float32, out *int16)

//go:noescape
func expAVX2(x *float32, eights int, most, by float32, constants *float32, out *int16, sums *float32)

//go:noescape
func geluAVX2(x *float32, eights int, constants *float32) float32

//go:noescape
func largestAVX2(x *float32, eights int) float32

//go:noescape
func sumsAVX2(x *float32, eights int, sums *float32)

//go:noescape
func squaresAVX2(x *float32, eights int, mean float32, sums *float32)

//go:noescape
func shiftAVX2(x *float32, eights int, mean, by float32, gain, shift *float32) float32

// vectorsAVX2 does with eight numbers at once what it can, and the rest one by one.
func vectorsAVX2() vectors {
	return vectors{
		largest: func(x []float32) float32 {
			n := len(x) / 8
			if n == 0 {
				return largestOf(x)
			}
			return max(largestAVX2(&x[0], n), largestOf(x[8*n-1:]))
		},
		absMax: func(x []float32) float32 {
			n := len(x) / 8
			if n == 0 {
				return absMax(x)
			}
			return max(absMaxAVX2(&x[0], n), absMax(x[8*n:]))
		},
		quantize:   quantizeVectors,
		scatter:    scatterVectors,
		columnMax:  func(x []float32, stride, count int, most []float32) { columnMaxAVX2(&x[0], stride, count, &most[0]) },
		interleave: interleaveVectors,
		exp: func(x []float32, most, by float32, out []int16) (sums [lanes]float32) {
			n := len(x) / 8
			if n > 0 {
				expAVX2(&x[0], n, most, by, &expConstants[0], &out[0], &sums[0])
			}
			return plus(sums, expAll(x[8*n:], most, by, out[8*n:]))
		},
		gelu: func(x []float32) (most float32) {
			n := len(x) / 8
			if n > 0 {
				most = geluAVX2(&x[0], n, &geluConstants[0])
			}
			return max(most, gelu(x[8*n:]))
		},
		sums: func(x []float32) (out [lanes]float32) {
			n := len(x) / 8
			if n > 0 {
				sumsAVX2(&x[0], n, &out[0])
			}
			return plus(out, sums(x[8*n:]))
		},
		squares: func(x []float32, mean float32) (out [lanes]float32) {
			n := len(x) / 8
			if n > 0 {
				squaresAVX2(&x[0], n, mean, &out[0])
			}
			return plus(out, squares(x[8*n:], mean))
		},
		shift: func(x []float32, mean, by float32, gain, shift []float32) (most float32) {
			n := len(x) / 8
			if n > 0 {
				most = shiftAVX2(&x[0], n, mean, by, &gain[0], &shift[0])
			}
			return max(most, shiftAll(x[8*n:], mean, by, gain[8*n:], shift[8*n:]))
		},
	}
}

func quantizeVectors(x []float32, by float32, out []int16) {
	n := len(x) / 16
	if n > 0 {
		quantizeAVX2(&x[0], n, by, &out[0])
	}
	quantize(x[16*n:], by, out[16*n:])
}

func scatterVectors(x []float32, by float32, out []int16) {
	n := len(x) / 8
	if n > 0 {
		scatterAVX2(&x[0], n, by, &out[0])
	}
	if 8*n < len(x) {
		scatter(x[8*n:], by, out[8*n*panel:])
	}
}

func interleaveVectors(x []float32, stride, count int, by []float32, out []int16) {
	n := count / 2
	if n > 0 {
		interleaveAVX2(&x[0], stride, n, &by[0], &out[0])
	}
	if 2*n < count {
		interleave(x[2*n*stride:], stride, 1, by, out[2*n*panel:])
	}
}
