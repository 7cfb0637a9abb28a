package main

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ledger"
	"hearsay/reference/scales"
	"hearsay/text"
)

// label is a marked stretch of a text: bytes, and what it is.
type label struct {
	hearsay.Span
	name string
}

func (x *exhibit) claim(c *hearsay.ListedClaim) error {
	x.line("", "  ", bold(shown(c.Claimant.Name))+" "+describeWire(&c.Claimant)+" "+how(c.Stance, c.Likelihood, nil))
	if err := x.words(&c.Article, c.Gone, claimLabels(&c.WireClaim)); err != nil {
		return err
	}
	x.line("", "", "")
	x.entry("id", c.ID)
	x.readBy(c.Reader)
	x.entry("chain", shown(chainWords(c.Claimant.Name, c.Via, &c.Article)))
	x.entry("within", str(c.Within))
	x.entry("answers", strings.Join(c.Answers, ", "))
	x.entry("hedge", hedgeWords(c))
	x.entry("confidence", str(c.Confidence))
	x.caveats(c.Caveats)
	if e := c.Event; e != nil {
		place := ""
		if e.Place != nil {
			place = e.Place.Name
		}
		x.entry("event", shown(strings.Join(nonEmpty(e.Type, e.SubType, place, days(str(e.Window.From), str(e.Window.To)), labelled("by", str(e.Actor)), labelled("to", str(e.Target))), ", ")))
	}
	if k := c.Control; k != nil {
		x.entry("control", shown(strings.Join(nonEmpty(k.Holder, k.State, k.Place), " "))+deniedWords(c.Stance))
	}
	if err := x.figuresOf(c); err != nil {
		return err
	}
	if err := x.factsOf(c.ID); err != nil {
		return err
	}
	if err := x.relations(c.ID); err != nil {
		return err
	}
	return x.kept(&c.Article, c.Score)
}

// labelled puts a word before a name, "" where there is no name.
func labelled(word, name string) string {
	if name == "" {
		return ""
	}
	return word + " " + name
}

// days is the window of an event: one day, two, or an open end.
func days(from, to string) string {
	switch {
	case from == to && from != "":
		return hearsay.FormatDay(from)
	case from != "" && to != "":
		return hearsay.FormatDay(from) + " to " + hearsay.FormatDay(to)
	case from != "":
		return "since " + hearsay.FormatDay(from)
	case to != "":
		return "until " + hearsay.FormatDay(to)
	}
	return ""
}

// deniedWords tells of a denial that what stands before is what is denied.
func deniedWords(stance string) string {
	if stance == hearsay.Deny {
		return " (which is denied)"
	}
	return ""
}

// describeWire is an actor's kind and side in brackets.
func describeWire(a *hearsay.WireActor) string {
	return describe(hearsay.Actor{Name: a.Name, Kind: a.Kind, Side: str(a.Side), Resolved: a.Resolved == nil || *a.Resolved})
}

// chainWords is who said it through whom: claimant, relays, publisher, the last the nearest to the reader.
func chainWords(claimant string, via []hearsay.WireRelay, a *hearsay.ArticleRef) string {
	hops := []string{claimant}
	for _, v := range slices.Backward(via) {
		hops = append(hops, v.Name)
	}
	paper := str(a.Publisher)
	if paper == "" {
		paper = a.Name
	}
	return strings.Join(append(hops, paper), " → ")
}

// hedgeWords are the claimant's, the relay's and the paper's hedges with their words.
func hedgeWords(c *hearsay.ListedClaim) string {
	var parts []string
	if c.Hedge != nil {
		words := quoteWords(c.Hedge.Text)
		if c.Likelihood != nil {
			words += " (" + spoken(*c.Likelihood) + onScale(str(c.Scale), *c.Likelihood) + ")"
		}
		parts = append(parts, words)
	}
	for _, h := range []struct {
		whose string
		hedge *hearsay.WireHedge
	}{{"the relay's ", c.RelayHedge}, {"the paper's ", c.PaperHedge}} {
		if h.hedge != nil {
			parts = append(parts, h.whose+quoteWords(h.hedge.Text))
		}
	}
	return strings.Join(parts, "; ")
}

