package web

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"hearsay"
)

// drawn writes pieces as [words]class.
func drawn(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Class == "" {
			b.WriteString(p.Text)
		} else {
			fmt.Fprintf(&b, "[%s]%s", p.Text, strings.ReplaceAll(p.Class, " ", "."))
		}
	}
	return b.String()
}

func marked(text string, marks map[string]mark) []mark {
	m := &marker{}
	for words, k := range marks {
		at := strings.Index(text, words)
		k.Span = hearsay.Span{Start: at, End: at + len(words)}
		m.marks = append(m.marks, k)
	}
	return m.sorted()
}

func TestMarkedWords(t *testing.T) {
	text := "Kyiv said it lost 10 tanks."
	marks := marked(text, map[string]mark{
		"Kyiv": {role: roleSource, hue: 0}, "said": {role: roleCue, hue: 0}, "it lost 10 tanks": {role: roleContent, hue: 0, id: "c-1", href: "/claims/c-1"}, "10 tanks": {role: roleFigure, hue: -1, id: "f-1"},
	})
	got := drawn(cut(text, hearsay.Span{End: len(text)}, marks))
	want := "[Kyiv]source.hue0.dash0 [said]cue.hue0.dash0 [it lost ]said.hue0.dash0[10 tanks]said.figure.figure-start.figure-end.hue0.dash0."
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestInnerClaimHasItsOwnColour(t *testing.T) {
	text := "Kyiv says Moscow admitted losses."
	marks := marked(text, map[string]mark{
		"Moscow admitted losses": {role: roleContent, hue: 0, href: "/claims/outer"}, "losses": {role: roleContent, hue: 1, href: "/claims/inner"},
	})
	pieces := cut(text, hearsay.Span{End: len(text)}, marks)
	inner := pieces[len(pieces)-2]
	if inner.Text != "losses" || inner.Href != "/claims/inner" || !strings.Contains(inner.Class, "hue1") {
		t.Errorf("the inner claim is drawn as %+v", inner)
	}
}

func FuzzCut(f *testing.F) {
	f.Add("Kyiv said it lost 10 tanks.", 0, 4, 9, 20)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		var marks []mark
		for i, s := range []hearsay.Span{{Start: a, End: b}, {Start: c, End: d}, {Start: a, End: d}} {
			if s.Start >= 0 && s.End <= len(text) && !s.Empty() {
				marks = append(marks, mark{Span: s, role: []string{roleContent, roleFigure, roleSource}[i], hue: i})
			}
		}
		m := &marker{marks: marks}
		for _, par := range paragraphs(text) {
			joined := ""
			for _, p := range cut(text, par, m.sorted()) {
				joined += p.Text
			}
			if joined != par.Of(text) {
				t.Fatalf("the pieces join to %q, the paragraph is %q", joined, par.Of(text))
			}
		}
	})
}

func TestParagraphs(t *testing.T) {
	for text, want := range map[string][]string{
		"one\n\ntwo":              {"one", "two"},
		"one\nstill one\n \n two": {"one\nstill one", "two"},
		"\n\n":                    nil,
		"one\r\n\r\ntwo\r\n":      {"one", "two"},
	} {
		var got []string
		for _, p := range paragraphs(text) {
			got = append(got, p.Of(text))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q has the paragraphs %q, not %q", text, got, want)
		}
	}
}

func num(v float64) *float64 { return &v }

func exact(v float64) hearsay.WireInterval {
	return hearsay.WireInterval{Low: num(v), Best: num(v), High: num(v), Qualifier: hearsay.Exact}
}

