// Package among compares mentions that are held in memory together: readings, or what one block of rows says, come in; groups, relations and running totals come out. Compare takes them next:
// it hands over whole sets of readings, or one block at a time.
package among

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"hearsay"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
	"hearsay/reference/actors"
)

// Result is what a comparison found, in an order that depends only on what was compared. Undated are the figures without any as-of day: in no group and no relation.
type Result struct {
	Groups    []hearsay.Group
	Relations []hearsay.Relation
	Tallies   []hearsay.Tally
	Undated   []hearsay.Member
}

// Options are what readings do not carry and a comparison can do without.
type Options struct {
	Sketches map[string][]uint32            // article id -> sketch of its text (text.Sketch): near-copies count once
	Vectors  func(claimID string) []float32 // sentence vectors, by which claims are also held alike; nil for a claim without one
	Actors   *actors.Table                  // who is one and the same; nil: as far as the program itself knows
}

// Compare compares all that the readings say, with what the options add; each is a function of the same readings alone. It is a pure function of their set: the same answer in any order.
// Of two readings of one article the first in order of their text's hash is taken.
func (opt Options) Compare(readings []hearsay.WireReading) Result {
	if opt.Actors == nil {
		opt.Actors = actors.Default()
	}
	w := NewWork(Gather(opt.Actors, readings, opt))
	w.Figures()
	w.Claims()
	w.assessments()
	w.across()
	w.Events()
	w.Control()
	w.Out.Undated = w.In.undated
	return w.Out.Sorted()
}

// Work is a comparison under way: what is compared, and what has come of it so far.
type Work struct {
	In       *Gathered
	Out      Result
	Answered map[string]bool                   // keys of the denials that answer a claim of their own article
	Echoes   map[int]int                       // position of a claim that echoes another -> that of the other
	Folded   Folded                            // in a block: the mentions that another stands for
	Days     map[string]string                 // in a block: the later day of each relation's articles
	State    func(facts [][]hearsay.Statement) // in a block: takes the statements whose look-alikes may stand in other blocks; nil where all stand in one
}

// Folded gives the mentions that one stands for, and how many they are; each is good until the next is asked for.
type Folded func(m hearsay.Member) (n int, all iter.Seq[*hearsay.Mention])

// alone is where every mention stands for itself.
func alone(hearsay.Member) (int, iter.Seq[*hearsay.Mention]) {
	return 0, func(func(*hearsay.Mention) bool) {}
}

// NewWork begins a comparison of what was gathered.
func NewWork(in *Gathered) *Work {
	return &Work{In: in, Answered: map[string]bool{}, Echoes: map[int]int{}, Folded: alone}
}

// group adds the mentions of one fact, in the order in which they come, with their origins, and the circles of citations among them.
func (w *Work) group(class string, fact hearsay.Fact, mentions []hearsay.Mention) {
	g := hearsay.Group{Schema: hearsay.SchemaGroup, ID: hearsay.GroupID(class, Global(&mentions[0])), Class: class, Fact: fact}
	circles := provenance.Circles(mentions, w.In.table.Key)
	for _, c := range circles {
		found := contradiction.Found{Kind: hearsay.CitesBack, RestsOn: []string{"fact", "via"}}
		found.Reason = fmt.Sprintf("a circle of citations: here %s is cited, and there %s: agreeing with one another confirms nothing", c.From, c.Back)
		w.relate(found, c.Cites, c.CitesBack)
	}
	provenance.Close(mentions, circles)
	for i := range mentions {
		g.Members = append(g.Members, mentions[i].Member)
	}
	g.Origins, g.OriginsLow, g.OriginsHigh = provenance.Count(w.unfold(&g, mentions))
	if g.Origins == nil {
		g.Origins = []hearsay.Origin{}
	}
	w.Out.Groups = append(w.Out.Groups, g)
}

// unfold adds to the members of a group those that say the same.
func (w *Work) unfold(g *hearsay.Group, mentions []hearsay.Mention) []hearsay.Mention {
	g.Members = slices.Grow(g.Members, w.Mentioned(mentions)-len(mentions))
	for i, n := 0, len(mentions); i < n; i++ {
		_, all := w.Folded(mentions[i].Member)
		for m := range all {
			g.Members = append(g.Members, m.Member)
			if len(m.Ends) > 0 {
				mentions = append(mentions, *m)
			}
		}
	}
	return mentions
}

