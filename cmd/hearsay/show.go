package main

import (
	"context"
	"fmt"
	"strings"

	"hearsay"
	"hearsay/chain"
	"hearsay/ledger"
)

type showCmd struct {
	ID   string `arg:"" name:"id" help:"The id of a claim (c-…), figure (f-…), article (a-…), fact (g-…), dispute or other relation (r-…), tally (t-…), claimant or place; its first characters are enough."`
	JSON bool   `name:"json" help:"Print the one JSON object."`
	ledgerFlag
}

// Help stands under the verb's line in its help.
func (showCmd) Help() string {
	return "Shows one thing whole: a claim or figure with its sentence, its chain, its caveats, its relations and where its bytes are kept; an article with its versions; a fact with its members; a tally with every point."
}

// Run shows what the id names.
func (c *showCmd) Run(s *streams) error {
	ctx := context.Background()
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	id, err := wholeID(ctx, l, c.ID)
	if err != nil {
		return err
	}
	x := &exhibit{screen: newScreen(s.out), ctx: ctx, l: l}
	if c.JSON {
		x.json = jsonLines(s.out)
	}
	if err := x.show(id); err != nil {
		if missing(err) {
			return fmt.Errorf("nothing in the ledger goes by %q; the listings (claims, figures, articles, facts, …) print ids", safe(c.ID, false))
		}
		return err
	}
	if err := x.flush(); err != nil {
		return fmt.Errorf("writing %s: %w", id, err)
	}
	return nil
}

// ids is how many ids that begin alike are named.
const ids = 12

// wholeID is the id that begins with what was given; where several do, they are named.
func wholeID(ctx context.Context, l *ledger.Ledger, id string) (string, error) {
	found, err := l.Find(ctx, id, ids)
	if err != nil || len(found) == 0 {
		return id, err
	}
	if len(found) > 1 {
		return id, fmt.Errorf("%w: several ids begin with %s: %s", errUsage, safe(id, false), strings.Join(found, ", "))
	}
	return found[0], nil
}

// exhibit shows one thing of the ledger.
type exhibit struct {
	*screen
	ctx  context.Context
	l    *ledger.Ledger
	json func(any) error // nil: for people
}

func (x *exhibit) show(id string) error {
	head, _, _ := strings.Cut(id, "-")
	switch head {
	case "c":
		return exhibited(x, id, x.l.Claim, x.claim)
	case "f":
		return exhibited(x, id, x.l.Figure, x.figure)
	case "a":
		return exhibited(x, id, x.l.Article, x.article)
	case "g":
		return exhibited(x, id, x.l.Group, x.fact)
	case "r":
		return exhibited(x, id, x.l.Relation, x.relation)
	case "t":
		return exhibited(x, id, x.l.Tally, x.tally)
	}
	if p, err := x.l.Place(x.ctx, id); err == nil || !missing(err) {
		return exhibited(x, p.ID, x.l.Place, x.place)
	}
	return exhibited(x, id, x.l.Claimant, x.claimant)
}

// exhibited reads a thing and prints it in the form asked for.
func exhibited[T any](x *exhibit, id string, read func(context.Context, string) (T, error), print func(*T) error) error {
	v, err := read(x.ctx, id)
	switch {
	case err != nil:
		return err
	case x.json == nil:
		return print(&v)
	}
	if a, ok := any(v).(ledger.ArticleRecord); ok {
		return x.json(a.ListedArticle)
	}
	return x.json(v)
}

// entry writes one line of a label and its words; nothing where there are none.
func (x *exhibit) entry(label, words string) {
	if strings.TrimSpace(words) != "" {
		x.line(bold(fmt.Sprintf("%-11s", label))+" ", "            ", words)
	}
}

// part opens a part of the exhibit.
func (x *exhibit) part(title string) {
	x.line("", "", "")
	x.line("", "", bold(title))
}

