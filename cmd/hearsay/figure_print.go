package main

import (
	"fmt"
	"strings"

	"hearsay"
)

// measureWords are the measures as they stand after a number.
var measureWords = map[string]string{
	hearsay.InjuredCivilians: "injured civilians", hearsay.KilledCivilians: "killed civilians", hearsay.EquipmentDestroyed: "pieces of equipment destroyed", hearsay.EquipmentCaptured: "pieces of equipment captured",
	hearsay.MissilesLaunched: "missiles launched", hearsay.MissilesShotDown: "missiles shot down", hearsay.Distance: "in distance", hearsay.Area: "in area", hearsay.Population: "inhabitants",
	hearsay.Duration: "in time", hearsay.Money: "in money", hearsay.Other: "of another measure",
}

// interestWords say where a claimant stands with regard to what it counts.
var interestWords = map[string]string{hearsay.OwnSide: ", counting its own side", hearsay.EnemySide: ", counting its enemy", hearsay.ThirdParty: ", as a third party"}

func (p *readingPage) listFigures() {
	if len(p.r.Figures) == 0 {
		return
	}
	p.heading("Figures")
	for i := range p.r.Figures {
		f := &p.r.Figures[i]
		first, hanging := number(i + 1)
		p.line(first, hanging, p.figure(f)+": "+p.quoted(f.Span))
	}
}

// figure is a figure in words: "at least 450 casualties of Russia (soldiers) since 24 Feb 2022, said by Government of Ukraine, counting its enemy (claim 2)".
func (p *readingPage) figure(f *hearsay.Figure) string {
	words := bold(safe(f.Interval.Words()+unitWords(f.Unit), false)) + " " + counted(f.Counted)
	if n := p.figures[f.Derived.RelativeTo]; n > 0 {
		words += fmt.Sprintf(", relative to figure %d", n)
		if f.Derived.Low != nil || f.Derived.High != nil {
			words += ", that is " + hearsay.Interval{Low: f.Derived.Low, High: f.Derived.High}.Words()
		}
	}
	words += running(f)
	if len(f.Includes) > 0 {
		words += ", " + safe(strings.Join(f.Includes, " and "), false) + " included"
	}
	words += ", " + speaker(f)
	if n := p.claims[f.Claim]; n > 0 {
		words += fmt.Sprintf(" (claim %d)", n)
	}
	return words
}

// unitWords is the unit after a number, "" where persons and pieces need none.
func unitWords(unit string) string {
	switch unit {
	case "", "person", "item":
		return ""
	case "ratio":
		return " times"
	}
	return " " + unit
}

// counted is the measure, the party, what is counted and where.
func counted(c hearsay.Counted) string {
	measure := measureWords[c.Measure]
	if measure == "" {
		measure = strings.ReplaceAll(c.Measure, "-", " ")
	}
	words := measure
	if c.Of != "" {
		words += " of " + c.Of
	}
	if c.Subject != "" && !strings.Contains(measure, c.Subject) {
		words += " (" + c.Subject + ")"
	}
	if c.Place != "" {
		words += " in " + c.Place
	}
	return safe(words, false)
}

// running is the period that a figure counts over.
func running(f *hearsay.Figure) string {
	words := ""
	switch from, to := f.Period.From, f.Period.To; {
	case from != "" && to != "" && from == to:
		words = " on " + hearsay.FormatDay(from)
	case from != "" && to != "":
		words = " from " + hearsay.FormatDay(from) + " to " + hearsay.FormatDay(to)
	case from != "":
		words = " since " + hearsay.FormatDay(from)
	case to != "":
		words = " up to " + hearsay.FormatDay(to)
	}
	if f.Cumulative != nil && *f.Cumulative {
		words += " in all"
	}
	return safe(words, false)
}

// speaker is who says the figure, and where it stands with regard to what is counted.
func speaker(f *hearsay.Figure) string {
	if f.Claimant == nil {
		return "in the article's own voice"
	}
	return "said by " + safe(f.Claimant.Name, false) + interestWords[f.Interest]
}
