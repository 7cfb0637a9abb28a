package provenance

import (
	"cmp"
	"slices"

	"hearsay"
)

// Settle gives every country that speaks, in the mentions of one fact, the end of the body of that country which the same article names for it, if one is named:
// "Kyiv" beside its General Staff is no second origin. Mentions are changed in their Ends only, which are replaced, never written to.
func Settle(mentions []hearsay.Mention) {
	type home struct{ article, side string }
	bodies := map[home]hearsay.End{}
	for i := range mentions {
		for _, e := range mentions[i].Ends {
			at := home{mentions[i].ArticleID, e.Side}
			if old, ok := bodies[at]; !e.Country && e.Side != "" && (!ok || e.Key < old.Key) {
				bodies[at] = e
			}
		}
	}
	for i := range mentions {
		m := &mentions[i]
		for k, e := range m.Ends {
			if body, ok := bodies[home{m.ArticleID, e.Side}]; ok && e.Country {
				m.Ends = slices.Clone(m.Ends)
				m.Ends[k] = body
			}
		}
	}
}

// Speaker is the key by which the values of one claimant are compared: "" for the paper's own voice and for unnamed sources.
func Speaker(ends []hearsay.End) string {
	key := ""
	for _, e := range ends {
		if !e.Vague {
			key += e.Key + ";"
		}
	}
	return key
}

// Count lists the distinct ends of the chains of settled mentions, with the relays through which each was heard, and the least and greatest number of independent origins:
// the paper's own voice and relays are none, every unattributed or unnamed source is 0 to 1.
func Count(mentions []hearsay.Mention) (origins []hearsay.Origin, low, high int) {
	found := map[string]*hearsay.Origin{}
	for i := range mentions {
		m := &mentions[i]
		for _, e := range m.Ends {
			o := found[e.Key]
			if o == nil {
				o = &hearsay.Origin{Name: e.Name, Via: []string{}}
				found[e.Key] = o
				high++
				if !e.Vague {
					low++
				}
			}
			o.Name = min(o.Name, e.Name)
			o.Via = relays(o.Via, m.Said)
		}
	}
	for _, o := range found {
		slices.Sort(o.Via)
		origins = append(origins, *o)
	}
	slices.SortFunc(origins, func(a, b hearsay.Origin) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.Via, b.Via))
	})
	return origins, low, high
}

func relays(have []string, said *hearsay.WireClaim) []string {
	if said == nil {
		return have
	}
	for _, v := range said.Via {
		if !slices.Contains(have, v.Name) {
			have = append(have, v.Name)
		}
	}
	return have
}
