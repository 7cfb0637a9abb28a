package extract

import (
	"sort"

	"hearsay"
)

// holder is one stretch of a claim's content.
type holder struct {
	span  hearsay.Span
	claim int
	size  int // length of the claim's whole content
}

// holders are all stretches of content, by where they begin; longest is how far any of them reaches, so that a search can stop.
type holders struct {
	all   []holder
	reach []int // reach[i] is the greatest end among all[:i+1]
}

func newHolders(claims []hearsay.Claim) *holders {
	h := &holders{}
	for i, c := range claims {
		size := 0
		for _, s := range c.Content {
			size += s.Len()
		}
		for _, s := range c.Content {
			h.all = append(h.all, holder{s, i, size})
		}
	}
	sort.SliceStable(h.all, func(a, b int) bool { return h.all[a].span.Start < h.all[b].span.Start })
	end := 0
	for _, x := range h.all {
		end = max(end, x.span.End)
		h.reach = append(h.reach, end)
	}
	return h
}

// innermost is the claim of the least content that holds a span, as a figure's number, -1 when none does. The end of the number decides: a content may begin after the "almost" of its first number.
func (h *holders) innermost(s hearsay.Span) int {
	s.Start = max(s.Start, s.End-1)
	best, found := -1, -1
	i := sort.Search(len(h.all), func(i int) bool { return h.all[i].span.Start > s.Start }) - 1
	for ; i >= 0 && h.reach[i] >= s.End; i-- {
		if x := h.all[i]; x.span.Contains(s) && (best < 0 || x.size < best) {
			best, found = x.size, x.claim
		}
	}
	return found
}

// sourcesAndCues are the source and cue spans of claims, each in the order of the text.
func sourcesAndCues(claims []hearsay.Claim) (sources, cues []hearsay.Span) {
	for _, c := range claims {
		if !c.Source.Empty() {
			sources = append(sources, c.Source)
		}
		if !c.Cue.Empty() {
			cues = append(cues, c.Cue)
		}
	}
	for _, spans := range [][]hearsay.Span{sources, cues} {
		sort.Slice(spans, func(a, b int) bool { return spans[a].Start < spans[b].Start })
	}
	return sources, cues
}

// speaks tells whether span lies in a claim's source: who speaks there is not thereby the party counted.
func (j *figureJoin) speaks(s hearsay.Span) bool {
	i := sort.Search(len(j.sources), func(i int) bool { return j.sources[i].Start > s.Start })
	for i--; i >= 0 && s.Start-j.sources[i].Start < 400; i-- {
		if j.sources[i].Overlaps(s) {
			return true
		}
	}
	return false
}

// placesIn are the places that lie in span.
func (j *figureJoin) placesIn(s hearsay.Span) []hearsay.Place {
	from := sort.Search(len(j.r.Places), func(i int) bool { return j.r.Places[i].Span.Start >= s.Start })
	to := sort.Search(len(j.r.Places), func(i int) bool { return j.r.Places[i].Span.Start >= s.End })
	return j.r.Places[from:max(from, to)]
}

// timesIn are the times that lie in span.
func (j *figureJoin) timesIn(s hearsay.Span) []hearsay.Time {
	from := sort.Search(len(j.r.Times), func(i int) bool { return j.r.Times[i].Span.Start >= s.Start })
	to := sort.Search(len(j.r.Times), func(i int) bool { return j.r.Times[i].Span.Start >= s.End })
	return j.r.Times[from:max(from, to)]
}
