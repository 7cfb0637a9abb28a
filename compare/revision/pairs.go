package revision

import (
	"cmp"
	"slices"

	"hearsay"
)

// Shares of words from which on two claims are one, and words still stand in a sentence.
const (
	alike  = 0.5
	stands = 0.85
)

// pairClaims finds which claim goes on as which: the same id first, then the most alike, of equals those of one claimant with the same numbers, in the order of the text.
func (c *comparison) pairClaims() {
	at := map[string]int{}
	for i := range c.was.claims {
		at[c.was.claims[i].ID] = i
	}
	for n := range c.is.claims {
		if o, ok := at[c.is.claims[n].ID]; ok && c.was.claims[o].pair < 0 {
			c.pair(o, n)
		}
	}
	type pair struct {
		o, n int
		f1   float64
	}
	var pairs []pair
	for o := range c.was.claims {
		for n := range c.is.claims {
			a, b := &c.was.claims[o], &c.is.claims[n]
			if a.pair < 0 && b.pair < 0 {
				if f1 := likeness(a.words, b.words); f1 >= alike {
					pairs = append(pairs, pair{o, n, f1 + worth(a, b)})
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(y.f1, x.f1) })
	for _, p := range pairs {
		if c.was.claims[p.o].pair < 0 && c.is.claims[p.n].pair < 0 {
			c.pair(p.o, p.n)
		}
	}
	for o := range c.was.claims {
		if n := c.was.claims[o].pair; n >= 0 && another(&c.was.claims[o], &c.is.claims[n]) {
			c.was.claims[o].pair, c.is.claims[n].pair = -1, -1
		}
	}
}

func (c *comparison) pair(o, n int) { c.was.claims[o].pair, c.is.claims[n].pair = n, o }

// worth decides between claims that are alike: who says it, how, and with which numbers.
func worth(a, b *claim) (w float64) {
	if a.Claimant.Name == b.Claimant.Name {
		w += 0.1
	}
	if a.Stance == b.Stance {
		w += 0.02
	}
	return w + 0.05*likeness(a.all, b.all)
}

// another tells whether two claims with words alike are two: one denies, or one speaks of another place where the other does.
func another(a, b *claim) bool {
	if (a.Stance == hearsay.Deny) != (b.Stance == hearsay.Deny) || negated(a.words) != negated(b.words) && !doubted(a) && !doubted(b) {
		return true
	}
	return lacks(a.places, b.places) && lacks(b.places, a.places)
}

// doubted tells whether a claim is told to be unlikely, which is half a denial in itself.
func doubted(c *claim) bool {
	l := str(c.Likelihood)
	return l == hearsay.Unlikely || l == hearsay.HighlyUnlikely || l == hearsay.RemoteChance
}

func negated(words bag) bool {
	return slices.ContainsFunc(words, func(w string) bool { return w == "not" || w == "no" || w == "never" || w == "none" })
}

// lacks tells whether one set has what the other has not.
func lacks(a, b map[string]bool) bool {
	for x := range a {
		if !b[x] {
			return true
		}
	}
	return false
}

// found is the sentence of the side in which the words of a claim still stand, nil where they are gone. What spans several sentences is found by its first.
func (s *side) found(c *claim) (best *line) {
	if len(c.Content) == 0 {
		return nil
	}
	first := linesOf(c.Content[0].Text)
	if len(first) == 0 {
		return nil
	}
	most := stands
	for i := range s.lines {
		if share := held(first[0].words, s.lines[i].words); share >= most && (best == nil || share > most) {
			best, most = &s.lines[i], share
		}
	}
	if best != nil && negated(c.words) != negated(best.words) {
		return nil
	}
	return best
}

// gone tells which claims of the earlier version the later one does not hold. Words that still stand are not gone: only who says them, or that somebody said them.
func (c *comparison) gone() {
	for o := range c.was.claims {
		a := &c.was.claims[o]
		if a.pair >= 0 || c.was.inner(a) {
			continue
		}
		l := c.is.found(a)
		switch {
		case l == nil || c.elsewhere(a, &c.is):
			c.tell(hearsay.ClaimRemoved, a.ID, "", a.said(), "")
		case c.unsaid(a, l):
			if h := a.hedgeWords(); a.Claimant.Name == hearsay.Unattributed || h != "" && a.Source == nil {
				c.tell(hearsay.HedgeDropped, a.ID, "", cmp.Or(h, cueWords(a), a.said()), "")
			} else {
				c.tell(hearsay.SourceRenamed, a.ID, "", a.Claimant.Name, "")
			}
		}
	}
}

// elsewhere tells whether the places of a claim are gone from a side's sentence in which its words nearly stand.
func (c *comparison) elsewhere(a *claim, s *side) bool {
	for p := range a.places {
		if !slices.ContainsFunc(s.Places, func(x hearsay.WirePlace) bool { return x.Name == p }) {
			return true
		}
	}
	return false
}

// unsaid tells whether a sentence has lost the words that said who says it.
func (c *comparison) unsaid(a *claim, l *line) bool {
	return a.Cue != nil && held(bagOf(wordsOf(a.Cue.Text)), l.words) < stands && (a.Source == nil || held(bagOf(wordsOf(a.Source.Text)), l.words) < alike)
}

func cueWords(a *claim) string {
	if a.Cue == nil {
		return ""
	}
	return a.Cue.Text
}

// inner tells whether a claim stands within one that changes as a whole with it.
func (s *side) inner(a *claim) bool {
	return a.Within != nil && slices.ContainsFunc(s.claims, func(o claim) bool { return o.ID == *a.Within && o.pair < 0 })
}

// added tells which claims the later version holds and the earlier did not; what a notice of correction repeats is none.
func (c *comparison) added(notices []line) {
	for n := range c.is.claims {
		b := &c.is.claims[n]
		if b.pair >= 0 || c.is.inner(b) || len(b.Content) == 0 {
			continue
		}
		at := b.Content[0].Start
		if slices.ContainsFunc(notices, func(l line) bool { return l.start <= at && at < l.end }) {
			continue
		}
		l := c.was.found(b)
		switch {
		case l == nil || c.elsewhere(b, &c.was):
			c.tell(hearsay.ClaimAdded, b.ID, "", "", b.said())
		case c.unsaid(b, l):
			if h := b.hedgeWords(); b.Claimant.Name == hearsay.Unattributed || h != "" && b.Source == nil {
				c.tell(hearsay.HedgeAdded, b.ID, "", "", cmp.Or(h, cueWords(b), b.said()))
			} else {
				c.tell(hearsay.SourceRenamed, b.ID, "", "", b.Claimant.Name)
			}
		}
	}
}
