package model

import "golang.org/x/sys/cpu"

//go:noescape
func kernelAVX2(a *int16, stride, pairs int, w *int16, scale, columns, bias *float32, out *float32, outStride int, add int, blocks int)

// fastest is the quickest arithmetic that this processor has.
func fastest() arithmetic {
	if !cpu.X86.HasAVX2 {
		return portable()
	}
	return arithmetic{"avx2", func(a []int16, stride, pairs int, w []int16, s scales, out []float32, outStride int, add bool, blocks int) {
		kernelAVX2(&a[0], stride, pairs, &w[0], &s.rows[0], &s.columns[0], &s.bias[0], &out[0], outStride, flag(add), blocks)
	}, vectorsAVX2()}
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
