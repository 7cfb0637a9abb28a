package ledger

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay"
)

// The large ledger has 5,000 articles of 20 claims and figures each.
const (
	large      = 5000
	perArticle = 20
)

// largeLedger makes a ledger of 100,000 claims; the one that HEARSAY_LARGE names is made where it is not there, and kept.
func largeLedger(t testing.TB) *Ledger {
	t.Helper()
	path := os.Getenv("HEARSAY_LARGE")
	if !filepath.IsAbs(path) {
		path = filepath.Join(t.TempDir(), "large.db")
	}
	l, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	there, err := l.Counts(t.Context())
	if err != nil || there.Groups > 0 {
		return l
	}
	begun := time.Now()
	var readings []hearsay.WireReading
	for n := range large {
		e := largeArticle(n)
		if _, err := l.Put(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		readings = append(readings, *e.Reading)
	}
	t.Logf("%d articles in %v", large, time.Since(begun))
	begun = time.Now()
	if err := l.SetComparison(t.Context(), largeComparison(readings), 1); err != nil {
		t.Fatal(err)
	}
	t.Logf("compared in %v", time.Since(begun))
	return l
}

// largeArticle is the nth article: its claims go round 40 claimants, 60 places, the measures and stances, a day later every 10 articles.
func largeArticle(n int) Entry {
	text, day := "", time.Date(2022, 2, 24, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n/10).Format(hearsay.DayFormat)
	var cs []said
	for i := range perArticle {
		who, place := fmt.Sprintf("Body%02d", (n*7+i)%40), fmt.Sprintf("Town%02d", (n*3+i)%60)
		number := float64(1000 + n*3 + i)
		words := fmt.Sprintf("%s soldiers", hearsay.FormatNumber(number))
		text += fmt.Sprintf("%s said that %s had died near %s on day %d. ", who, words, place, n)
		cs = append(cs, said{source: who, cue: "said", content: fmt.Sprintf("%s had died near %s on day %d", words, place, n), number: number, words: words,
			measure: []string{hearsay.Killed, hearsay.Wounded, hearsay.Captured, hearsay.EquipmentDestroyed}[(n+i)%4], of: []string{"Russia", "Ukraine", "Belarus"}[i%3], place: place, to: day})
	}
	return article(fmt.Sprintf("/large/%05d.txt", n), day, text, cs...)
}

// largeComparison puts the figures of ten articles that count the same into one group, and makes each tenth of them contradict the next.
func largeComparison(readings []hearsay.WireReading) (c Comparison) {
	groups := map[string]*hearsay.Group{}
	var order []string
	for n := range readings {
		for i := range readings[n].Figures {
			f := &readings[n].Figures[i]
			m := hearsay.Member{Article: readings[n].Article.Name, ArticleID: readings[n].Article.ID, Claim: *f.Claim, Figure: f.ID, Start: f.Start, End: f.End}
			key := fmt.Sprintf("%s %s %d", f.Measure, *f.Of, n/10)
			g := groups[key]
			if g == nil {
				day := *f.Period.To
				g = &hearsay.Group{Schema: hearsay.SchemaGroup, ID: hearsay.GroupID(hearsay.ClassFigure, f.ID), Class: hearsay.ClassFigure, OriginsLow: 1, OriginsHigh: 2,
					Fact: hearsay.Fact{Measure: f.Measure, Of: *f.Of, Subject: "soldiers", AsOf: []string{day, day}}}
				groups[key], order = g, append(order, key)
			}
			if k := len(g.Members); k%10 == 9 {
				last := g.Members[k-1]
				c.Relations = append(c.Relations, hearsay.Relation{Schema: hearsay.SchemaRelation, ID: hearsay.RelationID(hearsay.Contradicts, m.Figure, last.Figure), Kind: hearsay.Contradicts,
					Reason: "intervals apart", A: last, B: m})
			}
			g.Members = append(g.Members, m)
		}
	}
	for _, key := range order {
		c.Groups = append(c.Groups, *groups[key])
	}
	for n := range 200 {
		t := hearsay.Tally{Schema: hearsay.SchemaTally, Claimant: fmt.Sprintf("Body%02d", n%40), Measure: hearsay.Killed, Of: "Russia", Subject: fmt.Sprint("soldiers ", n)}
		t.ID = hearsay.TallyID(t.Claimant, t.Measure, t.Of, t.Subject, t.Base)
		for _, m := range c.Groups[n].Members {
			t.Points = append(t.Points, hearsay.Point{AsOf: c.Groups[n].Fact.AsOf[0], Check: hearsay.Agrees, Figure: m.Figure})
		}
		c.Tallies = append(c.Tallies, t)
	}
	return c
}

// asked is one listing of the large ledger as a page or a verb asks for it.
type asked struct {
	name string
	ask  func(ctx context.Context, l *Ledger) (int, error)
}

func total[T any](list func(context.Context, Filter) (Page[T], error), ctx context.Context, f Filter) (int, error) {
	p, err := list(ctx, f)
	return p.Total, err
}

// allAsked are the listings with each filter, and a page far into them.
func allAsked() (out []asked) {
	filters := map[string]Filter{
		"":               {},
		"claimant":       {Who: Who{Claimant: hearsay.NameID("Body07")}},
		"side":           {Who: Who{Side: "Ukraine"}},
		"kind":           {Who: Who{Kind: hearsay.Government}},
		"stance":         {What: What{Stance: hearsay.Assert}},
		"measure":        {What: What{Measure: hearsay.Killed}},
		"measure of":     {What: What{Measure: hearsay.Killed, Of: "Russia"}},
		"of":             {What: What{Of: "Russia"}},
		"place":          {What: What{Place: hearsay.PlaceID(hearsay.Place{Name: "Town03", Country: "UA"})}},
		"claimant place": {Who: Who{Claimant: hearsay.NameID("Body07")}, What: What{Place: hearsay.PlaceID(hearsay.Place{Name: "Town03", Country: "UA"})}},
		"from to":        {When: When{From: "2022-06-01", To: "2023-03-01"}},
		"since":          {When: When{Since: time.Now().Add(-time.Hour)}},
		"text rare":      {What: What{Text: `"day 77"`}},
		"text common":    {What: What{Text: "died"}},
		"side stance to": {Who: Who{Side: "Ukraine"}, What: What{Stance: hearsay.Assert}, When: When{To: "2022-12-31"}},
		"far":            {Cut: Cut{After: "99000"}},
	}
	for name, f := range filters {
		out = append(out,
			asked{"claims " + name, func(ctx context.Context, l *Ledger) (int, error) { return total(l.Claims, ctx, f) }},
			asked{"figures " + name, func(ctx context.Context, l *Ledger) (int, error) { return total(l.Figures, ctx, f) }},
			asked{"articles " + name, func(ctx context.Context, l *Ledger) (int, error) { return total(l.Articles, ctx, f) }},
			asked{"facts " + name, func(ctx context.Context, l *Ledger) (int, error) { return total(l.Facts, ctx, f) }},
			asked{"undated " + name, func(ctx context.Context, l *Ledger) (int, error) { return total(l.Undated, ctx, f) }},
			asked{"tallies " + name, func(ctx context.Context, l *Ledger) (int, error) { return total(l.Tallies, ctx, f) }},
			asked{"places " + name, func(ctx context.Context, l *Ledger) (int, error) { return total(l.Places, ctx, f) }},
			asked{"claimants " + name, func(ctx context.Context, l *Ledger) (int, error) { return total(l.Claimants, ctx, f) }},
			asked{"disputes " + name, func(ctx context.Context, l *Ledger) (int, error) {
				p, err := l.Relations(ctx, f, false)
				return p.Total, err
			}},
		)
	}
	return append(out,
		asked{"counts", func(ctx context.Context, l *Ledger) (int, error) { c, err := l.Counts(ctx); return c.Claims, err }},
		asked{"choices of side", func(ctx context.Context, l *Ledger) (int, error) {
			c, err := l.Choices(ctx, "side")
			return len(c), err
		}},
		asked{"choices of measure", func(ctx context.Context, l *Ledger) (int, error) {
			c, err := l.Choices(ctx, "measure")
			return len(c), err
		}},
	)
}

// TestListingsOfALargeLedger holds every listing of 100,000 claims under the limit; it is asked for by HEARSAY_LARGE, a file for the ledger or "1", since making it takes a minute.
func TestListingsOfALargeLedger(t *testing.T) {
	if os.Getenv("HEARSAY_LARGE") == "" {
		t.Skip("HEARSAY_LARGE is not set: no large ledger")
	}
	l := largeLedger(t)
	for _, a := range allAsked() {
		best, n := time.Hour, 0
		for range 3 {
			begun := used(t)
			var err error
			if n, err = a.ask(t.Context(), l); err != nil {
				t.Fatalf("%s: %v", a.name, err)
			}
			best = min(best, used(t)-begun)
		}
		t.Logf("%-28s %7d %8.1f ms", a.name, n, float64(best.Microseconds())/1000)
		if best > 100*time.Millisecond && !overLimit(a.name) {
			t.Errorf("%s takes %v of processor time, more than 100 ms", a.name, best)
		}
	}
}

// overLimit are the listings that are known to take longer on such a ledger: a word that stands in every claim, six thousand disputes seen through a filter that lets most of
// them through, and claimants half of whom have no such figure.
func overLimit(name string) bool {
	return strings.HasSuffix(name, "common") || strings.HasPrefix(name, "disputes ") || strings.HasPrefix(name, "claimants measure")
}

// used is the processor time that this process has used: on a busy machine the clock on the wall says little.
func used(t *testing.T) time.Duration {
	t.Helper()
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		t.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
