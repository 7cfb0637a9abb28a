package contradiction

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hearsay"
	"hearsay/reference/units"
)

// Figures relates two statements of one fact (equal keys of blocking), a as of no later day than b. ok is false where there is nothing to say: they agree, or cannot be compared.
func Figures(a, b *hearsay.Statement, known Series) (f Found, ok bool) {
	f.RestsOn = rests(a, b)
	days, _ := hearsay.DaysApart(a.AsOf, b.AsOf)
	switch {
	case a.Speaker == "" && b.Speaker == "" && days > hearsay.Near: // nobody in particular has no series
	case sameSpeaker(a, b):
		f.Kind, f.Reason = one(a, b, known)
	case bounds(&a.Value).apart(bounds(&b.Value)):
		f.Kind, f.Reason = two(a, b)
	case days <= hearsay.Near:
		f.Kind, f.Reason = admission(a, b)
	}
	return f, f.Kind != ""
}

// sameSpeaker tells whether two values are compared as those of one claimant: unnamed sources and the paper's own voice count as one, the own voices of two outlets do not.
func sameSpeaker(a, b *hearsay.Statement) bool {
	if a.Speaker != b.Speaker {
		return false
	}
	one, two := voice(a), voice(b)
	return a.Speaker != "" || one == "" || two == "" || one == two
}

// voice is the outlet in whose own voice alone a statement is made, "" where a source is heard, where several outlets say it, or where the outlet is unknown.
func voice(s *hearsay.Statement) string {
	outlet := s.First().Outlet
	for i := range s.Mentions {
		if m := &s.Mentions[i]; len(m.Ends) > 0 || m.Outlet != outlet {
			return ""
		}
	}
	return outlet
}

// rests lists what two statements of one fact have in common.
func rests(a, b *hearsay.Statement) []string {
	out := []string{"measure"}
	for _, on := range []struct {
		name string
		is   bool
	}{
		{"of", a.Fact.Of != ""}, {"subject", a.Fact.Subject != ""}, {"base", a.Fact.Base != "" && !a.Assumed && !b.Assumed},
		{"place", a.Fact.Place != nil}, {"includes", len(a.Fact.Includes) > 0},
	} {
		if on.is {
			out = append(out, on.name)
		}
	}
	return out
}

// two relates disjoint values of different speakers.
func two(a, b *hearsay.Statement) (kind, reason string) {
	days, _ := hearsay.DaysApart(a.AsOf, b.AsOf)
	values := written(&a.Value) + " and " + written(&b.Value) + " " + what(a)
	switch {
	case !comparable(a, b):
		return "", ""
	case total(a) && days > hearsay.Near && bounds(&b.Value).above(bounds(&a.Value)):
		return hearsay.Updates, fmt.Sprintf("a later count: %s, %s apart", values, dayCount(days))
	case days > hearsay.Near && !total(a):
		return "", ""
	}
	return hearsay.Contradicts, fmt.Sprintf("intervals apart: %s%s, %s%s", values, since(a), asOf(days), stake(a, b))
}

// comparable tells whether two speakers must mean the same: something is gauged only against the same thing in so many words; a toll that is neither a running total nor that of a
// place may be of another incident, save where a side's soldiers, arms or missiles of a stated period are counted.
func comparable(a, b *hearsay.Statement) bool {
	switch {
	case a.Fact.Of == "" && a.Fact.Place == nil:
		return false
	case gauged(a.Fact.Measure):
		return strings.Contains(a.Fact.Subject, " ")
	case total(a):
		return true
	case a.Fact.Cumulative == nil:
		return a.Fact.Measure != hearsay.Killed && a.Fact.Measure != hearsay.Wounded && !worlds(a, b) && !further(a) && !further(b)
	}
	return !a.Upper && !b.Upper && (a.Fact.Place != nil || military(a.Fact.Subject))
}

// further tells whether a number comes on top of others ("an extra 1,000 troops") and is thus no rival of the whole.
func further(s *hearsay.Statement) bool {
	f := s.First().Count
	return f != nil && Further(f.Text)
}

