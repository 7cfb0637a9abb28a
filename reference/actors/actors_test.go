package actors

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
)

var kinds = []string{hearsay.Government, hearsay.Military, hearsay.Intelligence, hearsay.ThinkTank, hearsay.Media, hearsay.Intergovernmental, hearsay.NGO, hearsay.Expert, hearsay.Person}

func TestEveryRowIsWhole(t *testing.T) {
	columns := map[string]int{"lands.tsv": 7, "bodies.tsv": 5, "titles.tsv": 4, "offices.tsv": 6, "actors.tsv": 7}
	for file, n := range columns {
		for _, r := range rows(file) {
			if len(r) != n {
				t.Errorf("%s: %d columns, want %d: %q", file, len(r), n, r)
			}
		}
	}
}

func TestRowsOfActors(t *testing.T) {
	table, seen := Default(), map[string]bool{}
	for _, r := range rows("actors.tsv") {
		key, name, kind, side, what, source := r[0], r[1], r[2], r[3], r[5], r[6]
		if seen[key] || key != strings.ToLower(key) || strings.Contains(key, " ") || strings.HasPrefix(key, "n-") {
			t.Errorf("%s: a key stands once, in lower case", key)
		}
		seen[key] = true
		if name == "" || source == "" || !slices.Contains(kinds, kind) || what != "person" && what != "body" {
			t.Errorf("%s: name, kind, person or body, and source must be given: %q", key, r)
		}
		if _, ok := table.Side(side); side != "" && !ok {
			t.Errorf("%s: side %q stands in no row of lands.tsv", key, side)
		}
	}
}

func TestRowsOfOffices(t *testing.T) {
	table := Default()
	for _, r := range rows("offices.tsv") {
		if _, ok := table.Side(r[0]); !ok {
			t.Errorf("%q: no such side", r)
		}
		if e, ok := table.Entry(r[2]); !ok || !e.Person {
			t.Errorf("%q: no such person", r)
		}
		if r[3] == "" || r[4] != "" && r[4] <= r[3] {
			t.Errorf("%q: a term begins on a day and ends after it", r)
		}
	}
}

func TestLookup(t *testing.T) {
	cases := []struct{ name, want string }{
		{"Zelensky", "Volodymyr Zelenskyy"},
		{"the Kremlin", "Government of Russia"},
		{"Kyiv", "Government of Ukraine"},
		{"Downing Street", "10 Downing Street"},
		{"the US", "Government of the United States"},
		{"the Pentagon", "US Department of Defense"},
		{"UK MoD", "UK Ministry of Defence"},
		{"British intelligence", "UK Ministry of Defence"},
		{"Russia's defence ministry", "Russian Ministry of Defence"},
		{"Polish foreign ministry", "Ministry of Foreign Affairs of Poland"},
		{"Ministry of Defence of the Netherlands", "Ministry of Defence of the Netherlands"},
		{"General Staff of the Armed Forces of Ukraine", "General Staff of the Ukrainian Armed Forces"},
		{"ISW", "Institute for the Study of War"},
		{"WHO", "World Health Organization"},
		{"RSF", "Rapid Support Forces"},
		{"Médecins Sans Frontières", "Médecins Sans Frontières"},
		{"the Houthis", "Houthis"},
		{"who", ""},
		{"us", ""},
		{"MoD", ""},
		{"Ministry of Silly Walks", ""},
		{"", ""},
	}
	for _, c := range cases {
		if e, _ := Default().Lookup(c.name); e.Name != c.want {
			t.Errorf("%q is %q, want %q", c.name, e.Name, c.want)
		}
	}
}

func TestResolveAsksWhichOne(t *testing.T) {
	if found := Default().Resolve("MoD"); len(found) < 100 || !slices.ContainsFunc(found, func(e Entry) bool { return e.Key == "uk-mod" }) {
		t.Errorf("MoD: %d candidates, want every ministry of defence", len(found))
	}
	if found := Default().Resolve("UK Ministry of Defence"); len(found) != 1 || found[0].Key != "uk-mod" {
		t.Errorf("a whole name has one candidate: %v", found)
	}
	for _, e := range Default().Resolve("Johnson Boris") {
		if e.Key != "boris-johnson" {
			t.Errorf("all words must stand in the name: %s", e.Name)
		}
	}
	if found := Default().Resolve("xyzzy"); found != nil {
		t.Errorf("nobody goes by xyzzy: %v", found)
	}
}

