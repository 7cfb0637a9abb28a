package rows

import (
	"iter"

	"hearsay"
)

func given(spans ...*hearsay.WireSpan) iter.Seq[hearsay.WireSpan] {
	return func(yield func(hearsay.WireSpan) bool) {
		for _, s := range spans {
			if s != nil && !yield(*s) {
				return
			}
		}
	}
}

// ClaimSpans are all spans of a claim.
func ClaimSpans(c *hearsay.WireClaim) iter.Seq[hearsay.WireSpan] {
	spans := []*hearsay.WireSpan{c.Source, c.Cue, c.Hedge}
	for i := range c.Content {
		spans = append(spans, &c.Content[i])
	}
	for i := range c.Via {
		spans = append(spans, &c.Via[i].WireSpan)
	}
	for i := range c.Caveats {
		spans = append(spans, &c.Caveats[i].WireSpan)
	}
	for _, h := range []*hearsay.WireHedge{c.RelayHedge, c.PaperHedge} {
		if h != nil {
			spans = append(spans, &h.WireSpan)
		}
	}
	return given(spans...)
}

// FigureSpans are the spans of a figure.
func FigureSpans(f *hearsay.WireFigure) iter.Seq[hearsay.WireSpan] {
	return given(&f.WireSpan, &f.Number)
}

// ReadingSpans are the spans of a reading that stand outside its claims and figures.
func ReadingSpans(r *hearsay.WireReading) iter.Seq[hearsay.WireSpan] {
	spans := []*hearsay.WireSpan{r.Article.Headline}
	for i := range r.Furniture {
		spans = append(spans, &r.Furniture[i].WireSpan)
	}
	for i := range r.Places {
		spans = append(spans, &r.Places[i].WireSpan)
	}
	for i := range r.Times {
		spans = append(spans, &r.Times[i].WireSpan)
	}
	return given(spans...)
}