// Further tells whether the words of a figure say that it comes on top of others.
func Further(text string) bool {
	said := strings.Fields(strings.ToLower(text))
	for i, w := range said {
		switch w {
		case "extra", "additional", "another", "further", "next":
			return true
		case "more":
			if i+1 == len(said) || said[i+1] != "than" {
				return true
			}
		}
	}
	return false
}

// worlds tells whether one value is ten times the other or more: then they hardly count the same, but a part and the whole.
func worlds(a, b *hearsay.Statement) bool {
	n, m := said(&a.Value), said(&b.Value)
	return n != nil && m != nil && max(*n, *m) >= 10*min(*n, *m)
}

// otherWords tells whether two values of one article are told of things that have other names, though of one class ("vehicles", "fuel tanks").
func otherWords(a, b *hearsay.Statement) bool {
	n, m := a.First().Count, b.First().Count
	return n != nil && m != nil && n.Subject != nil && m.Subject != nil && !strings.EqualFold(*n.Subject, *m.Subject)
}

func total(s *hearsay.Statement) bool { return s.Fact.Cumulative != nil && *s.Fact.Cumulative }

// gauged tells whether a measure is read off something rather than counted.
func gauged(measure string) bool {
	switch measure {
	case hearsay.Distance, hearsay.Area, hearsay.Duration, hearsay.Money, hearsay.Other:
		return true
	}
	return false
}

func military(subject string) bool {
	n, ok := units.Find(subject)
	return ok && (n.Kind == units.Military || n.Kind == units.Equipment || n.Kind == units.Missile)
}

// one relates two values of one speaker: the paper's own voice and unnamed sources count as one.
func one(a, b *hearsay.Statement, known Series) (kind, reason string) {
	if !bounds(&a.Value).apart(bounds(&b.Value)) {
		return near(a, b)
	}
	days, _ := hearsay.DaysApart(a.AsOf, b.AsOf)
	values := written(&a.Value) + ", then " + written(&b.Value) + " " + what(a)
	switch {
	case gauged(a.Fact.Measure) || a.First().ArticleID == b.First().ArticleID && (!total(a) || a.Speaker == "" || worlds(a, b) || otherWords(a, b)):
		return parts(a, b)
	case !total(a) && a.Fact.Cumulative != nil && (a.Upper || b.Upper || a.Fact.Place == nil && !military(a.Fact.Subject)):
		return "", ""
	case days == 0:
		return hearsay.Changes, fmt.Sprintf("one source, the same day, another number: %s", values)
	case !bounds(&b.Value).above(bounds(&a.Value)):
		return lower(a, b, values, days)
	case a.Fact.Cumulative == nil:
		return hearsay.Updates, fmt.Sprintf("a later count of the same source: %s, %s on", values, dayCount(days))
	case known.Increment:
		return hearsay.Updates, fmt.Sprintf("the running total went up by a reported increment: %s", values)
	case known.Points >= 3:
		return hearsay.Updates, fmt.Sprintf("the next point of a running total: %s, %s on", values, dayCount(days))
	case revised(b, raises):
		return hearsay.Updates, fmt.Sprintf("said to be raised: %s", values)
	case days > hearsay.Near:
		return hearsay.Updates, fmt.Sprintf("a later total of the same source: %s, %s on", values, dayCount(days))
	}
	return hearsay.Changes, fmt.Sprintf("the count went up within %s and nobody says why: %s", dayCount(days), values)
}

func lower(a, b *hearsay.Statement, values string, days int) (kind, reason string) {
	switch {
	case revised(b, lowers):
		return hearsay.Updates, fmt.Sprintf("said to be corrected: %s", values)
	case a.Fact.Cumulative == nil:
		return hearsay.Updates, fmt.Sprintf("a later count of the same source: %s, %s on", values, dayCount(days))
	}
	return hearsay.Changes, fmt.Sprintf("a running total went down, and no correction is stated: %s, %s on", values, dayCount(days))
}

// parts names two values that one speaker gives of like things in one article.
func parts(a, b *hearsay.Statement) (kind, reason string) {
	if a.First().ArticleID != b.First().ArticleID {
		return "", ""
	}
	return hearsay.Compatible, fmt.Sprintf("two values of one source in one article, %s and %s: of different sectors, parts or things rather than one", written(&a.Value), written(&b.Value))
}

