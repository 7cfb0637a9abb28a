package hearsay

import "testing"

func TestFormatNumber(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 7: "7", 450: "450", 1000: "1,000", 133190: "133,190", 4100000: "4,100,000", 2.5: "2.5", 1234.5: "1,234.5", -1000: "-1,000"} {
		if got := FormatNumber(x); got != want {
			t.Errorf("%v: %q, want %q", x, got, want)
		}
	}
}

func TestIntervalWords(t *testing.T) {
	n := func(x float64) *float64 { return &x }
	for want, v := range map[string]Interval{
		"450":                           {n(450), n(450), n(450), Exact},
		"about 7,000":                   {n(7000), n(7000), n(7000), About},
		"at least 450":                  {n(450), nil, nil, AtLeast},
		"at most 12":                    {nil, nil, n(12), AtMost},
		"7,000 to 15,000":               {n(7000), nil, n(15000), Range},
		"in the order of 2,000 or more": {n(2000), nil, nil, OrderOfMagnitude},
		"not said":                      {},
	} {
		if got := v.Words(); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}

func TestFormatDay(t *testing.T) {
	for value, want := range map[string]string{
		"2022-03-24": "24 Mar 2022", "2022-03-24T10:00:00+02:00": "24 Mar 2022", "2022-03": "Mar 2022", "2022": "2022", "2022-03-24/2022-03-26": "24 Mar 2022 to 26 Mar 2022", "": "", "soon": "soon",
	} {
		if got := FormatDay(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
