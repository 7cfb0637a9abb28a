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

// TestOfManyRivalsTheExtremesAndTheLatestAreHeldAgainstAStatement holds that with sixty speakers of rival values a statement costs eight, and that the least and the greatest are among them.
func TestOfManyRivalsTheExtremesAndTheLatestAreHeldAgainstAStatement(t *testing.T) {
	var block []hearsay.Statement
	for i := range 60 {
		block = append(block, said("2022-03-01", fmt.Sprintf("speaker %02d", i), float64(1000+(i*37)%60)))
	}
	block = append(block, said("2022-03-05", "the last", 5000))
	Order(block)
	last := len(block) - 1
	held := map[float64]bool{}
	Pairs(block, func(a, b int) {
		if b == last {
			held[*block[a].Value.Low] = true
		}
	})
	if len(held) > rivals || len(held) < rivals-1 || !held[1000] || !held[1059] {
		t.Errorf("held against %v", held)
	}
}

// TestManyValuesOfOneDay holds that a speaker who gives many values on one day is held against others by the least and the greatest.
func TestManyValuesOfOneDay(t *testing.T) {
	block := []hearsay.Statement{said("2022-03-05", "B", 50)}
	for i := range 20 {
		block = append(block, said("2022-03-01", "A", float64(i)))
	}
	Order(block)
	var against []float64
	Pairs(block, func(a, b int) {
		if block[b].Speaker == "B" {
			against = append(against, *block[a].Value.Low)
		}
	})
	slices.Sort(against)
	if !slices.Equal(against, []float64{0, 19}) {
		t.Errorf("B is held against %v", against)
	}
}

// FuzzCut holds that cuts of any days, in their order, cover all of them and lie at most ten days apart inside.
func FuzzCut(f *testing.F) {
	f.Add("2022-03-01", "2022-03-11", "2022-03-12")
	f.Add("", "no day", "9999-12-31")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		days := []string{a, b, c}
		slices.Sort(days)
		ends := Cut(days)
		if len(ends) == 0 || ends[len(ends)-1] != len(days) || !slices.IsSorted(ends) {
			t.Fatalf("%q is cut at %v", days, ends)
		}
		from := 0
		for _, to := range ends {
			for _, day := range days[from:to] {
				if apart, ok := hearsay.DaysApart(days[from], day); to-from > 1 && (!ok || apart > hearsay.Near) {
					t.Fatalf("%s and %s in one group", days[from], day)
				}
			}
			from = to
		}
	})
}

// FuzzKey holds that a key tells facts apart by every one of its strings, and is the same twice.
func FuzzKey(f *testing.F) {
	f.Add("killed", "Russia", "soldiers", "2022-02-24")
	f.Fuzz(func(t *testing.T, measure, of, subject, base string) {
		fact := hearsay.Fact{Measure: measure, Of: of, Subject: subject, Base: base}
		first, again := Key(&fact, "", ""), Key(&fact, "", "")
		if first != again {
			t.Fatal("not the same twice")
		}
		other := fact
		other.Of += "x"
		if Key(&fact, "", "") == Key(&other, "", "") {
			t.Fatal("two facts have one key")
		}
	})
}
