// Package revision says what a later version of an article changed, claim by claim. Two versions come in, each a reading with the text that it was read from; changes with the words
// of both sides go out to pipeline, which knows the versions that a ledger keeps. White space, typing errors, other wording of the same and page furniture are no changes.
package revision

import (
	"slices"
	"strings"

	"hearsay"
)

// Version is one state of an article: its reading and the text that the reading's offsets point into.
type Version struct {
	Reading *hearsay.WireReading
	Text    string
}

// side is a version as it is compared.
type side struct {
	*hearsay.WireReading
	lines  []line
	claims []claim
}

// claim is a claim with its words as they are compared.
type claim struct {
	*hearsay.WireClaim
	words  bag // of the content, without numbers
	all    bag // of the content
	places map[string]bool
	pair   int // the claim of the other side that it continues, -1 for none
}

// comparison holds what is known of both sides while the changes are gathered.
type comparison struct {
	was, is side
	told    []hearsay.Change
}

// Changes tells what the later version is changed in: first what became of the earlier version's claims, in the order of their kinds, then what was added, then notices of correction.
func Changes(was, is Version) []hearsay.Change {
	c := &comparison{was: newSide(was), is: newSide(is)}
	c.pairClaims()
	notices := c.notices()
	c.figures()
	c.hedges()
	c.caveats()
	c.sources()
	c.gone()
	c.added(notices)
	for _, n := range notices {
		c.tell(hearsay.CorrectionNotice, "", "", "", n.said)
	}
	kinds := hearsay.ChangeKinds()
	slices.SortStableFunc(c.told, func(a, b hearsay.Change) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	return c.told
}

func newSide(v Version) side {
	s := side{WireReading: v.Reading, lines: linesOf(v.Text)}
	for i := range v.Reading.Claims {
		c := claim{WireClaim: &v.Reading.Claims[i], pair: -1, places: map[string]bool{}}
		for _, part := range c.Content {
			for _, w := range wordsOf(part.Text) {
				if c.all = append(c.all, w); !numeric(w) {
					c.words = append(c.words, w)
				}
			}
		}
		if c.words, c.all = bagOf(c.words), bagOf(c.all); len(c.words) == 0 {
			c.words = c.all
		}
		for k := range v.Reading.Places {
			if p := &v.Reading.Places[k]; holds(c.WireClaim, p.WireSpan) {
				c.places[p.Name] = true
			}
		}
		s.claims = append(s.claims, c)
	}
	return s
}

// holds tells whether a span lies in a claim's content.
func holds(c *hearsay.WireClaim, s hearsay.WireSpan) bool {
	return slices.ContainsFunc(c.Content, func(p hearsay.WireSpan) bool { return p.Start <= s.Start && s.End <= p.End })
}

// tell adds a change; what is empty is nil in it.
func (c *comparison) tell(kind, claim, figure, was, is string) {
	a := &c.is.Article
	c.told = append(c.told, hearsay.Change{
		Schema:  hearsay.SchemaChange,
		Article: hearsay.ArticleRef{ID: a.ID, Name: a.Name, Title: a.Title, URL: a.URL, Published: a.Published, Publisher: a.Publisher, Version: a.SHA256},
		From:    c.was.Article.SHA256, To: a.SHA256, Kind: kind,
		Claim: optional(claim), Figure: optional(figure), Was: optional(was), Is: optional(is),
	})
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// said are the words of a claim, gaps marked.
func (c *claim) said() string {
	parts := make([]string, len(c.Content))
	for i, s := range c.Content {
		parts[i] = strings.Join(strings.Fields(s.Text), " ")
	}
	return strings.Join(parts, " … ")
}
