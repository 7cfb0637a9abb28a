package dates

import "testing"

func TestOfHeader(t *testing.T) {
	for value, want := range map[string]string{
		"Thu, 24 Mar 2022 10:00:00 +0200":       "2022-03-24T10:00:00+02:00",
		"Thu, 24 Mar 2022 10:00:00 GMT":         "2022-03-24T10:00:00Z",
		"24 Mar 2022 23:30 EST":                 "2022-03-24T23:30:00-05:00",
		"Thu, 24 Mar 2022 10:00:00 -0000 (UTC)": "2022-03-24T10:00:00Z",
		"Thu, 24 Mar 2022 10:00:00 EEST":        "2022-03-24", // an offset that its name does not settle
		"Thu, 24 Mar 2022":                      "2022-03-24",
		"24 March 2022 10:00":                   "2022-03-24",
		"2022-03-24T10:00:00Z":                  "2022-03-24T10:00:00Z",
		"Mon, 01 Jan 0001 00:00:00 +0000":       "",
		"Thu, 32 Mar 2022 10:00:00 +0200":       "",
		"yesterday":                             "",
		"":                                      "",
	} {
		if got := OfHeader(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

func FuzzOfHeader(f *testing.F) {
	f.Add("Thu, 24 Mar 2022 10:00:00 +0200")
	f.Add("24 Mar 22 10:00 EST (x)")
	f.Fuzz(func(t *testing.T, value string) {
		day := OfHeader(value)
		if again, err := Parse(day); day != "" && (err != nil || again != day) {
			t.Errorf("%q: %q is no day", value, day)
		}
	})
}
