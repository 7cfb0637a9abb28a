package among

import (
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
)

// again relates, within one stretch of claims about one thing, each claim with the last one of its speaker before it.
func (w *Work) again(part []Assessment) {
	last := map[string]*Assessment{}
	for i := range part {
		b := &part[i]
		speaker := provenance.Speaker(b.Ends)
		if a := last[speaker]; a != nil && speaker != "" && Key(a.Mention) != Key(b.Mention) {
			like, _ := matching.NewVector(a.Text).Like(matching.NewVector(b.Text))
			if f, ok := contradiction.Again(a.Mention, b.Mention, like); ok {
				w.relate(f, a.Mention, b.Mention)
			}
		}
		last[speaker] = b
	}
}