func TestKeys(t *testing.T) {
	for name, want := range map[string]string{"UK Ministry of Defence": "uk-mod", "Government of Ukraine": "ukraine-government", "Ministry of Defence of Poland": "poland-mod", "Government of the United States": "us-government"} {
		if got := Default().Key(name); got != want {
			t.Errorf("key of %q: %s, want %s", name, got, want)
		}
		if e, ok := Default().Entry(want); !ok || e.Name != name {
			t.Errorf("entry of %s: %q, want %q", want, e.Name, name)
		}
	}
	if got := Default().Key("Jo Bloggs"); got != hearsay.NameID("Jo Bloggs") {
		t.Errorf("an unknown name has the id of its folded words: %s", got)
	}
}

func TestLands(t *testing.T) {
	cases := []struct {
		words string
		side  string
		form  Form
	}{
		{"Ukraine", "Ukraine", Name}, {"Ukrainian", "Ukraine", Demonym}, {"Kyiv", "Ukraine", Seat}, {"South Korean", "South Korea", Demonym}, {"the United Kingdom", "UK", Name},
		{"U.S.", "US", Name}, {"Czechia", "Czech Republic", Name}, {"the West", "West", Name}, {"the Élysée", "France", Seat}, {"Nato", "NATO", Name}, {"Makariv", "", 0},
	}
	for _, c := range cases {
		if l, _ := Default().LandOf(c.words); l.Side != c.side || l.Form != c.form {
			t.Errorf("%s: side %q form %d, want %q %d", c.words, l.Side, l.Form, c.side, c.form)
		}
	}
	if l, _ := Default().LandOf("the West"); l.Speaker().Side != "" || l.Speaker().Name != "Western governments" {
		t.Errorf("the West speaks as many governments of no one side: %+v", l.Speaker())
	}
	for side, want := range map[string]string{"Ukraine": "Ukrainian", "US": "US", "EU": "EU"} {
		if l, _ := Default().Side(side); l.Adjective() != want {
			t.Errorf("what belongs to %s is %q, want %q", side, l.Adjective(), want)
		}
	}
}

func TestHolders(t *testing.T) {
	cases := []struct{ side, office, day, want string }{
		{"UK", "defence-minister", "2022-03-24", "Ben Wallace"},
		{"UK", "defence-minister", "2023-09-01", "Grant Shapps"},
		{"US", "president", "2024-06-01", "Joe Biden"},
		{"US", "president", "2025-06-01", "Donald Trump"},
		{"NATO", "nato-secretary-general", "2024-12-01", "Mark Rutte"},
		{"Vatican", "pope", "2022-07-01", "Pope Francis"},
		{"US", "president", "", ""},
		{"Poland", "admiral-of-the-ocean", "2022-01-01", ""},
	}
	for _, c := range cases {
		if e, _ := Default().Holder(c.side, c.office, c.day); e.Name != c.want {
			t.Errorf("%s %s on %s: %q, want %q", c.side, c.office, c.day, e.Name, c.want)
		}
	}
}

func TestOnADay(t *testing.T) {
	cases := []struct{ key, day, kind, side string }{
		{"donald-trump", "2023-06-01", hearsay.Person, "US"},
		{"donald-trump", "2025-06-01", hearsay.Government, "US"},
		{"kaja-kallas", "2022-06-01", hearsay.Government, "Estonia"},
		{"kaja-kallas", "2025-06-01", hearsay.Intergovernmental, "EU"},
		{"donald-trump", "", hearsay.Government, "US"},
		{"dmytro-peskov", "2022-06-01", "", ""},
		{"dmitry-peskov", "2022-06-01", hearsay.Government, "Russia"},
	}
	for _, c := range cases {
		e, _ := Default().Entry(c.key)
		if a := Default().On(e, c.day); a.Kind != c.kind || a.Side != c.side {
			t.Errorf("%s on %s: %s of %q, want %s of %q", c.key, c.day, a.Kind, a.Side, c.kind, c.side)
		}
	}
}

