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
