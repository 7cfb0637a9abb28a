package compare

import (
	"maps"
	"slices"
)

// Components are what links hold together: each is named by its smallest id, so that the same links make the same components in any order. The zero value holds nothing.
type Components struct {
	parent map[string]string
}

// Join puts two ids into one component.
func (c *Components) Join(a, b string) {
	if c.parent == nil {
		c.parent = map[string]string{}
	}
	a, b = c.root(a), c.root(b)
	c.parent[a], c.parent[b] = min(a, b), min(a, b)
}

// root follows an id to the name of its component, and shortens the way.
func (c *Components) root(id string) string {
	top := id
	for next, ok := c.parent[top]; ok && next != top; next, ok = c.parent[top] {
		top = next
	}
	for id != top {
		next, ok := c.parent[id]
		if !ok {
			break
		}
		c.parent[id] = top
		id = next
	}
	return top
}

// Of is the component of an id; ok is false where nothing is linked with it.
func (c *Components) Of(id string) (component string, ok bool) {
	if _, ok := c.parent[id]; !ok {
		return "", false
	}
	return c.root(id), true
}

// Blocks are how the rounds of a comparison by blocks follow one another, for whoever moves the rows: rows of Copies come first; once the links that they give are closed, every row gets its
// Original, and the rest are compared; once the links of that are closed, rows of alike get their Block, and go with the rows given out into the last round.

// OfCopies tells whether a row only serves to find near-copies.
func (r *Row) OfCopies() bool { return kindOf(r.Block) == blockCopy }

// Waits tells whether a row's block is only known once the links between claims are closed.
func (r *Row) Waits() bool { return r.Block == blockAlike }

// Join gives a row that waits the block of its component.
func (r *Row) Join(component string) { r.Block = blockAlike + " " + component }

// ByRow orders rows as Match wants them.
func ByRow(a, b *Row) int {
	return slices.Compare([]string{a.Block, a.Day, a.At.ArticleID, a.At.Claim, a.At.Figure, string(a.Say)}, []string{b.Block, b.Day, b.At.ArticleID, b.At.Claim, b.At.Figure, string(b.Say)})
}

// All are the ids of all components, in order.
func (c *Components) All() []string { return slices.Sorted(maps.Keys(c.parent)) }