// onScale is what a likelihood means on its scale, "" for plain words.
func onScale(scale, likelihood string) string {
	low, high, ok := scales.Range(scale, likelihood)
	if !ok {
		return ""
	}
	return fmt.Sprintf(": %d to %d %% on %s", low, high, strings.ToUpper(scale))
}

func (x *exhibit) caveats(caveats []hearsay.WireCaveat) {
	for _, v := range caveats {
		words := spoken(v.Kind)
		if v.Text != "" {
			words += ": " + quoteWords(v.Text)
		}
		if v.By != nil {
			words += " by " + *v.By
		}
		x.entry("caveat", words)
	}
}

// figuresOf lists the figures in a claim.
func (x *exhibit) figuresOf(c *hearsay.ListedClaim) error {
	if c.Reader != nil {
		return x.theirFigures(c)
	}
	for f, err := range ledger.All(x.ctx, x.l.Figures, ledger.Filter{What: ledger.What{Article: c.Article.ID}}) {
		if err != nil {
			return err
		}
		x.figureIn(c.ID, &f.WireFigure)
	}
	return nil
}

// figureIn lists a figure if it stands in the claim.
func (x *exhibit) figureIn(claim string, f *hearsay.WireFigure) {
	if str(f.Claim) == claim {
		x.entry("figure", shown(hearsay.Interval(f.WireInterval).Words())+" "+shown(strings.Join(nonEmpty(spoken(f.Measure), str(f.Of), str(f.Subject)), ", "))+"  "+short(f.ID))
	}
}

// factsOf lists the facts that a mention is in.
func (x *exhibit) factsOf(id string) error {
	groups, err := x.l.GroupsOf(x.ctx, id)
	for i := range groups {
		x.entry("fact", factHead(&groups[i]))
	}
	return err
}

func (x *exhibit) figure(f *hearsay.ListedFigure) error {
	x.line("", "  ", bold(shown(hearsay.Interval(f.WireInterval).Words()))+" "+shown(strings.Join(nonEmpty(spoken(f.Measure), str(f.Of), str(f.Subject)), ", ")))
	labels := []label{{hearsay.Span{Start: f.Start, End: f.End}, "figure"}}
	if f.Claim != nil {
		if c, err := x.l.Claim(x.ctx, *f.Claim); err == nil {
			labels = slices.DeleteFunc(claimLabels(&c.WireClaim), func(l label) bool { return l.name == "content" })
			labels = append(labels, label{hearsay.Span{Start: f.Start, End: f.End}, "figure"})
		}
	}
	if err := x.words(&f.Article, f.Gone, labels); err != nil {
		return err
	}
	x.line("", "", "")
	x.entry("id", f.ID)
	x.readBy(f.Reader)
	claimant := "the paper itself"
	if f.Claimant != nil {
		claimant = f.Claimant.Name
	}
	x.entry("chain", shown(chainWords(claimant, f.Via, &f.Article)))
	x.entry("as of", asOf(f))
	x.entry("period", periodWords(f.Period))
	x.entry("counts", runningWords(f))
	x.entry("interest", spoken(str(f.Interest)))
	x.entry("includes", shown(strings.Join(f.Includes, ", ")))
	x.entry("place", shown(str(f.Place)))
	x.entry("claim", str(f.Claim))
	x.caveats(f.Caveats)
	if err := x.factsOf(f.ID); err != nil {
		return err
	}
	if err := x.relations(f.ID); err != nil {
		return err
	}
	return x.kept(&f.Article, f.Score)
}

