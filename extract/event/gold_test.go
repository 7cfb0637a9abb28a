package event

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"hearsay"
	"hearsay/text"
)

// gold is where the annotated corpora lie: below HEARSAY_SHARED, else below a folder named shared beside the repository. The test that asks is skipped where they are absent.
func gold(t *testing.T, name string) []goldText {
	t.Helper()
	dir := os.Getenv("HEARSAY_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	file, err := os.Open(filepath.Join(dir, "gold", filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("THE GOLD IS ABSENT, nothing is measured: %v; name its folder with HEARSAY_SHARED", err)
	}
	defer file.Close()
	var out []goldText
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var g goldText
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, g)
	}
	if len(out) < 100 || lines.Err() != nil {
		t.Fatalf("%s: only %d texts, %v", name, len(out), lines.Err())
	}
	return out
}

// goldText is a record of any of the corpora.
type goldText struct {
	ID     string                `json:"id"`
	Text   string                `json:"text"`
	Label  any                   `json:"label"`
	Name   string                `json:"label_name"`
	Labels []any                 `json:"labels"`
	Roles  map[string][][]string `json:"roles"`
}

// codes are the labels of CASE 2021 by our codes; those that ACLED has no type for, and "other", have none.
var codes = map[string]string{
	"ARMED_CLASH": "clash", "DISR_WEAP": "disrupted", "PEACE_PROTEST": "peaceful", "VIOL_DEMONSTR": "violent", "GRENADE": "grenade", "SUIC_BOMB": "suicide", "GOV_REGAINS_TERIT": "regain", "CHEM_WEAP": "chemical",
	"ART_MISS_ATTACK": "shelling", "REM_EXPLOS": "device", "AIR_STRIKE": "air", "ARREST": "arrests", "AGREEMENT": "agreement", "CHANGE_TO_GROUP_ACT": "change", "ATTACK": "attack", "FORCE_AGAINST_PROTEST": "excessive",
	"NON_STATE_ACTOR_OVERTAKES_TER": "overtake", "PROPERTY_DISTRUCT": "property", "PROTEST_WITH_INTER": "intervention", "NON_VIOL_TERRIT_TRANSFER": "transfer", "SEX_VIOL": "sexual", "HQ_ESTABLISHED": "base",
	"ABDUCT_DISSAP": "abduction", "MOB_VIOL": "mob",
}

// tally counts what was read right.
type tally struct{ hit, read, gold int }

func (c tally) f1() float64 {
	if c.read+c.gold == 0 {
		return 0
	}
	return 200 * float64(c.hit) / float64(c.read+c.gold)
}

func (c tally) print(t *testing.T, name string) {
	t.Logf("%-34s P %5.1f  R %5.1f  F1 %5.1f  (%d of %d read, %d gold)", name, 100*float64(c.hit)/float64(max(1, c.read)), 100*float64(c.hit)/float64(max(1, c.gold)), c.f1(), c.hit, c.read, c.gold)
}

// hold fails where F1 falls below what it once was.
func (c tally) hold(t *testing.T, name string, floor float64) {
	c.print(t, name)
	if c.f1() < floor {
		t.Errorf("%s: F1 %.1f, it was %.1f", name, c.f1(), floor)
	}
}

func (c *tally) add(read, gold bool) {
	if read {
		c.read++
	}
	if gold {
		c.gold++
	}
	if read && gold {
		c.hit++
	}
}

func main(in string) *Found {
	found, _ := Find(text.New(&hearsay.Article{}, in))
	return Main(found)
}

// TestOnCASE reads the snippets of CASE 2021, task 2: each is of one sub-type of the codebook, or of none.
func TestOnCASE(t *testing.T) {
	sub, typed, classes := tally{}, tally{}, map[string]*tally{}
	for _, g := range gold(t, "event/case2021/half-visible.jsonl") {
		label, _ := g.Label.(string)
		want, of := types()[codes[label]], kind{}
		if m := main(g.Text); m != nil {
			of = kind{m.Type, m.SubType}
		}
		for _, k := range []kind{want, of} {
			if k.sub != "" && classes[k.sub] == nil {
				classes[k.sub] = &tally{}
			}
		}
		for name, c := range classes {
			c.add(of.sub == name, want.sub == name)
		}
		sub.add(of.sub != "", want.sub != "")
		typed.add(of.name != "", want.name != "")
		if of.sub != want.sub && of.sub != "" && want.sub != "" {
			sub.hit--
		}
		if of.name != want.name && of.name != "" && want.name != "" {
			typed.hit--
		}
		if os.Getenv("EVENT_MISSES") != "" && of != want {
			t.Logf("MISS %s | %v | %.220s", label, of, g.Text)
		}
	}
	typed.hold(t, "CASE 2021: type", 77)
	sub.hold(t, "CASE 2021: sub-type", 66.4)
	names := []string{}
	for name := range classes {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		classes[name].print(t, "  "+name)
	}
}

// TestOnCAMEO tells sentences of material conflict from all others by whether a violent event is found in them.
func TestOnCAMEO(t *testing.T) {
	var c tally
	for _, g := range gold(t, "ner/cameo/class-train.jsonl") {
		m := main(g.Text)
		read := m != nil && (m.Type != "Strategic developments" || m.SubType == "Arrests" || m.SubType == "Looting/property destruction")
		c.add(read, g.Name == "material-conflict")
		if os.Getenv("EVENT_MISSES") != "" && read != (g.Name == "material-conflict") {
			t.Logf("MISS %s | %v | %.220s", g.Name, m, g.Text)
		}
	}
	c.hold(t, "CAMEO: material conflict", 54.4)
}

// TestOnIndiaPolice finds arrests in sentences of one newspaper.
func TestOnIndiaPolice(t *testing.T) {
	var c tally
	for _, g := range gold(t, "event/india-police/dev.jsonl") {
		read := false
		found, _ := Find(text.New(&hearsay.Article{}, g.Text))
		for _, f := range found {
			read = read || f.Real() && (f.SubType == "Arrests" || f.SubType == "Protest with intervention")
		}
		c.add(read, slices.Contains(g.Labels, any("ARREST")))
	}
	c.hold(t, "India police: arrests", 74.9)
}

// TestOnMUC tells reports of attacks from others by whether a violent event is found in them.
func TestOnMUC(t *testing.T) {
	var c tally
	for _, g := range gold(t, "event/muc4/dev.jsonl") {
		read, is := false, false
		for _, fillers := range g.Roles {
			is = is || len(fillers) > 0
		}
		found, _ := Find(text.New(&hearsay.Article{}, g.Text))
		for _, f := range found {
			read = read || f.Real() && (f.Type == "Explosions/Remote violence" || f.Type == "Violence against civilians" || f.SubType == "Looting/property destruction")
		}
		c.add(read, is)
	}
	c.hold(t, "MUC-4: reports of an attack", 65)
}