func (x *exhibit) article(a *ledger.ArticleRecord) error {
	x.line("", "  ", bold(shown(articleTitle(&a.ListedArticle))))
	if a.Forgotten != "" {
		x.entry("forgotten", shown(a.Forgotten))
	}
	x.entry("id", a.ID)
	x.entry("address", shown(str(a.URL)))
	x.entry("published", dayOr(a.Published)+fromWords(a.PublishedFrom))
	x.entry("by", shown(strings.Join(nonEmpty(str(a.Publisher), str(a.Byline)), "; ")))
	x.entry("language", shown(str(a.Language)))
	x.entry("state", articleState(&a.ListedArticle))
	x.entry("holds", plural(a.Claims, "claim")+" and "+plural(a.Figures, "figure"))
	if err := x.copies(a); err != nil {
		return err
	}
	x.part("Versions")
	for i := range a.History {
		x.version(&a.History[i])
	}
	for _, m := range a.Replaced {
		x.line("", "  ", fmt.Sprintf("until %s: title %s, published %s, publisher %s", m.Until.Format("2 Jan 2006 15:04 MST"), orNot(m.Title), dayOr(m.Published), orNot(m.Publisher)))
	}
	if err := x.others(a.ID); err != nil {
		return err
	}
	p, err := x.l.Claims(x.ctx, ledger.Filter{What: ledger.What{Article: a.ID}})
	if err != nil || len(p.Items) == 0 {
		return err
	}
	x.part("Claims")
	for i := range p.Items {
		c := &p.Items[i]
		x.line("  ", "    ", bold(shown(c.Claimant.Name))+" "+how(c.Stance, c.Likelihood, c.Caveats)+": "+quoteWords(contentWords(c.Content))+"  "+short(c.ID))
	}
	if p.Next != "" {
		x.line("  ", "    ", fmt.Sprintf("%d of %d; 'hearsay read' on the page, or 'hearsay serve', shows all.", len(p.Items), p.Total))
	}
	return nil
}

func fromWords(from *string) string {
	if from == nil {
		return ""
	}
	return " (from the " + *from + ")"
}

func orNot(s *string) string {
	if str(s) == "" {
		return "not said"
	}
	return shown(*s)
}

// version says where one version's bytes are kept.
func (x *exhibit) version(v *ledger.VersionRecord) {
	current := ""
	if v.Current {
		current = " (current)"
	}
	x.line("  ", "    ", fmt.Sprintf("%s%s: %s bytes, taken in %s from %s", v.SHA256, current, hearsay.FormatNumber(float64(v.Size)), v.Captured, shown(strings.Join(sources(v.Sources), ", "))))
	if c := &v.Custody; c.N > 0 {
		made := "made by hearsay " + shown(c.Program)
		if c.Adopted {
			made = "adopted from before the chain"
		}
		x.line("    ", "    ", fmt.Sprintf("record %d of the chain of custody, %s at %s", c.N, made, c.Added))
	}
	if v.Reader != nil {
		x.line("    ", "    ", "read by hearsay "+shown(strings.Join(nonEmpty(v.Reader.Version, v.Reader.Tagger, v.Reader.Model), ", ")))
	}
}

// sources says where a version came from, and how often where that was more than once.
func sources(all []chain.Source) (out []string) {
	for _, s := range all {
		if s.Times > 1 {
			s.From = fmt.Sprintf("%s (%d times, last %s)", s.From, s.Times, s.Last)
		}
		out = append(out, s.From)
	}
	return out
}

func (x *exhibit) fact(g *hearsay.Group) error {
	x.line("", "  ", bold(shown(about(&g.Fact)))+"; "+originCount(g)+", "+plural(len(g.Members), "mention"))
	x.entry("id", g.ID)
	x.entry("class", g.Class)
	for _, o := range g.Origins {
		via := ""
		if len(o.Via) > 0 {
			via = " (via " + strings.Join(o.Via, ", ") + ")"
		}
		x.entry("origin", shown(o.Name+via))
	}
	x.part("Mentions")
	if err := x.members(g.Members); err != nil {
		return err
	}
	return x.relations(g.ID)
}

