package main

import (
	"bufio"
	"fmt"
	"strings"

	"hearsay"
	"hearsay/compare"
)

// resultPrinter prints what a comparison found for a person, with the words of each mention.
type resultPrinter struct {
	out   *bufio.Writer
	words map[string]string // id of claim or figure -> its words
	who   map[string]string // id of claim or figure -> who says so
}

func newResultPrinter(s *streams, readings []hearsay.WireReading) *resultPrinter {
	p := &resultPrinter{bufio.NewWriter(s.out), map[string]string{}, map[string]string{}}
	for i := range readings {
		r := &readings[i]
		for k := range r.Claims {
			c := &r.Claims[k]
			var parts []string
			for _, s := range c.Content {
				parts = append(parts, s.Text)
			}
			p.note(r, c.ID, strings.Join(parts, " … "), &c.Claimant)
		}
		for k := range r.Figures {
			p.note(r, r.Figures[k].ID, r.Figures[k].Text, r.Figures[k].Claimant)
		}
	}
	return p
}

func (p *resultPrinter) note(r *hearsay.WireReading, id, words string, who *hearsay.WireActor) {
	key := r.Article.ID + id
	p.words[key], p.who[key] = words, "the paper itself"
	if who != nil {
		p.who[key] = who.Name
	}
}

func (p *resultPrinter) print(r compare.Result) error {
	shared := 0
	for i := range r.Groups {
		if len(r.Groups[i].Members) > 1 {
			p.group(&r.Groups[i])
			shared++
		}
	}
	for i := range r.Relations {
		p.relation(&r.Relations[i])
	}
	opposed := 0
	for i := range r.Relations {
		if hearsay.Opposed(r.Relations[i].Kind) {
			opposed++
		}
	}
	fmt.Fprintf(p.out, "%s, %s, %d of them opposed, %s.\n", plural(shared, "shared fact"), plural(len(r.Relations), "relation"), opposed, plural(len(r.Tallies), "running total"))
	return p.out.Flush()
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "s") {
		return fmt.Sprintf("%d %ses", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (p *resultPrinter) group(g *hearsay.Group) {
	fmt.Fprintf(p.out, "%s: %s (%s)\n", strings.ToUpper(g.Class), safe(about(&g.Fact), false), originCount(g))
	for _, m := range g.Members {
		p.member("  ", &m)
	}
	fmt.Fprintln(p.out)
}

// about is a fact in a few words.
func about(f *hearsay.Fact) string {
	parts := []string{}
	for _, s := range []string{f.Measure, f.Subject, f.Event, f.About, f.Holder} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if f.Of != "" {
		parts = append(parts, "of "+f.Of)
	}
	if f.Place != nil {
		parts = append(parts, "at "+*f.Place)
	}
	if f.Base != "" {
		parts = append(parts, "since "+f.Base)
	}
	if n := len(f.AsOf); n > 0 && f.AsOf[0] == f.AsOf[n-1] {
		parts = append(parts, "as of "+f.AsOf[0])
	} else if n > 0 {
		parts = append(parts, "as of "+f.AsOf[0]+" to "+f.AsOf[n-1])
	}
	return strings.Join(parts, " ")
}

// originCount is the count of independent origins as it is shown: "1 origin", "1 to 3 origins".
func originCount(g *hearsay.Group) string {
	if g.OriginsLow != g.OriginsHigh {
		return fmt.Sprintf("%d to %d origins", g.OriginsLow, g.OriginsHigh)
	}
	return plural(g.OriginsLow, "origin")
}

func (p *resultPrinter) relation(r *hearsay.Relation) {
	fmt.Fprintf(p.out, "%s: %s\n", strings.ToUpper(r.Kind), safe(r.Reason, false))
	p.member("  ", &r.A)
	p.member("  ", &r.B)
	fmt.Fprintln(p.out)
}

func (p *resultPrinter) member(indent string, m *hearsay.Member) {
	id := m.Figure
	if id == "" {
		id = m.Claim
	}
	key := m.ArticleID + id
	fmt.Fprintf(p.out, "%s%s: “%s” [%s, %d–%d]\n", indent, safe(p.who[key], false), safe(p.words[key], false), safe(m.Article, false), m.Start, m.End)
}