// near relates overlapping values of one speaker: a qualifier that got lost, or a rounding.
func near(a, b *hearsay.Statement) (kind, reason string) {
	if a.AsOf < b.AsOf && a.Value.Qualifier != hearsay.OrderOfMagnitude && inside(&b.Value, &a.Value) {
		return hearsay.Narrows, fmt.Sprintf("narrowed down: %s, then %s %s", written(&a.Value), written(&b.Value), what(a))
	}
	loose, firm := a, b
	if rank(&a.Value) < rank(&b.Value) {
		loose, firm = b, a
	}
	n, m := said(&loose.Value), said(&firm.Value)
	switch {
	case n == nil || m == nil || rank(&loose.Value) == rank(&firm.Value):
		return "", ""
	case *n == *m && loose.Value.Qualifier != hearsay.OrderOfMagnitude:
		return hearsay.LosesQualifier, fmt.Sprintf("%s becomes %s: the qualifier is gone", written(&loose.Value), written(&firm.Value))
	case loose.Value.Qualifier == hearsay.About && a.AsOf == b.AsOf && math.Abs(*n-*m) <= 0.05**m:
		return hearsay.Compatible, fmt.Sprintf("a rounding: %s is %s rounded", written(&loose.Value), written(&firm.Value))
	}
	return "", ""
}

// inside tells whether a range or bound lies strictly within another of one speaker.
func inside(v, outer *hearsay.WireInterval) bool {
	s, t := bounds(v), bounds(outer)
	return s.low >= t.low && s.high <= t.high && t.high-t.low > s.high-s.low && t.low != s.low && outer.Qualifier == hearsay.Range
}

// rank orders qualifiers by how much they leave open.
func rank(v *hearsay.WireInterval) int {
	switch v.Qualifier {
	case hearsay.Exact:
		return 0
	case hearsay.About:
		return 1
	}
	return 2
}

// said is the number that a value was written with.
func said(v *hearsay.WireInterval) *float64 {
	if v.Low != nil {
		return v.Low
	}
	return v.High
}

// Beginnings of words by which a count is said to have been changed: either way, upward, downward.
var (
	revisions = []string{"revis", "correct", "recount", "updat", "adjust", "recalculat", "by mistake", "in error", "erroneous"}
	raises    = []string{"raise", "increas"}
	lowers    = []string{"lower", "reduced its", "counted twice", "double-count", "double count", "duplicat"}
)

// revised tells whether the claims of a statement say that the count was changed, either way or in the way that these words name.
func revised(s *hearsay.Statement, way []string) bool {
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if m.Said != nil && says(m.Said, revisions, way) {
			return true
		}
	}
	return false
}

// Revised tells whether a claim says that a count was changed, whichever way.
func Revised(c *hearsay.WireClaim) bool { return says(c, revisions, raises, lowers) }

// says tells whether a word of a claim or its cue begins with one of these.
func says(c *hearsay.WireClaim, ways ...[]string) bool {
	all := content(c)
	if c.Cue != nil {
		all = c.Cue.Text + " " + all
	}
	all = " " + strings.ToLower(all)
	return slices.ContainsFunc(slices.Concat(ways...), func(r string) bool { return strings.Contains(all, " "+r) })
}

// what names what is counted: "killed, the same soldiers of Russia".
func what(s *hearsay.Statement) string {
	out := strings.ReplaceAll(s.Fact.Measure, "-", " ")
	if s.Fact.Subject != "" && !gauged(s.Fact.Measure) {
		out += ", the same " + s.Fact.Subject
	}
	if s.Fact.Of != "" {
		out += " of " + s.Fact.Of
	}
	return out
}

func since(s *hearsay.Statement) string {
	if s.Fact.Base == "" {
		return ""
	}
	return " since the same day"
}

func asOf(days int) string {
	if days == 0 {
		return "as of the same day"
	}
	return "as of dates " + dayCount(days) + " apart"
}

func dayCount(days int) string {
	if days == 1 {
		return "one day"
	}
	return fmt.Sprintf("%d days", days)
}
