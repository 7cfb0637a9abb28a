package tally

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// block makes a running total of "DAY TOTAL[~] [+INCREMENT]" lines.
func block(lines string) (totals, steps []hearsay.Statement) {
	yes, no := true, false
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(line)
		var total, step float64
		fmt.Sscan(f[1], &total)
		s := hearsay.Statement{AsOf: f[0], Speaker: "gs;", Fact: hearsay.Fact{Measure: "killed", Of: "Russia", Subject: "soldiers", Base: "2022-02-24", Cumulative: &yes}}
		s.Value = hearsay.WireInterval{Low: &total, High: &total, Qualifier: hearsay.Exact}
		s.Mentions = []hearsay.Mention{{Member: hearsay.Member{Figure: "f" + f[0]}, Ends: []hearsay.End{{Key: "gs", Name: "General Staff"}}}}
		totals = append(totals, s)
		if len(f) > 2 {
			fmt.Sscan(f[2][1:], &step)
			p := s
			p.Fact.Cumulative, p.Fact.Base = &no, f[0]
			p.Value = hearsay.WireInterval{Low: &step, High: &step, Qualifier: hearsay.Exact}
			steps = append(steps, p)
		}
	}
	return totals, steps
}

func points(t *testing.T, lines string) string {
	t.Helper()
	totals, steps := block(lines)
	tallies := Build(totals, func(*hearsay.Statement) []hearsay.Statement { return steps })
	if len(tallies) != 1 {
		t.Fatalf("%d tallies", len(tallies))
	}
	var out []string
	for _, p := range tallies[0].Points {
		s := p.AsOf[8:] + " " + p.Check
		if p.DerivedIncrement != nil {
			s += fmt.Sprintf(" %+g", *p.DerivedIncrement)
		}
		if p.Event != nil {
			s += " " + *p.Event
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestTallies(t *testing.T) {
	for _, c := range []struct{ what, lines, want string }{
		{"increments that agree", "2023-02-05 1000\n2023-02-06 1100 +100\n2023-02-07 1250 +150", "05 no-base; 06 agrees +100; 07 agrees +150"},
		{"more was added than the day's count: late additions", "2023-02-05 1000\n2023-02-06 1150 +100", "05 no-base; 06 differs +150 late"},
		{"less was added than the day's count", "2023-02-05 1000\n2023-02-06 1050 +100", "05 no-base; 06 differs +50"},
		{"a correction downward", "2023-02-05 1000\n2023-02-06 950", "05 no-base; 06 no-base -50 correction"},
		{"a reset", "2023-02-05 1000\n2023-02-06 40", "05 no-base; 06 no-base -960 reset"},
		{"a gap", "2023-02-01 1000\n2023-02-02 1010\n2023-02-03 1020\n2023-02-09 1100", "01 no-base; 02 no-base +10; 03 no-base +10; 09 no-base +80 gap"},
		{"an increment over a gap is not checked", "2023-02-01 1000\n2023-02-05 1100 +20", "01 no-base; 05 no-base +100"},
		{"one total with its increment", "2023-02-01 1000 +20", "01 no-base"},
	} {
		if got := points(t, c.lines); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestNoTallyOfNobodyNorOfOneTotal(t *testing.T) {
	totals, _ := block("2023-02-05 1000\n2023-02-06 1100")
	none := func(*hearsay.Statement) []hearsay.Statement { return nil }
	if got := Build(totals[:1], none); len(got) != 0 {
		t.Errorf("%+v of one total", got)
	}
	for i := range totals {
		totals[i].Speaker = ""
	}
	if got := Build(totals, none); len(got) != 0 {
		t.Errorf("%+v of nobody", got)
	}
}

// TestDerivedIncrementsAddUp holds that the derived increments take the first total to the last, and that no total is changed.
func TestDerivedIncrementsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines, last := "", 0
		for day := range rapid.IntRange(2, 20).Draw(t, "days") {
			last = rapid.IntRange(0, 5000).Draw(t, "total")
			lines += fmt.Sprintf("2023-02-%02d %d\n", day+1, last)
		}
		totals, _ := block(lines)
		p := Build(totals, func(*hearsay.Statement) []hearsay.Statement { return nil })[0].Points
		sum := *p[0].ReportedTotal
		for _, x := range p[1:] {
			sum += *x.DerivedIncrement
		}
		if sum != float64(last) || *p[len(p)-1].ReportedTotal != float64(last) {
			t.Fatalf("%v, want %d", sum, last)
		}
	})
}
