package table

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
)

// reader reads the rows of one table.
type reader struct {
	text   string
	opt    Options
	known  *actors.Table
	layout *layout
	style  style
	of     string           // the side of Options.Of
	names  map[string]chain // source cells that were read before
	dates  dates
	out    Table
	odd    []odd
}

// dates is how the table writes its days, found out once.
type dates struct{ known, monthFirst bool }

// odd is something about rows that a person should know.
type odd struct {
	what    string
	rows    []int
	example string
}

// note remembers that a row is odd.
func (r *reader) note(what string, row int, example string) {
	for i := range r.odd {
		if r.odd[i].what == what {
			r.odd[i].rows = append(r.odd[i].rows, row+1)
			return
		}
	}
	r.odd = append(r.odd, odd{what, []int{row + 1}, example})
}

// named is how many rows a line names.
const named = 5

// lines are the notes on rows, one line for each oddness.
func (r *reader) lines() []string {
	var out []string
	for _, o := range r.odd {
		var at []string
		for _, n := range o.rows[:min(len(o.rows), named)] {
			at = append(at, fmt.Sprint(n))
		}
		s := "row " + strings.Join(at, ", ")
		if len(o.rows) > named {
			s += fmt.Sprintf(" and %d more", len(o.rows)-named)
		}
		if o.example != "" {
			s += fmt.Sprintf(" (%q)", o.example)
		}
		out = append(out, s+": "+o.what)
	}
	return out
}

// cell is the words of a row's column.
func (r *reader) cell(row []hearsay.Span, k int) string { return r.span(row, k).Of(r.text) }

func (r *reader) span(row []hearsay.Span, k int) hearsay.Span {
	if k == none || k >= len(row) {
		return hearsay.Span{}
	}
	return row[k]
}

// row reads one row: a claim, and its figures. Rows without words, tags and a header that comes again are passed over; all others are kept as words whatever they hold.
func (r *reader) row(i int, row []hearsay.Span) {
	switch {
	case !slices.ContainsFunc(row, func(s hearsay.Span) bool { return !s.Empty() }):
		return
	case r.again(row):
		r.note("the header again; passed over", i, "")
		return
	case strings.HasPrefix(r.cell(row, r.layout.column("date")), "#"):
		r.note("tags, no values; passed over", i, "")
		return
	case len(row) > len(r.layout.names):
		r.note("more cells than the header has names; those at the end are kept as words, see that nothing is shifted", i, "")
	case len(row) < len(r.layout.names):
		r.note("fewer cells than the header has names; the missing ones are taken as empty", i, "")
	}
	from := r.span(row, r.layout.column("source"))
	claim := hearsay.Claim{Attribution: hearsay.Attribution{Content: content(row, from), Source: from, Quote: hearsay.Indirect}, Factuality: hearsay.Factuality{Stance: hearsay.Assert}}
	if len(claim.Content) == 0 {
		claim.Content = []hearsay.Span{from}
	}
	r.speaks(i, row, &claim)
	r.out.Claims = append(r.out.Claims, claim)
	r.figures(i, row, &claim)
}

// again tells whether a row repeats the header.
func (r *reader) again(row []hearsay.Span) bool {
	for k, name := range r.layout.names {
		if !strings.EqualFold(r.cell(row, k), name) {
			return false
		}
	}
	return true
}

// content is the cells of a row, in stretches around its source cell.
func content(row []hearsay.Span, source hearsay.Span) []hearsay.Span {
	var out []hearsay.Span
	open := false
	for _, s := range row {
		switch {
		case s.Empty():
		case s == source:
			open = false
		case open:
			out[len(out)-1].End = s.End
		default:
			out, open = append(out, s), true
		}
	}
	return out
}

// speaks sets who makes the claim of a row: the source cell's chain, else the one that the user named.
func (r *reader) speaks(i int, row []hearsay.Span, claim *hearsay.Claim) {
	cell := claim.Source.Of(r.text)
	if cell == "" {
		cell = r.opt.Claimant
	}
	c, read := r.names[cell]
	if !read {
		c = source(cell, r.known)
		r.names[cell] = c
	}
	for _, v := range c.via {
		at := hearsay.Span{} // what the user named stands nowhere in the text
		if !claim.Source.Empty() {
			at = hearsay.Span{Start: claim.Source.Start + v.Span.Start, End: claim.Source.Start + v.Span.End}
		}
		claim.Via = append(claim.Via, hearsay.Relay{Name: v.Name, Span: at})
	}
	if s := r.span(row, r.layout.column("via")); !s.Empty() {
		claim.Via = append(claim.Via, hearsay.Relay{Name: outlet(s.Of(r.text), r.known), Span: s})
	}
	switch len(c.claimants) {
	case 0:
		claim.Claimant = hearsay.Actor{Name: hearsay.Unattributed, Kind: hearsay.Unnamed}
		r.note("no source; taken as unattributed, or say with --claimant whose figures they are", i, "")
	case 1:
		claim.Claimant = c.claimants[0]
	default:
		claim.Claimant, claim.Claimants = joint(c.claimants), c.claimants
	}
}

