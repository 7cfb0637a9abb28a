package rows

import (
	"slices"

	"hearsay"
)

// mentions are the claims and the figures of a reading as alignment sees them.
func mentions(r *hearsay.WireReading) (claims, figures []mention) {
	for i := range r.Claims {
		claims = append(claims, claimMention(&r.Claims[i]))
	}
	for i := range r.Figures {
		figures = append(figures, figureMention(&r.Figures[i]))
	}
	return claims, figures
}

// Join adds to a reading what another reading of the same version has beyond it: the claims and figures that are aligned with none of its own and whose ids it lacks. What is
// added points at its own claims where the other reading's are aligned with them. The other reading is used up.
func Join(r, other *hearsay.WireReading) {
	kept := map[string]string{}
	claims, figures := mentions(r)
	otherClaims, otherFigures := mentions(other)
	paired(claims, otherClaims, kept)
	paired(figures, otherFigures, kept)
	Rename(other, kept)
	has := map[string]bool{}
	for _, m := range slices.Concat(claims, figures) {
		has[m.id] = true
	}
	for _, c := range other.Claims {
		if !has[c.ID] {
			r.Claims = append(r.Claims, placed(r, other, c))
		}
	}
	for _, f := range other.Figures {
		if !has[f.ID] {
			r.Figures = append(r.Figures, f)
		}
	}
	for i := range other.Places {
		placeOf(r, &other.Places[i])
	}
}

// beside aligns two readings of one text: as ever, then the figures whose numbers stand at one place.
func beside(ours, theirs []mention) *alignment {
	a := align(ours, theirs)
	for n := range theirs {
		o := slices.IndexFunc(ours, func(m mention) bool { return m.at.Overlaps(theirs[n].at) })
		if a.of[n] < 0 && o >= 0 && !a.used[o] {
			a.pair(n, o)
		}
	}
	return a
}

// paired notes under which id of ours each mention of another reading stands.
func paired(ours, theirs []mention, kept map[string]string) {
	for n, o := range beside(ours, theirs).of {
		if o >= 0 {
			kept[theirs[n].id] = ours[o].id
		}
	}
}

// placed is a claim of another reading with its event at a place of r.
func placed(r, other *hearsay.WireReading, c hearsay.WireClaim) hearsay.WireClaim {
	if c.Event != nil && c.Event.Place != nil {
		e := *c.Event
		at := placeOf(r, &other.Places[*e.Place])
		e.Place = &at
		c.Event = &e
	}
	return c
}

// placeOf is the index in r of a place named by these words, which is added where r has none.
func placeOf(r *hearsay.WireReading, p *hearsay.WirePlace) int {
	at := slices.IndexFunc(r.Places, func(q hearsay.WirePlace) bool { return q.Start == p.Start && q.End == p.End })
	if at < 0 {
		r.Places = append(r.Places, *p)
		at = len(r.Places) - 1
	}
	return at
}

// Difference is one thing in which two readings of one version differ: a claim or figure that only one of them has (the other's id is ""), or one that both have with other values.
type Difference struct {
	Ours, Theirs string // ids
	Words        string // those of the claim or figure
	Values       []Values
}

// Values are what two readings say of one field, "" where one says nothing.
type Values struct{ Field, Ours, Theirs string }

// Differences tells where another reading differs from ours: claims first, then figures; what both have, then what only they have, then what only we have.
func Differences(ours, theirs *hearsay.WireReading) []Difference {
	claims, figures := mentions(ours)
	theirClaims, theirFigures := mentions(theirs)
	out := differences(beside(claims, theirClaims), func(o int) string { return claimSaid(&ours.Claims[o]) }, func(n int) string { return claimSaid(&theirs.Claims[n]) },
		func(o, n int) []Values { return claimValues(&ours.Claims[o], &theirs.Claims[n]) })
	return append(out, differences(beside(figures, theirFigures), func(o int) string { return ours.Figures[o].Text }, func(n int) string { return theirs.Figures[n].Text },
		func(o, n int) []Values { return figureValues(&ours.Figures[o], &theirs.Figures[n]) })...)
}

func differences(a *alignment, ours, theirs func(int) string, values func(o, n int) []Values) (out []Difference) {
	for n, o := range a.of {
		if o < 0 {
			continue
		}
		if v := values(o, n); len(v) > 0 {
			out = append(out, Difference{a.old[o].id, a.new[n].id, ours(o), v})
		}
	}
	for n, o := range a.of {
		if o < 0 {
			out = append(out, Difference{Theirs: a.new[n].id, Words: theirs(n)})
		}
	}
	for o, used := range a.used {
		if !used {
			out = append(out, Difference{Ours: a.old[o].id, Words: ours(o)})
		}
	}
	return out
}

func claimSaid(c *hearsay.WireClaim) string {
	if len(c.Content) == 0 {
		return Anchor(c).Text
	}
	return c.Content[0].Text
}

func claimValues(a, b *hearsay.WireClaim) []Values {
	return differing([]Values{{"claimant", a.Claimant.Name, b.Claimant.Name}, {"stance", a.Stance, b.Stance}, {"likelihood", str(a.Likelihood), str(b.Likelihood)}})
}

func figureValues(a, b *hearsay.WireFigure) []Values {
	return differing([]Values{{"low", bound(a.Low), bound(b.Low)}, {"high", bound(a.High), bound(b.High)}, {"measure", a.Measure, b.Measure}, {"of", str(a.Of), str(b.Of)}})
}

func differing(values []Values) []Values {
	return slices.DeleteFunc(values, func(v Values) bool { return hearsay.Fold(v.Ours) == hearsay.Fold(v.Theirs) })
}

func bound(x *float64) string {
	if x == nil {
		return ""
	}
	return hearsay.FormatNumber(*x)
}
