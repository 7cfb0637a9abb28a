package shown

import (
	"testing"

	"hearsay"
)

func num(v float64) *float64 { return &v }

func TestWords(t *testing.T) {
	iso := "2022-03-24"
	for _, c := range []struct{ got, want string }{
		{Day(&iso), "24 Mar 2022"}, {Day(""), "not said"}, {Day((*string)(nil)), "not said"}, {Bound(nil), "not said"}, {Bound(num(4100000)), "4,100,000"},
		{Clip(12, "a long line of words"), "a long line …"}, {Clip(50, "short"), "short"}, {Plural(1, "claim", "claims"), "1 claim"}, {Plural(1200, "claim", "claims"), "1,200 claims"},
		{Signed(num(400)), "+400"}, {Signed(-200.0), "-200"}, {Signed(0.0), "unchanged"}, {Signed(nil), "not said"}, {Spaced(hearsay.RealisticPossibility), "realistic possibility"},
		{Size(512), "512 bytes"}, {Size(2048), "2 kB"}, {Size(3 << 20), "3 MB"}, {Precision(3), "the district, not the town"}, {Precision(99), "not said"},
		{Caveat(hearsay.Unconfirmed), "not independently confirmed"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestYardstick(t *testing.T) {
	likely, phia, plain := hearsay.RealisticPossibility, hearsay.PHIA, hearsay.Plain
	if r := YardstickOf(&likely, &phia); r == nil || r.Low != 40 || r.High != 50 {
		t.Errorf("a realistic possibility is %+v", r)
	}
	if YardstickOf(&likely, &plain) != nil {
		t.Error("plain words have a range")
	}
}

func TestColoursComeAgainWithAnotherDash(t *testing.T) {
	if Swatch(0) != "hue0 dash0" || Swatch(9) != "hue1 dash1" || Swatch(0) == Swatch(8) {
		t.Errorf("%s, %s, %s", Swatch(0), Swatch(8), Swatch(9))
	}
}

func TestFacts(t *testing.T) {
	place, party, subject := "Makariv", "Russia", "soldiers"
	for _, c := range []struct{ got, want string }{
		{Fact(hearsay.Group{Class: hearsay.ClassFigure, Fact: hearsay.Fact{Measure: hearsay.KilledCivilians, Of: "Ukraine", Place: &place}}), "killed civilians, Ukraine, Makariv"},
		{Fact(hearsay.Group{Class: hearsay.ClassControl, Fact: hearsay.Fact{Place: &place}}), "who holds Makariv"},
		{Fact(hearsay.Group{Class: hearsay.ClassEvent}), "an event, place not said"},
		{Fact(hearsay.Group{Class: hearsay.ClassAssessment, Fact: hearsay.Fact{About: "regrouping"}}), "regrouping"},
		{Origins(hearsay.Group{OriginsLow: 1, OriginsHigh: 1}), "1 origin"},
		{Origins(hearsay.Group{OriginsLow: 2, OriginsHigh: 3}), "2 to 3 origins"},
		{Counted(hearsay.WireCounted{Measure: hearsay.Killed, Of: &party, Subject: &subject}), "killed, Russia, soldiers"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
