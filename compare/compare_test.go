package compare

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// TestSheets holds every sheet of testdata: exactly the relations that it names, and the groups that it names.
func TestSheets(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sheets: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "\n== ")[1:] {
			title, body, _ := strings.Cut(part, "\n")
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+title, func(t *testing.T) { holdSheet(t, body) })
		}
	}
}

func holdSheet(t *testing.T, body string) {
	articles, expected, ok := strings.Cut(body, "\n--\n")
	if !ok {
		t.Fatal("the sheet does not say what must come of it")
	}
	r := Compare(sheet(t, articles))
	relations, groups, tallies := found(r), foundGroups(r), foundTallies(r)
	var want []string
	for line := range strings.Lines(expected) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		key, says, _ := strings.Cut(line, ": ")
		at := relations
		switch {
		case strings.HasPrefix(key, "group "):
			at = groups
		case strings.HasPrefix(key, "tally "):
			at = tallies
		default:
			want = append(want, key)
		}
		if got, ok := at[key]; !ok {
			t.Errorf("not found: %s", key)
		} else if !strings.Contains(got, says) {
			t.Errorf("%s: %q does not say %q", key, got, says)
		}
	}
	for key, reason := range relations {
		if !slices.Contains(want, key) {
			t.Errorf("found and not wanted: %s: %s", key, reason)
		}
	}
	if t.Failed() {
		for key, origins := range groups {
			t.Logf("%s: %s", key, origins)
		}
	}
}

func wire(t *testing.T, r Result) string {
	t.Helper()
	data, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func wireReadings(t *testing.T, readings []hearsay.WireReading) string {
	t.Helper()
	data, err := json.Marshal(readings)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestIDsAreTheContracts(t *testing.T) {
	r := Compare(sheet(t, `
# a 2022-03-22
f-1 | UK Ministry of Defence | killed | soldiers of Russia | 10000 | total since 2022-02-24
f-2 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24`))
	want := hearsay.RelationID(hearsay.Contradicts, "f-1", "f-2")
	if len(r.Relations) != 1 || r.Relations[0].ID != want {
		t.Fatalf("%+v, want one relation with id %s", r.Relations, want)
	}
	if got := r.Groups[0].ID; got != hearsay.GroupID(hearsay.ClassFigure, memberID(r.Groups[0].Members[0])) {
		t.Errorf("group id %s is not that of its first member", got)
	}
	if diff := cmp.Diff([]string{"measure", "of", "subject", "base"}, r.Relations[0].RestsOn); diff != "" {
		t.Error(diff)
	}
}

func TestIDsByPositionAreToldApartByTheirArticle(t *testing.T) {
	r := Compare(sheet(t, `
# a 2022-03-22
f0 | UK Ministry of Defence | killed | soldiers of Russia | 10000 | total since 2022-02-24
# b 2022-03-22
f0 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24
# c 2022-03-22
f0 | Government of Poland | killed | soldiers of Russia | 12000 | total since 2022-02-24`))
	if len(r.Relations) != 3 {
		t.Errorf("%d relations of three rival figures, want 3", len(r.Relations))
	}
}

func TestUndatedFiguresAreToldAndNotCompared(t *testing.T) {
	r := Compare(sheet(t, `
# a
f1 | UK Ministry of Defence | killed | soldiers of Russia | 10000 | total since 2022-02-24
f2 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24
f3 | US intelligence | killed | soldiers of Russia | 9000 | total since 2022-02-24 to 9999-01-01`))
	if len(r.Undated) != 3 || len(r.Groups)+len(r.Relations) != 0 {
		t.Errorf("%d undated, %d groups, %d relations; want 3, 0, 0", len(r.Undated), len(r.Groups), len(r.Relations))
	}
}

func TestOneArticleReadTwiceIsComparedOnce(t *testing.T) {
	text := `
# a 2022-03-22
f1 | UK Ministry of Defence | killed | soldiers of Russia | 10000 | total since 2022-02-24`
	once, twice := Compare(sheet(t, text)), Compare(append(sheet(t, text), sheet(t, text)...))
	if diff := cmp.Diff(wire(t, once), wire(t, twice)); diff != "" {
		t.Error(diff)
	}
}

func TestNothingInNothing(t *testing.T) {
	for _, in := range [][]hearsay.WireReading{nil, {{}}, {{}, {}}} {
		if r := Compare(in); len(r.Groups)+len(r.Relations)+len(r.Tallies)+len(r.Undated) != 0 {
			t.Errorf("%+v out of nothing", r)
		}
	}
}
