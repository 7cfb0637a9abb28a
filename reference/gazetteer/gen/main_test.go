package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

func TestTowns(t *testing.T) {
	got := towns(map[string]place{
		"1": {ID: 1, Name: "Mala", Land: "UA", People: 12, Others: []string{"Малая", "Malaya", "MLY", "malaja"}},
		"2": {ID: 2, Name: "Mala", Land: "FR", People: 4999},
		"3": {ID: 3, Name: "Mala", Land: "FR", People: 5000, Others: []string{"Petite"}},
		"4": {ID: 4, Name: "Mala", Land: "PL", People: 999},
		"5": {ID: 5, Name: "Wielka", Land: "PL", People: 900000, Others: []string{"Great"}},
	})
	var ids []int
	for _, e := range got {
		ids = append(ids, e.ID)
	}
	if !slices.Equal(ids, []int{1, 3, 5}) {
		t.Fatalf("kept %v", ids)
	}
	if !slices.Equal(got[0].Names, []string{"Malaya"}) || got[1].Names != nil || !slices.Equal(got[2].Names, []string{"Great"}) {
		t.Errorf("names %v, %v, %v", got[0].Names, got[1].Names, got[2].Names)
	}
	if got[0].Kind != hearsay.Village || got[1].Kind != hearsay.City {
		t.Errorf("kinds %s, %s", got[0].Kind, got[1].Kind)
	}
}

func TestLatin(t *testing.T) {
	for in, want := range map[string]bool{
		"Kyiv": true, "Kyjiv": true, "Łódź": true, "Slov'yansk": true, "Київ": false, "kiev": false, "IEV": false, "Ab": false, "基辅": false, "KYIV CITY": true,
	} {
		if got := len(latin([]string{in})) == 1; got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}

func TestShortAndOfficial(t *testing.T) {
	for in, want := range map[string]string{"Donetsk Oblast": "Donetsk", "Krasnodar Krai": "Krasnodar", "Bavaria": "Bavaria", "Wicklow County": "Wicklow"} {
		if got := short(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
	if got := official("Donetsk", []string{"Donetska", "Donetsk Oblast"}); got != "Donetsk Oblast" {
		t.Errorf("%s", got)
	}
	if got := official("Bavaria", []string{"Bayern"}); got != "Bavaria" {
		t.Errorf("%s", got)
	}
}

func TestMiddles(t *testing.T) {
	m := middles(map[string]place{
		"1": {Land: "UA", Admin1: "05", Lat: 48, Lon: 37, People: 10},
		"2": {Land: "UA", Admin1: "05", Lat: 49, Lon: 38, People: 20},
		"3": {Land: "UA", Admin1: "14", Lat: 50, Lon: 39, People: 30},
	})
	if got := m["UA.05"]; got != (middle{48.5, 37.5, 2, 30}) {
		t.Errorf("area %+v", got)
	}
	if got := m["UA"]; got != (middle{49, 38, 3, 60}) {
		t.Errorf("land %+v", got)
	}
}

func TestAreaEntries(t *testing.T) {
	rows := "Donetska oblast\tUA-14\tUA.05\t709716\tRegion\tDonetsk|Donetsk Oblast|Донецька Область\t1\t\t230\nRaion\t\tUA.05.1\t7\t\t\t2\t\t\n"
	got := areaEntries([]area{{"UA.05", "Donetsk"}, {"UA.99", "Nowhere"}}, rows, map[string]middle{"UA.05": {48, 37, 5, 100}})
	if len(got) != 1 || got[0].ID != 709716 || got[0].Name != "Donetsk Oblast" || got[0].Admin1 != "05" || got[0].Population != 100 || !slices.Contains(got[0].Names, "Donetsk") {
		t.Errorf("%+v", got)
	}
}

func TestLandEntries(t *testing.T) {
	got := landEntries(map[string]land{"NL": {2750405, "The Netherlands", 17}}, map[string]middle{"NL": {52, 5, 9, 17}})
	if len(got) != 1 || got[0].Name != "Netherlands" || got[0].Kind != hearsay.Country || got[0].Lat != 52 {
		t.Errorf("%+v", got)
	}
}

// TestRun packs four small files and reads the result back.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	cities := write("cities.json", `{"1":{"geonameid":1,"name":"Mala","latitude":48.5,"longitude":37.5,"countrycode":"UA","population":12,"admin1code":"05","alternatenames":["Malaya"]}}`)
	countries := write("countries.json", `{"UA":{"geonameid":690791,"name":"Ukraine","population":40}}`)
	areas := write("admin1.json", `[{"code":"UA.05","name":"Donetsk"}]`)
	ids := write("subdivisions.tsv", "Donetska oblast\tUA-14\tUA.05\t709716\tRegion\tDonetsk Oblast\t1\t\t230\n")
	out := filepath.Join(dir, "places.zst")
	if err := run(cities, countries, areas, ids, out); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(out); err != nil || len(data) == 0 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if err := run(ids, countries, areas, ids, out); err == nil || !strings.Contains(err.Error(), "subdivisions.tsv") {
		t.Errorf("a file of the wrong form: %v", err)
	}
	if err := run(filepath.Join(dir, "none"), countries, areas, ids, out); err == nil {
		t.Error("a file that is not there is read")
	}
}
