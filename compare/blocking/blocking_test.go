package blocking

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

func TestCutsAreTenDaysFromTheFirst(t *testing.T) {
	for _, c := range []struct {
		days []string
		want []int
	}{
		{nil, nil},
		{[]string{"2022-03-01"}, []int{1}},
		{[]string{"2022-03-01", "2022-03-11"}, []int{2}},
		{[]string{"2022-03-01", "2022-03-11", "2022-03-12"}, []int{2, 3}},
		{[]string{"2022-03-01", "2022-03-12", "2022-03-20", "2022-03-23"}, []int{1, 3, 4}},
		{[]string{"no day", "2022-03-12"}, []int{1, 2}},
	} {
		if got := Cut(c.days); !slices.Equal(got, c.want) {
			t.Errorf("%v is cut at %v, want %v", c.days, got, c.want)
		}
	}
}

func TestKeyKeepsApartWhatIsNotOneFact(t *testing.T) {
	yes, no, place := true, false, "Dnipro"
	base := hearsay.Fact{Measure: "killed", Of: "Russia", Subject: "soldiers", Base: "2022-02-24", Cumulative: &yes}
	keys := map[string]string{Key(&base, "person", "2022-03-01"): "the fact itself"}
	for what, change := range map[string]func(*hearsay.Fact){
		"measure": func(f *hearsay.Fact) { f.Measure = "wounded" }, "party": func(f *hearsay.Fact) { f.Of = "Ukraine" }, "subject": func(f *hearsay.Fact) { f.Subject = "generals" },
		"base": func(f *hearsay.Fact) { f.Base = "2022-03-01" }, "place": func(f *hearsay.Fact) { f.Place = &place }, "inclusion": func(f *hearsay.Fact) { f.Includes = []string{"mercenaries"} },
		"period": func(f *hearsay.Fact) { f.Cumulative = &no }, "stock": func(f *hearsay.Fact) { f.Cumulative = nil },
	} {
		f := base
		change(&f)
		k := Key(&f, "person", "2022-03-01")
		if old, ok := keys[k]; ok {
			t.Errorf("%s and %s have one key", what, old)
		}
		keys[k] = what
	}
	if Key(&base, "person", "2022-03-01") != Key(&base, "person", "2022-03-09") {
		t.Error("a running total's key holds its as-of day")
	}
}

func said(day, speaker string, value float64) hearsay.Statement {
	id := fmt.Sprintf("%s %s %v", day, speaker, value)
	return hearsay.Statement{AsOf: day, Speaker: speaker, Value: hearsay.WireInterval{Low: &value, High: &value}, Mentions: []hearsay.Mention{{Member: hearsay.Member{Figure: id}}}}
}

func TestPairsAreThoseWorthALook(t *testing.T) {
	block := []hearsay.Statement{
		said("2022-03-01", "A", 1), said("2022-03-01", "B", 2), said("2022-03-05", "A", 3), said("2022-03-20", "A", 4), said("2022-03-21", "B", 5),
	}
	Order(block)
	var got []string
	Pairs(block, func(a, b int) { got = append(got, fmt.Sprintf("%d-%d", a, b)) })
	// A's value of the 5th stands beside A's and B's of the 1st; A's of the 20th only beside A's own last; B's of the 21st beside A's of the 20th and B's own last.
	want := []string{"0-1", "0-2", "1-2", "2-3", "3-4", "1-4"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestPairsGrowWithStatementsTimesSpeakers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		speakers := rapid.IntRange(1, 4).Draw(t, "speakers")
		var block []hearsay.Statement
		for i := range rapid.IntRange(0, 60).Draw(t, "statements") {
			block = append(block, said(fmt.Sprintf("2022-03-%02d", 1+i%28), fmt.Sprint(i%speakers), float64(i)))
		}
		Order(block)
		seen, n := map[[2]int]bool{}, 0
		Pairs(block, func(a, b int) {
			n++
			if a >= b || b >= len(block) || a < 0 {
				t.Fatalf("pair %d, %d of %d", a, b, len(block))
			}
			if seen[[2]int{a, b}] {
				t.Fatalf("pair %d, %d twice", a, b)
			}
			seen[[2]int{a, b}] = true
			if block[a].AsOf > block[b].AsOf {
				t.Fatalf("the later first: %s, %s", block[a].AsOf, block[b].AsOf)
			}
		})
		if most := len(block) * (speakers*8 + 1); n > most {
			t.Fatalf("%d pairs of %d statements", n, len(block))
		}
	})
}
