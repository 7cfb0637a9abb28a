package eval

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
)

func fixture(t *testing.T) []Article {
	t.Helper()
	articles, err := Load("testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

// scored scores the gold against itself after each reading went through spoil.
func scored(t *testing.T, articles []Article, spoil func(i int, r *hearsay.WireReading)) Table {
	t.Helper()
	n := -1
	return Score(articles, func(a Article) *hearsay.WireReading {
		n++
		return spoilt(t, a, n, spoil)
	})
}

func spoilt(t *testing.T, a Article, n int, spoil func(i int, r *hearsay.WireReading)) *hearsay.WireReading {
	t.Helper()
	data, err := json.Marshal(a.Gold)
	if err != nil {
		t.Fatal(err)
	}
	r, err := hearsay.DecodeReading(data)
	if err != nil {
		t.Fatal(err)
	}
	spoil(n, &r)
	return &r
}

func TestGoldAgainstItselfIsPerfect(t *testing.T) {
	table := scored(t, fixture(t), func(int, *hearsay.WireReading) {})
	for _, k := range Order() {
		if r := table.Rows[k]; r.Gold > 0 && r.F1 != 100 {
			t.Errorf("%s: F1 %.1f of gold against itself", k, r.F1)
		}
	}
	if table.Wrong.Wrong != 0 || len(table.Refused) != 0 {
		t.Errorf("wrong parties %v, refused %v", table.Wrong, table.Refused)
	}
}

func TestWhatEachFaultCosts(t *testing.T) {
	other := "Russia"
	for _, c := range []struct {
		what  string
		spoil func(r *hearsay.WireReading)
		loses string
		keeps string
	}{
		{"no claims", func(r *hearsay.WireReading) { r.Claims = nil }, Claims, Figures},
		{"a wrong claimant", func(r *hearsay.WireReading) { r.Claims[0].Claimant.Name = "Government of Russia" }, ClaimsClaimant, ClaimsSource},
		{"no source", func(r *hearsay.WireReading) { r.Claims[0].Source = nil }, ClaimsSource, ClaimsClaimant},
		{"another stance", func(r *hearsay.WireReading) { r.Claims[0].Stance = hearsay.Deny }, ClaimsAct, ClaimsSource},
		{"assess for assert", func(r *hearsay.WireReading) { r.Claims[0].Stance = hearsay.Assess }, ClaimsStance, ClaimsAct},
		{"no relay", func(r *hearsay.WireReading) { r.Claims[1].Via = nil }, ClaimsVia, Claims},
		{"no likelihood", func(r *hearsay.WireReading) { r.Claims[2].Likelihood = nil }, Likelihood, Claims},
		{"a closed bound", func(r *hearsay.WireReading) { r.Figures[0].High = r.Figures[0].Low }, Figures, Claims},
		{"another measure", func(r *hearsay.WireReading) { r.Figures[0].Measure = hearsay.Killed }, FiguresMeasure, Figures},
		{"the wrong party", func(r *hearsay.WireReading) { ukraine := "Ukraine"; r.Figures[0].Of = &ukraine }, FiguresOf, FiguresMeasure},
		{"a day too late", func(r *hearsay.WireReading) { late := "2022-03-24"; r.Figures[0].Period.To = &late }, FiguresPeriod, FiguresMeasure},
		{"another place of the name", func(r *hearsay.WireReading) { *r.Places[0].Lat = 48 }, PlacesNear, Places},
		{"another day", func(r *hearsay.WireReading) { r.Times[0].Value = &other }, TimesValue, Times},
		{"no furniture", func(r *hearsay.WireReading) { r.Furniture = nil }, Furniture, Times},
	} {
		table := scored(t, fixture(t), func(_ int, r *hearsay.WireReading) { c.spoil(r) })
		if table.Rows[c.loses].F1 == 100 || table.Rows[c.keeps].F1 != 100 {
			t.Errorf("%s: %s has F1 %.1f, %s %.1f", c.what, c.loses, table.Rows[c.loses].F1, c.keeps, table.Rows[c.keeps].F1)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"UK Ministry of Defence", "British Ministry of Defense", true},
		{"UK Ministry of Defence", "Ministry of Defence", false},
		{"UK Ministry of Defence", "Russian Ministry of Defence", false},
		{"Government of Ukraine", "Kyiv", true},
		{"Government of Ukraine", "Ukraine", true},
		{"Ukraine", "General Staff of the Ukrainian Armed Forces", false},
		{"Volodymyr Zelensky", "President Volodymyr Zelenskyy", true},
		{"ISW", "Institute for the Study of War", true},
		{"unattributed", "unnamed", true},
		{"unnamed US official", "unnamed", false},
		{"unnamed US official", "unnamed UK official", false},
		{"Ukraine and the UK", "Ukraine", false},
		{"", "Ukraine", false},
		{"", "", true},
		{"Alexander Fomin", "Aleksandr Fomin", true},
	} {
		if got := SameName(c.a, c.b); got != c.same {
			t.Errorf("SameName(%q, %q) = %v", c.a, c.b, got)
		}
		if SameName(c.a, c.b) != SameName(c.b, c.a) {
			t.Errorf("SameName(%q, %q) depends on the order", c.a, c.b)
		}
	}
}

func TestSpansThatDoNotStandThereAreRefused(t *testing.T) {
	table := scored(t, fixture(t), func(_ int, r *hearsay.WireReading) {
		r.Claims[0].Content[0].Text = "other words"
		r.Figures[0].End = 100000
	})
	if len(table.Refused) != 2 || table.Rows[Claims].Hit != 2 || table.Rows[Figures].Hit != 0 {
		t.Errorf("refused %v, claims %v, figures %v", table.Refused, table.Rows[Claims], table.Rows[Figures])
	}
}

func TestTheTableIsPrintedAndItsMissesToo(t *testing.T) {
	var b strings.Builder
	table := scored(t, fixture(t), func(_ int, r *hearsay.WireReading) { r.Claims = r.Claims[1:] })
	if err := table.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := table.WriteMisses(&b, Claims); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"claims+source       100.0   66.7   80.0      2      3      2", "losses  Russia had lost over 450 soldiers near Makariv"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, b.String())
		}
	}
	if KnownRow("nonsense") || !KnownRow(WrongParty) {
		t.Error("the rows are not known by their names")
	}
}