func TestChart(t *testing.T) {
	data := []Datum{
		{Who: "Kyiv", Hue: 0, Day: "2022-03-20", Interval: exact(14000)},
		{Who: "Kyiv", Hue: 0, Day: "2022-03-24", Interval: exact(16000)},
		{Who: "NATO", Hue: 1, Day: "2022-03-24", Interval: hearsay.WireInterval{Low: num(7000), High: num(15000), Qualifier: hearsay.Range}},
		{Who: "Moscow", Hue: 2, Day: "2022-03-25", Interval: hearsay.WireInterval{Low: num(450), Qualifier: hearsay.AtLeast}},
		{Who: "a daily", Hue: 3, Day: "2022-03-22", Interval: exact(9750), Retracted: true},
		{Who: "nobody", Hue: 4, Day: "", Interval: exact(1)},
	}
	c := chartOf(data, wideChart)
	if len(c.Shapes) != 5 {
		t.Fatalf("%d shapes: what has no day cannot be drawn", len(c.Shapes))
	}
	if !c.Log {
		t.Error("450 beside 16,000 stands on no scale of multiples")
	}
	byLabel := map[string]Shape{}
	for i, d := range dated(data) {
		byLabel[d.Who+d.Day] = c.Shapes[i]
	}
	if s := byLabel["NATO2022-03-24"]; s.Dot || s.Top >= s.Bottom {
		t.Errorf("a range is no bar: %+v", s)
	}
	if s := byLabel["Moscow2022-03-25"]; !s.Up || s.Down {
		t.Errorf("at least 450 has no arrow upwards: %+v", s)
	}
	if s := byLabel["a daily2022-03-22"]; !s.Retracted {
		t.Error("what was retracted is not struck")
	}
	if byLabel["Kyiv2022-03-20"].Y <= byLabel["Kyiv2022-03-24"].Y {
		t.Error("14,000 stands no lower than 16,000")
	}
	if len(c.Lines) != 1 || !strings.HasPrefix(c.Lines[0].Class, "hue0") {
		t.Errorf("lines: %+v; only Kyiv has two days", c.Lines)
	}
	if chartOf(data[:1], wideChart) != nil {
		t.Error("one number makes a chart")
	}
}

func FuzzChart(f *testing.F) {
	f.Add(450.0, 16000.0, "2022-03-24", "2022-04-01")
	f.Add(0.0, -3.5, "2022", "2022-03")
	f.Add(1e300, 1.0, "0001-01-01", "9999-12-31")
	f.Fuzz(func(t *testing.T, a, b float64, day1, day2 string) {
		for _, width := range []float64{wideChart, narrowChart} {
			c := chartOf([]Datum{{Day: day1, Interval: exact(a)}, {Day: day2, Interval: exact(b), Hue: 1}}, width)
			if c == nil {
				continue
			}
			for _, s := range c.Shapes {
				if math.IsNaN(s.X) || math.IsNaN(s.Y) || s.Y < c.Top-1 || s.Y > c.Bottom+1 || s.X < 0 || s.X > width {
					t.Fatalf("%v and %v on %q and %q: a dot at %v, %v of %v", a, b, day1, day2, s.X, s.Y, *c)
				}
			}
			if len(c.X) > 40 || len(c.Y) > 40 {
				t.Fatalf("%d and %d lines of the scales", len(c.X), len(c.Y))
			}
		}
	})
}

func TestStepsOfATally(t *testing.T) {
	fix := hearsay.Correction
	tally := hearsay.Tally{Claimant: "General Staff", Measure: hearsay.Killed, Of: "Russia", Points: []hearsay.Point{
		{AsOf: "2022-03-23", ReportedTotal: num(15300), ReportedIncrement: num(200)},
		{AsOf: "2022-03-24", ReportedTotal: num(15700), DerivedIncrement: num(400)},
		{AsOf: "2022-03-26", ReportedTotal: num(15500), DerivedIncrement: num(-200), Event: &fix},
	}}
	s := stepsOf(tally, wideChart)
	if len(s.Dots) != 3 || len(s.Bars) != 3 || len(s.Events) != 1 {
		t.Fatalf("%d totals, %d increments, %d events", len(s.Dots), len(s.Bars), len(s.Events))
	}
	if s.Bars[0].Class != "reported" || s.Bars[1].Class != "derived-bar" || s.Bars[2].Class != "derived-bar down" {
		t.Errorf("said and counted increments look alike: %+v", s.Bars)
	}
	want := "Killed, Russia, counted by General Staff: 15,300 on 23 Mar 2022, 15,500 on 26 Mar 2022, 1 correction"
	if got := tallyFinding(tally); got != want {
		t.Errorf("the chart's title is %q, not %q", got, want)
	}
	if sparkOf(tally) == nil || sparkOf(hearsay.Tally{}) != nil {
		t.Error("the small line is drawn for the wrong tallies")
	}
}