// Mentioned is how often something is said, the mentions folded into others counted.
func (w *Work) Mentioned(mentions []hearsay.Mention) int {
	n := len(mentions)
	for i := range mentions {
		more, _ := w.Folded(mentions[i].Member)
		n += more
	}
	return n
}

// relate joins two mentions; nothing is related with itself.
func (w *Work) relate(f contradiction.Found, a, b *hearsay.Mention) {
	if a.Member != b.Member {
		r := Relation(f, a, b)
		w.Out.Relations = append(w.Out.Relations, r)
		if w.Days != nil {
			w.Days[r.ID] = max(a.Day, b.Day)
		}
	}
}

// Sorted puts groups, relations and tallies in an order of their own, each id once.
func (r Result) Sorted() Result {
	slices.SortFunc(r.Groups, func(a, b hearsay.Group) int {
		return cmp.Or(cmp.Compare(order(a.Class), order(b.Class)), ByMember(a.Members[0], b.Members[0]), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(r.Relations, func(a, b hearsay.Relation) int {
		return cmp.Or(opposedFirst(a.Kind)-opposedFirst(b.Kind), cmp.Compare(a.Kind, b.Kind), ByMember(a.A, b.A), ByMember(a.B, b.B), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Reason, b.Reason))
	})
	r.Relations = once(r.Relations, func(x *hearsay.Relation) string { return x.ID })
	slices.SortFunc(r.Tallies, func(a, b hearsay.Tally) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), len(b.Points)-len(a.Points), cmp.Compare(a.Points[0].Figure, b.Points[0].Figure))
	})
	r.Tallies = once(r.Tallies, func(x *hearsay.Tally) string { return x.ID })
	slices.SortFunc(r.Undated, ByMember)
	return r
}

// once keeps the first of each id.
func once[T any](xs []T, id func(*T) string) []T {
	seen := map[string]bool{}
	return slices.DeleteFunc(xs, func(x T) bool {
		again := seen[id(&x)]
		seen[id(&x)] = true
		return again
	})
}

func opposedFirst(kind string) int {
	if hearsay.Opposed(kind) {
		return 0
	}
	return 1
}

func order(class string) int {
	return slices.Index([]string{hearsay.ClassFigure, hearsay.ClassEvent, hearsay.ClassControl, hearsay.ClassAssessment}, class)
}

// ByMember orders members by their article and place in it.
func ByMember(a, b hearsay.Member) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Figure, b.Figure), cmp.Compare(a.Claim, b.Claim))
}

// Gathered is all that is compared: claims and figures as mentions, in an order of their own.
type Gathered struct {
	Claims   []hearsay.Mention
	About    [][]string // the themes of each claim
	Counts   []Count
	undated  []hearsay.Member
	Happened []Happened
	Held     []Held
	Named    map[string][]string // article and claim -> the places that it names, countries left out
	table    *actors.Table
	vectors  func(claimID string) []float32
	Articles
}

// Articles is what is known of each article as a whole, by its id.
type Articles struct {
	Theatre   map[string]string            // ISO code of the country whose places it names most
	headlines map[string]*hearsay.WireSpan // its headline
	Greatest  map[string][]hearsay.Mention // claims that set a loss above all others of its series
	Losses    map[string]int               // how many losses of a stated period it counts
}

// Holding tells, by article and claim, which claims hold a figure that counts something.
func (in *Gathered) Holding() map[string]bool {
	out := map[string]bool{}
	for i := range in.Counts {
		if c := &in.Counts[i]; matching.Counts(c.Fact.Measure) {
			out[c.ArticleID+" "+c.Claim] = true
		}
	}
	return out
}

// Count is a figure as a mention with its fact.
type Count struct {
	hearsay.Mention
	matching.Figure
	Assumed   bool
	Undecided bool // its article states several base days, and none is assumed
}

// NewGathered holds no mention yet: who compares a block fills it.
func NewGathered(table *actors.Table) *Gathered {
	return &Gathered{table: table, Named: map[string][]string{}, Articles: Articles{map[string]string{}, map[string]*hearsay.WireSpan{}, map[string][]hearsay.Mention{}, map[string]int{}}}
}

