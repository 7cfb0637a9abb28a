package grammar

import (
	"strings"
	"testing"
)

func TestAside(t *testing.T) {
	for in, want := range map[string]bool{
		"The road was open | as Moscow has sent more men.":      true,
		"The road was open | after lawmakers passed a bill.":    true,
		"The road was open | with the talks entering a year.":   true,
		"The road was open | as well as the bridge.":            false,
		"The road was open | with the ability to close it.":     false,
		"The road was open | and the bridge was closed.":        false,
		"The road was open | as long as they had kept the key.": false,
	} {
		g := read(strings.Replace(in, " |", ",", 1))
		if got := g.Aside(at(t, g, ",")); got != want {
			t.Errorf("%s: an aside: %v, want %v", in, got, want)
		}
	}
}

func TestMaySpeak(t *testing.T) {
	for in, want := range map[string]bool{
		"two officials": true, "data from Kyiv": true, "the Harbour Ledger": true, "a lack of fuel": false, "the war in Ukraine": false, "Monday": false,
	} {
		g := read(in)
		if got := g.MaySpeak(g.Unit); got != want {
			t.Errorf("%s: may speak: %v, want %v", in, got, want)
		}
	}
}

func TestWordsBeforeNumbers(t *testing.T) {
	for in, want := range map[string]bool{"almost 300 men": true, "at least 300 men": true, "about a man": false, "only two": false} {
		g := read(in)
		if got := g.Approximates(0); got != want {
			t.Errorf("%s: says how near: %v, want %v", in, got, want)
		}
	}
}

func TestTellsNothing(t *testing.T) {
	for in, want := range map[string]bool{
		"claim the lives of ten": true, "claim 40 lives": true, "claim that lives matter": false, "claim a prize": false,
		"decline to comment": true, "refuse to answer": true, "refuse to lift a ban": false, "decline an offer": false, "vow to answer": false,
	} {
		g := read(in)
		if got := g.TellsNothing(g.Lower(0), 1); got != want {
			t.Errorf("%s: tells nothing: %v, want %v", in, got, want)
		}
	}
}

func TestEarlier(t *testing.T) {
	g := read("as the agency reported earlier")
	if !g.Earlier(4) || g.Earlier(2) {
		t.Error("an earlier article is not told from this one")
	}
}
