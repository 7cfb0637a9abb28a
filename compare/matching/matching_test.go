package matching

import (
	"slices"
	"testing"

	"hearsay"
	"hearsay/reference/actors"
)

func TestThemesHaveExamplesThatHold(t *testing.T) {
	for _, th := range themes() {
		if !slices.Contains(Themes(th.example), th.name) {
			t.Errorf("%q is about %v, not %s", th.example, Themes(th.example), th.name)
		}
	}
}

func TestMostSentencesHaveNoTheme(t *testing.T) {
	for _, s := range []string{"", "the mayor thanked the teachers", "ten people came to the meeting", "the museum will open in spring", "the minister arrived in Warsaw"} {
		if got := Themes(s); len(got) > 0 {
			t.Errorf("%q is about %v", s, got)
		}
	}
}

func TestLikeness(t *testing.T) {
	a := NewVector("the refinery at the harbour was set alight by saboteurs")
	b := NewVector("saboteurs set the harbour's refinery alight")
	c := NewVector("grain was sold at market prices")
	if like, shared := a.Like(b); like < 0.9 || shared < 4 {
		t.Errorf("%v, %d: the same words in another order", like, shared)
	}
	if like, shared := a.Like(c); like > 0 || shared > 0 {
		t.Errorf("%v, %d: nothing in common", like, shared)
	}
	if x, _ := a.Like(b); x != func() float64 { y, _ := b.Like(a); return y }() {
		t.Error("likeness depends on the order")
	}
	if like, _ := a.Like(NewVector("")); like != 0 {
		t.Error("like nothing")
	}
}

func TestControlled(t *testing.T) {
	for before, want := range map[string]string{
		"Ukrainian forces have probably retaken ":          "took again",
		"Russian forces failed to capture ":                "contests",
		"they captured the southern city of ":              "took",
		"attempts by Moscow to capture the southern city ": "contests",
		"the army holds ":                                  "holds",
		"the brigade lost ":                                "lost",
		"trains run to ":                                   "",
		"he took the train, and later he walked as far as": "",
	} {
		c, ok := controlled(before)
		got := c.State
		if c.Again {
			got += " again"
		}
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", before, got, want)
		}
	}
}

func TestSuperlatives(t *testing.T) {
	for text, want := range map[string]bool{
		"record Russian deaths": true, "the deadliest day of the war for the troops": true, "the increase as the highest of the war so far": true,
		"the highest mountain of the country": false, "a record harvest": false, "heavy losses": false,
	} {
		if Superlative(text) != want {
			t.Errorf("%q: %v, want %v", text, !want, want)
		}
	}
}

func TestComparisonsNameAMeasure(t *testing.T) {
	for _, c := range []struct {
		text, measure string
		want          bool
	}{
		{"the number of injured is three times higher than the death toll", hearsay.Killed, true},
		{"the number of injured is three times higher than the death toll", hearsay.Wounded, false},
		{"twice as many as the wounded", hearsay.Wounded, true},
		{"three times more than before", hearsay.Killed, false},
	} {
		if names(c.text, c.measure) != c.want {
			t.Errorf("%q names %s: %v", c.text, c.measure, !c.want)
		}
	}
}

func TestTheatreIsTheCountryNamedMost(t *testing.T) {
	ua, pl := "UA", "PL"
	r := &hearsay.WireReading{Places: []hearsay.WirePlace{{Country: &pl}, {Country: &ua}, {Country: &ua}, {}}}
	if got := Theatre(r); got != "UA" {
		t.Error(got)
	}
	r.Places = r.Places[:2]
	if got := Theatre(r); got != "PL" {
		t.Errorf("%s: of equals the first in order", got)
	}
}

// FuzzWords holds that any text can be weighed, compared with itself, and read for themes and control.
func FuzzWords(f *testing.F) {
	f.Add("the offensive has failed in its aims")
	f.Add("Росія ’ʼ' \xff …")
	f.Fuzz(func(t *testing.T, s string) {
		v := NewVector(s)
		if like, shared := v.Like(v); shared > 0 && (like < 0.999 || like > 1.001) && v.length > 0 {
			t.Fatalf("%v like itself", like)
		}
		if !slices.Equal(Themes(s), Themes(s)) {
			t.Fatal("not the same twice")
		}
		controlled(s)
		firstParty(actors.Default(), s)
		Superlative(s)
	})
}
