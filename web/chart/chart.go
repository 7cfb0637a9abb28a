// Package chart draws on the server: numbers and claims by day and claimant come in, the places of dots, bars, lines and labels go out, for the templates of web to write as SVG.
package chart

import (
	"math"
	"slices"
	"sort"
	"strings"
	"time"

	"hearsay"
	"hearsay/web/shown"
)

// Charts are drawn on the server as SVG in two widths, of which the style sheet shows the one that fits. Lengths are SVG units, which are CSS pixels at full size.
const (
	Wide   = 760
	Narrow = 350
)

// classOf tells the style sheet which of the two widths a chart is for.
func classOf(width float64) string {
	if width > Narrow {
		return "wide"
	}
	return "narrow"
}

// Datum is one reported number on a chart.
type Datum struct {
	Who       string
	Hue       int
	Day       string // ISO
	Interval  hearsay.WireInterval
	Retracted bool
	Href      string
	Label     string
}

// Tick is a line of a chart's scale.
type Tick struct {
	At    float64
	Label string
}

// Shape is one datum drawn: a dot where a single number was given, a bar where a range was, an arrow at an open bound.
type Shape struct {
	X, Y        float64 // of the dot, or the bar's middle
	Top, Bottom float64 // of the bar, equal where there is none
	Dot         bool
	Up, Down    bool // open bounds
	Retracted   bool
	Class       string
	Href, Label string
}

// Line joins the data of one claimant.
type Line struct {
	Points string
	Class  string
}

// Name is a claimant's name beside its last datum.
type Name struct {
	X, Y  float64
	Lines []string
}

// Chart is a chart ready to be drawn.
type Chart struct {
	Frame
	X, Y   []Tick
	Shapes []Shape
	Lines  []Line
	Names  []Name
	Log    bool
}

// Frame is the size of a drawing and of the plot in it, and the class that tells for which screen it is.
type Frame struct {
	Width, Height            float64
	Left, Right, Top, Bottom float64
	Class                    string
}

// Anchor is how a label at a place is set so that it does not run over the plot's edge.
func (f *Frame) Anchor(x float64) string {
	switch {
	case x < f.Left+50:
		return "start"
	case x > f.Right-50:
		return "end"
	}
	return "middle"
}

// plot turns days and numbers into places on a chart.
type plot struct {
	first, last time.Time
	low, high   float64
	log         bool
	left, right float64
	top, bottom float64
}

func (p plot) x(day string) (float64, bool) {
	t, _, ok := hearsay.Days(day)
	if !ok {
		return 0, false
	}
	span := daysBetween(p.first, p.last)
	if span == 0 {
		return (p.left + p.right) / 2, true
	}
	return p.left + (p.right-p.left)*daysBetween(p.first, t)/span, true
}

// daysBetween counts days over any stretch; a time.Duration holds only three centuries.
func daysBetween(a, b time.Time) float64 { return float64(b.Unix()-a.Unix()) / (24 * 60 * 60) }

func (p plot) y(v float64) float64 {
	low, high := p.low, p.high
	if p.log {
		low, high, v = math.Log10(low), math.Log10(high), math.Log10(math.Max(v, p.low))
	}
	if high == low {
		return (p.top + p.bottom) / 2
	}
	return p.bottom - (p.bottom-p.top)*(v-low)/(high-low)
}

// Values are the numbers that a datum shows.
func (d Datum) Values() []float64 {
	var out []float64
	for _, v := range []*float64{d.Interval.Low, d.Interval.Best, d.Interval.High} {
		if v != nil && !math.IsNaN(*v) && !math.IsInf(*v, 0) {
			out = append(out, *v)
		}
	}
	return out
}

// dated are the data that can be drawn, in the order of their days.
func dated(data []Datum) []Datum {
	var out []Datum
	for _, d := range data {
		if _, _, ok := hearsay.Days(d.Day); ok && len(d.Values()) > 0 {
			out = append(out, d)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Day < out[j].Day })
	return out
}

// Of draws numbers by day and claimant; nil where fewer than two can be drawn.
func Of(data []Datum, width float64) *Chart {
	data = dated(data)
	if len(data) < 2 {
		return nil
	}
	c := &Chart{Frame: Frame{Width: width, Height: 330, Left: 64, Top: 14, Bottom: 296, Right: width - 190, Class: classOf(width)}}
	if c.Class == "narrow" {
		c.Right, c.Left = width-14, 56
	}
	p := newPlot(data, &c.Frame)
	c.Log = p.log
	c.X, c.Y = dayTicks(p, int(c.Right-c.Left)/90), numberTicks(p)
	c.draw(p, data)
	if c.Class == "wide" {
		c.name(data)
	}
	return c
}

func newPlot(data []Datum, c *Frame) plot {
	p := plot{left: c.Left + 16, right: c.Right - 16, top: c.Top, bottom: c.Bottom}
	p.first, _, _ = hearsay.Days(data[0].Day)
	p.last = p.first
	var all []float64
	for _, d := range data {
		if t, _, _ := hearsay.Days(d.Day); t.After(p.last) {
			p.last = t
		}
		all = append(all, d.Values()...)
	}
	p.low, p.high = slices.Min(all), slices.Max(all)
	p.log = p.low > 0 && p.high/p.low > 30
	if p.log {
		p.low, p.high = p.low/1.3, p.high*1.3
		return p
	}
	step := niceStep(p.high - math.Min(p.low, 0))
	p.low, p.high = math.Min(0, p.low), math.Max(math.Ceil(p.high*1.04/step)*step, step)
	return p
}