func TestMatchTakesTheLongestName(t *testing.T) {
	cases := []struct {
		words, want string
		n           int
	}{
		{"New York Times reported that", "The New York Times", 3}, {"Fox News Digital asked", "Fox News Digital", 3}, {"Zelensky of Ukraine", "Volodymyr Zelenskyy", 1}, {"nobody in particular", "", 0},
	}
	for _, c := range cases {
		if e, n := Default().Match(Words(c.words)); e.Name != c.want || n != c.n {
			t.Errorf("%q begins with %q (%d words), want %q (%d)", c.words, e.Name, n, c.want, c.n)
		}
	}
}

func TestTitlesAndClasses(t *testing.T) {
	for words, want := range map[string]string{"prime minister of": "prime-minister", "defence secretary": "defence-minister", "professor": "expert", "window cleaner": ""} {
		if title, _ := Default().Title(Words(words)); title.Office != want {
			t.Errorf("%q is %q, want %q", words, title.Office, want)
		}
	}
	for words, want := range map[string]string{"general staff": "general-staff", "foreign ministry said": "mfa", "air force": "air-force", "the bakery": ""} {
		if class, _ := Default().Class(Words(words)); class != want {
			t.Errorf("%q is %q, want %q", words, class, want)
		}
	}
	if got := Default().Office("defence-minister").Body; got != "mod" {
		t.Errorf("a defence minister speaks for the %q", got)
	}
}

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"Côte d'Ivoire's": "cote d'ivoire", "Frank -Walter Steinmeier": "frank walter steinmeier", "U.S. Army": "u.s army", "the US": "the u.s", "tell us": "tell us", "WHO": "w.h.o", "Łukasz": "lukasz", "“Kyiv”": "kyiv", "": "",
	} {
		if got := strings.Join(Words(name), " "); got != want {
			t.Errorf("words of %q: %q, want %q", name, got, want)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"blinken", "blinkken", true}, {"haidai", "hajdaj", true}, {"zelenskyy", "zelanski", true}, {"ryabkov", "riabkow", true}, {"putin", "biden", false}, {"kim", "kin", false}, {"wallace", "walker", false}} {
		if Alike(c.a, c.b) != c.want || Alike(c.b, c.a) != c.want {
			t.Errorf("%s and %s alike: want %v", c.a, c.b, c.want)
		}
	}
	if found := Default().Sounding("zaluzny"); !slices.ContainsFunc(found, func(e Entry) bool { return e.Key == "valerii-zaluzhnyi" }) {
		t.Errorf("zaluzny sounds like Zaluzhnyi: %v", found)
	}
}

func TestSurname(t *testing.T) {
	if e, ok := Default().Surname("stoltenberg"); !ok || e.Name != "Jens Stoltenberg" {
		t.Errorf("Stoltenberg: %q", e.Name)
	}
	if e, ok := Default().Surname("wang"); ok {
		t.Errorf("there is more than one Wang: %q", e.Name)
	}
}

func TestTheZeroTableKnowsNobody(t *testing.T) {
	var z Table
	if _, ok := z.Lookup("Kyiv"); ok || z.Resolve("Kyiv") != nil {
		t.Error("the zero table knows somebody")
	}
	if _, n := z.Match(Words("Kyiv")); n != 0 {
		t.Error("the zero table matches")
	}
}

func FuzzLookup(f *testing.F) {
	for _, s := range []string{"Kyiv", "the UK Ministry of Defence", "MoD", "U.S.", "", "’s", "ß.İ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ws := Words(s)
		if e, n := Default().Match(ws); n < 0 || n > len(ws) || n > 0 && e.Name == "" {
			t.Fatalf("match of %q: %d words, %q", s, n, e.Name)
		}
		if a, b := Default().Key(s), Default().Key(s); a != b || a == "" {
			t.Fatalf("key of %q: %q, then %q", s, a, b)
		}
		for _, e := range Default().Resolve(s) {
			if e.Key == "" || e.Name == "" {
				t.Fatalf("%q resolves to nobody", s)
			}
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	table, ws := Default(), Words("The General Staff of the Armed Forces of Ukraine said on Tuesday that Russian forces had lost ten tanks near Bakhmut")
	b.ReportAllocs()
	for b.Loop() {
		for i := range ws {
			table.Match(ws[i:])
			table.Land(ws[i:])
		}
	}
}
