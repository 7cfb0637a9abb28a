package gazetteer

import (
	"math"
	"testing"

	"hearsay"
)

// near tells whether an entry lies within half a degree of a point.
func near(e Entry, lat, lon float64) bool {
	return math.Abs(e.Lat-lat) <= 0.5 && math.Abs(e.Lon-lon) <= 0.5
}

// TestWhereThingsAre looks up names as reports spell them, old and new, and holds the point that the first answer has.
func TestWhereThingsAre(t *testing.T) {
	for _, c := range []struct {
		name, country string
		lat, lon      float64
	}{
		{"Kyiv", "UA", 50.45, 30.52},
		{"Kiev", "UA", 50.45, 30.52},
		{"Kharkiv", "UA", 49.98, 36.25},
		{"Kharkov", "UA", 49.98, 36.25},
		{"Odesa", "UA", 46.48, 30.73},
		{"Odessa", "UA", 46.48, 30.73},
		{"Dnipro", "UA", 48.45, 34.98},
		{"Zaporizhzhia", "UA", 47.84, 35.14},
		{"Zaporozhye", "UA", 47.84, 35.14},
		{"Lviv", "UA", 49.84, 24.02},
		{"Lvov", "UA", 49.84, 24.02},
		{"Mykolaiv", "UA", 46.97, 32.0},
		{"Mykolayiv", "UA", 46.97, 32.0},
		{"Mariupol", "UA", 47.1, 37.55},
		{"Luhansk", "UA", 48.57, 39.31},
		{"Lugansk", "UA", 48.57, 39.31},
		{"Donetsk", "UA", 48.02, 37.8},
		{"Kherson", "UA", 46.64, 32.61},
		{"Chernihiv", "UA", 51.5, 31.29},
		{"Sumy", "UA", 50.91, 34.8},
		{"Poltava", "UA", 49.59, 34.55},
		{"Cherkasy", "UA", 49.44, 32.06},
		{"Zhytomyr", "UA", 50.26, 28.66},
		{"Rivne", "UA", 50.62, 26.25},
		{"Lutsk", "UA", 50.76, 25.34},
		{"Ternopil", "UA", 49.56, 25.59},
		{"Ivano-Frankivsk", "UA", 48.92, 24.71},
		{"Uzhhorod", "UA", 48.62, 22.29},
		{"Chernivtsi", "UA", 48.29, 25.94},
		{"Vinnytsia", "UA", 49.23, 28.47},
		{"Khmelnytskyi", "UA", 49.42, 27.0},
		{"Kropyvnytskyi", "UA", 48.51, 32.26},
		{"Bakhmut", "UA", 48.6, 38.0},
		{"Artemivsk", "UA", 48.6, 38.0},
		{"Soledar", "UA", 48.68, 38.09},
		{"Avdiivka", "UA", 48.14, 37.75},
		{"Vuhledar", "UA", 47.78, 37.25},
		{"Kramatorsk", "UA", 48.74, 37.58},
		{"Sloviansk", "UA", 48.85, 37.6},
		{"Slavyansk", "UA", 48.85, 37.6},
		{"Sievierodonetsk", "UA", 48.95, 38.49},
		{"Severodonetsk", "UA", 48.95, 38.49},
		{"Lysychansk", "UA", 48.9, 38.43},
		{"Lisichansk", "UA", 48.9, 38.43},
		{"Rubizhne", "UA", 49.01, 38.38},
		{"Kreminna", "UA", 49.04, 38.22},
		{"Svatove", "UA", 49.41, 38.15},
		{"Lyman", "UA", 48.99, 37.8},
		{"Izium", "UA", 49.21, 37.26},
		{"Izyum", "UA", 49.21, 37.26},
		{"Kupiansk", "UA", 49.71, 37.61},
		{"Balakliia", "UA", 49.46, 36.86},
		{"Vovchansk", "UA", 50.29, 36.94},
		{"Chasiv Yar", "UA", 48.59, 37.84},
		{"Pokrovsk", "UA", 48.28, 37.18},
		{"Toretsk", "UA", 48.4, 37.85},
		{"Marinka", "UA", 47.94, 37.5},
		{"Volnovakha", "UA", 47.6, 37.5},
		{"Melitopol", "UA", 46.85, 35.37},
		{"Berdiansk", "UA", 46.76, 36.8},
		{"Enerhodar", "UA", 47.5, 34.66},
		{"Energodar", "UA", 47.5, 34.66},
		{"Tokmak", "UA", 47.25, 35.71},
		{"Orikhiv", "UA", 47.57, 35.78},
		{"Nova Kakhovka", "UA", 46.75, 33.35},
		{"Bucha", "UA", 50.55, 30.21},
		{"Irpin", "UA", 50.52, 30.25},
		{"Hostomel", "UA", 50.58, 30.27},
		{"Borodianka", "UA", 50.64, 29.93},
		{"Makariv", "UA", 50.46, 29.81},
		{"Brovary", "UA", 50.51, 30.79},
		{"Vasylkiv", "UA", 50.18, 30.32},
		{"Bila Tserkva", "UA", 49.8, 30.13},
		{"Kremenchuk", "UA", 49.07, 33.42},
		{"Kryvyi Rih", "UA", 47.91, 33.39},
		{"Nikopol", "UA", 47.57, 34.39},
		{"Chornobyl", "UA", 51.27, 30.22},
		{"Chernobyl", "UA", 51.27, 30.22},
		{"Sevastopol", "UA", 44.6, 33.53},
		{"Simferopol", "UA", 44.95, 34.11},
		{"Kerch", "UA", 45.36, 36.47},
		{"Yalta", "UA", 44.5, 34.17},
		{"Dzhankoi", "UA", 45.71, 34.39},
		{"Robotyne", "UA", 47.45, 35.84},
		{"Havronshchyna", "UA", 50.41, 29.93},
		{"Moscow", "RU", 55.75, 37.62},
		{"Saint Petersburg", "RU", 59.94, 30.31},
		{"Belgorod", "RU", 50.6, 36.59},
		{"Kursk", "RU", 51.73, 36.19},
		{"Bryansk", "RU", 53.25, 34.37},
		{"Voronezh", "RU", 51.67, 39.18},
		{"Rostov-on-Don", "RU", 47.23, 39.72},
		{"Taganrog", "RU", 47.24, 38.9},
		{"Krasnodar", "RU", 45.04, 38.98},
		{"Novorossiysk", "RU", 44.72, 37.77},
		{"Sochi", "RU", 43.6, 39.73},
		{"Kaliningrad", "RU", 54.71, 20.51},
		{"Murmansk", "RU", 68.98, 33.09},
		{"Grozny", "RU", 43.31, 45.69},
		{"Kazan", "RU", 55.79, 49.12},
		{"Ryazan", "RU", 54.63, 39.69},
		{"Minsk", "BY", 53.9, 27.57},
		{"Brest", "BY", 52.1, 23.69},
		{"Gomel", "BY", 52.43, 31.0},
		{"Chisinau", "MD", 47.01, 28.86},
		{"Tiraspol", "MD", 46.84, 29.63},
		{"Warsaw", "PL", 52.23, 21.01},
		{"Rzeszow", "PL", 50.04, 22.0},
		{"Rzeszów", "PL", 50.04, 22.0},
		{"Przemysl", "PL", 49.78, 22.77},
		{"Vilnius", "LT", 54.69, 25.28},
		{"Riga", "LV", 56.95, 24.11},
		{"Tallinn", "EE", 59.44, 24.75},
		{"Bucharest", "RO", 44.43, 26.11},
		{"Budapest", "HU", 47.5, 19.04},
		{"Berlin", "DE", 52.52, 13.41},
		{"Munich", "DE", 48.14, 11.58},
		{"Paris", "FR", 48.85, 2.35},
		{"London", "GB", 51.51, -0.13},
		{"Brussels", "BE", 50.85, 4.35},
		{"Madrid", "ES", 40.42, -3.7},
		{"Rome", "IT", 41.89, 12.51},
		{"Vienna", "AT", 48.21, 16.37},
		{"Prague", "CZ", 50.09, 14.42},
		{"Istanbul", "TR", 41.01, 28.95},
		{"Ankara", "TR", 39.92, 32.85},
		{"Tbilisi", "GE", 41.69, 44.83},
		{"Yerevan", "AM", 40.18, 44.51},
		{"Baku", "AZ", 40.38, 49.89},
		{"Tehran", "IR", 35.69, 51.42},
		{"Baghdad", "IQ", 33.34, 44.4},
		{"Damascus", "SY", 33.51, 36.29},
		{"Aleppo", "SY", 36.2, 37.16},
		{"Beirut", "LB", 33.89, 35.5},
		{"Tel Aviv", "IL", 32.08, 34.78},
		{"Rafah", "PS", 31.3, 34.25},
		{"Khan Yunis", "PS", 31.35, 34.3},
		{"Sanaa", "YE", 15.35, 44.21},
		{"Khartoum", "SD", 15.55, 32.53},
		{"Beijing", "CN", 39.9, 116.4},
		{"Tokyo", "JP", 35.69, 139.69},
		{"Pyongyang", "KP", 39.03, 125.75},
		{"Seoul", "KR", 37.57, 126.98},
		{"Washington", "US", 38.9, -77.04},
		{"Washington, D.C.", "US", 38.9, -77.04},
		{"New York", "US", 40.71, -74.01},
		{"Melbourne", "AU", -37.81, 144.96},
	} {
		es := Default().Lookup(c.name)
		if len(es) == 0 {
			t.Errorf("%s: nothing", c.name)
		} else if es[0].Country != c.country || !near(es[0], c.lat, c.lon) {
			t.Errorf("%s: %+v", c.name, es[0])
		}
	}
}

