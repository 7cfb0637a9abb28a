package gazetteer

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"hearsay"
)

func TestLookup(t *testing.T) {
	for _, c := range []struct {
		name, want, country, kind string
		lat, lon                  float64
	}{
		{"Kyiv", "Kyiv", "UA", hearsay.City, 50.45, 30.52},
		{"KIEV", "Kyiv", "UA", hearsay.City, 50.45, 30.52},
		{"Mykolaiv", "Mykolaiv", "UA", hearsay.City, 46.97, 32.0},
		{"Donets’k", "Donetsk", "UA", hearsay.City, 48.02, 37.8},
		{"Slov'yansk", "Sloviansk", "UA", hearsay.City, 48.85, 37.6},
		{"St Petersburg", "Saint Petersburg", "RU", hearsay.City, 59.94, 30.31},
		{"St. Petersburg", "Saint Petersburg", "RU", hearsay.City, 59.94, 30.31},
		{"Ukraine", "Ukraine", "UA", hearsay.Country, 49, 31},
		{"U.S.", "United States", "US", hearsay.Country, 39, -91},
		{"Netherlands", "Netherlands", "NL", hearsay.Country, 52, 5},
		{"Donetsk Oblast", "Donetsk Oblast", "UA", hearsay.Admin, 48, 37.8},
		{"Donbas", "Donbas", "UA", hearsay.Region, 48.2, 38.2},
		{"Crimean Peninsula", "Crimea", "UA", hearsay.Region, 45.28, 34.2},
		{"Black Sea", "Black Sea", "", hearsay.Sea, 43, 34},
		{"Robotyne", "Robotyne", "UA", hearsay.Village, 47.45, 35.84},
		{"Moschun", "Moshchun", "UA", hearsay.Village, 50.6, 30.3},
		{"Vuhledar", "Vuhledar", "UA", hearsay.City, 47.78, 37.25},
		{"Avdiivka", "Avdiivka", "UA", hearsay.City, 48.14, 37.75},
		{"Antonov airport", "Hostomel Airport", "UA", hearsay.Building, 50.6, 30.19},
		{"Zaporizhzhia nuclear plant", "Zaporizhzhia Nuclear Power Plant", "UA", hearsay.Building, 47.51, 34.59},
	} {
		es := Default().Lookup(c.name)
		if len(es) == 0 {
			t.Errorf("%s: nothing", c.name)
			continue
		}
		e := es[0]
		if e.Name != c.want || e.Country != c.country || e.Kind != c.kind || math.Abs(e.Lat-c.lat) > 1.5 || math.Abs(e.Lon-c.lon) > 1.5 {
			t.Errorf("%s: %+v", c.name, e)
		}
	}
	if es := Default().Lookup("Qwertyville"); es != nil {
		t.Errorf("Qwertyville: %v", es)
	}
}

// TestHomonyms holds the order of namesakes: the city before the towns, the towns before the area.
func TestHomonyms(t *testing.T) {
	for name, want := range map[string]string{"Donetsk": "UA.05 RU.61", "Georgia": "GE US", "Mykolaiv": "UA.16 UA.15"} {
		got := ""
		for _, e := range Default().Lookup(name) {
			got += e.Country + "." + e.Admin1 + " "
		}
		at := 0
		for _, w := range strings.Fields(want) {
			i := strings.Index(got[at:], w)
			if i < 0 {
				t.Errorf("%s: %s, not %s", name, got, want)
				break
			}
			at += i
		}
	}
}

func TestContains(t *testing.T) {
	id := func(name string) string { return Default().Lookup(name)[0].PlaceID() }
	for _, c := range []struct {
		outer, inner string
		want         bool
	}{
		{"Ukraine", "Bakhmut", true},
		{"Donetsk Oblast", "Bakhmut", true},
		{"Donbas", "Bakhmut", true},
		{"Donbas", "Kyiv", false},
		{"Crimea", "Sevastopol", true},
		{"Crimea", "Simferopol", true},
		{"Ukraine", "Crimea", true},
		{"Russia", "Crimea", false},
		{"Ukraine", "Robotyne", true},
		{"Kyiv", "Kyiv", true},
		{"Bakhmut", "Donetsk Oblast", false},
		{"Ukraine", "Black Sea", false},
	} {
		if got := Default().Contains(id(c.outer), id(c.inner)); got != c.want {
			t.Errorf("%s holds %s: %v", c.outer, c.inner, got)
		}
	}
	if Default().Areas("x-unknown") != nil || (&Table{}).Areas("690791") != nil {
		t.Error("an unknown id lies somewhere")
	}
}

func TestByID(t *testing.T) {
	for _, name := range []string{"Ukraine", "Kharkiv", "Donbas", "Robotyne"} {
		e := Default().Lookup(name)[0]
		if got, ok := Default().ByID(e.PlaceID()); !ok || got != e {
			t.Errorf("%s: %s gives %+v", name, e.PlaceID(), got)
		}
	}
}

