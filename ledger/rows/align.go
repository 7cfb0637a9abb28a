package rows

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"hearsay"
)

// Reasons why a claim or figure is gone.
const (
	Moved    = "moved"     // its words still stand in the text, and no reading takes them for a claim
	Split    = "split"     // several claims now hold its words
	Merged   = "merged"    // its words went into a claim that goes on under another id
	NotFound = "not found" // its words no longer stand in the text
)

// alike is the F1 of content words from which on two claims are one.
const alike = 0.5

// mention is a claim or figure as alignment sees it: key must be equal (a figure's number and measure), words must be alike.
type mention struct {
	id    string
	key   string
	words []string     // sorted
	said  string       // its words as they stood, folded
	at    hearsay.Span // a figure's number in its text
}

func claimMention(c *hearsay.WireClaim) mention {
	m := mention{id: c.ID}
	for i, s := range c.Content {
		m.words = append(m.words, wordsOf(s.Text)...)
		if i == 0 {
			m.said = hearsay.Fold(s.Text)
		}
	}
	slices.Sort(m.words)
	return m
}

func figureMention(f *hearsay.WireFigure) mention {
	words := wordsOf(f.Number.Text)
	slices.Sort(words)
	return mention{id: f.ID, key: strings.Join(wordsOf(f.Number.Text), " ") + "|" + f.Measure, words: words, said: hearsay.Fold(f.Number.Text), at: hearsay.Span{Start: f.Number.Start, End: f.Number.End}}
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(hearsay.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
}

// shared counts the words that two sorted lists have in common, each as often as in both.
func shared(a, b []string) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			n, i, j = n+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	return n
}

// likeness is the F1 of the words of two mentions, 0 where their keys differ.
func likeness(a, b *mention) float64 {
	if a.key != b.key || len(a.words)+len(b.words) == 0 {
		return 0
	}
	return 2 * float64(shared(a.words, b.words)) / float64(len(a.words)+len(b.words))
}

// alignment says which old mention each new one continues (-1: none), and which old ones nothing continues.
type alignment struct {
	old  []mention
	new  []mention
	of   []int // of new: index into old, -1
	used []bool
}

// align pairs what a new reading found with what stood there: the same id with words alike first, then the most alike, then the same id, whose anchor is the same words.
func align(old, new []mention) *alignment {
	a := &alignment{old: old, new: new, of: make([]int, len(new)), used: make([]bool, len(old))}
	at := map[string]int{}
	for i := range old {
		at[old[i].id] = i
	}
	for n := range new {
		a.of[n] = -1
		if o, ok := at[new[n].id]; ok && likeness(&old[o], &new[n]) >= alike {
			a.pair(n, o)
		}
	}
	a.pairAlike()
	for n := range new {
		if o, ok := at[new[n].id]; ok && a.of[n] < 0 && !a.used[o] {
			a.pair(n, o)
		}
	}
	return a
}

func (a *alignment) pair(n, o int) { a.of[n], a.used[o] = o, true }

// pairAlike pairs what is left, the most alike first.
func (a *alignment) pairAlike() {
	type pair struct {
		n, o int
		f1   float64
	}
	var pairs []pair
	for n := range a.new {
		if a.of[n] >= 0 {
			continue
		}
		for o := range a.old {
			if f1 := likeness(&a.old[o], &a.new[n]); !a.used[o] && f1 >= alike {
				pairs = append(pairs, pair{n, o, f1})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int {
		return cmp.Or(-cmp.Compare(x.f1, y.f1), cmp.Compare(x.o, y.o), cmp.Compare(x.n, y.n))
	})
	for _, p := range pairs {
		if a.of[p.n] < 0 && !a.used[p.o] {
			a.pair(p.n, p.o)
		}
	}
}

// reason says why old mention o is gone; text is the folded text that was read.
func (a *alignment) reason(o int, text string) string {
	old, covered, parts := &a.old[o], 0, 0
	for n := range a.new {
		if likeness(old, &a.new[n]) >= alike {
			return Merged
		}
		if k := shared(old.words, a.new[n].words); old.key == "" && k > 0 && 10*k >= 7*len(a.new[n].words) {
			covered, parts = covered+k, parts+1
		}
	}
	switch {
	case parts > 1 && 2*covered >= len(old.words):
		return Split
	case old.said != "" && strings.Contains(text, old.said):
		return Moved
	}
	return NotFound
}

// Rename gives every id of a reading the one that the ledger keeps.
func Rename(r *hearsay.WireReading, kept map[string]string) {
	id := func(s string) string {
		if k, ok := kept[s]; ok {
			return k
		}
		return s
	}
	ref := func(s *string) *string {
		if s == nil {
			return nil
		}
		k := id(*s)
		return &k
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		c.ID, c.Within = id(c.ID), ref(c.Within)
		for k := range c.Answers {
			c.Answers[k] = id(c.Answers[k])
		}
		for k := range c.Caveats {
			c.Caveats[k].By = ref(c.Caveats[k].By)
		}
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		f.ID, f.Claim, f.RelativeTo = id(f.ID), ref(f.Claim), ref(f.RelativeTo)
	}
}
