package model

import "math"

// panel is how many columns of a matrix are multiplied at once, rowsAtOnce how many rows.
const (
	panel      = 16
	rowsAtOnce = 4
)

// scales turn the sums of a block back into numbers: rowsAtOnce scales of rows, panel scales and biases of columns.
type scales struct{ rows, columns, bias []float32 }

// kernel multiplies rowsAtOnce rows of a, stride int16 apart, with one panel of weights; pairs is half the depth. The sums are exact; scaled and with the bias they are written to
// out, whose rows stand outStride apart, or with add are added to it.
type kernel func(a []int16, stride, pairs int, w []int16, s scales, out []float32, outStride int, add bool)

// arithmetic is what the network computes with. Two of them give the same numbers to the last bit: sums of integers are exact, and floats take the same steps in the same order.
type arithmetic struct {
	name     string
	kernel   kernel
	absMax   func(x []float32) float32
	quantize func(x []float32, by float32, out []int16)
	exp      func(x []float32, most, by float32)
}

// portable is the arithmetic for every processor.
func portable() arithmetic {
	return arithmetic{"portable", multiplyPanel, absMax, quantize, expAll}
}

func multiplyPanel(a []int16, stride, pairs int, w []int16, s scales, out []float32, outStride int, add bool) {
	for r := range rowsAtOnce {
		row := a[r*stride : r*stride+2*pairs]
		var sum [panel]int32
		for k := range pairs {
			x, y := int32(row[2*k]), int32(row[2*k+1])
			v := w[k*2*panel : (k+1)*2*panel]
			for c := range panel {
				sum[c] += x*int32(v[2*c]) + y*int32(v[2*c+1])
			}
		}
		to := out[r*outStride : r*outStride+panel]
		for c, n := range sum {
			v := float32(float32(float32(n)*s.rows[r])*s.columns[c]) + s.bias[c]
			if add {
				v += to[c]
			}
			to[c] = v
		}
	}
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

func quantize(x []float32, by float32, out []int16) {
	for k, v := range x {
		out[k] = int16(math.Float32bits(float32(v*by) + nearest))
	}
}

// matrix is a matrix of int16 laid out in panels for the kernel: columns of depth each. scale turns the integers of a column back into numbers; bias is added to them.
type matrix struct {
	columns, depth int // depth is even
	panels         []int16
	scale, bias    []float32 // as long as the panels are wide
}

func newMatrix(columns, depth int) *matrix {
	n := (columns + panel - 1) / panel
	return &matrix{columns: columns, depth: depth, panels: make([]int16, n*panel*depth), scale: make([]float32, n*panel), bias: make([]float32, n*panel)}
}

// set puts the value at one depth of one column.
func (m *matrix) set(column, depth int, v int16) {
	p, c := column/panel, column%panel
	m.panels[p*panel*m.depth+(depth/2)*2*panel+2*c+depth%2] = v
}

// rows are vectors as int16 with the scale of each; their number is rounded up to rowsAtOnce, the rest being zero.
type rows struct {
	n, depth int
	data     []int16
	scale    []float32
}

// reset makes room for n vectors of depth numbers, all zero.
func (r *rows) reset(n, depth int) {
	padded := (n + rowsAtOnce - 1) / rowsAtOnce * rowsAtOnce
	r.n, r.depth = n, depth
	r.data = grow(r.data, padded*depth)
	r.scale = grow(r.scale, padded)
	clear(r.data[n*depth:])
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// finest is the largest integer of a quantised activation: 2047 times 127 summed over 1,536 depths stays below 2^31.
const finest = 2047

// quantizeRow fills row i from x.
func (a *arithmetic) quantizeRow(r *rows, i int, x []float32) {
	most := a.absMax(x)
	out := r.data[i*r.depth : i*r.depth+len(x)]
	r.scale[i] = most / finest
	if most == 0 {
		clear(out)
		return
	}
	a.quantize(x, finest/most, out)
}

// multiply writes r times m, scaled and with the bias, to out: one vector of m.columns numbers a row. With add the result is added to what stands there.
func (a *arithmetic) multiply(r *rows, m *matrix, out []float32, add bool) {
	for p := 0; p*panel < m.columns; p++ {
		w := m.panels[p*panel*m.depth : (p+1)*panel*m.depth]
		first := p * panel
		width := min(panel, m.columns-first)
		s := scales{columns: m.scale[first : first+panel], bias: m.bias[first : first+panel]}
		for i := 0; i < r.n; i += rowsAtOnce {
			s.rows = r.scale[i : i+rowsAtOnce]
			if width == panel && i+rowsAtOnce <= r.n {
				a.kernel(r.data[i*r.depth:], r.depth, m.depth/2, w, s, out[i*m.columns+first:], m.columns, add)
				continue
			}
			a.edge(r.data[i*r.depth:], r.depth, m.depth/2, w, s, out[i*m.columns+first:], m.columns, min(rowsAtOnce, r.n-i), width, add)
		}
	}
}

// edge is the kernel where a block sticks out of the matrix: rows and columns say how much of it is wanted.
func (a *arithmetic) edge(data []int16, stride, pairs int, w []int16, s scales, out []float32, outStride, rows, columns int, add bool) {
	var block [rowsAtOnce * panel]float32
	a.kernel(data, stride, pairs, w, s, block[:], panel, false)
	for j := range rows {
		to := out[j*outStride : j*outStride+columns]
		for c, v := range block[j*panel : j*panel+columns] {
			if add {
				v += to[c]
			}
			to[c] = v
		}
	}
}
