package contradiction

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// stated makes a statement of "SPEAKER DAY VALUE KIND", as "UK 2022-03-24 about-7000 total"; a value "a..b" is a range, "a+" at least, "a-" at most, "~a" an order of magnitude.
func stated(line string) *hearsay.Statement {
	f := strings.Fields(line)
	s := &hearsay.Statement{AsOf: f[1], Speaker: f[0], Value: value(f[2])}
	if f[0] == "-" {
		s.Speaker = ""
	}
	s.Fact = hearsay.Fact{Measure: hearsay.Killed, Of: "Russia", Subject: "soldiers", Includes: []string{}}
	if len(f) > 3 && f[3] != "stock" {
		b := f[3] == "total"
		s.Fact.Cumulative, s.Fact.Base = &b, "2022-02-24"
	}
	m := hearsay.Mention{Member: hearsay.Member{Article: line, ArticleID: "a-" + f[0] + f[1], Figure: "f" + line}, Day: f[1]}
	if s.Speaker != "" {
		m.Ends = []hearsay.End{{Key: f[0], Name: f[0]}}
	}
	if len(f) > 4 {
		m.Outlet = f[4]
	}
	s.Mentions = []hearsay.Mention{m}
	return s
}

func value(text string) hearsay.WireInterval {
	number := func(s string) *float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			panic(err)
		}
		return &x
	}
	if low, high, ok := strings.Cut(text, ".."); ok {
		return hearsay.WireInterval{Low: number(low), High: number(high), Qualifier: hearsay.Range}
	}
	if n, ok := strings.CutSuffix(text, "+"); ok {
		return hearsay.WireInterval{Low: number(n), Qualifier: hearsay.AtLeast}
	}
	if n, ok := strings.CutSuffix(text, "-"); ok {
		return hearsay.WireInterval{High: number(n), Qualifier: hearsay.AtMost}
	}
	if n, ok := strings.CutPrefix(text, "~"); ok {
		return hearsay.WireInterval{Low: number(n), Qualifier: hearsay.OrderOfMagnitude}
	}
	if n, ok := strings.CutPrefix(text, "about-"); ok {
		return hearsay.WireInterval{Low: number(n), High: number(n), Qualifier: hearsay.About}
	}
	return hearsay.WireInterval{Low: number(text), High: number(text), Qualifier: hearsay.Exact}
}

// TestTwoStatementsOfOneFact is the table of the comparison of figures: who, as of when, what; and what comes of it.
func TestTwoStatementsOfOneFact(t *testing.T) {
	for _, c := range []struct{ what, a, b, want string }{
		// Different claimants.
		{"rivals of one day", "UK 2022-03-24 10000 total", "US 2022-03-24 7000 total", "contradicts"},
		{"rivals ten days apart", "UK 2022-03-14 10000 total", "US 2022-03-24 7000 total", "contradicts"},
		{"higher ten days later contradicts still", "UK 2022-03-14 7000 total", "US 2022-03-24 10000 total", "contradicts"},
		{"higher after more than ten days updates", "UK 2022-03-13 7000 total", "US 2022-03-24 10000 total", "updates"},
		{"lower after more than ten days contradicts", "UK 2022-03-13 10000 total", "US 2022-03-24 7000 total", "contradicts"},
		{"about overlaps", "UK 2022-03-24 about-10000 total", "US 2022-03-24 7000 total", ""},
		{"about is not that wide", "UK 2022-03-24 about-10500 total", "US 2022-03-24 7000 total", "contradicts"},
		{"a range that holds the other", "UK 2022-03-24 7000..15000 total", "US 2022-03-24 8000 total", ""},
		{"ranges apart", "UK 2022-03-24 7000..9000 total", "US 2022-03-24 10000..15000 total", "contradicts"},
		{"at least, and higher", "UK 2022-03-24 7000+ total", "US 2022-03-24 15000 total", ""},
		{"at least, and lower", "UK 2022-03-24 7000+ total", "US 2022-03-24 5000 total", "contradicts"},
		{"at most, and higher", "UK 2022-03-24 7000- total", "US 2022-03-24 9000 total", "contradicts"},
		{"two lower bounds", "UK 2022-03-24 7000+ total", "US 2022-03-24 15000+ total", ""},
		{"an order of magnitude clashes with a high below its low alone", "UK 2022-03-24 ~10000 total", "US 2022-03-24 15000 total", ""},
		{"an order of magnitude, and lower", "UK 2022-03-24 ~10000 total", "US 2022-03-24 500 total", "contradicts"},
		// One claimant.
		{"the same day, another value", "UK 2022-03-24 10000 total", "UK 2022-03-24 7000 total", "changes"},
		{"higher within ten days, unexplained", "UK 2022-03-20 7000 total", "UK 2022-03-24 10000 total", "changes"},
		{"higher after ten days", "UK 2022-03-01 7000 total", "UK 2022-03-24 10000 total", "updates"},
		{"lower within ten days", "UK 2022-03-20 10000 total", "UK 2022-03-24 7000 total", "changes"},
		{"lower after months", "UK 2022-03-01 10000 total", "UK 2022-06-24 7000 total", "changes"},
		{"the same again", "UK 2022-03-20 7000 total", "UK 2022-03-24 7000 total", ""},
		{"a qualifier gone", "UK 2022-03-24 450+ total", "UK 2022-03-24 450 total", "loses-qualifier"},
		{"narrowed", "UK 2022-03-20 14000..21000 total", "UK 2022-03-24 15000..18000 total", "narrows"},
		{"a rounding", "UK 2022-03-24 9861 total", "UK 2022-03-24 about-10000 total", "compatible"},
		// Nobody in particular.
		{"nobody's two values within ten days", "- 2022-03-20 7000 total", "- 2022-03-24 10000 total", "changes"},
		{"nobody's two values after ten days", "- 2022-03-01 10000 total", "- 2022-03-24 7000 total", ""},
		{"the own voice of one outlet", "- 2022-03-20 7000 total Herald", "- 2022-03-24 10000 total Herald", "changes"},
		{"the own voices of two outlets", "- 2022-03-20 7000 total Herald", "- 2022-03-24 10000 total Courier", "contradicts"},
		{"the own voices of two outlets after ten days", "- 2022-03-01 7000 total Herald", "- 2022-03-24 10000 total Courier", ""},
	} {
		f, ok := Figures(stated(c.a), stated(c.b), Series{Points: 2})
		if f.Kind != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q (%s), want %q", c.what, f.Kind, f.Reason, c.want)
		}
	}
}

