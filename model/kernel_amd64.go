package model

import "golang.org/x/sys/cpu"

//go:noescape
func kernelAVX2(a *int16, stride, pairs int, w *int16, scale, columns, bias *float32, out *float32, outStride int, add int)

//go:noescape
func absMaxAVX2(x *float32, eights int) float32

//go:noescape
func quantizeAVX2(x *float32, sixteens int, by float32, out *int16)

//go:noescape
func expAVX2(x *float32, eights int, most, by float32, constants *float32)

// fastest is the quickest arithmetic that this processor has.
func fastest() arithmetic {
	if !cpu.X86.HasAVX2 {
		return portable()
	}
	return arithmetic{
		name: "avx2",
		kernel: func(a []int16, stride, pairs int, w []int16, s scales, out []float32, outStride int, add bool) {
			kernelAVX2(&a[0], stride, pairs, &w[0], &s.rows[0], &s.columns[0], &s.bias[0], &out[0], outStride, flag(add))
		},
		absMax: func(x []float32) float32 {
			n := len(x) / 8
			if n == 0 {
				return absMax(x)
			}
			return max(absMaxAVX2(&x[0], n), absMax(x[8*n:]))
		},
		quantize: func(x []float32, by float32, out []int16) {
			n := len(x) / 16
			if n > 0 {
				quantizeAVX2(&x[0], n, by, &out[0])
			}
			quantize(x[16*n:], by, out[16*n:])
		},
		exp: func(x []float32, most, by float32) {
			n := len(x) / 8
			if n > 0 {
				constants := expConstants
				expAVX2(&x[0], n, most, by, &constants[0])
			}
			expAll(x[8*n:], most, by)
		},
	}
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