func TestWeeks(t *testing.T) {
	w := weeksOf([]string{"2022-03-21", "2022-03-27", "2022-04-05", "", "no day"}, wideChart)
	if len(w.Bars) != 3 || w.Most != 2 {
		t.Fatalf("%d weeks, at most %d", len(w.Bars), w.Most)
	}
	if got := w.Bars[0].Label; got != "week of 21 Mar 2022: 2 claims" {
		t.Errorf("the first week is called %q", got)
	}
}

func TestTimelineOfAPlace(t *testing.T) {
	claim := func(who, day string, state string) hearsay.ListedClaim {
		c := hearsay.ListedClaim{}
		c.Claimant.Name, c.Article.Published = who, &day
		if state != "" {
			c.Control = &hearsay.WireControl{Place: "Makariv", Holder: "Ukraine", State: state}
		}
		return c
	}
	claims := []hearsay.ListedClaim{claim("Kyiv", "2022-03-22", "holds"), claim("Kyiv", "2022-03-25", "lost"), claim("Moscow", "2022-03-23", "")}
	holders := []Holder{{Claim: claims[0], Day: "2022-03-22"}, {Claim: claims[1], Day: "2022-03-25"}}
	tl := timelineOf(claims, holders, wideChart)
	if len(tl.Rows) != 2 || tl.Rows[0].Name != "Kyiv" || len(tl.Rows[0].Bands) != 2 || len(tl.Rows[1].Dots) != 1 {
		t.Fatalf("rows: %+v", tl.Rows)
	}
	first, second := tl.Rows[0].Bands[0], tl.Rows[0].Bands[1]
	if first.X+first.Width > second.X+0.5 {
		t.Errorf("the first band ends at %v, the second begins at %v", first.X+first.Width, second.X)
	}
	if timelineOf(nil, nil, wideChart) != nil {
		t.Error("no claim makes a timeline")
	}
}

func TestWords(t *testing.T) {
	iso := "2022-03-24"
	for _, c := range []struct{ got, want string }{
		{day(&iso), "24 Mar 2022"}, {day(""), "not said"}, {day((*string)(nil)), "not said"}, {bound(nil), "not said"}, {bound(num(4100000)), "4,100,000"},
		{clip(12, "a long line of words"), "a long line …"}, {clip(50, "short"), "short"}, {plural(1, "claim", "claims"), "1 claim"}, {plural(1200, "claim", "claims"), "1,200 claims"},
		{signed(num(400)), "+400"}, {signed(-200.0), "-200"}, {signed(0.0), "unchanged"}, {signed(nil), "not said"}, {spaced(hearsay.RealisticPossibility), "realistic possibility"},
		{size(512), "512 bytes"}, {size(2048), "2 kB"}, {size(3 << 20), "3 MB"}, {precision(3), "the district, not the town"}, {precision(99), "not said"},
		{caveatWords(hearsay.Unconfirmed), "not independently confirmed"}, {strings.Join(folded("General Staff of the Ukrainian Armed Forces"), "|"), "General Staff of the|Ukrainian Armed Forces"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestYardstick(t *testing.T) {
	likely, phia, plain := hearsay.RealisticPossibility, hearsay.PHIA, hearsay.Plain
	if r := yardstickOf(&likely, &phia); r == nil || r.Low != 40 || r.High != 50 {
		t.Errorf("a realistic possibility is %+v", r)
	}
	if yardstickOf(&likely, &plain) != nil {
		t.Error("plain words have a range")
	}
}

func TestColoursComeAgainWithAnotherDash(t *testing.T) {
	if swatch(0) != "hue0 dash0" || swatch(9) != "hue1 dash1" || swatch(0) == swatch(8) {
		t.Errorf("%s, %s, %s", swatch(0), swatch(8), swatch(9))
	}
}