// joint is several claimants as one: a side only where they share it.
func joint(of []hearsay.Actor) hearsay.Actor {
	out := of[0]
	for _, a := range of[1:] {
		out.Name += " and " + a.Name
		if a.Side != out.Side {
			out.Side = ""
		}
		out.Resolved = out.Resolved && a.Resolved
	}
	return out
}

// figures reads the numbers of a row.
func (r *reader) figures(i int, row []hearsay.Span, claim *hearsay.Claim) {
	counted, when := r.counted(i, row), r.when(i, row)
	found := false
	for _, g := range r.layout.groups {
		in, at, ok := r.interval(i, row, g)
		if found = found || ok; !ok {
			continue
		}
		f := hearsay.Figure{Span: at, Number: at, Interval: in, Counted: counted, Period: hearsay.Period{To: when}, Claim: hearsay.Ref(len(r.out.Claims) - 1)}
		if g.Measure == "" {
			if g.Column, ok = words().measures[Fold(r.cell(row, r.layout.column("type")))]; !ok {
				g.Measure = hearsay.Other
				r.note("no known type of loss; kept as other: write deaths, wounded, casualties, captured or missing", i, r.cell(row, r.layout.column("type")))
			}
		}
		f.Measure = g.Measure
		if f.Subject == "" {
			f.Subject = g.Subject
		}
		f.Unit = unitOf(g.Measure)
		f.Cumulative = r.cumulative(g.name)
		who := claim.Claimant
		f.Claimant = &who
		r.out.Figures = append(r.out.Figures, f)
	}
	if !found {
		r.note("no number that is read; kept as words", i, "")
	}
}

// unitOf is what one of a measure is.
func unitOf(measure string) string {
	switch measure {
	case hearsay.EquipmentDestroyed, hearsay.EquipmentCaptured, hearsay.MissilesLaunched, hearsay.MissilesShotDown, hearsay.Other:
		return "item"
	}
	return "person"
}

// cumulative is what the user or the column's name says; nil where neither does.
func (r *reader) cumulative(name string) *bool {
	yes := r.opt.Cumulative
	if name = Fold(name); !yes {
		yes = strings.Contains(name, "cumulative") || strings.HasPrefix(name, "total")
		if !yes && !strings.Contains(name, "daily") && !strings.Contains(name, "per day") {
			return nil
		}
	}
	return &yes
}

// counted is whose losses a row counts, of what, and where.
func (r *reader) counted(i int, row []hearsay.Span) hearsay.Counted {
	c := hearsay.Counted{Of: r.of, Subject: r.cell(row, r.layout.column("subject")), Place: r.cell(row, r.layout.column("place"))}
	if name := r.cell(row, r.layout.column("country")); name != "" {
		if c.Of = Side(name, r.known); c.Of == "" {
			r.note("no country or bloc that is known; whose losses they are stays open", i, name)
		}
	}
	return c
}

// when is the day of a row, "" where it has none.
func (r *reader) when(i int, row []hearsay.Span) string {
	if !r.dates.known {
		r.learn(i)
	}
	cell := r.cell(row, r.layout.column("date"))
	d := day(cell, r.dates.monthFirst)
	switch {
	case cell == "":
		r.note("no date; its figures are undated", i, "")
	case d == "":
		r.note("no date that can be read; write it as 2022-03-24; its figures are undated", i, cell)
	}
	return d
}

// learn finds out whether the month stands before the day.
func (r *reader) learn(first int) {
	var cells []string
	for i, line := range split(r.text) {
		if i >= first {
			cells = append(cells, r.cell(line, r.layout.column("date")))
		}
	}
	monthFirst, open := american(cells)
	r.dates = dates{true, monthFirst}
	if open {
		r.note("from here on, dates that can be read in two ways; taken as day/month/year, or write them as 2022-03-24", first, "")
	}
}
