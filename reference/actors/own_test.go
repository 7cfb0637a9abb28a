package actors

import (
	"errors"
	"strings"
	"testing"
)

func TestWith(t *testing.T) {
	own, err := With(strings.NewReader("\uFEFF# a desk's own\n\nveltania-river-council\tVeltania River Council\tgovernment\t\tRiver Council|VRC\tbody\tits own pages\r\n" +
		"jana-orlin\tJana Orlin\texpert\tPoland\t\tperson\nuk-mod\t\t\t\tthe Main Building\t\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]string{"the River Council": "veltania-river-council", "VRC": "veltania-river-council", "Jana Orlin": "jana-orlin", "Main Building": "uk-mod", "UK MoD": "uk-mod", "Kyiv": "ukraine-government"} {
		if e, ok := own.Lookup(name); !ok || e.Key != key {
			t.Errorf("%q means %q, want %q", name, e.Key, key)
		}
	}
	if e, ok := own.Surname("orlin"); !ok || e.Key != "jana-orlin" {
		t.Errorf("the last name gives %q", e.Key)
	}
	if found := own.Resolve("main building"); len(found) != 1 {
		t.Errorf("words of an alias find %v", found)
	}
	if _, ok := Default().Lookup("VRC"); ok {
		t.Error("a desk's own actor is known without its file")
	}
	if e, _ := Default().Entry("uk-mod"); strings.Contains(strings.Join(e.Aliases, "|"), "Main Building") {
		t.Error("a desk's alias is known without its file")
	}
}

func TestRowsThatCannotBeUsed(t *testing.T) {
	for row, want := range map[string]string{
		"a\tb":                             "2 cells",
		"A b\tName\tmedia\t\t\tbody":       "key",
		"n-1\tName\tmedia\t\t\tbody":       "key",
		"\tName\tmedia\t\t\tbody":          "key",
		"x\t\tmedia\t\t\tbody":             "name",
		"x\tName\tnewspaper\t\t\tbody":     "kind",
		"x\tName\tmedia\tAtlantis\t\tbody": "side",
		"x\tName\tmedia\t\t\tthing":        "person or body",
		"x\tName\tmedia\t\tISW\tbody":      "already means Institute for the Study of War",
		"x\tReuters\tmedia\t\t\tbody":      "already means Reuters",
		"uk-mod\tAnother\t\t\t\t":          "UK Ministry of Defence",
		"x\tName\tmedia\t\t—\tbody":        "no word",
	} {
		_, err := With(strings.NewReader("# first\n" + row + "\n"))
		if !errors.Is(err, ErrRow) || !strings.Contains(err.Error(), "line 2") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want line 2 and %q", row, err, want)
		}
	}
	if _, err := With(strings.NewReader(strings.Repeat("x", longestRow+1))); !errors.Is(err, ErrRow) {
		t.Errorf("an endless line: %v", err)
	}
}

func FuzzWith(f *testing.F) {
	f.Add("veltania\tVeltania Council\tgovernment\tPoland\tVC|the council\tbody\tits pages")
	f.Add("uk-mod\t\t\t\tx y\t")
	f.Add("x\tÀ ’s\tmedia\t\t|\tperson")
	f.Fuzz(func(t *testing.T, rows string) {
		own, err := With(strings.NewReader(rows))
		if err != nil {
			return
		}
		for line := range strings.Lines(rows) {
			key, _, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF")), "\t")
			if key != "" && key[0] != '#' {
				if _, ok := own.Entry(strings.TrimSpace(key)); !ok {
					t.Fatalf("%q was taken in and is not known", key)
				}
			}
		}
		if e, ok := own.Lookup("UK Ministry of Defence"); !ok || e.Key != "uk-mod" {
			t.Fatalf("an own row hides the ministry: %+v", e)
		}
	})
}