func TestWhatExplainsAHigherTotal(t *testing.T) {
	a, b := stated("UK 2022-03-20 7000 total"), stated("UK 2022-03-24 10000 total")
	for want, known := range map[string]Series{"by a reported increment": {Points: 2, Increment: true}, "the next point of a running total": {Points: 3}} {
		if f, _ := Figures(a, b, known); f.Kind != hearsay.Updates || !strings.Contains(f.Reason, want) {
			t.Errorf("%+v: %s: %s", known, f.Kind, f.Reason)
		}
	}
	b.Mentions[0].Said = &hearsay.WireClaim{WireAttribution: hearsay.WireAttribution{Content: []hearsay.WireSpan{{Text: "a revised count puts it at 10,000"}}}}
	if f, _ := Figures(a, b, Series{Points: 2}); f.Kind != hearsay.Updates {
		t.Errorf("a stated revision: %s: %s", f.Kind, f.Reason)
	}
}

func TestCorrectionsAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"it corrected its count": hearsay.Updates, "300 soldiers had been counted twice": hearsay.Updates, "names were listed in duplicate": hearsay.Updates, "the total was published by mistake": hearsay.Updates,
		"it lowered its count": hearsay.Updates, "losses increased overnight": hearsay.Changes, "it raised its count": hearsay.Changes,
		"it counts the dead": hearsay.Changes, "twice as many had been feared": hearsay.Changes,
	} {
		a, b := stated("GS 2022-03-25 16100 total"), stated("GS 2022-03-26 15900 total")
		b.Mentions[0].Said = &hearsay.WireClaim{WireAttribution: hearsay.WireAttribution{Content: []hearsay.WireSpan{{Text: text}}}}
		if f, _ := Figures(a, b, Series{Points: 2}); f.Kind != want {
			t.Errorf("%q: %s, want %s", text, f.Kind, want)
		}
	}
}

func TestWhatARelationRestsOn(t *testing.T) {
	a, b := stated("UK 2022-03-24 10000 total"), stated("US 2022-03-24 7000 total")
	f, _ := Figures(a, b, Series{})
	if got := strings.Join(f.RestsOn, " "); got != "measure of subject base" {
		t.Errorf("%q", got)
	}
	b.Assumed = true
	if f, _ = Figures(a, b, Series{}); strings.Contains(strings.Join(f.RestsOn, " "), "base") {
		t.Error("a base day that is assumed is none that it rests on")
	}
}

func TestRecords(t *testing.T) {
	for _, c := range []struct {
		now, highest string
		of           int
		want         string
	}{
		{"UA 2023-02-07 1030", "UA 2023-01-12 1140", 1, "contradicts"},
		{"UA 2023-02-07 1030", "UA 2023-01-12 900", 2, ""},
		{"UA 2023-02-07 1030", "UA 2023-01-12 900", 3, "compatible"},
		{"UA 2023-02-07 1030", "UA 2023-01-12 1030", 3, "compatible"},
	} {
		if f, _ := Record(stated(c.now), stated(c.highest), c.of); f.Kind != c.want {
			t.Errorf("%s after %d with %s: %q, want %q", c.now, c.of, c.highest, f.Kind, c.want)
		}
	}
}