// members lists mentions as a table.
func (x *exhibit) members(members []hearsay.Member) error {
	m, err := mentionsOf(x.ctx, x.l, members)
	if err != nil {
		return err
	}
	rows := make([]tableRow, len(members))
	for i := range members {
		rows[i].cells = m.cells(&members[i])
	}
	return x.table(relationLister(x.l, true).columns, rows)
}

// table lays rows out within the exhibit.
func (x *exhibit) table(columns []column, rows []tableRow) error {
	return (&table{screen: x.screen, columns: columns, limit: x.width}).print(rows)
}

func (x *exhibit) relation(r *hearsay.Relation) error {
	x.line("", "  ", bold(spoken(r.Kind))+": "+shown(r.Reason))
	x.entry("id", r.ID)
	x.entry("rests on", shown(strings.Join(r.RestsOn, ", ")))
	x.part("Its two sides")
	return x.members([]hearsay.Member{r.A, r.B})
}

// relations lists how a claim, figure or fact stands to others, opposed kinds first.
func (x *exhibit) relations(id string) error {
	found, err := x.l.RelationsOf(x.ctx, id)
	if err != nil || len(found) == 0 {
		return err
	}
	x.part("Relations")
	for _, r := range found {
		x.line("  ", "    ", bold(spoken(r.Kind))+": "+shown(r.Reason)+"  "+short(r.ID))
	}
	return nil
}

func (x *exhibit) tally(t *hearsay.Tally) error {
	x.line("", "  ", bold(shown(t.Claimant))+": "+tallyWords(t))
	x.entry("id", t.ID)
	x.line("", "", "")
	rows := make([]tableRow, len(t.Points))
	for i := range t.Points {
		p := &t.Points[i]
		rows[i].cells = []string{hearsay.FormatDay(p.AsOf), said(p.ReportedTotal), step(p), spoken(p.Check), spoken(str(p.Event)), short(p.Figure)}
	}
	return x.table([]column{{title: "as of"}, {title: "total", right: true}, {title: "step", right: true}, {title: "check"}, {title: "event"}, {title: "figure"}}, rows)
}

func (x *exhibit) place(p *hearsay.ListedPlace) error {
	x.line("", "  ", bold(shown(p.Name))+" ("+strings.Join(nonEmpty(p.Kind, str(p.Country)), ", ")+")")
	x.entry("id", p.ID)
	if p.Lat != nil && p.Lon != nil {
		x.entry("lies at", decimal(p.Lat)+", "+decimal(p.Lon))
	}
	x.entry("named", fmt.Sprintf("%d times, in %s and %s", p.Mentions, plural(p.Claims, "claim"), plural(p.Figures, "figure")))
	return x.claimsOf(ledger.Filter{What: ledger.What{Place: p.ID}}, "--place "+quoteArgument(p.ID))
}

func (x *exhibit) claimant(c *hearsay.ListedClaimant) error {
	x.line("", "  ", bold(shown(c.Name))+" ("+strings.Join(nonEmpty(c.Kind, str(c.Side)), ", ")+")")
	x.entry("id", c.ID)
	x.entry("makes", plural(c.Claims, "claim")+" and gives "+plural(c.Figures, "figure"))
	return x.claimsOf(ledger.Filter{Who: ledger.Who{Claimant: c.ID}}, "--claimant "+quoteArgument(c.ID))
}

// latest is how many claims a claimant's or place's exhibit shows.
const latest = 10

// claimsOf lists the latest claims that a filter lets through.
func (x *exhibit) claimsOf(f ledger.Filter, flag string) error {
	f.Limit = latest
	p, err := x.l.Claims(x.ctx, f)
	if err != nil || len(p.Items) == 0 {
		return err
	}
	x.part("Latest claims")
	lister := claimLister(x.l)
	rows, err := lister.rows(x.ctx, p.Items)
	if err != nil {
		return err
	}
	if err := x.table(lister.columns, rows); err != nil {
		return err
	}
	x.line("", "", fmt.Sprintf("%d of %s; 'hearsay claims %s' lists all.", len(p.Items), plural(p.Total, "claim"), flag))
	return nil
}
