// Package matching says whether two claims speak of one fact: claims and figures of readings come in, the fact of each figure and the likeness of claims by what they say go out.
// compare cuts groups from them, contradiction looks at those that are one.
package matching

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/reference/units"
)

// Reader reads the facts out of one reading. It is made once for a reading and not changed.
type Reader struct {
	reading   *hearsay.WireReading
	countries map[string]bool // folded names of places that are countries
	day       string
}

// NewReader prepares the facts of a reading.
func NewReader(table *actors.Table, r *hearsay.WireReading) *Reader {
	x := &Reader{reading: r, countries: map[string]bool{}, day: Day(r)}
	for i := range r.Places {
		p := &r.Places[i]
		if _, land := table.LandOf(p.Name); p.Kind == hearsay.Country || land {
			x.countries[hearsay.Fold(p.Name)] = true
		}
	}
	for i := range r.Figures {
		for _, name := range []*string{r.Figures[i].Place, r.Figures[i].Of} {
			if name == nil {
				continue
			}
			if l, ok := table.LandOf(*name); ok && l.Form == actors.Name {
				x.countries[hearsay.Fold(*name)] = true
			}
		}
	}
	return x
}

// Day is the ISO day of a reading's article, "" when unknown.
func Day(r *hearsay.WireReading) string {
	if r.Article.Published == nil {
		return ""
	}
	return hearsay.Meta{Published: *r.Article.Published}.Day()
}

// Theatre is the ISO code of the country whose places a reading names most often, "" where it names none; of equals the first in order.
func Theatre(r *hearsay.WireReading) string {
	named, best := map[string]int{}, ""
	for i := range r.Places {
		if c := value(r.Places[i].Country); c != "" {
			named[c]++
		}
	}
	for c, n := range named {
		if n > named[best] || n == named[best] && c < best {
			best = c
		}
	}
	return best
}

// Figure is a figure's fact without its window, its as-of day (Upper: only the article's day, as an upper bound) and its value; of a relative figure, what it comes to.
// ok is false where a figure has no as-of day or, being relative, nothing that it can be multiplied with.
type Figure struct {
	Fact  hearsay.Fact
	AsOf  string
	Upper bool
	Value hearsay.WireInterval
	Unit  string
}