// Gather makes mentions of all that the readings say, in an order of their own.
func Gather(table *actors.Table, readings []hearsay.WireReading, opt Options) *Gathered {
	in := NewGathered(table)
	in.vectors = opt.Vectors
	copies, texts := provenance.Copies(opt.Sketches), map[string]string{}
	for _, r := range distinct(readings) {
		original := cmp.Or(copies[r.Article.ID], r.Article.ID)
		if t := r.Article.TextSHA256; t != "" {
			if _, known := texts[t]; !known {
				texts[t] = original
			}
			original = texts[t]
		}
		in.Theatre[r.Article.ID], in.headlines[r.Article.ID] = matching.Theatre(r), r.Article.Headline
		chains, facts := provenance.New(table, r).As(original), matching.NewReader(table, r)
		said := map[string]*hearsay.WireClaim{}
		for i := range r.Claims {
			said[r.Claims[i].ID] = &r.Claims[i]
			in.claim(r, &r.Claims[i], chains, facts)
		}
		for i := range r.Figures {
			in.figure(r, &r.Figures[i], said, chains, facts)
		}
	}
	slices.SortFunc(in.Claims, func(a, b hearsay.Mention) int { return Earlier(&a, &b) })
	for i := range in.Claims {
		in.About = append(in.About, matching.Themes(matching.Text(in.Claims[i].Said)))
	}
	slices.SortFunc(in.Held, func(a, b Held) int { return cmp.Or(Earlier(&a.Mention, &b.Mention), cmp.Compare(a.Place, b.Place)) })
	slices.SortFunc(in.Counts, func(a, b Count) int { return Earlier(&a.Mention, &b.Mention) })
	return in
}

func (in *Gathered) claim(r *hearsay.WireReading, c *hearsay.WireClaim, chains *provenance.Chains, facts *matching.Reader) {
	if len(c.Content) == 0 {
		return
	}
	m := hearsay.Mention{Member: hearsay.Member{Article: r.Article.Name, ArticleID: r.Article.ID, Claim: c.ID}, Day: matching.Day(r), Outlet: chains.Outlet, Said: c, Ends: chains.Claim(c)}
	m.Start, m.End = c.Content[0].Start, c.Content[0].End
	in.Claims = append(in.Claims, m)
	if places := facts.Named(c); len(places) > 0 {
		in.Named[m.ArticleID+" "+c.ID] = places
	}
	if m.Day == "" {
		return
	}
	if h, ok := facts.Event(in.table, c); ok {
		in.Happened = append(in.Happened, Happened{m, h})
	}
	for _, h := range facts.Controls(in.table, c) {
		in.Held = append(in.Held, Held{Mention: m, Control: h})
	}
	if matching.Superlative(matching.Text(c)) {
		in.Greatest[m.ArticleID] = append(in.Greatest[m.ArticleID], m)
	}
}

func (in *Gathered) figure(r *hearsay.WireReading, f *hearsay.WireFigure, said map[string]*hearsay.WireClaim, chains *provenance.Chains, facts *matching.Reader) {
	m := hearsay.Mention{Member: hearsay.Member{Article: r.Article.Name, ArticleID: r.Article.ID, Figure: f.ID, Start: f.Start, End: f.End}, Day: matching.Day(r), Outlet: chains.Outlet, Count: f, Ends: chains.Figure(f)}
	if f.Claim != nil {
		m.Said, m.Claim = said[*f.Claim], *f.Claim
	}
	fact, ok := facts.Figure(f)
	if !ok {
		in.undated = append(in.undated, m.Member)
		return
	}
	in.Counts = append(in.Counts, Count{Mention: m, Figure: fact})
	if loss(f.Measure) && f.Cumulative != nil && !*f.Cumulative && !fact.Upper {
		in.Losses[m.ArticleID]++
	}
}

// Earlier orders mentions: negative where a comes first.
func Earlier(a, b *hearsay.Mention) int {
	switch {
	case a.Earlier(b):
		return -1
	case b.Earlier(a):
		return 1
	}
	return 0
}

// distinct leaves out further readings of one article, whatever their order was.
func distinct(readings []hearsay.WireReading) []*hearsay.WireReading {
	out := make([]*hearsay.WireReading, len(readings))
	for i := range readings {
		out[i] = &readings[i]
	}
	slices.SortStableFunc(out, func(a, b *hearsay.WireReading) int {
		return cmp.Or(cmp.Compare(a.Article.ID, b.Article.ID), cmp.Compare(a.Article.TextSHA256, b.Article.TextSHA256), cmp.Compare(a.Article.Name, b.Article.Name),
			len(b.Claims)+len(b.Figures)-len(a.Claims)-len(a.Figures))
	})
	return slices.CompactFunc(out, func(a, b *hearsay.WireReading) bool { return a.Article.ID == b.Article.ID && a.Article.ID != "" })
}
