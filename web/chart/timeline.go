package chart

import (
	"sort"

	"hearsay"
	"hearsay/web/shown"
)

// Said is one claim on a timeline. State and Holder are set where it says who holds the place.
type Said struct {
	Who, Day      string
	Href, Label   string
	Retracted     bool
	State, Holder string
}

// Row is one claimant's row: its claims as dots, its claims about who holds the place as bands.
type Row struct {
	Name  string
	Y     float64
	Class string
	Dots  []Shape
	Bands []Bar
}

// Timeline is what is said of a place, by claimant and day.
type Timeline struct {
	Frame
	Rows   []Row
	X      []Tick
	Hidden int // claimants for whom there is no row
}

const (
	rowHeight = 34
	mostRows  = 14
)

// TimelineOf draws claims by claimant and day, those who say most first; nil where no claim has a day.
func TimelineOf(claims []Said, width float64) *Timeline {
	said := map[string][]Said{}
	var days []string
	for _, c := range claims {
		if _, last, ok := hearsay.Days(c.Day); ok {
			c.Day = last.Format(hearsay.DayFormat)
			said[c.Who] = append(said[c.Who], c)
			days = append(days, c.Day)
		}
	}
	if len(days) == 0 {
		return nil
	}
	names := busiest(said)
	shownNames := names[:min(len(names), mostRows)]
	t := &Timeline{Frame: Frame{Width: width, Left: 10, Right: width - 10, Class: classOf(width)}, Hidden: len(names) - len(shownNames)}
	t.Bottom = float64(len(shownNames))*rowHeight + 12
	t.Height = t.Bottom + 26
	sort.Strings(days)
	p := plot{left: t.Left + 12, right: t.Right - 12}
	p.first, _, _ = hearsay.Days(days[0])
	p.last, _, _ = hearsay.Days(days[len(days)-1])
	for i, n := range shownNames {
		t.Rows = append(t.Rows, rowOf(p, n, i, said[n]))
	}
	t.X = dayTicks(p, int(t.Right-t.Left)/120)
	return t
}

func busiest(said map[string][]Said) (names []string) {
	for n := range said {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := len(said[names[i]]), len(said[names[j]]); a != b {
			return a > b
		}
		return names[i] < names[j]
	})
	return names
}

// dotWidth is how far apart the claims of one day stand.
const dotWidth = 9

func rowOf(p plot, name string, n int, claims []Said) Row {
	sort.SliceStable(claims, func(i, j int) bool { return claims[i].Day < claims[j].Day })
	row := Row{Name: name, Y: float64(n)*rowHeight + 30, Class: shown.Swatch(n)}
	met := map[string]int{}
	for i, c := range claims {
		x, _ := p.x(c.Day)
		side := dotWidth
		if x > (p.left+p.right)/2 {
			side = -dotWidth
		}
		row.Dots = append(row.Dots, Shape{X: min(max(x+float64(met[c.Day]*side), p.left), p.right), Y: row.Y, Href: c.Href, Label: shown.Day(c.Day) + ": " + c.Label, Retracted: c.Retracted})
		met[c.Day]++
		if c.State != "" {
			row.Bands = append(row.Bands, Bar{X: x, Y: row.Y - 8, Width: max(4, until(p, claims[i+1:])-x), Height: 16, Class: "state-" + c.State, Label: c.Holder + " " + c.State, Href: c.Href})
		}
	}
	return row
}

// until is where a band ends: at the claimant's next claim about who holds the place.
func until(p plot, later []Said) float64 {
	for _, c := range later {
		if c.State != "" {
			x, _ := p.x(c.Day)
			return x
		}
	}
	return p.right
}
