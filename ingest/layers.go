package ingest

import (
	"fmt"

	"hearsay/ingest/archive"
)

// maxLayers is how many packings and archives may lie around one another.
const maxLayers = 4

// unpack takes what a packing holds.
func (t *taking) unpack(in *input) bool {
	if in.layers == maxLayers {
		return t.fail(&Error{Path: in.path, Problem: fmt.Sprintf("is packed more than %d times", maxLayers), Advice: "Unpack it by hand."})
	}
	u, err := archive.Unpack(in.r, in.head)
	if err != nil {
		return t.fail(in.broken(err))
	}
	defer u.Close()
	inner, err := newInput(input{path: in.path, layers: in.layers + 1, depth: in.depth}, u)
	if err != nil {
		return t.fail(err)
	}
	return t.take(inner)
}