// TestLands looks up countries in the forms that reports use.
func TestLands(t *testing.T) {
	for name, iso := range map[string]string{
		"Ukraine": "UA", "Russia": "RU", "Russian Federation": "RU", "Belarus": "BY", "Poland": "PL", "Moldova": "MD", "Romania": "RO", "Hungary": "HU", "Slovakia": "SK",
		"Lithuania": "LT", "Latvia": "LV", "Estonia": "EE", "Finland": "FI", "Sweden": "SE", "Norway": "NO", "Denmark": "DK", "Germany": "DE", "France": "FR", "Italy": "IT", "Spain": "ES",
		"UK": "GB", "Britain": "GB", "United Kingdom": "GB", "US": "US", "U.S.": "US", "USA": "US", "America": "US", "United States": "US", "Canada": "CA", "Australia": "AU",
		"Turkey": "TR", "Türkiye": "TR", "Czech Republic": "CZ", "Czechia": "CZ", "Netherlands": "NL", "Holland": "NL", "Georgia": "GE", "Armenia": "AM", "Azerbaijan": "AZ",
		"China": "CN", "Japan": "JP", "India": "IN", "Iran": "IR", "Iraq": "IQ", "Syria": "SY", "Israel": "IL", "Palestine": "PS", "Lebanon": "LB", "Yemen": "YE", "Egypt": "EG",
		"North Korea": "KP", "South Korea": "KR", "UAE": "AE", "Saudi Arabia": "SA", "Myanmar": "MM", "Burma": "MM", "Sudan": "SD", "South Sudan": "SS", "Ivory Coast": "CI", "Kosovo": "XK", "Serbia": "RS",
	} {
		es := Default().Lookup(name)
		if len(es) == 0 || es[0].Kind != hearsay.Country || es[0].Country != iso {
			t.Errorf("%s: %v", name, es)
		}
	}
}

// TestAreas looks up Ukraine's first-level areas, with and without their designator.
func TestAreas(t *testing.T) {
	for _, name := range []string{"Donetsk", "Luhansk", "Kharkiv", "Kherson", "Zaporizhzhia", "Mykolaiv", "Odesa", "Sumy", "Chernihiv", "Kyiv", "Zhytomyr", "Poltava", "Dnipropetrovsk", "Lviv", "Volyn", "Rivne", "Vinnytsia", "Cherkasy"} {
		es := Default().Lookup(name + " Oblast")
		if len(es) == 0 || es[0].Kind != hearsay.Admin || es[0].Country != "UA" || es[0].ID == 0 {
			t.Errorf("%s Oblast: %v", name, es)
			continue
		}
		found := false
		for _, e := range Default().Lookup(name) {
			found = found || e.ID == es[0].ID
		}
		if !found {
			t.Errorf("%s does not find its area", name)
		}
		if got := Default().Areas(es[0].PlaceID()); len(got) == 0 || got[len(got)-1] != "690791" {
			t.Errorf("%s Oblast lies in %v", name, got)
		}
	}
}
