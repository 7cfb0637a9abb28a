package eval

import (
	"fmt"
	"math"
	"unicode"

	"hearsay"
)

// meanDiameter is of the Earth in km, for the haversine formula.
const meanDiameter = 12742

func km(a, b hearsay.WirePlace) float64 {
	if a.Lat == nil || a.Lon == nil || b.Lat == nil || b.Lon == nil {
		return math.Inf(1)
	}
	rad := func(x float64) float64 { return x * math.Pi / 180 }
	h := math.Pow(math.Sin(rad(*b.Lat-*a.Lat)/2), 2) + math.Cos(rad(*a.Lat))*math.Cos(rad(*b.Lat))*math.Pow(math.Sin(rad(*b.Lon-*a.Lon)/2), 2)
	return meanDiameter * math.Asin(min(1, math.Sqrt(h)))
}

func (s *scorer) places(gold, read []hearsay.WirePlace) {
	pairs := bestPairs(len(gold), len(read), func(i, j int) []float64 {
		return agreeing(iou(of(gold[i].WireSpan), of(read[j].WireSpan)))
	})
	s.add(len(gold), len(read), Places, PlacesNear)
	s.counts[Places].Hit += len(pairs)
	for _, p := range pairs {
		g, r := gold[p.i], read[p.j]
		d := km(g, r)
		wide := isWide(g.Kind) && value(g.Country) == value(r.Country)
		if d <= 10 || wide && (d <= 161 || g.Kind == hearsay.Country && !math.IsInf(d, 1)) {
			s.hit(PlacesNear, true)
		} else {
			s.miss(PlacesNear, fmt.Sprintf("%s: off by %.0f km", g.Text, d))
		}
	}
}

func agreeing(w float64) []float64 {
	if w < 0.5 {
		return nil
	}
	return []float64{w}
}

func isWide(kind string) bool {
	switch kind {
	case hearsay.Country, hearsay.Admin, hearsay.Region, hearsay.Sea:
		return true
	}
	return false
}

func sameDays(a, b string) bool {
	if a == "" || b == "" || a == b {
		return a != "" && b != ""
	}
	a1, a2, okA := hearsay.Days(a)
	b1, b2, okB := hearsay.Days(b)
	if !okA || !okB {
		return false
	}
	day := func(hours float64) float64 { return hours/24 + 1 }
	first, last := a1, a2
	if b1.After(first) {
		first = b1
	}
	if b2.Before(last) {
		last = b2
	}
	from, to := a1, a2
	if b1.Before(from) {
		from = b1
	}
	if b2.After(to) {
		to = b2
	}
	return 2*day(last.Sub(first).Hours()) >= day(to.Sub(from).Hours())
}

func (s *scorer) times(gold, read []hearsay.WireTime) {
	pairs := bestPairs(len(gold), len(read), func(i, j int) []float64 {
		w := iou(of(gold[i].WireSpan), of(read[j].WireSpan))
		if w < 0.5 {
			return nil
		}
		return []float64{w, truth(value(gold[i].Value) == value(read[j].Value))}
	})
	s.add(len(gold), len(read), Times)
	s.add(valued(gold), valued(read), TimesValue)
	s.counts[Times].Hit += len(pairs)
	for _, p := range pairs {
		g, r := gold[p.i], read[p.j]
		if value(g.Value) == "" {
			continue
		}
		ok := sameDays(value(g.Value), value(r.Value))
		s.hit(TimesValue, ok)
		if !ok {
			s.miss(TimesValue, fmt.Sprintf("%s: gold %s read %s", string(s.text[g.Start:g.End]), value(g.Value), value(r.Value)))
		}
	}
}

func valued(ts []hearsay.WireTime) int {
	n := 0
	for _, t := range ts {
		n += int(truth(value(t.Value) != ""))
	}
	return n
}

func (s *scorer) furniture(gold, read []hearsay.WireFurniture) {
	chars := func(fs []hearsay.WireFurniture) map[int]bool {
		out := map[int]bool{}
		for _, f := range fs {
			for i := f.Start; i < f.End; i++ {
				if !unicode.IsSpace(s.text[i]) {
					out[i] = true
				}
			}
		}
		return out
	}
	g, r := chars(gold), chars(read)
	both := 0
	for i := range g {
		both += int(truth(r[i]))
	}
	s.add(len(g), len(r), Furniture)
	s.counts[Furniture].Hit += both
}
