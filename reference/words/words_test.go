package words

import (
	"slices"
	"testing"
)

func TestFormsOfAWordAreOne(t *testing.T) {
	for _, forms := range [][]string{
		{"encircle", "encircled", "encirclement", "encircling"}, {"objective", "objectives"}, {"sanction", "sanctions", "sanctioned"}, {"negotiate", "negotiation", "negotiations", "negotiating"},
		{"aim", "aims"}, {"country", "countries"}, {"shelled", "shelling"},
	} {
		for _, f := range forms[1:] {
			if Stem(f) != Stem(forms[0]) {
				t.Errorf("%s is %s, %s is %s", forms[0], Stem(forms[0]), f, Stem(f))
			}
		}
	}
}

func TestSynonymsShareAConcept(t *testing.T) {
	for _, c := range [][2]string{{"driven back", "pushed back"}, {"retreat", "withdrawal"}, {"aims", "objectives"}, {"9 killed", "9 dead"}} {
		a, b := Terms(c[0]), Terms(c[1])
		if !slices.EqualFunc(a, b, func(x, y Term) bool { return x.Key == y.Key }) {
			t.Errorf("%v and %v", a, b)
		}
	}
}

func TestRareWordsWeighMore(t *testing.T) {
	weigh := func(w string) float64 { return Terms(w)[0].Weight }
	if weigh("war") >= weigh("port") || weigh("port") >= weigh("zymurgist") {
		t.Errorf("war %v, port %v, zymurgist %v", weigh("war"), weigh("port"), weigh("zymurgist"))
	}
	if len(Terms("it was said to have been there, and then some")) != 0 {
		t.Error("words that say nothing weigh something")
	}
}

func TestTablesAreWhole(t *testing.T) {
	concept := map[string]string{}
	for _, row := range rows(synonymsFile) {
		if len(row) != 2 {
			t.Fatalf("%v", row)
		}
		concept[row[0]] = row[1]
	}
	if len(load().seen) < 3000 || len(concept) < 20 {
		t.Errorf("%d stems, %d concepts", len(load().seen), len(concept))
	}
}

// FuzzTerms holds that terms are ordered, each once, of no negative weight, and the same twice.
func FuzzTerms(f *testing.F) {
	f.Add("The offensive has failed; its aims weren’t reached.")
	f.Add("\xff\xfe ʼ' ß ǅ ----")
	f.Fuzz(func(t *testing.T, s string) {
		terms := Terms(s)
		for i, x := range terms {
			if x.Weight < 0 || x.Key == "" || i > 0 && terms[i-1].Key >= x.Key {
				t.Fatalf("%v", terms)
			}
		}
		if !slices.Equal(terms, Terms(s)) {
			t.Fatal("not the same twice")
		}
	})
}

func TestWordsAreCutOnce(t *testing.T) {
	for text, want := range map[string][]string{
		"Wallace’s claims":         {"wallace", "claims"},
		"long-range, 155mm guns":   {"long", "range", "155mm", "guns"},
		"“It hasn't” — Kyiv":       {"it", "hasn't", "kyiv"},
		"  \t\n":                   nil,
		"Zelensky's 'big' promise": {"zelensky", "big", "promise"},
	} {
		if got := Split(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWordsThatSayNothing(t *testing.T) {
	for word, want := range map[string]bool{"the": true, "said": true, "a": true, "": true, "seven": true, "bridge": false, "killed": false, "no": true} {
		if Empty(word) != want {
			t.Errorf("%q: %v", word, !want)
		}
	}
}

func TestAConceptIsAsRareAsItsCommonestWord(t *testing.T) {
	concept := func(word string) Term { return Terms(word)[0] }
	for _, pair := range [][2]string{{"retreat", "pullout"}, {"shelling", "pummel"}, {"soldiers", "servicemen"}} {
		if a, b := concept(pair[0]), concept(pair[1]); a != b || !a.Concept {
			t.Errorf("%s is %+v, %s is %+v", pair[0], a, pair[1], b)
		}
	}
}

// TestRowsOfRarity holds that every row is a stem that words lead to, with a number of articles that can be.
func TestRowsOfRarity(t *testing.T) {
	for stem, n := range load().seen {
		if n < 1 || n > articles || stem == "" {
			t.Errorf("%q stands in %d of %d articles", stem, n, articles)
		}
	}
}

// FuzzStem holds that a stem is no longer than its word and starts as it does.
func FuzzStem(f *testing.F) {
	for _, s := range []string{"encirclement", "ss", "aa", "étés", "\xff\xffing"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		stem := Stem(word)
		if len(stem) > len(word) || word[:len(stem)] != stem {
			t.Fatalf("%q of %q", stem, word)
		}
	})
}
