package chart

import (
	"math"
	"strings"
	"testing"

	"hearsay"
)

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
	c := Of(data, Wide)
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
	if Of(data[:1], Wide) != nil {
		t.Error("one number makes a chart")
	}
}

func FuzzChart(f *testing.F) {
	f.Add(450.0, 16000.0, "2022-03-24", "2022-04-01")
	f.Add(0.0, -3.5, "2022", "2022-03")
	f.Add(1e300, 1.0, "0001-01-01", "9999-12-31")
	f.Fuzz(func(t *testing.T, a, b float64, day1, day2 string) {
		for _, width := range []float64{Wide, Narrow} {
			c := Of([]Datum{{Day: day1, Interval: exact(a)}, {Day: day2, Interval: exact(b), Hue: 1}}, width)
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
	s := StepsOf(tally, Wide)
	if len(s.Dots) != 3 || len(s.Bars) != 3 || len(s.Events) != 1 {
		t.Fatalf("%d totals, %d increments, %d events", len(s.Dots), len(s.Bars), len(s.Events))
	}
	if s.Bars[0].Class != "reported" || s.Bars[1].Class != "derived-bar" || s.Bars[2].Class != "derived-bar down" {
		t.Errorf("said and counted increments look alike: %+v", s.Bars)
	}
	if SparkOf(tally) == nil || SparkOf(hearsay.Tally{}) != nil {
		t.Error("the small line is drawn for the wrong tallies")
	}
}

func TestWeeks(t *testing.T) {
	w := WeeksOf([]string{"2022-03-21", "2022-03-27", "2022-04-05", "", "no day"}, Wide)
	if len(w.Bars) != 3 || w.Most != 2 {
		t.Fatalf("%d weeks, at most %d", len(w.Bars), w.Most)
	}
	if got := w.Bars[0].Label; got != "week of 21 Mar 2022: 2 claims" {
		t.Errorf("the first week is called %q", got)
	}
}

func TestTimelineOfAPlace(t *testing.T) {
	claims := []Said{
		{Who: "Kyiv", Day: "2022-03-25", State: "lost", Holder: "Ukraine"}, {Who: "Kyiv", Day: "2022-03-22", State: "holds", Holder: "Ukraine"},
		{Who: "Moscow", Day: "2022-03"}, {Who: "nobody", Day: "one day"},
	}
	tl := TimelineOf(claims, Wide)
	if len(tl.Rows) != 2 || tl.Rows[0].Name != "Kyiv" || len(tl.Rows[0].Bands) != 2 || len(tl.Rows[1].Dots) != 1 {
		t.Fatalf("rows: %+v", tl.Rows)
	}
	first, second := tl.Rows[0].Bands[0], tl.Rows[0].Bands[1]
	if first.Label != "Ukraine holds" || first.X+first.Width > second.X+0.5 {
		t.Errorf("%s ends at %v, the next begins at %v", first.Label, first.X+first.Width, second.X)
	}
	if TimelineOf(nil, Wide) != nil {
		t.Error("no claim makes a timeline")
	}
}

func FuzzTimeline(f *testing.F) {
	f.Add("Kyiv", "2022-03-22", "holds", "2022-03")
	f.Fuzz(func(t *testing.T, who, day, state, other string) {
		tl := TimelineOf([]Said{{Who: who, Day: day, State: state}, {Who: who, Day: other}, {Who: state, Day: day}}, Narrow)
		if tl == nil {
			return
		}
		for _, r := range tl.Rows {
			for _, d := range r.Dots {
				if d.X < 0 || d.X > Narrow {
					t.Fatalf("a dot at %v of %d", d.X, Narrow)
				}
			}
		}
	})
}

func TestNamesAreFolded(t *testing.T) {
	if got := strings.Join(folded("General Staff of the Ukrainian Armed Forces"), "|"); got != "General Staff of the|Ukrainian Armed Forces" {
		t.Errorf("folded as %q", got)
	}
}

func TestEmptyCharts(t *testing.T) {
	if Of(nil, Wide) != nil || StepsOf(hearsay.Tally{}, Wide) != nil || WeeksOf(nil, Wide) != nil {
		t.Error("nothing makes a chart")
	}
}
