package compare

import (
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
)

// again relates, within one stretch of claims about one thing, each claim with the last one of its speaker before it.
func (w *work) again(part []assessment) {
	last := map[string]*assessment{}
	for i := range part {
		b := &part[i]
		speaker := provenance.Speaker(b.Ends)
		if a := last[speaker]; a != nil && speaker != "" && key(a.Mention) != key(b.Mention) {
			like, _ := matching.NewVector(a.text).Like(matching.NewVector(b.text))
			if f, ok := contradiction.Again(a.Mention, b.Mention, like); ok {
				w.relate(f, a.Mention, b.Mention)
			}
		}
		last[speaker] = b
	}
}