func TestFoldsPartTheNames(t *testing.T) {
	seen := map[int]bool{}
	for _, n := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		k := Fold(n, 3)
		if k < 0 || k > 2 || k != Fold(n, 3) {
			t.Errorf("fold of %s is %d", n, k)
		}
		seen[k] = true
	}
	if len(seen) != 3 {
		t.Errorf("eight names fell into %d folds", len(seen))
	}
	row, gap := Gap([]Table{{Rows: map[string]Row{Claims: {F1: 60, Gold: 1}}}, {Rows: map[string]Row{Claims: {F1: 66, Gold: 1}, Figures: {F1: 90}}}})
	if row != Claims || gap != 6 {
		t.Errorf("widest gap %s %.1f", row, gap)
	}
}

func sharedFolder(t *testing.T, below string) string {
	t.Helper()
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = "../../shared"
	}
	dir := filepath.Join(root, below)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("NOT COMPARED WITH THE OUTSIDE SCORER: %s is absent; set HEARSAY_SHARED", dir)
	}
	return dir
}

// TestTheOutsideScorerAgrees spoils the gold's own readings in many ways and holds every row equal to what score.py prints, to 0.1.
func TestTheOutsideScorerAgrees(t *testing.T) {
	gold, script := sharedFolder(t, "gold/claims"), filepath.Join(sharedFolder(t, "score"), "score.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("NOT COMPARED WITH THE OUTSIDE SCORER: python3 is absent")
	}
	articles, err := Load(gold)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range spoilers() {
		dir := t.TempDir()
		got := scored(t, articles, spoil)
		for i, a := range articles {
			data, err := json.Marshal(spoilt(t, a, i, spoil))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, a.Name+".json"), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		compareTables(t, name, got, outside(t, script, gold, dir))
	}
}

