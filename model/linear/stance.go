package linear

import "hearsay/text"

// choice is room for the choosing of one of several.
type choice struct {
	chosen []uint32
	sums   []int32
}

// choosing tells which of several a thing is, by the features that it has.
type choosing struct {
	names []string
	table *table
}

// best is the name with the highest sum, the earlier of equal ones; "" where nothing can be chosen.
func (c *choosing) best(seen []uint32, room *choice) string {
	if c == nil || len(c.names) == 0 {
		return ""
	}
	if cap(room.sums) < c.table.stride {
		room.sums = make([]int32, c.table.stride)
	}
	room.sums = room.sums[:c.table.stride]
	clear(room.sums)
	c.table.add(seen, room.sums)
	at := 0
	for y, s := range room.sums[:len(c.names)] {
		if s > room.sums[at] {
			at = y
		}
	}
	return c.names[at]
}

// stance is what the claimant does by an attribution of the tokens of r.
func (t *Tagger) stance(d *desk, a text.Attributed, r text.Range) string {
	d.chosen = d.OfStance(a, r, d.chosen[:0])
	return t.stances.best(d.chosen, &d.choice)
}
