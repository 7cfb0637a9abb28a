package eval

import (
	"fmt"
	"math"
	"strconv"

	"hearsay"
)

func sameBound(a, b *float64, unit string) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	x, y := *a, *b
	if unit == "percent" || unit == "%" || unit == "share" { // 20 and 0.2 are the same share
		x, y = percent(x), percent(y)
	}
	return math.Abs(x-y) <= 0.02*max(math.Abs(x), math.Abs(y), 1e-9)
}

func percent(x float64) float64 {
	if math.Abs(x) <= 1 {
		return x * 100
	}
	return x
}

func sameBounds(g, r hearsay.WireFigure) bool {
	return sameBound(g.Low, r.Low, value(g.Unit)) && sameBound(g.High, r.High, value(g.Unit))
}

// sameEnd tells whether two ends of a period are both open, or lie at most so many days apart.
func sameEnd(a, b string, tolerance float64) bool {
	_, x, okX := hearsay.Days(a)
	_, y, okY := hearsay.Days(b)
	if !okX || !okY {
		return okX == okY
	}
	return math.Abs(x.Sub(y).Hours()/24) <= tolerance
}

func increment(f hearsay.WireFigure) bool { return f.Cumulative != nil && !*f.Cumulative }

// samePeriod holds an increment against all else, the same start within a fortnight, and the same end within three days, where none is the article's own day.
func samePeriod(g, r hearsay.WireFigure, day string) bool {
	end := func(f hearsay.WireFigure) string {
		if to := value(f.Period.To); to != "" {
			return to
		}
		return day
	}
	return increment(g) == increment(r) && sameEnd(value(g.Period.From), value(r.Period.From), 15) && sameEnd(end(g), end(r), 3)
}

func saidBy(f hearsay.WireFigure) string {
	if f.Claimant == nil {
		return ""
	}
	return f.Claimant.Name
}

func bound(x *float64) string {
	if x == nil {
		return "open"
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func said(f hearsay.WireFigure) string {
	return fmt.Sprintf("%s..%s %s of %s by %s", bound(f.Low), bound(f.High), f.Measure, value(f.Of), saidBy(f))
}

func (s *scorer) figures(day string, gold, read []hearsay.WireFigure) {
	pairs := bestPairs(len(gold), len(read), func(i, j int) []float64 {
		g, r := gold[i], read[j]
		near := max(iou(of(g.Number), of(r.Number)), iou(of(g.WireSpan), of(r.WireSpan)))
		if overlap(of(g.Number), of(r.Number)) == 0 || near < 0.5 {
			return nil
		}
		return []float64{near, truth(sameBounds(g, r))}
	})
	s.add(len(gold), len(read), Figures, FiguresMeasure, FiguresPeriod, FiguresOf, FiguresSaid)
	found, right := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		g, r := gold[p.i], read[p.j]
		found[p.i] = true
		right[p.j] = sameBounds(g, r) && g.Measure == r.Measure && SameName(saidBy(g), saidBy(r))
		s.figure(day, g, r)
	}
	s.scoredFigures(read, right)
	for i, g := range gold {
		if !found[i] {
			s.miss(Figures, "not read: "+string(s.text[g.Start:g.End]))
		}
	}
}

func (s *scorer) figure(day string, g, r hearsay.WireFigure) {
	words := string(s.text[g.Start:g.End])
	why := fmt.Sprintf("%s: gold %s | read %s", words, said(g), said(r))
	steps := []struct {
		row string
		ok  bool
	}{
		{Figures, sameBounds(g, r)}, {FiguresMeasure, g.Measure == r.Measure}, {FiguresOf, party(g.Of) == party(r.Of)}, {FiguresSaid, SameName(saidBy(g), saidBy(r))},
	}
	for _, step := range steps {
		if !step.ok {
			s.miss(step.row, why)
			break
		}
		s.hit(step.row, true)
	}
	if steps[0].ok {
		s.wrongParty(party(g.Of), party(r.Of), words)
	}
	if steps[0].ok && steps[1].ok {
		ok := samePeriod(g, r, day)
		s.hit(FiguresPeriod, ok)
		if !ok {
			s.miss(FiguresPeriod, fmt.Sprintf("%s: gold %s | read %s", words, spell(g), spell(r)))
		}
	}
}

func spell(f hearsay.WireFigure) string {
	running := "no count"
	if f.Cumulative != nil {
		running = map[bool]string{true: "total", false: "increment"}[*f.Cumulative]
	}
	return fmt.Sprintf("%s %s/%s", running, value(f.Period.From), value(f.Period.To))
}
