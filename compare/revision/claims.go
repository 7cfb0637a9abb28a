package revision

import (
	"slices"
	"strings"

	"hearsay"
)

// hedge is one hedge as it is compared: whose it is is not asked, a reading may find the same words to be the claimant's or the paper's.
type hedge struct{ term, said string }

// vague is the term of a hedge that is on no yardstick.
const vague = "vague"

func (c *claim) hedges() (out []hedge) {
	if c.Likelihood != nil || c.Hedge != nil {
		h := hedge{term: str(c.Likelihood)}
		if c.Hedge != nil {
			h.said = c.Hedge.Text
		}
		out = append(out, h)
	}
	for _, w := range []*hearsay.WireHedge{c.RelayHedge, c.PaperHedge} {
		if w != nil {
			out = append(out, hedge{str(w.Likelihood), w.Text})
		}
	}
	for i := range out {
		if out[i].term == "" {
			out[i].term = vague
		}
		if out[i].said == "" {
			out[i].said = strings.ReplaceAll(out[i].term, "-", " ")
		}
	}
	return out
}

func (c *claim) hedgeWords() string {
	var out []string
	for _, h := range c.hedges() {
		out = append(out, h.said)
	}
	return strings.Join(out, ", ")
}

// hedges tells of hedges that went or came; one term for another is both.
func (c *comparison) hedges() {
	for o := range c.was.claims {
		a := &c.was.claims[o]
		if a.pair < 0 {
			continue
		}
		b := &c.is.claims[a.pair]
		was, is := a.hedges(), b.hedges()
		for _, h := range without(was, is) {
			if !c.still(&c.is, b, h) {
				c.tell(hearsay.HedgeDropped, b.ID, "", h.said, "")
			}
		}
		for _, h := range without(is, was) {
			if !c.still(&c.was, a, h) {
				c.tell(hearsay.HedgeAdded, b.ID, "", "", h.said)
			}
		}
	}
}

// still tells whether the words of a hedge stand in a claim's sentence though the reading does not take them for one there.
func (c *comparison) still(s *side, in *claim, h hedge) bool {
	if len(in.Content) == 0 {
		return false
	}
	l := s.lineAt(in.Content[0].Start)
	return l != nil && held(bagOf(wordsOf(h.said)), l.words) == 1
}

// without are the hedges of a whose term has no counterpart in b.
func without(a, b []hedge) (out []hedge) {
	left := slices.Clone(b)
	for _, h := range a {
		if i := slices.IndexFunc(left, func(x hedge) bool { return x.term == h.term }); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			out = append(out, h)
		}
	}
	return out
}

// sources tells whose mouth the same words are in now. A name that only follows from another sentence (he, the ministry) is not told again, and a sentence that is the same has nothing to tell.
func (c *comparison) sources() {
	for o := range c.was.claims {
		a := &c.was.claims[o]
		if a.pair < 0 {
			continue
		}
		b := &c.is.claims[a.pair]
		was, is, differ := whose(a, b)
		if !differ || c.sameSentence(a, b) || was == a.Claimant.Name && sameSource(a, b) {
			continue
		}
		c.tell(hearsay.SourceRenamed, b.ID, "", was, is)
	}
}

// whose are the names that differ between two claims: of the claimants, else of the relays.
func whose(a, b *claim) (was, is string, differ bool) {
	x, y := &a.Claimant, &b.Claimant
	if !oneName(x.Name, y.Name) && (resolved(x) && resolved(y) || likeness(bagOf(wordsOf(x.Name)), bagOf(wordsOf(y.Name))) < 1) {
		return x.Name, y.Name, true
	}
	for i := 0; i < len(a.Via) && len(a.Via) == len(b.Via); i++ {
		if was, is = a.Via[i].Name, b.Via[i].Name; !oneName(was, is) {
			return was, is, true
		}
	}
	return "", "", false
}

func resolved(a *hearsay.WireActor) bool { return a.Resolved != nil && *a.Resolved }

func sameSource(a, b *claim) bool {
	return a.Source != nil && b.Source != nil && likeness(bagOf(wordsOf(a.Source.Text)), bagOf(wordsOf(b.Source.Text))) == 1
}

// sameSentence tells whether two claims stand in sentences of the same words.
func (c *comparison) sameSentence(a, b *claim) bool {
	if len(a.Content) == 0 || len(b.Content) == 0 {
		return false
	}
	x, y := c.was.lineAt(a.Content[0].Start), c.is.lineAt(b.Content[0].Start)
	return x != nil && y != nil && slices.Equal(x.words, y.words)
}

// spellings is how many letters may differ between two spellings of one name (Maksym, Maxym).
const spellings = 2

// oneName tells whether two names are one, or spellings of one person's: they begin with one letter, end with one word, and differ by two letters at most between.
func oneName(a, b string) bool {
	a, b = hearsay.Fold(a), hearsay.Fold(b)
	x, y := strings.Fields(a), strings.Fields(b)
	if a == b || len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] || a[0] != b[0] {
		return a == b
	}
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= spellings && len(b) <= spellings
}

// warning is a caveat of one version with the first claim that it is about.
type warning struct {
	hearsay.WireCaveat
	claim string
	kept  bool // one of its claims goes on
}

// warnings are a side's caveats, each once; those that a denial raised are told with the denial.
func (s *side) warnings() (out []warning) {
	for i := range s.claims {
		c := &s.claims[i]
		for _, k := range c.Caveats {
			if k.By != nil {
				continue
			}
			at := slices.IndexFunc(out, func(w warning) bool { return w.Kind == k.Kind && w.Start == k.Start })
			if at < 0 {
				at = len(out)
				out = append(out, warning{WireCaveat: k, claim: c.ID})
			}
			if c.pair >= 0 && !out[at].kept {
				out[at].kept, out[at].claim = true, c.ID
			}
		}
	}
	return out
}

// caveats tells of caveats that went or came, once for each sentence that carries one; those of a claim that itself went or came are part of it.
func (c *comparison) caveats() {
	was, is := c.was.warnings(), c.is.warnings()
	for _, w := range was {
		if w.kept && !w.among(is) && !c.is.says(w.Text) {
			c.tell(hearsay.CaveatDropped, c.later(w.claim), "", fold(w.Text), "")
		}
	}
	for _, w := range is {
		if w.kept && !w.among(was) && !c.was.says(w.Text) {
			c.tell(hearsay.CaveatAdded, w.claim, "", "", fold(w.Text))
		}
	}
}

// among tells whether a caveat stands among others, in words alike.
func (w *warning) among(others []warning) bool {
	return slices.ContainsFunc(others, func(x warning) bool {
		return x.Kind == w.Kind && likeness(bagOf(wordsOf(x.Text)), bagOf(wordsOf(w.Text))) >= alike
	})
}

// says tells whether a side has a sentence with all the words.
func (s *side) says(words string) bool {
	stems := bagOf(wordsOf(words))
	return slices.ContainsFunc(s.lines, func(l line) bool { return held(stems, l.words) == 1 })
}

// later is the id under which an earlier claim goes on.
func (c *comparison) later(id string) string {
	for o := range c.was.claims {
		if a := &c.was.claims[o]; a.ID == id && a.pair >= 0 {
			return c.is.claims[a.pair].ID
		}
	}
	return id
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
