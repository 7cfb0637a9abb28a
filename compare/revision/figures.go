package revision

import (
	"cmp"
	"slices"

	"hearsay"
)

// number is a figure as it is compared.
type number struct {
	*hearsay.WireFigure
	claim int      // position of its claim, -1 in the paper's own voice
	words []string // of its sentence, without numbers
	nth   int      // position among the figures
	used  bool
}

func (s *side) numbers() []number {
	at := map[string]int{}
	for i := range s.claims {
		at[s.claims[i].ID] = i
	}
	out := make([]number, len(s.Figures))
	for i := range s.Figures {
		f := number{WireFigure: &s.Figures[i], claim: -1, nth: i}
		if k, ok := at[str(f.Claim)]; ok {
			f.claim = k
		}
		if l := s.lineAt(f.Start); l != nil {
			for _, w := range l.words {
				if !numeric(w) {
					f.words = append(f.words, w)
				}
			}
		}
		out[i] = f
	}
	return out
}

// figures tells of numbers that were raised or lowered, and of qualifiers that went or came.
func (c *comparison) figures() {
	was, is := c.was.numbers(), c.is.numbers()
	type pair struct {
		o, n  int
		score float64
	}
	var pairs []pair
	for o := range was {
		for n := range is {
			if score := c.fits(&was[o], &is[n]); score > 0 {
				pairs = append(pairs, pair{o, n, score})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(y.score, x.score) })
	var joined []pair
	for _, p := range pairs {
		if a, b := &was[p.o], &is[p.n]; !a.used && !b.used {
			a.used, b.used = true, true
			joined = append(joined, p)
		}
	}
	slices.SortFunc(joined, func(x, y pair) int { return cmp.Compare(x.n, y.n) })
	for _, p := range joined {
		c.compareFigures(&was[p.o], &is[p.n])
	}
}

// fits tells how well one figure may go on as another, 0 where it cannot: one measure and unit, in sentences alike or one claim.
func (c *comparison) fits(a, b *number) float64 {
	oneClaim := a.claim >= 0 && b.claim >= 0 && c.was.claims[a.claim].pair == b.claim
	context := likeness(a.words, b.words)
	if a.Measure != b.Measure || str(a.Unit) != str(b.Unit) || context < alike && !oneClaim {
		return 0
	}
	if s, t := wordsOf(str(a.Subject)), wordsOf(str(b.Subject)); len(s)+len(t) > 0 {
		like := likeness(s, t)
		if like < alike && len(s) > 0 && len(t) > 0 {
			return 0
		}
		context += like
	}
	if str(a.Of) != str(b.Of) && a.Of != nil && b.Of != nil {
		return 0
	}
	if oneClaim {
		context++
	}
	if a.Number.Text == b.Number.Text || value(a) == value(b) {
		context += 3
	}
	return context - 0.001*float64(max(a.nth-b.nth, b.nth-a.nth))
}

// value is the one number that a figure is compared by: as written, else the middle of its bounds, else the bound that is said.
func value(f *number) float64 {
	switch {
	case f.Best != nil:
		return *f.Best
	case f.Low != nil && f.High != nil:
		return (*f.Low + *f.High) / 2
	case f.Low != nil:
		return *f.Low
	case f.High != nil:
		return *f.High
	}
	return 0
}

func (c *comparison) compareFigures(a, b *number) {
	was, is := hearsay.Interval(a.WireInterval).Words(), hearsay.Interval(b.WireInterval).Words()
	kind := ""
	switch before, after := value(a), value(b); {
	case after > before:
		kind = hearsay.FigureRaised
	case after < before:
		kind = hearsay.FigureLowered
	case loose(a) && b.Qualifier == hearsay.Exact:
		kind = hearsay.HedgeDropped
	case a.Qualifier == hearsay.Exact && loose(b):
		kind = hearsay.HedgeAdded
	default:
		return
	}
	c.tell(kind, str(b.Claim), b.ID, was, is)
}

// loose tells whether a number is written with a qualifier.
func loose(f *number) bool {
	return f.Qualifier == hearsay.About || f.Qualifier == hearsay.AtLeast || f.Qualifier == hearsay.AtMost
}
