package among

import (
	"maps"
	"slices"

	"hearsay"
	"hearsay/compare/blocking"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
)

// Held is a claim about who holds a place.
type Held struct {
	hearsay.Mention
	matching.Control
	Settled []hearsay.End // in a block: its ends among what its article says of the place, nil where these are its own
}

// Control groups the claims about holding one place, cut by days, and relates those of different speakers.
func (w *Work) Control() {
	places := map[string][]Held{}
	for _, h := range w.In.Held {
		k := hearsay.Fold(h.Place)
		places[k] = append(places[k], h)
	}
	for _, k := range slices.Sorted(maps.Keys(places)) {
		all := places[k]
		days := make([]string, len(all))
		for i := range all {
			days[i] = all[i].Day
		}
		from := 0
		for _, to := range blocking.Cut(days) {
			w.controlGroup(all[from:to])
			from = to
		}
		w.holders(all)
	}
}

func (w *Work) controlGroup(part []Held) {
	mentions := make([]hearsay.Mention, len(part))
	for i := range part {
		if mentions[i] = part[i].Mention; part[i].Settled != nil {
			mentions[i].Ends = part[i].Settled
		}
	}
	provenance.Settle(mentions)
	fact := hearsay.Fact{Place: &part[0].Place, AsOf: []string{part[0].Day, part[len(part)-1].Day}, Includes: []string{}}
	w.group(hearsay.ClassControl, fact, mentions)
}

// holders relates each claim about a place with the last ones of other speakers, at most latestRivals of them.
func (w *Work) holders(all []Held) {
	var latest []int // the last claim of each speaker, the latest last
	for i := range all {
		speaker := provenance.Speaker(all[i].Ends)
		for n, k := range slices.Backward(latest) {
			a, b := &all[k], &all[i]
			days, ok := hearsay.DaysApart(a.Day, b.Day)
			if !ok || days > hearsay.Near || len(latest)-n > latestRivals+1 {
				break
			}
			if provenance.Speaker(a.Ends) == speaker {
				continue
			}
			if f, found := contradiction.Holders(holding(a), holding(b), days); found {
				w.relate(f, &a.Mention, &b.Mention)
			}
		}
		latest = slices.DeleteFunc(latest, func(k int) bool { return provenance.Speaker(all[k].Ends) == speaker })
		latest = append(latest, i)
	}
}

func holding(h *Held) contradiction.Holding {
	return contradiction.Holding{Place: h.Place, Holder: h.Holder, State: h.State, Again: h.Again}
}

// Superlatives gives the claims that set the loss of a period above all others of its series, in the articles of one block of counts of periods; only where the article counts one such loss.
func Superlatives(in *Gathered, block []Count) []hearsay.Mention {
	if c := block[0].Fact.Cumulative; c == nil || *c || block[0].Fact.Of == "" || block[0].Upper || !loss(block[0].Fact.Measure) {
		return nil
	}
	var out []hearsay.Mention
	for i := range block {
		if i == 0 || block[i].ArticleID != block[i-1].ArticleID {
			if in.Losses[block[i].ArticleID] == 1 {
				out = append(out, in.Greatest[block[i].ArticleID]...)
			}
		}
	}
	return out
}

func loss(measure string) bool {
	return measure == hearsay.Killed || measure == hearsay.Casualties || measure == hearsay.Wounded
}
