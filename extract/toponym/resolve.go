package toponym

import (
	"math"
	"strings"

	"hearsay"
	"hearsay/reference/gazetteer"
)

// plausible tells whether a mention taken for a place is likely one: a well-known name, or a small one that the text itself calls a place.
func (f *finder) plausible(m mention) bool {
	if len(m.entries) == 0 {
		return true
	}
	e := f.best(m)
	switch e.Kind {
	case hearsay.Country, hearsay.Region, hearsay.Sea, hearsay.Building:
		return e.Kind != hearsay.Building || m.name > m.from+1 || !f.persons[f.w(m.from)]
	}
	strict := f.strict(m)
	switch {
	case f.shouted(m.from):
		return e.Population >= 5*wellKnown
	case f.w(m.from-1) == "of" && settlement[f.w(m.from-2)] != "":
		return true
	case m.name == m.from+1 && (f.persons[f.w(m.from)] || f.common[f.w(m.from)]):
		return strict && (e.Population >= townSize || f.home(e))
	case f.home(e):
		return strict || m.cued || e.Population >= townSize && !f.first(m.from) || gazetteer.Key(e.Name) == gazetteer.Key(gazetteerKey(f, m)) && !f.first(m.from)
	case f.lands[e.Country] > 1 && m.cued:
		return true
	}
	return e.Population >= wellKnown && (m.cued || !f.first(m.from)) || (strict || m.cued) && e.Population >= townSize
}

// strict tells whether the word before a mention stands before places only.
func (f *finder) strict(m mention) bool {
	i, directed := f.cueAt(m)
	return directed || m.to > m.name || f.same(i, m.from) && f.has(i, locative) && f.w(i) != "including" && f.w(i) != "over"
}

// home tells whether a place lies in a land that the article names often.
func (f *finder) home(e gazetteer.Entry) bool { return f.lands[e.Country] >= 3 }

// resolve chooses for each place which of its namesakes is meant.
func (f *finder) resolve() {
	anchors := f.anchors()
	near := map[namesakes]gazetteer.Entry{}
	for k := range f.found {
		m := &f.found[k]
		if m.verdict != yes || len(m.entries) == 0 {
			continue
		}
		m.chosen = f.best(*m)
		if e, ok := f.qualified(k); ok {
			m.chosen = e
		} else if e, ok := f.holder(k); ok {
			m.chosen = e
		} else if small(m.chosen) && len(m.entries) > 1 {
			key := namesakes{&m.entries[0], m.kind == hearsay.Admin}
			if _, ok := near[key]; !ok {
				near[key] = nearest(*m, anchors)
			}
			m.chosen = near[key]
		}
	}
}

// anchors are the article's first towns, once each: what stands near them is meant.
func (f *finder) anchors() []gazetteer.Entry {
	var out []gazetteer.Entry
	seen := map[int]bool{}
	for _, m := range f.found {
		if m.verdict != yes || len(m.entries) == 0 || len(out) == enoughAnchors {
			continue
		}
		if e := f.best(m); (e.Kind == hearsay.City || e.Kind == hearsay.Village) && !seen[e.ID] {
			seen[e.ID] = true
			out = append(out, e)
		}
	}
	return out
}

const enoughAnchors = 50

// nearest is the small namesake that lies nearest to another place of the article, the likeliest where none lies near.
func nearest(m mention, anchors []gazetteer.Entry) gazetteer.Entry {
	best, least := m.chosen, float64(nearby)
	for _, a := range anchors {
		if a == m.chosen {
			continue
		}
		for _, e := range m.entries {
			if d := apart(e, a); small(e) && d < least {
				best, least = e, d
			}
		}
	}
	return best
}

const nearby = 120 // km within which a small place is taken to be the namesake meant

func small(e gazetteer.Entry) bool {
	return (e.Kind == hearsay.City || e.Kind == hearsay.Village) && e.Population < wellKnown
}