// TestSupplement holds that what was entered by hand can be read, and that a place in a known area lies near that area's other places.
func TestSupplement(t *testing.T) {
	for cells := range table(supplementFile, 11) {
		e := Default().Lookup(cells[0])
		if _, err := strconv.ParseFloat(cells[4], 64); err != nil || len(e) == 0 || cells[10] == "" || !slices.Contains(kinds(), cells[6]) {
			t.Errorf("row %v gives %v", cells, e)
			continue
		}
		for _, id := range Default().Areas(e[0].PlaceID()) {
			if a, _ := Default().ByID(id); a.Kind == hearsay.Admin && (math.Abs(a.Lat-e[0].Lat) > 3 || math.Abs(a.Lon-e[0].Lon) > 4) {
				t.Errorf("%s lies far from the middle of %s", e[0].Name, a.Name)
			}
		}
	}
	for cells := range table(namesFile, 2) {
		e, ok := Default().ByID(cells[0])
		if !ok {
			t.Errorf("row %v: no such id", cells)
		}
		for _, n := range list(cells[1]) {
			if !slices.Contains(Default().Lookup(n), e) {
				t.Errorf("%s does not find %s", n, e.Name)
			}
		}
	}
}

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"Donets’k": "donetsk", "donetsk": "donetsk", "  St.  Petersburg ": "st petersburg", "Ivano-Frankivsk": "ivano frankivsk", "Łódź": "lodz", "Türkiye": "turkiye", "Slov'yansk": "slovyansk", "U.S.": "us", "": "",
	} {
		if got := Key(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

func TestDamaged(t *testing.T) {
	if _, err := unpack([]byte("no frame")); err == nil {
		t.Error("a file that is none opens")
	}
	if _, err := open(Pack(nil)[:20]); err == nil {
		t.Error("a cut file opens")
	}
	if _, err := open(binary.LittleEndian.AppendUint32(Pack(nil), 7)); err == nil {
		t.Error("a file that is too long opens")
	}
}

func TestPack(t *testing.T) {
	in := []Named{{Entry{7, "Bä", "UA", "05", 48.5, -3.25, hearsay.City, 12}, []string{"Be"}}, {Entry{3, "Be", "UA", "05", 1, 2, hearsay.Village, 90}, nil}}
	p, err := open(Pack(in))
	if err != nil {
		t.Fatal(err)
	}
	got := (&Table{packed: p}).Lookup("be")
	if len(got) != 2 || got[0] != in[1].Entry || got[1] != in[0].Entry {
		t.Errorf("%+v", got)
	}
}

func FuzzLookup(f *testing.F) {
	f.Add("St. Petersburg")
	f.Add("ʼ’ ł-")
	f.Add("0Ь")
	f.Add("\xf1Й")
	f.Fuzz(func(t *testing.T, name string) {
		if k := Key(name); Key(k) != k {
			t.Fatalf("the key of %q is %q, whose key is %q", name, k, Key(k))
		}
		for _, e := range Default().Lookup(name) {
			if e.Name == "" || math.Abs(e.Lat) > 90 || math.Abs(e.Lon) > 180 {
				t.Fatalf("%q gives %+v", name, e)
			}
		}
	})
}

func BenchmarkUnpack(b *testing.B) {
	for b.Loop() {
		if _, err := unpack(placesFile); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	b.ReportAllocs()
	names := []string{"Kyiv", "Bakhmut", "Zelensky", "The", "Zaporizhzhia Nuclear Power Plant"}
	for b.Loop() {
		for _, n := range names {
			Default().Lookup(n)
		}
	}
}

// TestTogether looks names up from many goroutines at once.
func TestTogether(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, n := range []string{"Kyiv", "Donbas", "Robotyne", "U.S."} {
				if es := Default().Lookup(n); len(es) == 0 || Default().Areas(es[0].PlaceID()) == nil && es[0].Kind != hearsay.Country {
					t.Errorf("%s: %v", n, es)
				}
			}
		})
	}
	wg.Wait()
}

func TestZeroTable(t *testing.T) {
	var none Table
	if es := none.Lookup("Kyiv"); es != nil {
		t.Errorf("%v", es)
	}
	if _, ok := none.ByID("703448"); ok {
		t.Error("the empty table knows Kyiv")
	}
	if none.Contains("690791", "703448") || !none.Contains("690791", "690791") {
		t.Error("the empty table knows what lies in Ukraine, or that a place holds itself not")
	}
}

// TestRowsOfFiles holds how a row of a file becomes an entry, and what is passed over.
func TestRowsOfFiles(t *testing.T) {
	s := readSupplement("# name\t\nMala\tMalá|Malaya\tUA\t05\t48.5\t37.25\tvillage\t0\t12\tUA.05|UA.14\thand\nshort\trow\n", "7\tGross|Grande\tGreat\n# 8\tx\n")
	for _, n := range []string{"mala", "malaya"} {
		if es := s.byKey[n]; len(es) == 0 || es[0] != (Entry{0, "Mala", "UA", "05", 48.5, 37.25, hearsay.Village, 12}) {
			t.Errorf("%s: %v", n, es)
		}
	}
	if len(s.byKey) != 2 || len(s.holders["UA.14"]) != 1 || s.shown[7] != "Great" || !slices.Equal(s.also["grande"], []int{7}) || s.also["x"] != nil {
		t.Errorf("%+v", s)
	}
}

// TestOrder holds which of two places of one name comes first.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name        string
		first, then Entry
	}{
		{"a country before a city", Entry{Name: "Mala", Kind: hearsay.Country}, Entry{Name: "Mala", Kind: hearsay.City, Population: 9}},
		{"a city before an area", Entry{Name: "Mala", Kind: hearsay.City}, Entry{Name: "Mala", Kind: hearsay.Admin, Population: 9}},
		{"a large town before a small one", Entry{Name: "Mala", Kind: hearsay.City, Population: 9}, Entry{Name: "Mala", Kind: hearsay.City, Population: 8}},
		{"its own name before another's further name", Entry{Name: "Mala", Kind: hearsay.City, Population: 9}, Entry{Name: "Gross", Kind: hearsay.City, Population: 40}},
		{"a far larger town by a further name", Entry{Name: "Gross", Kind: hearsay.City, Population: 90}, Entry{Name: "Mala", Kind: hearsay.City, Population: 9}},
	} {
		if before("mala", c.first, c.then) >= 0 || before("mala", c.then, c.first) <= 0 {
			t.Errorf("%s: not so", c.name)
		}
	}
}
