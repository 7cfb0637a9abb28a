package provenance

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// cites makes mentions of "OUTLET > RELAY > RELAY: CLAIMANT" lines.
func cites(lines ...string) []hearsay.Mention {
	var out []hearsay.Mention
	for i, line := range lines {
		chain, claimant, _ := strings.Cut(line, ": ")
		hops := strings.Split(chain, " > ")
		said := &hearsay.WireClaim{}
		said.Claimant.Name = claimant
		for _, hop := range hops[1:] {
			said.Via = append(said.Via, hearsay.WireRelay{Name: hop})
		}
		m := hearsay.Mention{Member: hearsay.Member{Article: fmt.Sprint("n", i), ArticleID: fmt.Sprint("a-", i), Claim: fmt.Sprint("c", i)}, Day: "2022-03-01", Outlet: hops[0], Said: said}
		m.Ends = []hearsay.End{{Key: claimant, Name: claimant, Vague: claimant == "unattributed"}}
		out = append(out, m)
	}
	return out
}

func same(name string) string { return name }

func TestCirclesOfCitations(t *testing.T) {
	for _, c := range []struct {
		what  string
		lines []string
		want  string
	}{
		{"nobody cites anybody", []string{"A: MoD", "B: MoD"}, ""},
		{"a chain", []string{"A > B: MoD", "B > C: MoD", "C: MoD"}, ""},
		{"two cite one another", []string{"A > B: MoD", "B > A: MoD"}, "A B"},
		{"as source", []string{"A: B", "B: A"}, "A B"},
		{"through a third", []string{"A > B: MoD", "B > C: MoD", "C > A: MoD"}, "A B C"},
		{"two circles", []string{"A > B: MoD", "B > A: MoD", "C > D: MoD", "D > C: MoD"}, "A B; C D"},
		{"with a tail that is outside", []string{"A > B: MoD", "B > A: MoD", "C > A: MoD"}, "A B"},
		{"an outlet that cites itself", []string{"A > A: A"}, ""},
		{"a relay that publishes nothing here", []string{"A > B: MoD", "A > C: MoD"}, ""},
		{"over two relays", []string{"A > X > B: MoD", "B > A: MoD"}, "A B"},
	} {
		var got []string
		for _, x := range Circles(cites(c.lines...), same) {
			got = append(got, strings.Join(x.Outlets, " "))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q, want %q", c.what, s, c.want)
		}
	}
}

func TestACircleIsOneEndAtMost(t *testing.T) {
	for _, c := range []struct {
		what      string
		lines     []string
		low, high int
	}{
		{"outlets as one another's source", []string{"A: B", "B: A"}, 0, 1},
		{"nobody behind two that cite one another", []string{"A > B: unattributed", "B > A: unattributed"}, 0, 1},
		{"a named source behind them", []string{"A > B: MoD", "B > A: MoD"}, 1, 1},
		{"a named source beside them", []string{"A: B", "B: A", "C: MoD"}, 1, 2},
	} {
		mentions := cites(c.lines...)
		Close(mentions, Circles(mentions, same))
		if _, low, high := Count(mentions); low != c.low || high != c.high {
			t.Errorf("%s: %d to %d, want %d to %d", c.what, low, high, c.low, c.high)
		}
	}
}

// TestCirclesAreOutletsThatReachOneAnother holds, against a plain search, that two outlets stand in one circle exactly if each is reached from the other, in any order of mentions.
func TestCirclesAreOutletsThatReachOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		reach := map[[2]int]bool{}
		n := rapid.IntRange(1, 6).Draw(t, "outlets")
		for range rapid.IntRange(0, 12).Draw(t, "mentions") {
			a, b := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
			lines = append(lines, fmt.Sprintf("%d > %d: MoD", a, b))
			reach[[2]int{a, b}] = true
		}
		for i := range n { // every outlet publishes
			lines = append(lines, fmt.Sprintf("%d: MoD", i))
		}
		for k := range n {
			for i := range n {
				for j := range n {
					reach[[2]int{i, j}] = reach[[2]int{i, j}] || reach[[2]int{i, k}] && reach[[2]int{k, j}]
				}
			}
		}
		together := map[[2]string]bool{}
		for _, c := range Circles(cites(lines...), same) {
			for _, a := range c.Outlets {
				for _, b := range c.Outlets {
					together[[2]string{a, b}] = true
				}
			}
		}
		for i := range n {
			for j := range n {
				if i != j && (reach[[2]int{i, j}] && reach[[2]int{j, i}]) != together[[2]string{fmt.Sprint(i), fmt.Sprint(j)}] {
					t.Fatalf("%d and %d of %v", i, j, lines)
				}
			}
		}
		slices.Reverse(lines)
		if a, b := len(Circles(cites(lines...), same)), len(components(cited(cites(lines...), same))); a != b {
			t.Fatalf("%d circles, %d components", a, b)
		}
	})
}
