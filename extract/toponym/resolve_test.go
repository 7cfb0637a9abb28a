package toponym

import (
	"math"
	"testing"

	"hearsay"
	"hearsay/reference/gazetteer"
)

// named is the entry of a name that the table has first.
func named(t *testing.T, name string) gazetteer.Entry {
	t.Helper()
	es := gazetteer.Default().Lookup(name)
	if len(es) == 0 {
		t.Fatalf("%s is not in the table", name)
	}
	return es[0]
}

func TestApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		km   float64
	}{
		{"Kyiv", "Kharkiv", 410},
		{"Kyiv", "Lviv", 468},
		{"Bakhmut", "Soledar", 11},
		{"Kyiv", "Kyiv", 0},
		{"London", "Paris", 344},
	} {
		if got := apart(named(t, c.a), named(t, c.b)); math.Abs(got-c.km) > 0.05*c.km+1 {
			t.Errorf("%s and %s are %.0f km apart, not %.0f", c.a, c.b, got, c.km)
		}
	}
}

// TestNamesakes holds which of several places of one name is meant, by what else the article says.
func TestNamesakes(t *testing.T) {
	for _, c := range []struct {
		in, name, country string
		admin1            string
	}{
		{"They shelled Donetsk.", "Donetsk", "UA", "05"},
		{"They shelled Mykolaiv in Ukraine.", "Mykolaiv", "UA", "16"},
		{"He lives in Paris.", "Paris", "FR", "11"},
		{"He lives in Birmingham, Alabama.", "Birmingham", "US", "AL"},
		{"He lives in Odessa.", "Odesa", "UA", "17"},
		{"They met in Georgia.", "Georgia", "GE", ""},
		{"They met in Washington.", "Washington", "US", "DC"},
		{"They met in New York.", "New York City", "US", "NY"},
		{"They fought in Kherson.", "Kherson", "UA", "08"},
		{"They fought in Pokrovsk in Ukraine.", "Pokrovsk", "UA", "05"},
		{"They fought in Zaporizhzhia.", "Zaporizhzhia", "UA", "26"},
	} {
		got := find(c.in)
		if len(got) == 0 {
			t.Errorf("%s: nothing", c.in)
			continue
		}
		e, ok := gazetteer.Default().ByID(hearsay.PlaceID(got[0]))
		if !ok || got[0].Name != c.name || got[0].Country != c.country || c.admin1 != "" && e.Admin1 != c.admin1 {
			t.Errorf("%s: %+v", c.in, e)
		}
	}
}

// TestAreasByTheirTown holds that a designator turns a town's name into its area's.
func TestAreasByTheirTown(t *testing.T) {
	for in, want := range map[string]string{
		"They left Donetsk region.":        "Donetsk Oblast",
		"They left Luhansk province.":      "Luhansk Oblast",
		"They left Lugansk region.":        "Luhansk Oblast",
		"They left Kharkiv oblast.":        "Kharkiv Oblast",
		"They left Odessa region.":         "Odesa Oblast",
		"They left Zaporizhzhia region.":   "Zaporizhzhia Oblast",
		"They left Kyiv region.":           "Kyiv Oblast",
		"They left Belgorod region.":       "Belgorod Oblast",
		"They left Kursk Oblast.":          "Kursk Oblast",
		"They left Dnipropetrovsk region.": "Dnipropetrovsk Oblast",
	} {
		got := find(in)
		if len(got) != 1 || got[0].Name != want || got[0].Kind != hearsay.Admin || got[0].Precision != 4 {
			t.Errorf("%s: %+v", in, got)
		}
	}
}

// TestNearest holds that of small namesakes the one near the article's other places is meant.
func TestNearest(t *testing.T) {
	kharkiv := named(t, "Kharkiv")
	far := gazetteer.Entry{ID: 1, Name: "Mala", Kind: hearsay.Village, Lat: 49, Lon: 24, Population: 900}
	close := gazetteer.Entry{ID: 2, Name: "Mala", Kind: hearsay.Village, Lat: kharkiv.Lat + 0.2, Lon: kharkiv.Lon, Population: 100}
	m := mention{entries: []gazetteer.Entry{far, close}, chosen: far}
	if got := nearest(m, []gazetteer.Entry{kharkiv}); got != close {
		t.Errorf("near Kharkiv: %+v", got)
	}
	if got := nearest(m, nil); got != far {
		t.Errorf("near nothing: %+v", got)
	}
	if got := nearest(m, []gazetteer.Entry{named(t, "London")}); got != far {
		t.Errorf("near London: %+v", got)
	}
}

func TestPrecision(t *testing.T) {
	for in, want := range map[string]int{
		"They fought in Kyiv.":              1,
		"They fought near Kyiv.":            2,
		"They fought around Kyiv.":          2,
		"They fought in Kharkiv region.":    4,
		"They fought in Donbas.":            5,
		"They fought in Ukraine.":           6,
		"They sank it in the Black Sea.":    7,
		"They crossed the Dnipro River.":    7,
		"They reached Snake Island.":        1,
		"They fought outside Bakhmut then.": 2,
	} {
		if got := find(in); len(got) != 1 || got[0].Precision != want {
			t.Errorf("%s: %+v", in, got)
		}
	}
}
