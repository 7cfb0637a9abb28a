package linear

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestRowsAreAddedAlike holds the sums that this processor adds eight at once against those added one by one, at widths of one vector and of several.
func TestRowsAreAddedAlike(t *testing.T) {
	g := rand.New(rand.NewPCG(3, 4))
	for _, width := range []int{1, 7, 8, 23} {
		var kept []uint32
		var weights []int8
		for f := uint32(5); f < 4000; f += 1 + uint32(g.IntN(40)) {
			kept = append(kept, f)
			for range width {
				weights = append(weights, int8(g.IntN(255)-127))
			}
		}
		table := newTable(width, kept, weights)
		for _, n := range []int{0, 1, 31, 32, 33, 100} {
			seen, want := make([]uint32, n), make([]int32, table.stride)
			for i := range seen {
				seen[i] = uint32(g.IntN(5000))
				if at, ok := slices.BinarySearch(kept, seen[i]); ok {
					for k := range width {
						want[k] += int32(weights[at*width+k])
					}
				}
			}
			fast, plain := make([]int32, table.stride), make([]int32, table.stride)
			table.add(seen, fast)
			for _, f := range seen {
				table.addPlain([]int{table.at(f)}, plain)
			}
			if !slices.Equal(fast, want) || !slices.Equal(plain, want) {
				t.Fatalf("%d features of width %d add up to %v and %v, want %v", n, width, fast, plain, want)
			}
		}
	}
}
