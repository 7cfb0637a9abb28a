package dates

import "testing"

func TestDeclared(t *testing.T) {
	for value, want := range map[string]string{
		"19 Nov 2019 07:09 GMT": "2019-11-19", "November 19, 2019": "2019-11-19", "By A. Writer on Monday, November 18th, 2019 at 11:04 a.m.": "2019-11-18", "Posted: Fri 6:45 PM, Feb 16, 2018": "2018-02-16",
		"2022-03-24T10:00:00.000Z": "2022-03-24T10:00:00Z", "20220324": "", "03/04/2022": "", "March 2022": "", "4 hours ago": "", "": "", "2022-03-24 updated": "2022-03-24",
	} {
		if got := Declared(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

func TestDayOfText(t *testing.T) {
	for text, want := range map[string]string{
		"Shells fall on the port\n\nPublished 24 March 2022\n\nThe port was shelled.":       "2022-03-24",
		"Published: Thursday, March 24, 2022 10:15 GMT\nThe port was shelled.":              "2022-03-24",
		"First published on 2022-03-24\nThe port was shelled.":                              "2022-03-24",
		"KYIV, March 24, 2022 (Agency) - The port was shelled.":                             "2022-03-24",
		"KYIV, Ukraine, 24 March 2022 — The port was shelled.":                              "2022-03-24",
		"\uFEFFThe port\r\n\r\nThursday 24 March 2022\r\n\r\nShelled.":                      "2022-03-24",
		"By A. Writer\n24.03.2022, 10:15\nThe port was shelled.":                            "2022-03-24",
		"Posted on 3rd Sept. 2022\nShelled.":                                                "2022-09-03",
		"KYIV, March 24 (Agency) - The port was shelled.":                                   "", // no year
		"Published last Thursday\nThe port was shelled.":                                    "",
		"Published 31 February 2022\nThe port was shelled.":                                 "",
		"Published 03/04/2022\nThe port was shelled.":                                       "", // April or March?
		"The port was shelled on 24 March 2022, the ministry said.":                         "",
		"On 24 March 2022 the port was shelled, and the ministry said so on the day after.": "",
		"": "",
	} {
		if got := OfText(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestDayOfURL(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/world/2022/03/24/port-shelled":    "2022-03-24",
		"https://example.org/world/2022/mar/24/port-shelled":   "2022-03-24",
		"https://example.org/world/2022-03-24-port-shelled":    "2022-03-24",
		"https://example.org/world/2022/13/24/port-shelled":    "",
		"https://example.org/world/2022/03/port-shelled":       "",
		"https://example.org/article/120220324/port":           "",
		"https://example.org/port-shelled?date=2022-03-24":     "",
		"https://2022-03-24.example.org/port":                  "",
		"https://example.org/port-20-years-1992-2022-24-march": "",
		"": "",
	} {
		if got := OfURL(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	for value, want := range map[string]string{
		"2022-03-24": "2022-03-24", " 2022-03-24 ": "2022-03-24", "2022-03-24T10:00:00+02:00": "2022-03-24T10:00:00+02:00", "2022-03-24T10:00:00.000Z": "2022-03-24T10:00:00Z",
		"2022-03-24T10:00+0200": "2022-03-24T10:00:00+02:00", "2022-03-24T10:00:00": "2022-03-24", "2022-02-30": "", "0001-01-01T00:00:00Z": "", "24 March 2022": "", "2022": "", "": "",
	} {
		if got, err := Parse(value); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q %v, want %q", value, got, err, want)
		}
	}
}

func FuzzOfText(f *testing.F) {
	f.Add("KYIV, March 24, 2022 (Agency) - Kyiv said")
	f.Add("Published: 24.03.2022")
	f.Fuzz(func(t *testing.T, text string) {
		day := OfText(text)
		if again, err := Parse(day); day != "" && (err != nil || again != day) {
			t.Errorf("%q: %q is no day", text, day)
		}
		if OfText(text) != day {
			t.Error("two days in one text")
		}
	})
}
