package extract

import (
	"hearsay"
)

var (
	ranged  = set("range reach reaches fired fly flying launched launchers away altitude")
	moved   = set("back advanced retreated withdrew forward")
	troops  = set("forces troops army soldiers tanks convoy fighters units enemy column")
	shares  = set("share shares shared")
	outside = set("journalists journalist foreigners tourists aid-workers")
)

// stretch is the party or place that a distance is told of: the one whose troops stand or were moved so far, who owns a front or shares a border, the town that lies so far from another place; "" for
// the range of a weapon.
func (j *figureJoin) stretch(f *hearsay.Figure) string {
	s := j.at()
	from, to := max(j.tokens(s).From, j.phrase.From-25), min(j.doc.Sentences[s].To, j.phrase.To+6)
	near := func(words map[string]bool, lo, hi int) bool {
		for k := max(from, lo); k < min(to, hi); k++ {
			if words[j.lower(k)] {
				return true
			}
		}
		return false
	}
	switch {
	case near(ranged, j.phrase.From-8, j.phrase.To+3):
		return ""
	case j.lower(j.phrase.To) == "border" || j.lower(j.phrase.To-1) == "border":
		if near(shares, j.phrase.From-6, j.phrase.From) {
			return j.subjectBefore(s, j.phrase.From)
		}
		return ""
	case near(moved, j.phrase.From-10, j.phrase.From):
		return j.movedParty(f, s)
	case near(set("front frontline"), j.phrase.From-8, j.phrase.From):
		return j.frontOf(s)
	}
	if j.lower(j.phrase.To) != "from" && j.lower(j.phrase.From-2) != "distance" {
		return ""
	}
	if near(set("enemy"), j.phrase.From-12, j.phrase.From) {
		return j.enemy(f, s)
	}
	if name := j.townBefore(f, s); name != "" {
		return name
	}
	if near(troops, j.phrase.From-25, j.phrase.From) {
		return j.subjectBefore(s, j.phrase.From)
	}
	return ""
}

// movedParty is whose troops were driven back or went on: the enemy where it is called so, else the country named last before the distance.
func (j *figureJoin) movedParty(f *hearsay.Figure, s int) string {
	for k := j.phrase.From - 12; k < j.phrase.From; k++ {
		if k >= j.doc.Sentences[s].From && j.sortAt(k) == "enemy" {
			return j.enemy(f, s)
		}
	}
	side := ""
	for _, p := range j.partiesIn(s) {
		if p.To <= j.phrase.From && p.role != speaking && p.role != oblique {
			side = p.side
		}
	}
	return side
}

// frontOf is the country that owns the front line before the distance: "Russia's front line", "the Russian front line".
func (j *figureJoin) frontOf(s int) string {
	side := ""
	for _, p := range j.partiesIn(s) {
		if p.To > j.phrase.From || p.role == speaking {
			continue
		}
		for k := p.To; k < p.To+6 && k < j.phrase.From; k++ {
			if w := j.lower(k); w == "front" || w == "frontline" {
				side = p.side
			}
		}
	}
	return side
}

// townBefore is the town that is said to lie so far from another one: "Hirne, some 40 km from Kyiv", "the city, which lies 40 km from the border".
func (j *figureJoin) townBefore(f *hearsay.Figure, s int) string {
	k := j.phrase.From - 1
	for k > j.doc.Sentences[s].From && lying[j.lower(k)] {
		k--
	}
	if j.lower(k) == "," || k < j.phrase.From-1 {
		for i := k; i >= max(j.doc.Sentences[s].From, k-10); i-- {
			for _, p := range j.placesIn(j.doc.Tokens[i].Span) {
				if p.Kind == hearsay.City || p.Kind == hearsay.Village {
					return p.Name
				}
			}
			if j.sortAt(i) != "" || troops[j.lower(i)] {
				return ""
			}
		}
	}
	for k := j.phrase.From - 1; k >= max(j.doc.Sentences[s].From, j.phrase.From-14); k-- {
		if places := j.placesIn(j.doc.Tokens[k].Span); len(places) > 0 && places[0].Kind != hearsay.Country && j.apposed(k+1) {
			return places[0].Name
		}
	}
	return ""
}

var lying = set("some about around just only roughly nearly almost lies lie lying located situated which that is over than more less")

// apposed tells whether words before the figure at hand, from token k on, only describe a place: a comma, and no troops.
func (j *figureJoin) apposed(k int) bool {
	if j.lower(k) != "," {
		return false
	}
	for ; k < j.phrase.From; k++ {
		if troops[j.lower(k)] {
			return false
		}
	}
	return true
}

// invadedNear is the invaded side of a known war that sentence s or the one before names, "" for none.
func (j *figureJoin) invadedNear(s int) string {
	for back := s; back >= max(0, s-1); back-- {
		for _, p := range j.partiesIn(back) {
			if w, fights := j.lex.war(p.side); fights && p.side == w.invaded {
				return p.side
			}
		}
	}
	return ""
}

// lossesIn tells whether a figure counts losses of which only the country is told where they fell: "losses in Ukraine rose to 400". They are the speaker's own where he fights there and it is not his country, else nobody's that is known.
func (j *figureJoin) lossesIn(f *hearsay.Figure, s int) (side string, only bool) {
	where := ""
	for _, p := range j.partiesIn(s) {
		if k := p.From - 2; j.lower(k+1) == "in" && (j.lower(k) == "losses" || j.lower(k) == "casualties") {
			where = p.side
		} else if p.role != speaking {
			return "", false
		}
	}
	if where == "" {
		return "", false
	}
	if side := speakerSide(f); j.lex.opponent(where) == side {
		return side, true
	}
	return "", true
}