// Figure reads the fact of one figure. ok is false where it has no as-of day.
func (x *Reader) Figure(f *hearsay.WireFigure) (fig Figure, ok bool) {
	fig.Value, fig.Unit = f.WireInterval, value(f.Unit)
	if fig.Unit == "ratio" {
		x.multiply(f, &fig)
	}
	if people(f.Measure) && fig.Unit != "percent" && fig.Unit != "ratio" {
		fig.Unit = "person"
	}
	fig.AsOf = end(f.Period.To)
	if fig.AsOf == "" {
		fig.AsOf, fig.Upper = x.day, true
	}
	fig.Fact = hearsay.Fact{Measure: f.Measure, Of: value(f.Of), Place: x.place(f), Cumulative: f.Cumulative, Includes: includes(f.Includes), AsOf: []string{}}
	if f.Subject != nil {
		fig.Fact.Subject = subject(f.Measure, *f.Subject)
	}
	if f.Cumulative != nil {
		fig.Fact.Base = start(f.Period.From)
	}
	_, ok = hearsay.DaysApart(fig.AsOf, fig.AsOf)
	return fig, ok
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// start and end are the first and last day of what a period's end names; years far from ours are taken for errors of reading.
func start(s *string) string {
	first, _, ok := hearsay.Days(value(s))
	if !ok || first.Year() < 1900 || first.Year() > 2200 {
		return ""
	}
	return first.Format(hearsay.DayFormat)
}

func end(s *string) string {
	_, last, ok := hearsay.Days(value(s))
	if !ok || last.Year() < 1900 || last.Year() > 2200 {
		return ""
	}
	return last.Format(hearsay.DayFormat)
}

// place is where a figure counts if that is less than a country: a toll of the whole war is said with the country or without.
func (x *Reader) place(f *hearsay.WireFigure) *string {
	if f.Place == nil || *f.Place == "" || x.countries[hearsay.Fold(*f.Place)] {
		return nil
	}
	return f.Place
}

func includes(rules []string) []string {
	out := []string{}
	for _, r := range rules {
		out = append(out, hearsay.Fold(r))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// people tells whether a measure counts people.
func people(measure string) bool {
	switch measure {
	case hearsay.Killed, hearsay.Wounded, hearsay.Casualties, hearsay.Captured, hearsay.Missing, hearsay.Displaced, hearsay.Refugees,
		hearsay.InjuredCivilians, hearsay.KilledCivilians, hearsay.Mobilised, hearsay.Population:
		return true
	}
	return false
}

// Counts tells whether a measure counts something, rather than gauging it.
func Counts(measure string) bool {
	switch measure {
	case hearsay.Distance, hearsay.Area, hearsay.Duration, hearsay.Money, hearsay.Other:
		return false
	}
	return true
}

// subject is what is counted, as it is compared: by class where things are counted; where something is gauged, by its words, since "troops driven back" and "troops from the city"
// are distances of two sorts.
func subject(measure, said string) string {
	if Counts(measure) {
		return units.Class(said)
	}
	return strings.Join(Concepts(said), " ")
}

// multiply turns "three to four times the death toll" into numbers: by what the reading derived, else by the figure that it names or whose measure its words name.
func (x *Reader) multiply(f *hearsay.WireFigure, fig *Figure) {
	low, high := (*float64)(nil), (*float64)(nil)
	if f.Derived != nil {
		low, high = f.Derived.Low, f.Derived.High
	} else if base := x.relative(f); base != nil {
		low, high = times(f.Low, base.Low), times(f.High, base.High)
	}
	if low == nil && high == nil {
		return
	}
	fig.Unit, fig.Value = "", hearsay.WireInterval{Low: low, High: high, Qualifier: hearsay.Range}
}

func times(a, b *float64) *float64 {
	if a == nil || b == nil {
		return nil
	}
	p := *a * *b
	return &p
}

// relative finds the figure that a ratio multiplies: the nearest of its party whose measure the words after "than", "of" or "as" name.
func (x *Reader) relative(f *hearsay.WireFigure) *hearsay.WireFigure {
	var best *hearsay.WireFigure
	for i := range x.reading.Figures {
		g := &x.reading.Figures[i]
		if f.RelativeTo != nil {
			if g.ID == *f.RelativeTo {
				return g
			}
			continue
		}
		if g.ID == f.ID || value(g.Of) != value(f.Of) || value(g.Unit) == "ratio" || g.Low == nil || g.High == nil || !names(f.Text, g.Measure) {
			continue
		}
		if best == nil || nearer(g, best, f) {
			best = g
		}
	}
	return best
}

// nearer prefers the figure that counts the same as f, then the one that stands nearer to it.
func nearer(g, h, f *hearsay.WireFigure) bool {
	if a, b := sameSubject(g, f), sameSubject(h, f); a != b {
		return a
	}
	return distance(g, f) < distance(h, f)
}

func sameSubject(a, b *hearsay.WireFigure) bool {
	return units.Class(value(a.Subject)) == units.Class(value(b.Subject))
}

func distance(a, b *hearsay.WireFigure) int { return max(a.Start-b.Start, b.Start-a.Start) }

// names tells whether the words after a comparison ("than the death toll", "as many as the dead") name a measure.
func names(text, measure string) bool {
	text = strings.ToLower(text)
	for _, by := range []string{" than ", " as ", " of ", " the "} {
		at := strings.LastIndex(text, by)
		if at < 0 {
			continue
		}
		for _, word := range strings.Fields(text[at:]) {
			if m, ok := measureWords[strings.Trim(word, ".,;:’”\"")]; ok {
				return m == measure
			}
		}
	}
	return false
}

// measureWords are nouns by which a toll is named.
var measureWords = map[string]string{
	"death": hearsay.Killed, "deaths": hearsay.Killed, "dead": hearsay.Killed, "killed": hearsay.Killed, "fatalities": hearsay.Killed,
	"wounded": hearsay.Wounded, "injured": hearsay.Wounded, "injuries": hearsay.Wounded, "casualties": hearsay.Casualties, "losses": hearsay.Casualties,
	"captured": hearsay.Captured, "prisoners": hearsay.Captured, "missing": hearsay.Missing, "displaced": hearsay.Displaced, "refugees": hearsay.Refugees,
}