// drawnStatement makes any statement of the one fact of stated.
func drawnStatement(t *rapid.T, name string) *hearsay.Statement {
	pick := func(what string, from ...string) string { return rapid.SampledFrom(from).Draw(t, name+" "+what) }
	n := rapid.IntRange(0, 30_000).Draw(t, name+" number")
	values := []string{"%d", "about-%d", "%d+", "%d-", "~%d", "%d..40000"}
	text := strings.ReplaceAll(pick("value", values...), "%d", strconv.Itoa(n))
	return stated(strings.Join([]string{pick("speaker", "UK", "US", "-"), pick("day", "2022-03-01", "2022-03-05", "2022-03-24"), text, pick("kind", "total", "period", "stock")}, " "))
}

// TestClashesAreSymmetric holds for any two statements that swapping those of one day changes neither whether they clash nor how, that nothing clashes with itself,
// that every relation has a reason and rests on something, and that only disjoint values are opposed.
func TestClashesAreSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawnStatement(t, "a"), drawnStatement(t, "b")
		a.Fact, b.AsOf = b.Fact, a.AsOf
		f, ok := Figures(a, b, Series{})
		g, okBack := Figures(b, a, Series{})
		if ok != okBack || f.Kind != g.Kind {
			t.Fatalf("%s %q, swapped %q", a.First().Article, f.Kind, g.Kind)
		}
		if ok && (f.Reason == "" || len(f.RestsOn) == 0) {
			t.Fatalf("%+v", f)
		}
		if hearsay.Opposed(f.Kind) && !bounds(&a.Value).apart(bounds(&b.Value)) {
			t.Fatalf("%s of values that overlap", f.Kind)
		}
		if self, _ := Figures(a, a, Series{}); hearsay.Opposed(self.Kind) {
			t.Fatalf("%s with itself", self.Kind)
		}
	})
}

// TestLookalikesAreSymmetricAndNeverOpposed holds for any two statements whose facts differ.
func TestLookalikesAreSymmetricAndNeverOpposed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawnStatement(t, "a"), drawnStatement(t, "b")
		b.Fact.Measure = rapid.SampledFrom([]string{hearsay.Killed, hearsay.Casualties, hearsay.Wounded}).Draw(t, "measure")
		b.Fact.Of = rapid.SampledFrom([]string{"Russia", "Ukraine"}).Draw(t, "of")
		b.Fact.Base = rapid.SampledFrom([]string{"2022-02-24", "2022-03-01"}).Draw(t, "base")
		f, ok := Lookalike(a, b)
		g, okBack := Lookalike(b, a)
		if ok != okBack || f.Kind != g.Kind {
			t.Fatalf("%q, swapped %q", f.Kind, g.Kind)
		}
		if hearsay.Opposed(f.Kind) || f.Kind == hearsay.Tension && a.Fact.Measure == b.Fact.Measure {
			t.Fatalf("a look-alike is %s", f.Kind)
		}
		if _, same := Lookalike(a, a); same {
			t.Fatal("looks like itself")
		}
	})
}

// FuzzFigures holds that whatever numbers and days two statements have, nothing panics, reasons are whole, and a statement does not clash with itself.
func FuzzFigures(f *testing.F) {
	f.Add(9861.0, 10000.0, "2022-03-24", "2022-03-22", "about", "exact", true)
	f.Add(-1e308, 1e308, "9999-12-31", "0001-01-01", "range", "at-least", false)
	f.Fuzz(func(t *testing.T, x, y float64, dayA, dayB, qualifierA, qualifierB string, one bool) {
		a, b := stated("UK 2022-03-24 1 total"), stated("US 2022-03-24 1 total")
		a.Value = hearsay.WireInterval{Low: &x, High: &y, Qualifier: qualifierA}
		b.Value = hearsay.WireInterval{Low: &y, High: &y, Qualifier: qualifierB}
		a.AsOf, b.AsOf = dayA, dayB
		if one {
			b.Speaker = a.Speaker
		}
		for _, pair := range [][2]*hearsay.Statement{{a, b}, {b, a}, {b, b}} {
			found, ok := Figures(pair[0], pair[1], Series{})
			if ok != (found.Kind != "") || ok && found.Reason == "" {
				t.Fatalf("%+v", found)
			}
			if pair[0] == pair[1] && hearsay.Opposed(found.Kind) && x <= y {
				t.Fatalf("clashes with itself: %+v", found)
			}
		}
	})
}
