package linear

import (
	"math/bits"
	"slices"
)

// table holds a row of weights for each feature that has any.
type table struct {
	width   int
	slots   []slot
	shift   uint
	weights []int8
}

type slot struct{ feature, row uint32 } // feature is one more than the hash; 0 is an empty slot

func newTable(width int, kept []uint32, weights []int8) *table {
	size := bits.Len(uint(2*len(kept) + 1))
	t := &table{width: width, slots: make([]slot, 1<<size), shift: uint(32 - size), weights: weights}
	for i, f := range kept {
		at := t.first(f)
		for t.slots[at].feature != 0 {
			at = (at + 1) & uint32(len(t.slots)-1)
		}
		t.slots[at] = slot{f + 1, uint32(i)}
	}
	return t
}

func (t *table) first(f uint32) uint32 { return f * 2654435761 >> t.shift }

// row is the weights of a feature, nil where it has none.
func (t *table) row(f uint32) []int8 {
	for at := t.first(f); ; at = (at + 1) & uint32(len(t.slots)-1) {
		switch t.slots[at].feature {
		case f + 1:
			w := int(t.slots[at].row) * t.width
			return t.weights[w : w+t.width : w+t.width]
		case 0:
			return nil
		}
	}
}

// features are all that have a row, in ascending order.
func (t *table) features() []uint32 {
	var out []uint32
	for _, s := range t.slots {
		if s.feature != 0 {
			out = append(out, s.feature-1)
		}
	}
	slices.Sort(out)
	return out
}
