package tally

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// series makes a running total of "SUBJECT: DAY TOTAL, DAY TOTAL [+INCREMENT]" in February 2023.
func series(line string) hearsay.Tally {
	subject, rest, _ := strings.Cut(line, ": ")
	t := hearsay.Tally{Claimant: "General Staff", Measure: "equipment-destroyed", Of: "Russia", Subject: subject, Base: "2022-02-24"}
	for _, point := range strings.Split(rest, ", ") {
		f := strings.Fields(point)
		var day int
		var total float64
		fmt.Sscan(f[0], &day)
		fmt.Sscan(f[1], &total)
		p := hearsay.Point{AsOf: fmt.Sprintf("2023-02-%02d", day), ReportedTotal: &total, Check: hearsay.NoBase}
		if len(f) > 2 {
			var step float64
			fmt.Sscan(f[2], &step)
			p.ReportedIncrement = &step
		}
		t.Points = append(t.Points, p)
	}
	return t
}

func TestMergedCategories(t *testing.T) {
	for _, c := range []struct {
		what  string
		lines []string
		want  string // the first point of the last series: event, derived increment, check
	}{
		{"two become one", []string{"vehicles: 1 1690, 2 1701", "fuel tanks: 1 76, 2 76", "vehicles and fuel tanks: 3 1796"}, "merged-category +19 no-base"},
		{"exactly their sum", []string{"vehicles: 2 1701", "fuel tanks: 2 76", "vehicles and fuel tanks: 3 1777"}, "merged-category +0 no-base"},
		{"with its day's increment", []string{"vehicles: 2 1701", "fuel tanks: 2 76", "vehicles and fuel tanks: 3 1796 19"}, "merged-category +19 agrees"},
		{"with another increment", []string{"vehicles: 2 1701", "fuel tanks: 2 76", "vehicles and fuel tanks: 3 1796 15"}, "merged-category +19 differs"},
		{"less than their sum", []string{"vehicles: 2 1701", "fuel tanks: 2 76", "vehicles and fuel tanks: 3 1700"}, "none"},
		{"far more than their sum", []string{"vehicles: 2 1701", "fuel tanks: 2 76", "vehicles and fuel tanks: 3 2796"}, "none"},
		{"one of them goes on", []string{"vehicles: 2 1701, 3 1720", "fuel tanks: 2 76", "vehicles and fuel tanks: 3 1796"}, "none"},
		{"of other words", []string{"launchers: 2 1701", "boats: 2 76", "vehicles and fuel tanks: 3 1796"}, "none"},
		{"one alone has another name", []string{"fuel tanks: 2 76", "tanks for fuel: 3 80"}, "none"},
		{"long after", []string{"vehicles: 2 1701", "fuel tanks: 2 76", "vehicles and fuel tanks: 20 1796"}, "none"},
	} {
		var tallies []hearsay.Tally
		for _, line := range c.lines {
			tallies = append(tallies, series(line))
		}
		Merge(tallies)
		p, got := tallies[len(tallies)-1].Points[0], "none"
		if p.Event != nil {
			got = fmt.Sprintf("%s %+g %s", *p.Event, *p.DerivedIncrement, p.Check)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
		for _, x := range tallies[:len(tallies)-1] {
			for _, p := range x.Points {
				if p.Event != nil {
					t.Errorf("%s: %s became an event of %s", c.what, x.Subject, *p.Event)
				}
			}
		}
	}
}

func TestCategoriesOfOthersDoNotMerge(t *testing.T) {
	for what, change := range map[string]func(*hearsay.Tally){
		"another claimant": func(x *hearsay.Tally) { x.Claimant = "UK Ministry of Defence" }, "another party": func(x *hearsay.Tally) { x.Of = "Ukraine" },
		"another measure": func(x *hearsay.Tally) { x.Measure = "equipment-captured" }, "another base": func(x *hearsay.Tally) { x.Base = "2022-03-01" },
	} {
		tallies := []hearsay.Tally{series("vehicles: 2 1701"), series("fuel tanks: 2 76"), series("vehicles and fuel tanks: 3 1796")}
		change(&tallies[1])
		Merge(tallies)
		if tallies[2].Points[0].Event != nil {
			t.Errorf("%s: merged", what)
		}
	}
}

// sideBySide makes a block of "SUBJECT DAY TOTAL" lines of one speaker.
func sideBySide(lines string) []hearsay.Statement {
	var out []hearsay.Statement
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(line)
		totals, _ := block(f[1] + " " + f[2])
		subject := strings.ReplaceAll(f[0], "-", " ")
		totals[0].Mentions[0].Count = &hearsay.WireFigure{WireCounted: hearsay.WireCounted{Subject: &subject}}
		out = append(out, totals[0])
	}
	return out
}

