package contradiction

import (
	"math"
	"strconv"
	"strings"

	"hearsay"
)

// span is a figure's bounds as they are compared; an open bound is infinite.
type span struct{ low, high float64 }

// Widened gives the bounds by which two figures are compared: those as said, "about" widened by half of the place of its last digit that is not zero, at least 5 %.
func Widened(v *hearsay.WireInterval) (low, high float64) {
	low, high = math.Inf(-1), math.Inf(1)
	if v.Low != nil {
		low = *v.Low
	}
	if v.High != nil {
		high = *v.High
	}
	if v.Qualifier == hearsay.About {
		low, high = low-slack(low), high+slack(high)
	}
	return low, high
}

// slack is half of the place of the last digit that is not zero: 50 for 300, 500 for 7,000, 5 for 450.
func slack(x float64) float64 {
	x = math.Abs(x)
	if math.IsInf(x, 0) || x == 0 {
		return 0
	}
	place := 1.0
	for x >= place*10 && math.Mod(x, place*10) == 0 {
		place *= 10
	}
	return max(place/2, x*0.05)
}

func bounds(v *hearsay.WireInterval) span {
	low, high := Widened(v)
	return span{low, high}
}

func (s span) apart(t span) bool { return s.high < t.low || t.high < s.low }

// above tells whether s lies wholly above t.
func (s span) above(t span) bool { return s.low > t.high }

// written is a value in a sub-editor's words: "about 7,000", "14,000 to 21,000", "over 450".
func written(v *hearsay.WireInterval) string {
	switch {
	case v.Low == nil && v.High == nil:
		return "an unstated number"
	case v.High == nil && v.Qualifier == hearsay.OrderOfMagnitude:
		return "an order of " + number(*v.Low) + " or more"
	case v.High == nil:
		return "at least " + number(*v.Low)
	case v.Low == nil:
		return "at most " + number(*v.High)
	case *v.Low != *v.High:
		return number(*v.Low) + " to " + number(*v.High)
	case v.Qualifier == hearsay.About:
		return "about " + number(*v.Low)
	}
	return number(*v.Low)
}

// number writes a number with commas between thousands.
func number(x float64) string {
	s := strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	var out []string
	for len(whole) > 3 {
		out = append([]string{whole[len(whole)-3:]}, out...)
		whole = whole[:len(whole)-3]
	}
	whole = strings.Join(append([]string{whole}, out...), ",")
	if fraction != "" {
		whole += "." + fraction
	}
	if x < 0 {
		whole = "-" + whole
	}
	return whole
}
