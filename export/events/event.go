// Package events writes facts in the forms of the conflict data sets: UCDP GED's 49 columns and ACLED's 31, one row an event-fact and not one a mention. Facts with their claims and figures
// come in; rows go out in which what hearsay does not decide is left empty rather than guessed, with an optional row of HXL tags.
package events

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/export/csv"
	"hearsay/export/rows"
)

// Event is one event-fact: the group, the claims that are its mentions, and the figures in them. Place is where it is said to have happened, nil where that is not known.
type Event struct {
	Group   rows.Group
	Claims  []rows.Claim
	Figures []rows.Figure
	Place   *hearsay.WirePlace
	Country string // the place's country in words, "" where it is not known
}

// Form is one of the two data sets' forms.
type Form struct {
	Name    string
	Columns []string
	HXL     []string // the tag of each column, "" for none
	Lost    string   // what the form has no place for, for people
	row     func(*Event) map[string]string
}

// Write writes a form as CSV: the header, the tags where hxl is true, and a row an event. It gives the number of rows.
func Write(w io.Writer, form Form, events iter.Seq2[Event, error], hxl bool) (n int64, err error) {
	out := bufio.NewWriter(w)
	put := func(cells []string) {
		var line []byte
		for i, c := range cells {
			if i > 0 {
				line = append(line, ',')
			}
			if form.Columns[i] == "latitude" || form.Columns[i] == "longitude" { // numbers below zero stay numbers
				line = append(line, c...)
				continue
			}
			line = csv.AppendCell(line, c)
		}
		out.Write(append(line, '\r', '\n'))
	}
	put(form.Columns)
	if hxl {
		out.WriteString(strings.Join(form.HXL, ",") + "\r\n") // a tag begins with #, which is no formula
	}
	for e, err := range events {
		if err != nil {
			return n, err
		}
		values := form.row(&e)
		cells := make([]string, len(form.Columns))
		for i, name := range form.Columns {
			cells[i] = values[name]
		}
		put(cells)
		n++
	}
	if err := out.Flush(); err != nil {
		return n, fmt.Errorf("writing %s: %w", form.Name, err)
	}
	return n, nil
}

// days are the first and last day of an event: its window as its claims say it, else the as-of days of its fact; "" where none is known. What is no day of the years 1000 to 9999 is none.
func (e *Event) days() (from, to string) {
	for i := range e.Claims {
		if v := e.Claims[i].Event; v != nil {
			from, to = earlier(from, str(v.Window.From)), later(to, str(v.Window.To))
		}
	}
	if from == "" && len(e.Group.Fact.AsOf) > 0 {
		from, to = e.Group.Fact.AsOf[0], e.Group.Fact.AsOf[len(e.Group.Fact.AsOf)-1]
	}
	from, to = day(from), day(cmp.Or(to, from))
	if from > to {
		from, to = to, from
	}
	return from, to
}

func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

func later(a, b string) string { return max(a, b) }

func day(value string) string {
	if len(value) < len(hearsay.DayFormat) {
		return ""
	}
	first, _, ok := hearsay.Days(value[:len(hearsay.DayFormat)])
	if !ok || first.Year() < 1000 || first.Year() > 9999 {
		return ""
	}
	return first.Format(hearsay.DayFormat)
}

// deaths are the least and most that any statement of killed people says, and the number if all say the same one. ok is false where nobody says any.
func (e *Event) deaths(measures ...string) (low, high float64, best *float64, ok bool) {
	same := true
	for i := range e.Figures {
		f := &e.Figures[i]
		if !slices.Contains(measures, f.Measure) || f.Cumulative != nil && *f.Cumulative || f.Low == nil && f.High == nil {
			continue
		}
		least, most := *cmp.Or(f.Low, f.High), *cmp.Or(f.High, f.Low)
		if !ok {
			low, high, best = least, most, f.Best
		}
		same = same && f.Best != nil && best != nil && *f.Best == *best
		low, high, ok = min(low, least), max(high, most), true
	}
	if !same {
		best = nil
	}
	return low, high, best, ok
}

// agreed is the one word that all claims give, "" where they differ or none does.
func (e *Event) agreed(of func(*rows.Claim) string) string {
	word := ""
	for i := range e.Claims {
		w := of(&e.Claims[i])
		if w == "" {
			continue
		}
		if word != "" && word != w {
			return ""
		}
		word = w
	}
	return word
}

func (e *Event) actor() string {
	return e.agreed(func(c *rows.Claim) string {
		if c.Event == nil {
			return ""
		}
		return str(c.Event.Actor)
	})
}

func (e *Event) target() string {
	return e.agreed(func(c *rows.Claim) string {
		if c.Event == nil {
			return ""
		}
		return str(c.Event.Target)
	})
}

// refs are the articles of the event, each once, in the order of their days.
func (e *Event) refs() (out []hearsay.ArticleRef) {
	seen := map[string]bool{}
	add := func(a hearsay.ArticleRef) {
		if !seen[a.Version] {
			seen[a.Version] = true
			out = append(out, a)
		}
	}
	for i := range e.Claims {
		add(e.Claims[i].Article)
	}
	for i := range e.Figures {
		add(e.Figures[i].Article)
	}
	slices.SortStableFunc(out, func(a, b hearsay.ArticleRef) int {
		return cmp.Or(cmp.Compare(str(a.Published), str(b.Published)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// of joins what each article gives, each once.
func (e *Event) of(value func(*hearsay.ArticleRef) string) string {
	var list []string
	for _, a := range e.refs() {
		if v := value(&a); v != "" && !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return strings.Join(list, "; ")
}

// carried is what travels with all claims and figures of the event, for the notes of a form that has no column for it.
func (e *Event) carried() string {
	parts := []string{"fact " + e.Group.ID, "origins " + rows.Origins(e.Group.OriginsLow, e.Group.OriginsHigh), "caveats " + list(e.Group.CaveatKinds), "interest " + list(e.Group.Interests)}
	for i := range e.Claims {
		c := e.Claims[i].Carried()
		parts = append(parts, c.Words())
	}
	for i := range e.Figures {
		f := &e.Figures[i]
		c := f.Carried()
		parts = append(parts, f.Measure+" "+str(f.Of)+" "+hearsay.Interval(f.WireInterval).Words()+"; "+c.Words())
	}
	return strings.Join(parts, " | ")
}

func list(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}

// origins are the ends of the chains, as they are counted.
func (e *Event) origins() string {
	var names []string
	for _, o := range e.Group.Origins {
		names = append(names, o.Name)
	}
	return strings.Join(names, "; ")
}

// located gives the coordinates where they are known and lie on the earth.
func (e *Event) located() (lat, lon float64, ok bool) {
	p := e.Place
	if p == nil || p.Lat == nil || p.Lon == nil || math.Abs(*p.Lat) > 90 || math.Abs(*p.Lon) > 180 || math.IsNaN(*p.Lat) || math.IsNaN(*p.Lon) {
		return 0, 0, false
	}
	return *p.Lat, *p.Lon, true
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
