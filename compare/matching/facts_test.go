package matching

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/reference/actors"
)

// counted makes a figure of what is given; "" is not said.
func counted(measure, subject, of, place, from, to string) *hearsay.WireFigure {
	f := &hearsay.WireFigure{ID: "f-1", WireCounted: hearsay.WireCounted{Measure: measure}}
	for value, field := range map[string]**string{subject: &f.Subject, of: &f.Of, place: &f.Place} {
		if value != "" {
			*field = &value
		}
	}
	if from != "" {
		f.Period.From = &from
	}
	if to != "" {
		f.Period.To = &to
	}
	return f
}

func published(day string, places ...hearsay.WirePlace) *hearsay.WireReading {
	r := &hearsay.WireReading{Places: places}
	if day != "" {
		r.Article.Published = &day
	}
	return r
}

func TestAsOfDays(t *testing.T) {
	for _, c := range []struct {
		what, published, to, want string
		upper, ok                 bool
	}{
		{"the period's end", "2022-03-24", "2022-03-22", "2022-03-22", false, true},
		{"a month's last day", "2022-04-10", "2022-03", "2022-03-31", false, true},
		{"the article's day, at most", "2022-03-24", "", "2022-03-24", true, true},
		{"a day with a time and an offset", "2022-03-24T23:30:00+02:00", "", "2022-03-24", true, true},
		{"no day at all", "", "", "", true, false},
		{"a year far off, of an article of no day", "", "9999-01-01", "", true, false},
		{"a year far off, of an article of a day", "2022-03-24", "9999-01-01", "2022-03-24", true, true},
		{"no day that there is", "2022-13-45", "", "2022-13-45", true, false},
	} {
		got, ok := NewReader(actors.Default(), published(c.published)).Figure(counted("killed", "soldiers", "Russia", "", "", c.to))
		if got.AsOf != c.want || got.Upper != c.upper || ok != c.ok {
			t.Errorf("%s: %q, upper %v, ok %v; want %q, %v, %v", c.what, got.AsOf, got.Upper, ok, c.want, c.upper, c.ok)
		}
	}
}

func TestFactsThatAreOne(t *testing.T) {
	read := func(f *hearsay.WireFigure) hearsay.Fact {
		got, _ := NewReader(actors.Default(), published("2022-03-24")).Figure(f)
		return got.Fact
	}
	base := read(counted("killed", "soldiers", "Russia", "", "2022-02-24", ""))
	for _, subject := range []string{"troops", "personnel", "Russian soldiers"} {
		if got := read(counted("killed", subject, "Russia", "", "2022-02-24", "")); got.Subject != base.Subject {
			t.Errorf("%s are %q, not %q", subject, got.Subject, base.Subject)
		}
	}
	for _, subject := range []string{"generals", "tanks", "civilians"} {
		if got := read(counted("killed", subject, "Russia", "", "2022-02-24", "")); got.Subject == base.Subject {
			t.Errorf("%s are %q too", subject, got.Subject)
		}
	}
}

func TestACountryIsNoPlaceOfAToll(t *testing.T) {
	ukraine := hearsay.WirePlace{Name: "Ukraine", Kind: hearsay.Country}
	for place, want := range map[string]bool{"Ukraine": false, "Makariv": true, "": false} {
		got, _ := NewReader(actors.Default(), published("2022-03-24", ukraine)).Figure(counted("killed", "soldiers", "Russia", place, "", ""))
		if (got.Fact.Place != nil) != want {
			t.Errorf("%q: %v", place, got.Fact.Place)
		}
	}
}

func TestInclusionRulesAreOneSet(t *testing.T) {
	f := counted("killed", "soldiers", "Russia", "", "", "")
	f.Includes = []string{"Mercenaries", "both sides", "mercenaries"}
	got, _ := NewReader(actors.Default(), published("2022-03-24")).Figure(f)
	if strings.Join(got.Fact.Includes, "|") != "both sides|mercenaries" {
		t.Errorf("%q", got.Fact.Includes)
	}
}

// TestThemesAndWhatTheyAreNot holds rows of the table of themes by near misses.
func TestThemesAndWhatTheyAreNot(t *testing.T) {
	for text, want := range map[string]string{
		"Shelling of the town went on all night":               "bombardment",
		"The allies have sent missiles for the aircraft":       "",
		"They had sent strike aircraft to the base":            "",
		"The brigade made progress on the ground":              "progress on the ground",
		"Reserves came up to claim new gains on the ground":    "",
		"A big offensive could begin in the coming weeks":      "reinforcement",
		"The offensive failed in its main objective":           "aims failing",
		"They had hoped to encircle and overwhelm the capital": "encirclement, plan to take the capital",
		"The mayor thanked the teachers":                       "",
	} {
		if got := strings.Join(Themes(text), ", "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzFigure holds that any strings give a fact without a panic, an as-of day that is one, and the same twice.
func FuzzFigure(f *testing.F) {
	f.Add("killed", "soldiers", "Russia", "Makariv", "2022-02-24", "2022-03")
	f.Add("", "\xff", "’", " ", "9999", "-1")
	f.Fuzz(func(t *testing.T, measure, subject, of, place, from, to string) {
		x := NewReader(actors.Default(), published("2022-03-24"))
		figure := counted(measure, subject, of, place, from, to)
		got, ok := x.Figure(figure)
		again, _ := x.Figure(figure)
		if !ok || got.AsOf != again.AsOf || got.Fact.Subject != again.Fact.Subject {
			t.Fatalf("%+v, %+v", got, again)
		}
		if _, day := hearsay.DaysApart(got.AsOf, got.AsOf); !day {
			t.Fatalf("%q is no day", got.AsOf)
		}
	})
}

// TestControlOfADenial turns what is denied of a holding round, and leaves it to the event where the claim speaks of one.
func TestControlOfADenial(t *testing.T) {
	r := &hearsay.WireReading{}
	x := NewReader(actors.Default(), r)
	for state, want := range map[string]string{"took": "contests", "holds": "contests", "lost": "holds", "contests": ""} {
		c := &hearsay.WireClaim{Control: &hearsay.WireControl{Place: "Makariv", Holder: "Armed Forces of Ukraine", State: state}}
		c.Stance = hearsay.Deny
		got := ""
		for _, h := range x.Controls(actors.Default(), c) {
			got = h.State
			if h.Holder != "Ukraine" {
				t.Errorf("holder %q", h.Holder)
			}
		}
		if got != want {
			t.Errorf("denied that it %s: %q, want %q", state, got, want)
		}
		c.Event = &hearsay.WireEvent{Type: "Battles"}
		if len(x.Controls(actors.Default(), c)) != 0 {
			t.Error("the denial of an event is one of a holding too")
		}
	}
}
