package contradiction

import (
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

func about(x float64) *hearsay.WireInterval {
	return &hearsay.WireInterval{Low: &x, High: &x, Qualifier: hearsay.About}
}

func TestAboutIsWidenedByHalfOfItsLastDigitsPlace(t *testing.T) {
	for _, c := range []struct{ x, low, high float64 }{
		{7000, 6500, 7500}, {10000, 5000, 15000}, {450, 427.5, 472.5}, {300, 250, 350}, {9861, 9861 * 0.95, 9861 * 1.05}, {0, 0, 0}, {20, 15, 25},
	} {
		if low, high := Widened(about(c.x)); low != c.low || high != c.high {
			t.Errorf("about %v is %v to %v, want %v to %v", c.x, low, high, c.low, c.high)
		}
	}
}

func TestNumbersAsWritten(t *testing.T) {
	low, high := 14000.0, 21000.0
	for want, v := range map[string]*hearsay.WireInterval{
		"about 7,000": about(7000), "14,000 to 21,000": {Low: &low, High: &high, Qualifier: hearsay.Range}, "at least 14,000": {Low: &low, Qualifier: hearsay.AtLeast},
		"at most 21,000": {High: &high, Qualifier: hearsay.AtMost}, "an unstated number": {}, "14,000": {Low: &low, High: &low, Qualifier: hearsay.Exact},
		"an order of 14,000 or more": {Low: &low, Qualifier: hearsay.OrderOfMagnitude}, "about 1,234,567": about(1234567), "about 70.8": about(70.811), "about 12": about(12),
	} {
		if got := written(v); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestApartIsSymmetric holds that two values clash in either order, that none clashes with itself, and that widening only widens.
func TestApartIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) *hearsay.WireInterval {
			low := rapid.Float64Range(0, 1e6).Draw(t, name)
			high := low + rapid.Float64Range(0, 1e6).Draw(t, name+" width")
			return &hearsay.WireInterval{Low: &low, High: &high, Qualifier: rapid.SampledFrom([]string{hearsay.Exact, hearsay.About, hearsay.Range}).Draw(t, name+" qualifier")}
		}
		a, b := draw("a"), draw("b")
		if bounds(a).apart(bounds(b)) != bounds(b).apart(bounds(a)) {
			t.Fatal("apart in one order only")
		}
		if bounds(a).apart(bounds(a)) {
			t.Fatal("apart from itself")
		}
		if low, high := Widened(a); low > *a.Low || high < *a.High {
			t.Fatalf("%v..%v became %v..%v", *a.Low, *a.High, low, high)
		}
	})
}

func TestRivalsHaveExamplesThatHold(t *testing.T) {
	side := "Russia"
	for _, r := range rivalries() {
		for i, groups := range [][][]string{r.one, r.other} {
			c := &hearsay.WireClaim{WireAttribution: hearsay.WireAttribution{Content: []hearsay.WireSpan{{Text: r.examples[i]}}}}
			c.Claimant.Side, c.Claimant.Kind = &side, hearsay.Military
			if !reads(c, groups) {
				t.Errorf("%s: %q is not read as %v", r.theme, r.examples[i], groups)
			}
		}
	}
}
