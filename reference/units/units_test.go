package units

import (
	"strings"
	"testing"
)

func TestClass(t *testing.T) {
	for in, want := range map[string]string{
		"soldiers": "soldiers", "troops": "soldiers", "personnel": "soldiers", "men": "soldiers", "Russian servicemen": "soldiers",
		"soldiers on heightened preparedness": "soldiers", "armoured vehicles": "armoured vehicles", "APVs": "armoured vehicles", "ballistic missiles": "missiles",
		"civilians": "civilians", "three children": "children", "soldiers and mercenaries": "soldiers and mercenaries", "troops and personnel": "soldiers",
		"Cities": "settlements", "military aid to Ukraine": "military aid to ukraine", "GDP": "gdp", "": "", "of": "of",
	} {
		if got := Class(in); got != want {
			t.Errorf("Class(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLookup(t *testing.T) {
	for word, want := range map[string]Unit{
		"miles": {"km", "distance", 1.609344}, "square kilometres": {"km2", "area", 1}, "%": {"percent", "", 1}, "month": {"month", "duration", 1},
	} {
		if got, ok := Lookup(word); !ok || got != want {
			t.Errorf("Lookup(%q) = %v, want %v", word, got, want)
		}
	}
	if _, ok := Lookup("parsec"); ok {
		t.Error("parsec is no unit here")
	}
}

// TestExamples looks for every row's own words in its example.
func TestExamples(t *testing.T) {
	for name, file := range map[string]string{"units": unitsFile, "currencies": currenciesFile, "nouns": nounsFile} {
		for _, row := range Rows(file) {
			example := strings.Join(row[2:], " ")
			if !holdsAny(strings.ToLower(example), strings.Split(row[0], "|")) {
				t.Errorf("%s: no word of %q in its example %q", name, row[0], example)
			}
		}
	}
}

func holdsAny(example string, words []string) bool {
	for _, w := range words {
		if strings.Contains(example, w) || strings.HasSuffix(w, "y") && strings.Contains(example, w[:len(w)-1]+"ies") {
			return true
		}
	}
	return false
}

func TestCurrency(t *testing.T) {
	for word, want := range map[string]string{"$": "USD", "£": "GBP", "hryvnia": "UAH", "roubles": "RUB", "eur": "EUR"} {
		if got, _ := Currency(word); got != want {
			t.Errorf("Currency(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestClassOfClass holds the classes to be their own class, so that a subject that is one compares as itself.
func TestClassOfClass(t *testing.T) {
	for _, row := range Rows(nounsFile) {
		if got := Class(row[1]); got != row[1] {
			t.Errorf("Class(%q) = %q", row[1], got)
		}
	}
}

func TestDigits(t *testing.T) {
	for in, want := range map[string]Written{
		"10,000":     {10000, "", true},
		"2.8million": {2.8, "million", false},
		"70km":       {70, "km", false},
		"1,5":        {1.5, "", false},
		"3,14":       {3.14, "", false},
		"1.000.000":  {1000000, "", true},
		"1,234.5":    {1234.5, "", true},
		"0":          {0, "", false},
		"0.25":       {0.25, "", false},
		"247th":      {247, "th", false},
	} {
		if got, ok := Digits(in); !ok || got != want {
			t.Errorf("Digits(%q) = %v, %v, want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"24.02.22", "1,2,3", "007", "12,3456", "1234567890123456", "km", ""} {
		if got, ok := Digits(in); ok {
			t.Errorf("Digits(%q) = %v, want none", in, got)
		}
	}
}

func TestNumber(t *testing.T) {
	if w := Number("dozens"); w.Sort != "order" || w.Value != 24 {
		t.Errorf("dozens is %v", w)
	}
	if w := Number("soldiers"); w != (NumberWord{}) {
		t.Errorf("soldiers is %v", w)
	}
}

func FuzzDigits(f *testing.F) {
	f.Add("1,234.5km")
	f.Fuzz(func(t *testing.T, in string) {
		if n, ok := Digits(in); ok && (n.Value < 0 || !strings.HasSuffix(in, n.Suffix)) {
			t.Fatalf("Digits(%q) = %v", in, n)
		}
	})
}

func FuzzClass(f *testing.F) {
	f.Add("soldiers and mercenaries")
	f.Fuzz(func(t *testing.T, in string) {
		class := Class(in)
		if class != Class(in) {
			t.Fatalf("Class(%q) changes", in)
		}
		if class == "" && strings.TrimSpace(in) != "" {
			t.Fatalf("Class(%q) is empty", in)
		}
	})
}
