package among

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
)

// Happened is a claim about an event.
type Happened struct {
	hearsay.Mention
	matching.Happening
}

// occurrence is the claims about one event: its first claim tells where and when.
type occurrence struct {
	claims []Happened
}

// Events groups claims about events: each joins the event of its type, time and very place; else the only one whose place holds its own or lies in it; else it opens one.
func (w *Work) Events() {
	slices.SortFunc(w.In.Happened, func(a, b Happened) int {
		return cmp.Or(cmp.Compare(a.From, b.From), Earlier(&a.Mention, &b.Mention))
	})
	at := map[string][]*occurrence{} // type and place, or an area that the place lies in -> events
	var all []*occurrence
	for _, h := range w.In.Happened {
		o := one(h, at)
		if o == nil {
			o = &occurrence{}
			all = append(all, o)
			for _, place := range append([]string{h.Place}, h.Areas...) {
				k := h.Type + "\x00" + place
				at[k] = append(at[k], o)
			}
		}
		o.claims = append(o.claims, h)
	}
	for _, o := range all {
		w.occurrence(o)
	}
}

// one finds the event that a claim is about among the last that began near it, nil when none or several may be meant.
func one(h Happened, at map[string][]*occurrence) *occurrence {
	var near []*occurrence
	for _, place := range append([]string{h.Place}, h.Areas...) {
		events := at[h.Type+"\x00"+place]
		for _, o := range slices.Backward(events[max(0, len(events)-Recent):]) {
			first := &o.claims[0]
			if days, ok := hearsay.DaysApart(first.From, h.From); !ok || days > hearsay.Near || !h.Same(&first.Happening) {
				continue
			}
			if first.Place == h.Place {
				return o
			}
			if !slices.Contains(near, o) {
				near = append(near, o)
			}
		}
	}
	if len(near) == 1 {
		return near[0]
	}
	return nil
}

// occurrence adds the group of one event, and relates what its speakers say of who did it, and that it did not happen.
func (w *Work) occurrence(o *occurrence) {
	first := &o.claims[0]
	fact := hearsay.Fact{Event: first.Type, Place: &first.Name, AsOf: []string{first.From, first.To}, Includes: []string{}}
	mentions := make([]hearsay.Mention, len(o.claims))
	for i := range o.claims {
		mentions[i] = o.claims[i].Mention
		fact.AsOf[1] = max(fact.AsOf[1], o.claims[i].To)
	}
	provenance.Settle(mentions)
	w.group(hearsay.ClassEvent, fact, mentions)
	var latest []int // the last claim of each speaker, the latest last
	for i := range o.claims {
		b := &o.claims[i]
		speaker := provenance.Speaker(mentions[i].Ends)
		for _, k := range slices.Backward(latest[max(0, len(latest)-latestRivals):]) {
			a := &o.claims[k]
			if speaker == "" || provenance.Speaker(mentions[k].Ends) == speaker {
				continue
			}
			if f, ok := contradiction.Acts(a.Said, b.Said, a.Actor, b.Actor); ok {
				w.relate(f, &a.Mention, &b.Mention)
			}
		}
		latest = slices.DeleteFunc(latest, func(k int) bool { return provenance.Speaker(mentions[k].Ends) == speaker })
		if speaker != "" {
			latest = append(latest, i)
		}
	}
}
