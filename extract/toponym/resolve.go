package toponym

import (
	"math"

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
	i, directed := f.cueAt(m)
	strict := directed || f.same(i, m.from) && f.has(i, locative) && f.w(i) != "including" && f.w(i) != "over" || f.w(i) == "of" && settlement[f.w(i-1)] != "" || m.to > m.name
	if f.shouted(m.from) {
		return e.Population >= wellKnown
	}
	if m.name == m.from+1 && f.persons[f.w(m.from)] {
		return strict && (e.Population >= townSize || f.home(e))
	}
	if f.home(e) {
		return strict || e.Population >= townSize || m.verdict == yes && !f.first(m.from)
	}
	return e.Population >= wellKnown && (strict || !f.first(m.from)) || strict && e.Population >= townSize
}

// home tells whether a place lies in a land that the article names often.
func (f *finder) home(e gazetteer.Entry) bool { return f.lands[e.Country] >= 3 }

// resolve chooses for each place which of its namesakes is meant.
func (f *finder) resolve() {
	for k := range f.found {
		m := &f.found[k]
		if len(m.entries) > 0 {
			m.chosen = f.best(*m)
			if e, ok := f.qualified(k); ok {
				m.chosen = e
			}
		}
	}
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

// best is the likeliest namesake: one of the kind that the text says, in a land that the article names, with many people.
func (f *finder) best(m mention) gazetteer.Entry {
	best, most := m.entries[0], math.Inf(-1)
	for n, e := range m.entries {
		score := math.Log10(float64(e.Population+10)) - 0.3*float64(min(n, 5))
		if f.lands[e.Country] > 0 {
			score += min(2, 0.5+0.25*float64(f.lands[e.Country]))
		}
		switch {
		case m.kind == hearsay.Admin && e.Kind == hearsay.Admin:
			score += 20
		case e.Kind == hearsay.Country, e.Kind == hearsay.Region, e.Kind == hearsay.Sea, e.Kind == hearsay.Building:
			score += 8
		case e.Kind == hearsay.Admin:
			score += 3
		}
		if score > most {
			best, most = e, score
		}
	}
	return best
}
