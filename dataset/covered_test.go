package dataset

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay"
	"hearsay/export/rows"
)

// said are the claims and figures of a data set by their ids, as relations and groups tell them.
func said(t *testing.T, out string) (sides map[string]rows.Side, origins map[string][2]int) {
	t.Helper()
	sides, origins = map[string]rows.Side{}, map[string][2]int{}
	for _, c := range all(t, out, claimsTable()) {
		sides[c.ID], origins[c.ID] = c.Side(), [2]int{c.OriginsLow, c.OriginsHigh}
	}
	for _, f := range all(t, out, figuresTable()) {
		sides[f.ID], origins[f.ID] = f.Side(), [2]int{f.OriginsLow, f.OriginsHigh}
	}
	return sides, origins
}

func mention(m *hearsay.Member) string {
	if m.Figure != "" {
		return m.Figure
	}
	return m.Claim
}

// TestEveryRowIsCovered: groups and relations carry what covers their mentions, and claims, figures, places, times and articles the facts and origins of the groups that name them.
func TestEveryRowIsCovered(t *testing.T) {
	out := filepath.Join(t.TempDir(), "set")
	opt := options()
	opt.Memory = 1 << 20 // what is asked and answered goes through the disk
	if _, err := Make(t.Context(), crawl(t, 4, 40), out, opt); err != nil {
		t.Fatal(err)
	}
	sides, origins := said(t, out)
	facts := map[string][]string{}
	most := map[string][2]int{}
	caveats, interests := 0, 0
	for _, g := range all(t, out, rows.Groups()) {
		want := rows.Group{}
		for i := range g.Members {
			m := &g.Members[i]
			side, there := sides[mention(m)]
			if !there || side.Version == "" || side.Text == "" {
				t.Fatalf("group %s: nothing is known of its member %+v", g.ID, m)
			}
			want.Cover(&side)
			for _, id := range slices.Compact([]string{m.Claim, mention(m)}) {
				if id == "" {
					continue
				}
				facts[id] = append(facts[id], g.ID)
				o, counted := most[id]
				if !counted {
					o[0] = g.OriginsLow
				}
				most[id] = [2]int{min(o[0], g.OriginsLow), max(o[1], g.OriginsHigh)}
			}
		}
		if diff := cmp.Diff([]rows.Names{want.CaveatKinds, want.Interests, want.Versions}, []rows.Names{g.CaveatKinds, g.Interests, g.Versions}, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("group %s (-its members +its row):\n%s", g.ID, diff)
		}
		caveats, interests = caveats+len(g.CaveatKinds), interests+len(g.Interests)
	}
	if caveats == 0 || interests == 0 {
		t.Errorf("the groups carry %d caveats and %d interests", caveats, interests)
	}
	for _, r := range all(t, out, rows.Relations()) {
		want := [2]int{}
		for _, x := range []struct {
			m    *hearsay.Member
			side rows.Side
		}{{&r.A, r.SideA}, {&r.B, r.SideB}} {
			if diff := cmp.Diff(sides[mention(x.m)], x.side, cmpopts.EquateEmpty()); diff != "" || x.side.Version == "" {
				t.Errorf("relation %s (-its mention +its side):\n%s", r.ID, diff)
			}
			o := origins[mention(x.m)]
			want = [2]int{max(want[0], o[0]), max(want[1], o[1])}
		}
		if want != [2]int{r.OriginsLow, r.OriginsHigh} {
			t.Errorf("relation %s has %d to %d origins, not %v", r.ID, r.OriginsLow, r.OriginsHigh, want)
		}
	}
	held(t, out, facts, most)
}

// held holds the rows of what was read against the groups that name them.
func held(t *testing.T, out string, facts map[string][]string, most map[string][2]int) {
	t.Helper()
	articles := map[string]int{}
	for _, c := range all(t, out, claimsTable()) {
		in := slices.Compact(slices.Sorted(slices.Values(facts[c.ID])))
		if diff := cmp.Diff(in, c.Facts, cmpopts.EquateEmpty()); diff != "" || most[c.ID] != [2]int{c.OriginsLow, c.OriginsHigh} {
			t.Errorf("claim %s: %v (-groups +row):\n%s", c.ID, most[c.ID], diff)
		}
		articles[c.Article.ID] = max(articles[c.Article.ID], c.OriginsHigh)
	}
	for _, f := range all(t, out, figuresTable()) {
		if in := facts[f.ID]; len(in) > 1 || (f.Fact == nil) != (len(in) == 0) || f.Fact != nil && *f.Fact != in[0] || most[f.ID] != [2]int{f.OriginsLow, f.OriginsHigh} {
			t.Errorf("figure %s is in %v, its row says %v, %d to %d", f.ID, in, f.Fact, f.OriginsLow, f.OriginsHigh)
		}
		articles[f.Article.ID] = max(articles[f.Article.ID], f.OriginsHigh)
	}
	counted := 0
	for _, p := range all(t, out, rows.Places()) {
		if p.Claim != nil && most[*p.Claim] != [2]int{p.OriginsLow, p.OriginsHigh} {
			t.Errorf("%s in %s has %d to %d origins", p.Name, *p.Claim, p.OriginsLow, p.OriginsHigh)
		}
		counted += p.OriginsHigh
	}
	for _, p := range all(t, out, rows.Times()) {
		if p.Claim != nil && most[*p.Claim] != [2]int{p.OriginsLow, p.OriginsHigh} {
			t.Errorf("%s in %s has %d to %d origins", p.Text, *p.Claim, p.OriginsLow, p.OriginsHigh)
		}
	}
	for _, a := range all(t, out, articlesTable()) {
		if articles[a.ID] != a.OriginsHigh {
			t.Errorf("article %s has %d origins at most, not %d", a.ID, articles[a.ID], a.OriginsHigh)
		}
	}
	if counted == 0 {
		t.Error("no place stands in a claim of a fact")
	}
}
