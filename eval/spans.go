package eval

import (
	"fmt"
	"sort"

	"hearsay"
)

type span = hearsay.Span

func of(w hearsay.WireSpan) span { return span{Start: w.Start, End: w.End} }

func overlap(a, b span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// iou is intersection over union of two spans.
func iou(a, b span) float64 {
	n := overlap(a, b)
	if n == 0 {
		return 0
	}
	return float64(n) / float64(a.End-a.Start+b.End-b.Start-n)
}

func maybeIoU(a, b *hearsay.WireSpan) float64 {
	if a == nil || b == nil {
		return 0
	}
	return iou(of(*a), of(*b))
}

// pair is a possible match of gold item i with read item j; the heavier pair is taken first, weights compared in order.
type pair struct {
	weight []float64
	i, j   int
}

// bestPairs takes pairs heaviest first, each item once; weight gives nil where two do not match. Ties go to the later items, as in the outside scorer.
func bestPairs(gold, read int, weight func(i, j int) []float64) []pair {
	var all []pair
	for i := range gold {
		for j := range read {
			if w := weight(i, j); w != nil {
				all = append(all, pair{w, i, j})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return heavier(all[a], all[b]) })
	usedG, usedR := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, p := range all {
		if !usedG[p.i] && !usedR[p.j] {
			usedG[p.i], usedR[p.j] = true, true
			out = append(out, p)
		}
	}
	return out
}

func heavier(a, b pair) bool {
	for k := range a.weight {
		if a.weight[k] != b.weight[k] {
			return a.weight[k] > b.weight[k]
		}
	}
	if a.i != b.i {
		return a.i > b.i
	}
	return a.j > b.j
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// positions are the words of spans by where they stand; half a word is another word.
func (s *scorer) positions(spans []hearsay.WireSpan) map[span]bool {
	out := map[span]bool{}
	for _, w := range spans {
		for i := w.Start; i < w.End; i++ {
			if !isWord(s.text[i]) {
				continue
			}
			from := i
			for i < w.End && isWord(s.text[i]) {
				i++
			}
			out[span{Start: from, End: i}] = true
		}
	}
	return out
}

func tokenF1(a, b map[span]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

// clean drops the items of a reading whose spans lie outside the article, end before they start or carry other words than stand there.
func (s *scorer) clean(r *hearsay.WireReading) *hearsay.WireReading {
	out := &hearsay.WireReading{}
	keep := func(what string, i int, spans ...hearsay.WireSpan) bool {
		for _, w := range spans {
			if err := s.fault(w); err != "" {
				s.table.Refused = append(s.table.Refused, fmt.Sprintf("%s: %s[%d]: %s", s.name, what, i, err))
				return false
			}
		}
		return true
	}
	for i, c := range r.Claims {
		if keep("claims", i, claimSpans(c)...) {
			out.Claims = append(out.Claims, c)
		}
	}
	for i, f := range r.Figures {
		if keep("figures", i, f.WireSpan, f.Number) {
			out.Figures = append(out.Figures, f)
		}
	}
	for i, p := range r.Places {
		if keep("places", i, p.WireSpan) {
			out.Places = append(out.Places, p)
		}
	}
	for i, t := range r.Times {
		if keep("times", i, t.WireSpan) {
			out.Times = append(out.Times, t)
		}
	}
	for i, f := range r.Furniture {
		if keep("furniture", i, f.WireSpan) {
			out.Furniture = append(out.Furniture, f)
		}
	}
	return out
}

func claimSpans(c hearsay.WireClaim) []hearsay.WireSpan {
	spans := append([]hearsay.WireSpan{}, c.Content...)
	for _, p := range []*hearsay.WireSpan{c.Source, c.Cue, c.Hedge} {
		if p != nil {
			spans = append(spans, *p)
		}
	}
	for _, k := range c.Caveats {
		spans = append(spans, k.WireSpan)
	}
	for _, v := range c.Via {
		spans = append(spans, v.WireSpan)
	}
	return spans
}

func (s *scorer) fault(w hearsay.WireSpan) string {
	if w.Start < 0 || w.End < w.Start || w.End > len(s.text) {
		return fmt.Sprintf("%d..%d does not lie in the article (0..%d)", w.Start, w.End, len(s.text))
	}
	if w.Text != "" && w.Text != string(s.text[w.Start:w.End]) {
		return fmt.Sprintf("%d..%d says %.60q where %.60q stands", w.Start, w.End, w.Text, string(s.text[w.Start:w.End]))
	}
	return ""
}