func TestWhatIsCountedSideBySide(t *testing.T) {
	for _, c := range []struct{ what, lines, want string }{
		{"two words on two days are two series", "vehicles 2023-02-01 1690\nfuel-tanks 2023-02-01 76\nvehicles 2023-02-02 1701\nfuel-tanks 2023-02-02 76", "fuel tanks 2; vehicles 2"},
		{"two words on one day may be a change of mind", "soldiers 2023-02-01 900\ntroops 2023-02-01 950\nsoldiers 2023-02-02 1000", "soldiers 2"},
		{"two words by turns are one", "soldiers 2023-02-01 900\ntroops 2023-02-02 950\nsoldiers 2023-02-03 1000", "soldiers 3"},
	} {
		var got []string
		for _, x := range Build(sideBySide(c.lines), func(*hearsay.Statement) []hearsay.Statement { return nil }) {
			got = append(got, fmt.Sprintf("%s %d", x.Subject, len(x.Points)))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s, want %s", c.what, s, c.want)
		}
	}
}

func TestApartTellsThingsCountedSideBySide(t *testing.T) {
	block := sideBySide("vehicles 2023-02-01 1690\nfuel-tanks 2023-02-01 76\nvehicles 2023-02-02 1701\nfuel-tanks 2023-02-02 76")
	apart := Apart(block)
	if !apart(0, 1) || !apart(0, 3) || apart(0, 2) || apart(1, 3) {
		t.Error("vehicles and fuel tanks of one table are two series")
	}
	for i := range block {
		block[i].Speaker = ""
	}
	if Apart(block)(0, 1) {
		t.Error("nobody in particular has no table")
	}
}

// TestEventsOfAnySeries holds for any totals and increments that a point has an event of the contract or none, that a fall is a reset or correction, and that checks are of the contract.
func TestEventsOfAnySeries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := ""
		for day := range rapid.IntRange(1, 15).Draw(t, "days") {
			if rapid.Bool().Draw(t, "reported") || day == 0 {
				lines += fmt.Sprintf("2023-02-%02d %d", day+1, rapid.IntRange(0, 3000).Draw(t, "total"))
				if rapid.Bool().Draw(t, "with increment") {
					lines += fmt.Sprintf(" +%d", rapid.IntRange(0, 300).Draw(t, "increment"))
				}
				lines += "\n"
			}
		}
		totals, steps := block(lines)
		for _, x := range Build(totals, func(*hearsay.Statement) []hearsay.Statement { return steps }) {
			for i, p := range x.Points {
				event := ""
				if p.Event != nil {
					event = *p.Event
				}
				switch {
				case event != "" && !strings.Contains("reset correction gap late", event):
					t.Fatalf("an event %q", event)
				case p.Check != hearsay.Agrees && p.Check != hearsay.Differs && p.Check != hearsay.NoBase:
					t.Fatalf("a check %q", p.Check)
				case i > 0 && *p.DerivedIncrement < 0 && event != hearsay.Reset && event != hearsay.Correction:
					t.Fatalf("a fall is %q", event)
				case i > 0 && x.Points[i-1].AsOf >= p.AsOf:
					t.Fatalf("%s after %s", p.AsOf, x.Points[i-1].AsOf)
				}
			}
		}
	})
}

// FuzzBuild holds that any numbers and days of a series give points without a panic, as reported.
func FuzzBuild(f *testing.F) {
	f.Add(1000.0, 1100.0, 100.0, "2023-02-06")
	f.Add(-1e308, 1e308, 0.0, "9999-99-99")
	f.Fuzz(func(t *testing.T, a, b, step float64, day string) {
		totals, steps := block("2023-02-05 1\n2023-02-06 2 +1")
		totals[0].Value.Low, totals[0].Value.High = &a, &a
		totals[1].Value.Low, totals[1].Value.High = &b, &b
		steps[0].Value.Low, steps[0].Value.High = &step, &step
		steps[0].Fact.Base = day
		tallies := Build(totals, func(*hearsay.Statement) []hearsay.Statement { return steps })
		Merge(tallies)
		for _, x := range tallies {
			if len(x.Points) != 2 || *x.Points[0].ReportedTotal != a && a == a {
				t.Fatalf("%+v", x)
			}
		}
	})
}