func periodWords(p hearsay.WirePeriod) string {
	switch {
	case p.From != nil && p.To != nil:
		return hearsay.FormatDay(*p.From) + " to " + hearsay.FormatDay(*p.To)
	case p.From != nil:
		return "from " + hearsay.FormatDay(*p.From)
	case p.To != nil:
		return "up to " + hearsay.FormatDay(*p.To)
	}
	return ""
}

// runningWords tells a running total from a count for a period, and a relative figure from what it is relative to.
func runningWords(f *hearsay.ListedFigure) string {
	var parts []string
	if f.Cumulative != nil && *f.Cumulative {
		parts = append(parts, "a running total")
	} else if f.Cumulative != nil {
		parts = append(parts, "a count for the period")
	}
	if f.RelativeTo != nil {
		parts = append(parts, "relative to "+*f.RelativeTo)
	}
	if f.Derived != nil {
		parts = append(parts, "which comes to "+hearsay.Interval{Low: f.Derived.Low, High: f.Derived.High}.Words()+" (derived)")
	}
	return strings.Join(parts, ", ")
}

// claimLabels are the marked stretches of a claim, in code points.
func claimLabels(c *hearsay.WireClaim) (out []label) {
	add := func(s *hearsay.WireSpan, name string) {
		if s != nil && s.End > s.Start {
			out = append(out, label{hearsay.Span{Start: s.Start, End: s.End}, name})
		}
	}
	add(c.Source, "source")
	add(c.Cue, "cue")
	for i := range c.Content {
		add(&c.Content[i], "content")
	}
	return out
}

// words prints the sentences that the labels stand in, marked: [Kyiv]source [said]cue [it lost 10 tanks]content.
func (x *exhibit) words(a *hearsay.ArticleRef, gone string, labels []label) error {
	if gone != "" {
		x.line("", "  ", "No longer stands: "+shown(gone)+".")
		if strings.HasPrefix(gone, "forgotten") {
			return nil
		}
	}
	body, err := x.l.Text(x.ctx, a.ID, a.Version)
	if err != nil {
		return err
	}
	ix := hearsay.NewIndex(body)
	for i := range labels {
		if labels[i].Span, err = ix.Bytes(labels[i].Span); err != nil {
			return fmt.Errorf("the words of it in %s: %w; run 'hearsay verify'", a.ID, err)
		}
	}
	x.line("", "", "")
	x.line("  ", "  ", marked(body, labels))
	return nil
}

// marked is the stretch of whole sentences that holds all labels, each in brackets with its name.
func marked(body string, labels []label) string {
	slices.SortFunc(labels, func(a, b label) int { return a.Start - b.Start })
	var all hearsay.Span
	for _, l := range labels {
		all = all.Cover(l.Span)
	}
	stretch := all
	for _, s := range text.New(&hearsay.Article{}, body).Sentences {
		if s.Overlaps(all) {
			stretch = stretch.Cover(s.Span)
		}
	}
	var b strings.Builder
	at := stretch.Start
	for _, l := range labels {
		if l.Start < at {
			continue
		}
		b.WriteString(safe(body[at:l.Start], false) + "[" + safe(l.Of(body), false) + "]" + l.name)
		at = l.End
	}
	b.WriteString(safe(body[at:stretch.End], false))
	return b.String()
}

// kept says where the bytes are that a mention stands in.
func (x *exhibit) kept(ref *hearsay.ArticleRef, score *float64) error {
	a, err := x.l.Article(x.ctx, ref.ID)
	if err != nil {
		return err
	}
	x.part("Where it stands")
	x.entry("article", shown(articleTitle(&a.ListedArticle))+"  "+a.ID)
	x.entry("published", dayOr(a.Published)+fromWords(a.PublishedFrom)+"; publisher "+orNot(a.Publisher))
	x.entry("address", shown(str(a.URL)))
	x.entry("score", decimal(score))
	for i := range a.History {
		if a.History[i].SHA256 == ref.Version {
			x.version(&a.History[i])
		}
	}
	x.line("  ", "    ", "kept in "+shown(x.l.Path()))
	return nil
}