// apart is the distance of two places in km, on a sphere.
func apart(a, b gazetteer.Entry) float64 {
	const radian = math.Pi / 180
	h := math.Pow(math.Sin((b.Lat-a.Lat)*radian/2), 2) + math.Cos(a.Lat*radian)*math.Cos(b.Lat*radian)*math.Pow(math.Sin((b.Lon-a.Lon)*radian/2), 2)
	return 12742 * math.Asin(min(1, math.Sqrt(h)))
}

// qualified is the namesake that lies in the land or area named right after it: "Lynchburg, Virginia", "the Mykolaiv of Lviv region".
func (f *finder) qualified(k int) (gazetteer.Entry, bool) {
	if k+1 >= len(f.found) || f.between(k) != "," && f.between(k) != "in" && f.between(k) != "of" || len(f.found[k+1].entries) == 0 {
		return gazetteer.Entry{}, false
	}
	for _, outer := range f.found[k+1].entries {
		for _, e := range f.found[k].entries {
			inside := outer.Kind == hearsay.Country && e.Country == outer.Country || outer.Kind == hearsay.Admin && e.Country == outer.Country && e.Admin1 == outer.Admin1
			if inside && e.Kind != hearsay.Admin && e.Kind != hearsay.Country && f.found[k].kind == "" {
				return e, true
			}
		}
	}
	return gazetteer.Entry{}, false
}

// holder is the namesake of the kth mention that holds the place named right before it: the Georgia of "Atlanta, Georgia".
func (f *finder) holder(k int) (gazetteer.Entry, bool) {
	if k == 0 || f.between(k-1) != "," || len(f.found[k-1].entries) == 0 {
		return gazetteer.Entry{}, false
	}
	inner := f.best(f.found[k-1])
	if inner.Kind == hearsay.Country || inner.Country == "" {
		return gazetteer.Entry{}, false
	}
	for _, e := range f.found[k].entries {
		if e.Country == inner.Country && (e.Kind == hearsay.Country || e.Kind == hearsay.Admin && e.Admin1 == inner.Admin1 && inner.Kind != hearsay.Admin) {
			return e, true
		}
	}
	return gazetteer.Entry{}, false
}

// best is the likeliest namesake: one of the kind that the text says, in a land that the article names, with many people.
func (f *finder) best(m mention) gazetteer.Entry {
	if len(m.entries) == 1 {
		return m.entries[0]
	}
	key := namesakes{&m.entries[0], m.kind == hearsay.Admin}
	e, ok := f.chosen[key]
	if !ok {
		e = f.likeliest(m)
		f.chosen[key] = e
	}
	return e
}

func (f *finder) likeliest(m mention) gazetteer.Entry {
	best, most := m.entries[0], math.Inf(-1)
	for n, e := range m.entries {
		if score := f.score(m, n, e); score > most {
			best, most = e, score
		}
	}
	return best
}

// ownName is what a place's own name is worth against another of its many.
const ownName = 0.7

// score is how likely the nth namesake is meant; a unit is a factor of ten in people.
func (f *finder) score(m mention, n int, e gazetteer.Entry) float64 {
	score := math.Log10(float64(e.Population + 10))
	if gazetteer.Key(e.Name) == gazetteer.Key(gazetteerKey(f, m)) {
		score += ownName
	}
	if f.lands[e.Country] > 0 {
		score += min(2, 0.5+0.25*float64(f.lands[e.Country]))
	}
	switch {
	case m.kind == hearsay.Admin && e.Kind == hearsay.Admin && strings.HasSuffix(e.Name, " City"): // a city that is an area of its own
		score += 10
	case m.kind == hearsay.Admin && e.Kind == hearsay.Admin:
		score += 20
	case e.Kind == hearsay.Country, e.Kind == hearsay.Region, e.Kind == hearsay.Sea, e.Kind == hearsay.Building:
		score += 8
	case e.Kind == hearsay.Admin:
		score -= 1.3 // all its people count for it; its chief town of the same name is likelier
	default:
		score -= 0.3 * float64(min(n, 5))
	}
	return score
}
