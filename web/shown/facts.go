package shown

import "hearsay"

// Fact says what a fact is about.
func Fact(g hearsay.Group) string {
	switch g.Class {
	case hearsay.ClassFigure:
		title := Spaced(g.Fact.Measure)
		if g.Fact.Of != "" {
			title += ", " + g.Fact.Of
		}
		if g.Fact.Subject != "" {
			title += ", " + g.Fact.Subject
		}
		if p := Str(g.Fact.Place); p != "" {
			title += ", " + p
		}
		return title
	case hearsay.ClassControl:
		return "who holds " + Either(g.Fact.Place, "a place")
	case hearsay.ClassEvent:
		return Either(g.Fact.Event, "an event") + ", " + Either(g.Fact.Place, "place not said")
	}
	return Either(g.Fact.About, Spaced(g.Class))
}

// Origins counts the distinct ends of chains: a range where some are unnamed.
func Origins(g hearsay.Group) string {
	if g.OriginsLow == g.OriginsHigh {
		return Plural(g.OriginsLow, "origin", "origins")
	}
	return hearsay.FormatNumber(float64(g.OriginsLow)) + " to " + Plural(g.OriginsHigh, "origin", "origins")
}

// Counted says what a figure counts, as "killed, Russia, soldiers".
func Counted(c hearsay.WireCounted) string {
	said := Spaced(c.Measure)
	for _, s := range []*string{c.Of, c.Subject} {
		if Str(s) != "" {
			said += ", " + Str(s)
		}
	}
	return said
}
