package quantity

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/reference/units"
	"hearsay/text"
)

// TestExamples reads every row's example: a word of number and a qualifier must stand in a figure's number, a trigger must bring about its measure for soldiers, people, arms or missiles.
func TestExamples(t *testing.T) {
	for _, row := range append(units.NumberRows(), units.Rows(qualifiersFile)...) {
		in := row[3]
		found := Find(text.New(&hearsay.Article{}, "They lost "+in+"."))
		if len(found) == 0 || !strings.Contains(strings.ToLower(found[0].Number.Of("They lost "+in+".")), row[0]) {
			t.Errorf("%q stands in no number of %q: %v", row[0], in, found)
		}
	}
	for _, row := range units.Rows(qualifiersFile) {
		in := "They lost " + row[3] + "."
		if found := Find(text.New(&hearsay.Article{}, in)); len(found) > 0 && found[0].Qualifier != row[1] {
			t.Errorf("%q: %s, want %s", in, found[0].Qualifier, row[1])
		}
	}
}

func TestTriggerExamples(t *testing.T) {
	lex := lexicons()
	for _, row := range units.Rows(triggersFile) {
		in := row[3]
		found := Find(text.New(&hearsay.Article{}, in))
		if len(found) != 1 {
			t.Errorf("%q: %d figures", in, len(found))
			continue
		}
		ok := false
		for key, measure := range lex.actions {
			ok = ok || key[0] == row[1] && measure == found[0].Measure
		}
		if !ok {
			t.Errorf("%q: measure %s is none of %s", in, found[0].Measure, row[1])
		}
	}
}

func TestNameExamples(t *testing.T) {
	for _, row := range units.Rows(namesFile) {
		if found := Find(text.New(&hearsay.Article{}, "He wrote of "+row[1]+" again.")); len(found) != 0 {
			t.Errorf("%q is read as a figure", row[1])
		}
	}
}
