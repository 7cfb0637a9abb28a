// Package provenance counts origins: claims and figures of a reading come in, the ends of their chains and, of one fact, the distinct origins with a lower and an upper bound go out.
// compare folds mentions into statements by them.
package provenance

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"hearsay"
	"hearsay/reference/actors"
)

//go:embed vague.tsv
var vagueFile string

var vague = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(vagueFile) {
		if word, _, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			out[word] = true
		}
	}
	return out
})

// Chains are the ends of the chains of one reading. It is made once for a reading and not changed.
type Chains struct {
	Outlet  string // key of the outlet that publishes the article, "" when unknown
	table   *actors.Table
	article string
	claims  map[string]*hearsay.WireClaim
	offices map[string]actors.Entry // folded name of a person -> the body that the article says it speaks for
}

// As counts the unnamed sources of a near-copy as those of the original (an article id): what is printed again is heard once.
func (c *Chains) As(original string) *Chains {
	c.article = original
	return c
}

// New looks through a reading for the offices that its sources give to persons ("Defence Minister Jane Doe").
func New(table *actors.Table, r *hearsay.WireReading) *Chains {
	c := &Chains{"", table, r.Article.ID, map[string]*hearsay.WireClaim{}, map[string]actors.Entry{}}
	if p := r.Article.Publisher; p != nil && *p != "" {
		c.Outlet = table.Key(*p)
	}
	for i := range r.Claims {
		claim := &r.Claims[i]
		c.claims[claim.ID] = claim
		name := hearsay.Fold(claim.Claimant.Name)
		if _, known := c.offices[name]; known || claim.Source == nil {
			continue
		}
		if body, ok := c.office(&claim.Claimant, claim.Source.Text); ok {
			c.offices[name] = body
		}
	}
	return c
}

// Claim gives the ends of a claim's chain: its claimant, or each of several joint ones.
func (c *Chains) Claim(claim *hearsay.WireClaim) []hearsay.End {
	if len(claim.Claimants) == 0 {
		return []hearsay.End{c.end(&claim.Claimant, said(claim.Content))}
	}
	var out []hearsay.End
	for i := range claim.Claimants {
		out = append(out, c.end(&claim.Claimants[i], said(claim.Content)))
	}
	return out
}

// Figure gives the ends of a figure's chain; none in the paper's own voice.
func (c *Chains) Figure(f *hearsay.WireFigure) []hearsay.End {
	if f.Claimant == nil {
		return nil
	}
	if f.Claim != nil {
		if claim := c.claims[*f.Claim]; claim != nil && claim.Claimant.Name == f.Claimant.Name {
			return c.Claim(claim)
		}
	}
	return []hearsay.End{c.end(f.Claimant, said([]hearsay.WireSpan{f.WireSpan}))}
}

// said is the words of a claim or figure as they are compared; of words that are not given, where they stand.
func said(spans []hearsay.WireSpan) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Text == "" {
			fmt.Fprintf(&b, "%d-%d ", s.Start, s.End)
		}
		b.WriteString(s.Text + " ")
	}
	return hearsay.Fold(b.String())
}

// end makes an end of a claimant; nobody is compared with nobody by what is said, an unnamed source by its name, both in their article.
func (c *Chains) end(a *hearsay.WireActor, words string) hearsay.End {
	e := hearsay.End{Name: a.Name, Key: c.table.Key(a.Name)}
	actor := hearsay.Actor{Name: a.Name}
	switch {
	case a.Name == hearsay.Unattributed || a.Name == "unnamed":
		e.Vague, e.Key = true, a.Name+" "+c.article+" "+words
		return e
	case actor.Anonymous() || vague()[lastWord(a.Name)]:
		e.Vague, e.Key = true, hearsay.Fold(a.Name)+" "+c.article
		return e
	}
	if body, ok := c.offices[hearsay.Fold(a.Name)]; ok {
		e.Name, e.Key = body.Name, body.Key
	} else if body, ok := c.titled(a.Name, a.Side); ok {
		e.Name, e.Key = body.Name, body.Key
	}
	if side := c.side(a); official(a.Kind) && side != "" {
		e.Side = side
		land, ok := c.table.Side(e.Side)
		e.Country = ok && land.Speaker().Name == a.Name
	}
	return e
}

// side is the claimant's, else that of the body or country of its name: joint claimants come without one.
func (c *Chains) side(a *hearsay.WireActor) string {
	if a.Side != nil {
		return *a.Side
	}
	e, _ := c.table.Lookup(a.Name)
	return e.Side
}

func official(kind string) bool {
	return kind == hearsay.Government || kind == hearsay.Military || kind == hearsay.Intelligence
}

func lastWord(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return strings.ToLower(words[len(words)-1])
}

// office is the body that a source's words make a person speak for: by its office ("UK Defence Secretary"), or as its spokesman ("Defence Ministry spokesperson").
func (c *Chains) office(a *hearsay.WireActor, source string) (actors.Entry, bool) {
	words := actors.Words(source)
	if !official(a.Kind) || slices.Contains(words, "former") {
		return actors.Entry{}, false
	}
	if e, ok := c.table.Lookup(a.Name); ok && !e.Person {
		return actors.Entry{}, false
	}
	side := ""
	if a.Side != nil {
		side = *a.Side
	}
	return c.spokenFor(words, side)
}

// spokenFor finds the class of body in the words of a title or before a word for spokesman, and the country in them (else the claimant's).
func (c *Chains) spokenFor(words []string, side string) (actors.Entry, bool) {
	titled, named, speaks := "", "", false
	for i := 0; i < len(words); {
		if l, n := c.table.Land(words[i:]); n > 0 {
			side, i = l.Side, i+n
			continue
		}
		if title, n := c.table.Title(words[i:]); n > 0 && title.Body != "" && titled == "" {
			titled, i = title.Body, i+n
			continue
		}
		if class, n := c.table.Class(words[i:]); n > 0 && named == "" {
			named, i = class, i+n
			continue
		}
		speaks = speaks || strings.HasPrefix(words[i], "spokes")
		i++
	}
	switch {
	case side == "":
	case speaks && named != "":
		return c.table.Body(side, named)
	case titled != "":
		return c.table.Body(side, titled)
	}
	return actors.Entry{}, false
}

// titled is the body of a claimant that is named by its office alone ("Minister of Health of Ukraine").
func (c *Chains) titled(name string, side *string) (actors.Entry, bool) {
	words := actors.Words(name)
	title, n := c.table.Title(words)
	if n == 0 || title.Body == "" || side == nil {
		return actors.Entry{}, false
	}
	rest := slices.DeleteFunc(slices.Clone(words[n:]), func(w string) bool { return w == "of" || w == "the" })
	if _, m := c.table.Land(rest); m != len(rest) {
		return actors.Entry{}, false
	}
	return c.table.Body(*side, title.Body)
}
