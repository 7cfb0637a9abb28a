package event

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// find reads one text.
func find(in string) ([]Found, []Held) { return Find(text.New(&hearsay.Article{}, in)) }

// TestTriggers finds the trigger of every row in its example.
func TestTriggers(t *testing.T) {
	for _, f := range rows(triggersFile, 4) {
		doc := text.New(&hearsay.Article{}, f[3])
		ok := false
		for k := range doc.Tokens {
			for _, row := range triggers()[doc.Tokens[k].Lower] {
				ok = ok || row.sort == f[2] && row.example == f[3] && row.match(doc, k, len(doc.Tokens)) > 0
			}
		}
		found, _ := Find(doc)
		if !ok || Main(found) == nil && f[2] != "hold" && f[2] != "lose" {
			t.Errorf("%s (%s): no trigger found in %q", f[0], f[2], f[3])
		}
	}
}

// TestRules reads the example of every rule.
func TestRules(t *testing.T) {
	for _, f := range rows(rulesFile, 4) {
		found, _ := find(f[3])
		want, got := types()[f[2]], kind{}
		if m := Main(found); m != nil {
			got = kind{m.Type, m.SubType}
		}
		if got != want {
			t.Errorf("%s %s: %q is read as %v, want %v", f[0], f[1], f[3], got, want)
		}
	}
}

// TestRulesName only classes and codes that there are.
func TestRulesName(t *testing.T) {
	sorts := map[string]bool{}
	for _, f := range rows(rulesFile, 4) {
		sorts[f[0]] = true
		if _, ok := types()[f[2]]; f[2] != "" && !ok {
			t.Errorf("no type has the code %q", f[2])
		}
		for _, c := range strings.Fields(f[1]) {
			for _, mark := range []string{"!", "s:", "o:"} {
				c = strings.TrimPrefix(c, mark)
			}
			if c != "any" && classOf(c) == 0 {
				t.Errorf("%s: no class of cue is named %q", f[3], c)
			}
		}
	}
	for _, f := range rows(triggersFile, 4) {
		if !sorts[f[2]] || f[1] != verb && f[1] != noun && f[1] != base && f[1] != "both" {
			t.Errorf("%s: no rule is for the sort %q, or %q is no part of speech", f[0], f[2], f[1])
		}
	}
}

// TestTypes counts the sub-types of the codebook: all 25 but "Other".
func TestTypes(t *testing.T) {
	types, subs := map[string]bool{}, 0
	for _, f := range rows(typesFile, 3) {
		types[f[1]] = true
		if f[2] != "-" {
			subs++
		}
	}
	if len(types) != 6 || subs != 24 {
		t.Errorf("%d types, %d sub-types", len(types), subs)
	}
}

// TestCues finds the class of every row in its example.
func TestCues(t *testing.T) {
	for _, f := range rows(cuesFile, 3) {
		ok := f[0] == "-"
		for _, c := range classesOf(text.New(&hearsay.Article{}, f[2])) {
			ok = ok && c == 0 || f[0] != "-" && (ok || c&classOf(f[0]) != 0)
		}
		if !ok {
			t.Errorf("%s is not found in %q", f[0], f[2])
		}
	}
}

// TestReality reads how the words in brackets are spoken of.
func TestReality(t *testing.T) {
	for _, f := range rows(realityFile, 3) {
		found, _ := find(plain(f[2]))
		if len(found) == 0 {
			t.Errorf("nothing found in %q", f[2])
			continue
		}
		got := found[len(found)-1]
		want := map[string]bool{wished: got.Unreal, toward: got.Unreal, feared: got.Unreal, tried: got.Tried, never: got.Negated, carried: got.Real(), before: got.Real() && got.Aside}[f[0]]
		if !want {
			t.Errorf("%s: %q is read as %+v", f[0], f[2], got)
		}
	}
}

func plain(marked string) string { return strings.NewReplacer("[", "", "]", "").Replace(marked) }

// TestHoldingRows reads the place and the state of every row's example.
func TestHoldingRows(t *testing.T) {
	for _, f := range rows(holdingsFile, 4) {
		in := plain(f[3])
		_, held := find(in)
		if len(held) != 1 || held[0].State != f[2] || !strings.Contains(held[0].Place.Of(in), "Orlivka") {
			t.Errorf("%q is read as %+v", f[3], held)
		}
	}
}
