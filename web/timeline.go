package web

import (
	"sort"

	"hearsay"
)

// TimelineRow is one claimant's row: its claims as dots, its claims about who holds the place as bands.
type TimelineRow struct {
	Name  string
	Y     float64
	Class string
	Dots  []Shape
	Bands []Bar
}

// Timeline is what is said of a place, by claimant and day.
type Timeline struct {
	Width, Height float64
	Left, Right   float64
	Bottom        float64
	Class         string
	Rows          []TimelineRow
	X             []Tick
	Hidden        int // claimants for whom there is no row
}

// Anchor is how a label at a place is set so that it does not run over the chart's edge.
func (t *Timeline) Anchor(x float64) string { return anchor(x, t.Left, t.Right) }

const (
	timelineRow  = 34
	timelineRows = 14
)

// timelineOf draws claims by claimant and day; nil where no claim has a day.
func timelineOf(claims []hearsay.ListedClaim, holders []Holder, width float64) *Timeline {
	said := map[string][]hearsay.ListedClaim{}
	var days []string
	for _, c := range claims {
		if _, _, ok := hearsay.Days(claimDay(&c)); ok {
			said[c.Claimant.Name] = append(said[c.Claimant.Name], c)
			days = append(days, claimDay(&c)[:len(hearsay.DayFormat)])
		}
	}
	if len(days) == 0 {
		return nil
	}
	var names []string
	for n := range said {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := len(said[names[i]]), len(said[names[j]]); a != b {
			return a > b
		}
		return names[i] < names[j]
	})
	t := &Timeline{Width: width, Left: 10, Right: width - 10, Class: classOf(width), Hidden: max(0, len(names)-timelineRows)}
	names = names[:min(len(names), timelineRows)]
	sort.Strings(days)
	p := plot{left: t.Left + 12, right: t.Right - 12}
	p.first, _, _ = hearsay.Days(days[0])
	p.last, _, _ = hearsay.Days(days[len(days)-1])
	for i, n := range names {
		t.Rows = append(t.Rows, timelineRowOf(p, n, i, said[n], holders))
	}
	t.Bottom = float64(len(names))*timelineRow + 12
	t.Height = t.Bottom + 26
	t.X = dayTicks(p, int(t.Right-t.Left)/90)
	return t
}

func timelineRowOf(p plot, name string, n int, claims []hearsay.ListedClaim, holders []Holder) TimelineRow {
	row := TimelineRow{Name: name, Y: float64(n)*timelineRow + 30, Class: swatch(n)}
	met := map[string]int{}
	for _, c := range claims {
		d := claimDay(&c)
		x, ok := p.x(d)
		if !ok {
			continue
		}
		row.Dots = append(row.Dots, Shape{X: x + float64(met[d]*9), Y: row.Y, Href: "/claims/" + c.ID, Label: day(d) + ": " + clip(90, words(c.Content)), Retracted: retracted(c.Caveats)})
		met[d]++
	}
	var own []Holder
	for _, h := range holders {
		if h.Claim.Claimant.Name == name {
			own = append(own, h)
		}
	}
	for i, h := range own {
		x, ok := p.x(h.Day)
		if !ok {
			continue
		}
		end := p.right
		if i+1 < len(own) {
			end, _ = p.x(own[i+1].Day)
		}
		c := h.Claim.Control
		row.Bands = append(row.Bands, Bar{X: x, Y: row.Y - 8, Width: max(4, end-x), Height: 16, Class: "state-" + c.State, Label: c.Holder + " " + c.State, Href: "/claims/" + h.Claim.ID})
	}
	return row
}
