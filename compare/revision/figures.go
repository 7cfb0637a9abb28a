package revision

import (
	"cmp"
	"slices"

	"hearsay"
)

// number is a figure as it is compared.
type number struct {
	*hearsay.WireFigure
	claim   int // position of its claim, -1 in the paper's own voice
	words   bag // of its sentence, without numbers
	subject bag
	nth     int // position among the figures
	pair    int // position of the figure that it goes on as, -1 for none
}

func (s *side) numbers() []number {
	at := map[string]int{}
	for i := range s.claims {
		at[s.claims[i].ID] = i
	}
	out := make([]number, len(s.Figures))
	for i := range s.Figures {
		f := number{WireFigure: &s.Figures[i], claim: -1, nth: i, pair: -1}
		f.subject = bagOf(wordsOf(str(f.Subject)))
		if k, ok := at[str(f.Claim)]; ok {
			f.claim = k
		}
		if l := s.lineAt(f.Start); l != nil {
			f.words = slices.DeleteFunc(slices.Clone(l.words), numeric)
		}
		out[i] = f
	}
	return out
}

// figures tells of numbers that were raised or lowered, and of qualifiers that went or came.
func (c *comparison) figures() {
	was, is := c.was.numbers(), c.is.numbers()
	c.pairFigures(was, is)
	for n := range is {
		if o := is[n].pair; o >= 0 {
			c.pairByFigure(&was[o], &is[n])
			c.compareFigures(&was[o], &is[n])
		}
	}
}

// pairByFigure makes two claims of one claimant one where a figure goes on in them: "Two people were wounded" has few words that "One person was wounded" has.
func (c *comparison) pairByFigure(a, b *number) {
	if a.claim < 0 || b.claim < 0 {
		return
	}
	if x, y := &c.was.claims[a.claim], &c.is.claims[b.claim]; x.pair < 0 && y.pair < 0 && x.Claimant.Name == y.Claimant.Name && !another(x, y) {
		c.pair(a.claim, b.claim)
	}
}

// mostFigures is up to how many pairs of figures are looked at that stand in no claim that goes on: of more, a page has become another.
const mostFigures = 1_000_000

// pairFigures finds which figure goes on as which: of equal id and value first, then within claims that go on, then all that are left.
func (c *comparison) pairFigures(was, is []number) {
	at, of := map[string]int{}, map[int][]int{}
	for o := range was {
		at[was[o].ID] = o
		if k := was[o].claim; k >= 0 && c.was.claims[k].pair >= 0 {
			of[c.was.claims[k].pair] = append(of[c.was.claims[k].pair], o)
		}
	}
	var pairs []figurePair
	for n := range is {
		if o, ok := at[is[n].ID]; ok && value(&was[o]) == value(&is[n]) && was[o].pair < 0 {
			was[o].pair, is[n].pair = n, o
			continue
		}
		for _, o := range of[is[n].claim] {
			pairs = c.mayPair(pairs, &was[o], &is[n])
		}
	}
	settle(pairs, was, is)
	pairs = nil
	left, right := unpaired(was), unpaired(is)
	if len(left)*len(right) > mostFigures {
		return
	}
	for _, o := range left {
		for _, n := range right {
			pairs = c.mayPair(pairs, &was[o], &is[n])
		}
	}
	settle(pairs, was, is)
}

// figurePair is an earlier and a later figure that may be one, and how well they fit.
type figurePair struct {
	o, n  int
	score float64
}

func (c *comparison) mayPair(pairs []figurePair, a, b *number) []figurePair {
	if score := c.fits(a, b); a.pair < 0 && score > 0 {
		pairs = append(pairs, figurePair{a.nth, b.nth, score})
	}
	return pairs
}

// settle pairs what fits best first.
func settle(pairs []figurePair, was, is []number) {
	slices.SortStableFunc(pairs, func(x, y figurePair) int { return cmp.Compare(y.score, x.score) })
	for _, p := range pairs {
		if was[p.o].pair < 0 && is[p.n].pair < 0 {
			was[p.o].pair, is[p.n].pair = p.n, p.o
		}
	}
}

func unpaired(all []number) (out []int) {
	for i := range all {
		if all[i].pair < 0 {
			out = append(out, i)
		}
	}
	return out
}

// fits tells how well one figure may go on as another, 0 where it cannot: one measure and unit, in sentences alike or one claim.
func (c *comparison) fits(a, b *number) float64 {
	if a.Measure != b.Measure || str(a.Unit) != str(b.Unit) || a.Of != nil && b.Of != nil && *a.Of != *b.Of {
		return 0
	}
	oneClaim := a.claim >= 0 && b.claim >= 0 && c.was.claims[a.claim].pair == b.claim
	context, subject := likeness(a.words, b.words), likeness(a.subject, b.subject)
	if context < alike && !oneClaim || subject < alike && len(a.subject) > 0 && len(b.subject) > 0 {
		return 0
	}
	if context += subject; oneClaim {
		context++
	}
	if value(a) == value(b) {
		context += 3
	}
	return context - 0.001*float64(min(100, max(a.nth-b.nth, b.nth-a.nth)))
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
