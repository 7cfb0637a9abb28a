package compare

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// kinds are all kinds of relation that a comparison can find.
var kinds = []string{
	hearsay.Contradicts, hearsay.Changes, hearsay.Denies, hearsay.Disowns, hearsay.Disputes, hearsay.Tension, hearsay.Updates, hearsay.Compatible, hearsay.Narrows,
	hearsay.LosesQualifier, hearsay.LosesHedge, hearsay.ChangesMeasure, hearsay.LeftOpen, hearsay.Echoes, hearsay.Repeats, hearsay.CitesBack,
}

// eachSheet reads every fixture of testdata.
func eachSheet(t *testing.T, do func(title, articles, expected string)) {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "\n== ")[1:] {
			title, body, _ := strings.Cut(part, "\n")
			articles, expected, _ := strings.Cut(body, "\n--\n")
			do(title, articles, expected)
		}
	}
}

func TestEveryKindHasASheet(t *testing.T) {
	shown := map[string]int{}
	eachSheet(t, func(_, _, expected string) {
		for line := range strings.Lines(expected) {
			if kind, _, ok := strings.Cut(line, " "); ok && slices.Contains(kinds, kind) {
				shown[kind]++
			}
		}
	})
	for _, kind := range kinds {
		if shown[kind] == 0 {
			t.Errorf("no sheet shows %s", kind)
		}
	}
}

// TestReasonsAreSentences holds that every reason of every sheet can be put before a reader: words, no empty values, nothing of the program's own.
func TestReasonsAreSentences(t *testing.T) {
	eachSheet(t, func(title, articles, _ string) {
		for key, reason := range found(Compare(sheet(t, articles))) {
			switch {
			case len(strings.Fields(reason)) < 4:
				t.Errorf("%s: %s: %q says too little", title, key, reason)
			case strings.Contains(reason, "%!") || strings.Contains(reason, "  ") || strings.Contains(reason, "\x00") || strings.Contains(reason, "nil"):
				t.Errorf("%s: %s: %q is no sentence", title, key, reason)
			case strings.HasSuffix(reason, " ") || strings.HasSuffix(reason, ","):
				t.Errorf("%s: %s: %q breaks off", title, key, reason)
			}
		}
	})
}

// TestSheetsInAnyOrder holds every fixture against itself with its articles turned round.
func TestSheetsInAnyOrder(t *testing.T) {
	eachSheet(t, func(title, articles, _ string) {
		readings := sheet(t, articles)
		first := Compare(readings)
		sound(t, readings, first)
		slices.Reverse(readings)
		for i := range readings {
			slices.Reverse(readings[i].Claims)
			slices.Reverse(readings[i].Figures)
		}
		if wire(t, first) != wire(t, Compare(readings)) {
			t.Errorf("%s: another order, another answer", title)
		}
	})
}

// TestComparingWritesToNothing holds that the readings are as they were.
func TestComparingWritesToNothing(t *testing.T) {
	eachSheet(t, func(title, articles, _ string) {
		readings, fresh := sheet(t, articles), sheet(t, articles)
		Compare(readings)
		if a, b := wireReadings(t, readings), wireReadings(t, fresh); a != b {
			t.Errorf("%s: the readings were written to", title)
		}
	})
}

// TestMoreArticlesLoseNothing holds that what is found in a sheet is found in it beside an article about something else.
func TestMoreArticlesLoseNothing(t *testing.T) {
	beside := `
# elsewhere 2015-01-01
c900 | Government of Peru | assert | the harvest of quinoa was large
f900 | Government of Peru | money | quinoa of Peru | 12 | stock`
	eachSheet(t, func(title, articles, _ string) {
		alone, with := found(Compare(sheet(t, articles))), found(Compare(append(sheet(t, articles), sheet(t, beside)...)))
		for key, reason := range alone {
			if with[key] != reason {
				t.Errorf("%s: %s: %q became %q", title, key, reason, with[key])
			}
		}
		if len(with) != len(alone) {
			t.Errorf("%s: %d relations became %d", title, len(alone), len(with))
		}
	})
}
