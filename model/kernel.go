package model

// panel is how many columns of a matrix are multiplied at once, rowsAtOnce how many rows: six times two vectors of sums, which with two of weights and two of rows fill AVX2's sixteen registers.
const (
	panel      = 16
	rowsAtOnce = 6
)

// scales turn the sums of blocks back into numbers: rowsAtOnce scales of rows a block, panel scales and biases of columns.
type scales struct{ rows, columns, bias []float32 }

// kernel multiplies blocks times rowsAtOnce rows of a, stride int16 apart, with one panel of weights; pairs is half the depth. The sums are exact; scaled and with the bias they are written to
// out, whose rows stand outStride apart, or with add are added to it.
type kernel func(a []int16, stride, pairs int, w []int16, s scales, out []float32, outStride int, add bool, blocks int)

// arithmetic is what the network computes with. Every one gives the same numbers to the last bit: sums of integers are exact, and floats take the same steps in the same order.
type arithmetic struct {
	name   string
	kernel kernel
	vectors
}

// portable is the arithmetic for every processor.
func portable() arithmetic {
	return arithmetic{"portable", multiplyPanel, plainVectors()}
}

func multiplyPanel(a []int16, stride, pairs int, w []int16, s scales, out []float32, outStride int, add bool, blocks int) {
	for r := range rowsAtOnce * blocks {
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

// matrix is a matrix of int16 laid out in panels for the kernel: columns of depth each. scale turns the integers of a column back into numbers; bias is added to them.
type matrix struct {
	columns, depth int // depth is even
	panels         []int16
	scale, bias    []float32 // as long as the panels are wide
}

func newMatrix(columns, depth int) *matrix {
	m := &matrix{}
	m.reshape(columns, depth)
	return m
}

// reshape makes room for another shape; what the panels hold then is left over, and the bias is zero.
func (m *matrix) reshape(columns, depth int) {
	n := (columns + panel - 1) / panel
	m.columns, m.depth = columns, depth
	m.panels, m.scale, m.bias = grow(m.panels, n*panel*depth), grow(m.scale, n*panel), grow(m.bias, n*panel)
	clear(m.bias)
}

// at is where the first depth of a column stands in the panels; every second depth stands 2*panel further on, next to the one before it.
func (m *matrix) at(column int) int { return column/panel*panel*m.depth + 2*(column%panel) }

// set puts the value at one depth of one column.
func (m *matrix) set(column, depth int, v int16) {
	m.panels[m.at(column)+depth/2*2*panel+depth%2] = v
}

// rows are vectors as int16 with the scale of each; their number is rounded up to rowsAtOnce, the rest being zero.
type rows struct {
	n, depth int
	data     []int16
	scale    []float32
}

// reset makes room for n vectors of depth numbers; those beyond n are zero.
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

// smallest keeps a vector of zeros from being divided by.
const smallest = float32(1e-30)

// quantizeRow fills row i from x, whose largest absolute value is most.
func (a *arithmetic) quantizeRow(r *rows, i int, x []float32, most float32) {
	r.scale[i] = most / finest
	a.quantize(x, finest/max(most, smallest), r.data[i*r.depth:i*r.depth+len(x)])
}

// quantizeColumn fills column c of m from x.
func (a *arithmetic) quantizeColumn(m *matrix, c int, x []float32) {
	most := a.absMax(x)
	m.scale[c] = most / finest
	a.scatter(x, finest/max(most, smallest), m.panels[m.at(c):])
}

// quantizePanel fills the columns from first, panel of them, from the numbers that stand stride apart in x: column first is x[0], x[stride], ..., count of them; an odd count is followed by zero.
func (a *arithmetic) quantizePanel(m *matrix, first int, x []float32, stride, count int) {
	scale := m.scale[first : first+panel]
	a.columnMax(x, stride, count, scale)
	var by [panel]float32
	for c, most := range scale {
		scale[c], by[c] = most/finest, finest/max(most, smallest)
	}
	a.interleave(x, stride, count, by[:], m.panels[m.at(first):])
}

// multiply writes r times m, scaled and with the bias, to out: a vector of m.columns numbers a row, the rows outStride apart. With add the result is added to what stands there.
func (a *arithmetic) multiply(r *rows, m *matrix, out []float32, outStride int, add bool) {
	whole := r.n / rowsAtOnce
	for first := 0; first < m.columns; first += panel {
		w := m.panels[first*m.depth : (first+panel)*m.depth]
		width, from := min(panel, m.columns-first), 0
		s := scales{rows: r.scale, columns: m.scale[first : first+panel], bias: m.bias[first : first+panel]}
		if width == panel && whole > 0 {
			a.kernel(r.data, r.depth, m.depth/2, w, s, out[first:], outStride, add, whole)
			from = whole * rowsAtOnce
		}
		for i := from; i < r.n; i += rowsAtOnce {
			s.rows = r.scale[i:]
			a.edge(r.data[i*r.depth:], r.depth, m.depth/2, w, s, out[i*outStride+first:], outStride, min(rowsAtOnce, r.n-i), width, add)
		}
	}
}

// edge is the kernel where a block sticks out of the matrix: rows and columns say how much of it is wanted.
func (a *arithmetic) edge(data []int16, stride, pairs int, w []int16, s scales, out []float32, outStride, rows, columns int, add bool) {
	var block [rowsAtOnce * panel]float32
	a.kernel(data, stride, pairs, w, s, block[:], panel, false, 1)
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
