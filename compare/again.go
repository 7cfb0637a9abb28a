package compare

import (
	"hearsay"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
)

// again relates, within one stretch of claims about one thing, each claim with the last one of its speaker before it.
func again(part []assessment) []hearsay.Relation {
	last := map[string]*assessment{}
	var out []hearsay.Relation
	for i := range part {
		b := &part[i]
		speaker := provenance.Speaker(b.Ends)
		if a := last[speaker]; a != nil && speaker != "" && key(a.Mention) != key(b.Mention) {
			like, _ := matching.NewVector(a.text).Like(matching.NewVector(b.text))
			if f, ok := contradiction.Again(a.Mention, b.Mention, like); ok {
				out = append(out, relation(f, a.Mention, b.Mention))
			}
		}
		last[speaker] = b
	}
	return out
}