// niceStep is the distance of some five lines over a span: 1, 2 or 5 and noughts.
func niceStep(span float64) float64 {
	if span <= 0 {
		return 1
	}
	raw := span / 5
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 5} {
		if raw <= m*unit {
			return m * unit
		}
	}
	return 10 * unit
}

func numberTicks(p plot) (out []Tick) {
	if !p.log {
		step := niceStep(p.high - p.low)
		for i := 0; i <= 12; i++ {
			if v := math.Ceil(p.low/step)*step + float64(i)*step; v <= p.high*1.0001 {
				out = append(out, Tick{p.y(v), hearsay.FormatNumber(v)})
			}
		}
		return out
	}
	first, last := math.Floor(math.Log10(p.low)), math.Log10(p.high)
	step, multiples := math.Max(1, math.Ceil((last-first)/8)), []float64{1}
	if last-first < 5 {
		multiples = []float64{1, 3}
	}
	for power := first; power <= last; power += step {
		for _, m := range multiples {
			if v := m * math.Pow(10, power); v >= p.low && v <= p.high {
				out = append(out, Tick{p.y(v), hearsay.FormatNumber(v)})
			}
		}
	}
	return out
}

func dayTicks(p plot, most int) (out []Tick) {
	days := int(daysBetween(p.first, p.last) + 0.5)
	step := max(1, int(math.Ceil(float64(days)/float64(max(1, most)))))
	for d := 0; d <= days; d += step {
		t := p.first.AddDate(0, 0, d)
		x, _ := p.x(t.Format(hearsay.DayFormat))
		form := "2 Jan"
		if d == 0 || days > 300 {
			form = "2 Jan 2006"
		}
		out = append(out, Tick{x, t.Format(form)})
	}
	return out
}

// draw places every datum; those of one day stand side by side.
func (c *Chart) draw(p plot, data []Datum) {
	met := map[string]int{}
	lines := map[int][]Datum{}
	for _, d := range data {
		x, _ := p.x(d.Day)
		n := met[d.Day]
		met[d.Day]++
		x += float64((n+1)/2*7) * float64(1-2*(n%2))
		c.Shapes = append(c.Shapes, shapeOf(p, d, x))
		lines[d.Hue] = append(lines[d.Hue], d)
	}
	for _, hue := range sortedKeys(lines) {
		c.join(p, hue, lines[hue])
	}
}

func sortedKeys(m map[int][]Datum) []int {
	var keys []int
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func shapeOf(p plot, d Datum, x float64) Shape {
	vs := d.Values()
	low, high := p.y(slices.Min(vs)), p.y(slices.Max(vs))
	s := Shape{
		X: x, Y: (low + high) / 2, Top: high, Bottom: low, Dot: high == low, Retracted: d.Retracted, Class: shown.Swatch(d.Hue), Href: d.Href, Label: d.Label,
		Up: d.Interval.High == nil, Down: d.Interval.Low == nil,
	}
	if v := d.Interval.Best; v != nil {
		s.Y, s.Dot = p.y(*v), true
	}
	return s
}

// join draws the line through one claimant's data of different days, the retracted ones left out.
func (c *Chart) join(p plot, hue int, data []Datum) {
	points, days := "", map[string]bool{}
	for _, d := range data {
		if x, ok := p.x(d.Day); ok && !d.Retracted && !days[d.Day] {
			days[d.Day] = true
			points += " " + Coordinate(x) + "," + Coordinate(middle(p, d))
		}
	}
	if len(days) > 1 {
		c.Lines = append(c.Lines, Line{points[1:], shown.Swatch(hue)})
	}
}

func middle(p plot, d Datum) float64 {
	if v := d.Interval.Best; v != nil {
		return p.y(*v)
	}
	vs := d.Values()
	return (p.y(slices.Min(vs)) + p.y(slices.Max(vs))) / 2
}

// name writes the claimants beside the plot at the height of their last datum, pushed apart where they would run into one another.
func (c *Chart) name(data []Datum) {
	last := map[string]Name{}
	for i, d := range data {
		last[d.Who] = Name{c.Right + 12, c.Shapes[i].Y, folded(d.Who)}
	}
	for _, n := range last {
		c.Names = append(c.Names, n)
	}
	sort.Slice(c.Names, func(i, j int) bool {
		if c.Names[i].Y != c.Names[j].Y {
			return c.Names[i].Y < c.Names[j].Y
		}
		return c.Names[i].Lines[0] < c.Names[j].Lines[0]
	})
	height := 0.0
	for i := range c.Names {
		if i > 0 {
			c.Names[i].Y = math.Max(c.Names[i].Y, c.Names[i-1].Y+c.Names[i-1].height())
		}
		height += c.Names[i].height()
	}
	limit := c.Bottom
	for i := len(c.Names) - 1; i >= 0; i-- {
		limit -= c.Names[i].height()
		c.Names[i].Y = math.Min(c.Names[i].Y, limit+nameLine)
	}
	if height > c.Bottom-c.Top {
		c.Names = nil // there is no room; the table tells whose colour is whose
	}
}

// nameLine is the height of one line of a name.
const nameLine = 15

func (n Name) height() float64 { return nameLine*float64(len(n.Lines)) + 4 }

// folded breaks a name into at most two lines.
func folded(name string) []string {
	const most = 24
	name = shown.Fold(name)
	if len([]rune(name)) <= most {
		return []string{name}
	}
	first := shown.Clip(most, name)
	first = strings.TrimSuffix(first, " …")
	return []string{first, shown.Clip(most, strings.TrimSpace(strings.TrimPrefix(name, first)))}
}
