package linear

import (
	"math/bits"

	"hearsay/model/linear/features"
)

// table holds a row of weights for each feature that has any. Every 64 features share a block: which of them have a row, and how many rows stand before.
// Rows lie stride apart, and the first is all zeros: a feature without weights is added like any other, since a branch that guesses wrong costs more than eight additions.
type table struct {
	width, stride int
	blocks        []block
	weights       []int8
}

type block struct {
	has    uint64
	before uint32
}

// newTable makes a table of features in ascending order and their rows of weights, width each, one after the other.
func newTable(width int, kept []uint32, weights []int8) *table {
	t := &table{width: width, stride: (width + 7) &^ 7, blocks: make([]block, 1<<features.Bits/64)}
	for _, f := range kept {
		t.blocks[f/64].has |= 1 << (f % 64)
	}
	n := uint32(1)
	for i := range t.blocks {
		t.blocks[i].before = n
		n += uint32(bits.OnesCount64(t.blocks[i].has))
	}
	t.weights = make([]int8, (len(kept)+1)*t.stride)
	for i := range kept {
		copy(t.weights[(i+1)*t.stride:], weights[i*width:(i+1)*width])
	}
	return t
}

// at is where the row of a feature begins, 0 where it has none.
func (t *table) at(f uint32) int {
	b := &t.blocks[f/64]
	mask := -(b.has >> (f % 64) & 1)
	row := uint64(b.before) + uint64(bits.OnesCount64(b.has&(1<<(f%64)-1)))
	return int(row&mask) * t.stride
}

// row is the weights of a feature, zeros where it has none.
func (t *table) row(f uint32) []int8 {
	at := t.at(f)
	return t.weights[at : at+t.width : at+t.width]
}

// tracked is how many features are looked up before their rows are added, so that the look-ups wait for memory together.
const tracked = 32

// add adds the rows of features to sums, which is stride long.
func (t *table) add(seen []uint32, sums []int32) {
	var places [tracked]int
	for len(seen) > 0 {
		n := min(len(seen), tracked)
		for i, f := range seen[:n] {
			places[i] = t.at(f)
		}
		seen = seen[n:]
		t.addRows(places[:n], sums)
	}
}

func (t *table) addPlain(places []int, sums []int32) {
	for _, at := range places {
		for k := 0; k < t.stride; k += 8 {
			addEight(t.weights[at+k:at+k+8], sums[k:k+8])
		}
	}
}

func addEight(w []int8, sums []int32) {
	_, _ = w[7], sums[7]
	sums[0] += int32(w[0])
	sums[1] += int32(w[1])
	sums[2] += int32(w[2])
	sums[3] += int32(w[3])
	sums[4] += int32(w[4])
	sums[5] += int32(w[5])
	sums[6] += int32(w[6])
	sums[7] += int32(w[7])
}

// features are all that have a row, in ascending order.
func (t *table) features() []uint32 {
	var out []uint32
	for i, b := range t.blocks {
		for has := b.has; has != 0; has &= has - 1 {
			out = append(out, uint32(i*64+bits.TrailingZeros64(has)))
		}
	}
	return out
}