func outside(t *testing.T, script, gold, dir string) map[string]json.RawMessage {
	t.Helper()
	out, err := exec.Command("python3", script, gold, dir, "--json").Output()
	if err != nil {
		t.Fatalf("running score.py: %v", err)
	}
	var want map[string]json.RawMessage
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	return want
}

func compareTables(t *testing.T, name string, got Table, want map[string]json.RawMessage) {
	t.Helper()
	for _, k := range Order() {
		var w Row
		if err := json.Unmarshal(want[k], &w); err != nil {
			t.Fatal(err)
		}
		if g := got.Rows[k]; g.Hit != w.Hit || g.Gold != w.Gold || g.Read != w.Read || g.F1-w.F1 > 0.11 || w.F1-g.F1 > 0.11 {
			t.Errorf("%s: %s is %+v here and %+v outside", name, k, g, w)
		}
	}
	var w Wrong
	if err := json.Unmarshal(want["wrong party counts"], &w); err != nil || w != got.Wrong {
		t.Errorf("%s: wrong party is %+v here and %+v outside (%v)", name, got.Wrong, w, err)
	}
}

func spoilers() map[string]func(int, *hearsay.WireReading) {
	names := []string{"Kyiv", "unattributed", "unnamed US official", "British Ministry of Defense", "Volodymyr Zelenskyy", "Russian Ministry of Defence", "NATO and the EU"}
	sides := []string{"Ukraine", "Russian Federation", "UK"}
	return map[string]func(int, *hearsay.WireReading){
		"as it is": func(int, *hearsay.WireReading) {},
		"every third claim gone": func(i int, r *hearsay.WireReading) {
			r.Claims = thinned(r.Claims, i)
			r.Figures = thinned(r.Figures, i)
			r.Places = thinned(r.Places, i)
			r.Times = thinned(r.Times, i)
			r.Furniture = thinned(r.Furniture, i)
		},
		"other names and sides": func(i int, r *hearsay.WireReading) {
			for k := range r.Claims {
				c := &r.Claims[k]
				if (k+i)%2 == 0 {
					c.Claimant.Name, c.Claimant.Side = names[(k+i)%len(names)], &sides[(k+i)%len(sides)]
				}
			}
			for k := range r.Figures {
				if (k+i)%2 == 0 {
					r.Figures[k].Of = &sides[k%len(sides)]
					r.Figures[k].Claimant = &hearsay.WireActor{Name: names[k%len(names)], Kind: hearsay.Government}
				}
			}
		},
		"shorter spans": func(i int, r *hearsay.WireReading) {
			for k := range r.Claims {
				for s := range r.Claims[k].Content {
					shorten(&r.Claims[k].Content[s], (k+i)%4)
				}
				if r.Claims[k].Source != nil {
					shorten(r.Claims[k].Source, (k+i)%3)
				}
			}
			for k := range r.Places {
				shorten(&r.Places[k].WireSpan, k%4)
			}
			for k := range r.Times {
				shorten(&r.Times[k].WireSpan, k%3)
			}
			for k := range r.Furniture {
				shorten(&r.Furniture[k].WireSpan, 3)
			}
		},
	}
}

func thinned[T any](xs []T, from int) []T {
	var out []T
	for k, x := range xs {
		if (k+from)%3 != 0 {
			out = append(out, x)
		}
	}
	return out
}

// shorten cuts a span to its first half, third or quarter, words and all.
func shorten(w *hearsay.WireSpan, n int) {
	r := []rune(w.Text)
	keep := max(1, len(r)-n*len(r)/4)
	w.Text, w.End = string(r[:keep]), w.Start+keep
}

func FuzzSameName(f *testing.F) {
	f.Add("UK Ministry of Defence", "unnamed US official")
	f.Fuzz(func(t *testing.T, a, b string) {
		if first, again := SameName(a, b), SameName(a, b); first != again {
			t.Fatal("the same names compare differently the second time")
		}
		if a != "" && len(words(a)) > 0 && !SameName(a, a) && !anonymous(a) {
			t.Fatalf("%q is not itself", a)
		}
	})
}
