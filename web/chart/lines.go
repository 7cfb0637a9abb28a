package chart

import (
	"math"
	"sort"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/web/shown"
)

// coordinate writes a place on a chart in tenths, which is finer than a screen shows.
func Coordinate(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// Spark is a small line of a tally's totals.
type Spark struct {
	Points       string
	LastX, LastY float64
}

const sparkWidth, sparkHeight = 120, 28

// SparkOf draws a tally's totals; nil where fewer than two are known.
func SparkOf(t hearsay.Tally) *Spark {
	data := Totals(t)
	if len(data) < 2 {
		return nil
	}
	c := Frame{Left: -12, Right: sparkWidth + 12, Top: 3, Bottom: sparkHeight - 3}
	p := newPlot(data, &c)
	p.low, p.high, p.log = lowest(data), highest(data), false
	var points []string
	s := &Spark{}
	for _, d := range data {
		s.LastX, _ = p.x(d.Day)
		s.LastY = p.y(*d.Interval.Best)
		points = append(points, Coordinate(s.LastX)+","+Coordinate(s.LastY))
	}
	s.Points = strings.Join(points, " ")
	return s
}

func lowest(data []Datum) float64 {
	v := math.Inf(1)
	for _, d := range data {
		v = math.Min(v, *d.Interval.Best)
	}
	return v
}

func highest(data []Datum) float64 {
	v := math.Inf(-1)
	for _, d := range data {
		v = math.Max(v, *d.Interval.Best)
	}
	return v
}

// Totals are the totals of a tally that can be drawn, by day.
func Totals(t hearsay.Tally) []Datum {
	var out []Datum
	for _, p := range t.Points {
		if p.ReportedTotal != nil {
			out = append(out, Datum{Who: t.Claimant, Day: p.AsOf, Interval: hearsay.WireInterval{Low: p.ReportedTotal, Best: p.ReportedTotal, High: p.ReportedTotal}, Href: "/figures/" + p.Figure})
		}
	}
	return dated(out)
}

// Bar is a column of a chart.
type Bar struct {
	X, Y, Width, Height float64
	Class, Label, Href  string
}

// Middle is where a bar's label stands.
func (b Bar) Middle() float64 { return b.X + b.Width/2 }

// Event is a labelled mark above a day.
type Event struct {
	X    float64
	Text string
}

// Steps is the chart of a tally: the total as steps above, the increments as bars below.
type Steps struct {
	Chart
	Path   string
	Dots   []Shape
	Bars   []Bar
	Base   float64 // height of the bars' foot
	Events []Event
}

// StepsOf draws a tally; nil where fewer than two Totals are known.
func StepsOf(t hearsay.Tally, width float64) *Steps {
	data := Totals(t)
	if len(data) < 2 {
		return nil
	}
	s := &Steps{Chart: Chart{Frame: Frame{Width: width, Height: 360, Left: 70, Right: width - 14, Top: 30, Bottom: 220, Class: classOf(width)}}, Base: 326}
	p := newPlot(data, &s.Frame)
	low, high := lowest(data), highest(data)
	if step := niceStep(high - low); high > low {
		p.log, p.low, p.high = false, math.Floor(low/step)*step, math.Ceil(high/step)*step
	}
	s.X, s.Y = dayTicks(p, int(s.Right-s.Left)/90), numberTicks(p)
	path := ""
	for i, d := range data {
		x, _ := p.x(d.Day)
		y := p.y(*d.Interval.Best)
		if i == 0 {
			path = "M" + Coordinate(x) + " " + Coordinate(y)
		} else {
			path += "H" + Coordinate(x) + "V" + Coordinate(y)
		}
		s.Dots = append(s.Dots, Shape{X: x, Y: y, Href: d.Href, Label: shown.Day(d.Day) + ": " + hearsay.FormatNumber(*d.Interval.Best)})
	}
	s.Path = path
	s.increments(p, t)
	return s
}

// Roomy tells whether the bars stand far enough apart to be labelled.
func (s *Steps) Roomy() bool { return len(s.Bars) > 0 && (s.Right-s.Left)/float64(len(s.Bars)) > 42 }

// increments draws what each day added: reported where it was, else derived, and the day's event above the total.
func (s *Steps) increments(p plot, t hearsay.Tally) {
	most := 1.0
	for _, pt := range t.Points {
		if v, _, ok := Increment(pt); ok {
			most = math.Max(most, math.Abs(v))
		}
	}
	wide := math.Min(22, math.Max(2, (p.right-p.left)/float64(len(t.Points)+1)*0.6))
	for _, pt := range t.Points {
		x, ok := p.x(pt.AsOf)
		if !ok {
			continue
		}
		if pt.Event != nil {
			s.Events = append(s.Events, Event{x, shown.Spaced(*pt.Event)})
		}
		v, derived, ok := Increment(pt)
		if !ok || v == 0 {
			continue
		}
		h := math.Abs(v) / most * 66
		b := Bar{X: x - wide/2, Y: s.Base - h, Width: wide, Height: math.Max(1, h), Class: "reported", Label: shown.Signed(v)}
		if derived {
			b.Class = "derived-bar"
		}
		if v < 0 {
			b.Class += " down"
		}
		s.Bars = append(s.Bars, b)
	}
}

// Increment is what a report added: as reported, else counted from the totals; ok is false where neither is known.
func Increment(p hearsay.Point) (v float64, derived, ok bool) {
	switch {
	case p.ReportedIncrement != nil:
		return *p.ReportedIncrement, false, true
	case p.DerivedIncrement != nil:
		return *p.DerivedIncrement, true, true
	}
	return 0, false, false
}

// Weeks is a chart of counts by week.
type Weeks struct {
	Frame
	Bars []Bar
	X    []Tick
	Most int
}

// WeeksOf counts days by the week that begins on their Monday; nil where fewer than two weeks are known.
func WeeksOf(days []string, width float64) *Weeks {
	counts := map[string]int{}
	for _, d := range days {
		if t, _, ok := hearsay.Days(d); ok {
			monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
			counts[monday.Format(hearsay.DayFormat)]++
		}
	}
	var keys []string
	most := 0
	for k, n := range counts {
		keys = append(keys, k)
		most = max(most, n)
	}
	if len(keys) < 2 {
		return nil
	}
	sort.Strings(keys)
	first, _, _ := hearsay.Days(keys[0])
	last, _, _ := hearsay.Days(keys[len(keys)-1])
	n := int(last.Sub(first).Hours()/24/7+0.5) + 1
	slot := (width - 20) / float64(n)
	w := &Weeks{Frame: Frame{Width: width, Height: 110, Class: classOf(width)}, Most: most}
	for i := range n {
		week := first.AddDate(0, 0, 7*i)
		h := float64(counts[week.Format(hearsay.DayFormat)]) / float64(most) * 64
		x := 10 + slot*float64(i)
		w.Bars = append(w.Bars, Bar{X: x + slot*0.1, Y: 84 - h, Width: math.Min(slot*0.8, 40), Height: h, Label: weekLabel(week, counts[week.Format(hearsay.DayFormat)])})
		if i%max(1, n*90/int(width)) == 0 {
			w.X = append(w.X, Tick{x + slot*0.1, week.Format("2 Jan 2006")})
		}
	}
	return w
}

func weekLabel(monday time.Time, n int) string {
	return "week of " + monday.Format("2 Jan 2006") + ": " + shown.Plural(n, "claim", "claims")
}
