package contradiction

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// Lookalike names two statements that look like a clash and are none: their facts differ in one thing, which the reason says; a part that is greater than its whole is a tension.
// ok is false where nothing needs saying.
func Lookalike(a, b *hearsay.Statement) (f Found, ok bool) {
	differ := differences(&a.Fact, &b.Fact)
	if len(differ) != 1 {
		return f, false
	}
	for _, on := range rests(a, b) {
		if on != differ[0] {
			f.RestsOn = append(f.RestsOn, on)
		}
	}
	apart := bounds(&a.Value).apart(bounds(&b.Value))
	values := written(&a.Value) + " and " + written(&b.Value)
	switch {
	case differ[0] == "measure":
		f.Kind, f.Reason = measures(a, b, apart, values)
	case !apart:
	case differ[0] == "of" && sameSpeaker(a, b) && loss(a.Fact.Measure) && a.Fact.Of != "" && b.Fact.Of != "":
		f.Kind, f.Reason = hearsay.Compatible, fmt.Sprintf("own against enemy losses: %s are counts of two sides, %s and %s", values, a.Fact.Of, b.Fact.Of)
	case differ[0] == "base" && total(a) && total(b):
		f.Kind, f.Reason = hearsay.Compatible, fmt.Sprintf("counted from different days, %s and %s: %s", a.Fact.Base, b.Fact.Base, values)
	case differ[0] == "subject" && overlap(a.Fact.Subject, b.Fact.Subject):
		f.Kind, f.Reason = hearsay.Compatible, fmt.Sprintf("not the same counted: %s are of %s and of %s", values, a.Fact.Subject, b.Fact.Subject)
	case differ[0] == "includes":
		f.Kind, f.Reason = hearsay.Compatible, fmt.Sprintf("not the same counted in: %s, %s against %s", values, rule(a), rule(b))
	case differ[0] == "place" && sameSpeaker(a, b) && a.Speaker != "":
		f.Kind, f.Reason = hearsay.Compatible, fmt.Sprintf("of different places: %s", values)
	case differ[0] == "cumulative" && sameSpeaker(a, b):
		f.Kind, f.Reason = hearsay.Compatible, fmt.Sprintf("a running total and the count of a period: %s", values)
	}
	return f, f.Kind != ""
}

// loss tells whether a measure counts what a side lost.
func loss(measure string) bool {
	switch measure {
	case hearsay.Killed, hearsay.Wounded, hearsay.Casualties, hearsay.Captured, hearsay.Missing, hearsay.EquipmentDestroyed, hearsay.EquipmentCaptured:
		return true
	}
	return false
}

// differences names in what two facts differ; a running total and the count of a period differ in that alone, whatever their first days.
func differences(a, b *hearsay.Fact) []string {
	var out []string
	kind := (a.Cumulative == nil) != (b.Cumulative == nil) || a.Cumulative != nil && *a.Cumulative != *b.Cumulative
	for _, d := range []struct {
		name string
		is   bool
	}{
		{"measure", a.Measure != b.Measure}, {"of", a.Of != b.Of}, {"subject", a.Subject != b.Subject}, {"base", !kind && a.Base != b.Base}, {"place", place(a) != place(b)},
		{"includes", !slices.Equal(a.Includes, b.Includes)}, {"cumulative", kind && a.Cumulative != nil && b.Cumulative != nil}, {"stock", kind && (a.Cumulative == nil || b.Cumulative == nil)},
	} {
		if d.is {
			out = append(out, d.name)
		}
	}
	return out
}

func place(f *hearsay.Fact) string {
	if f.Place == nil {
		return ""
	}
	return hearsay.Fold(*f.Place)
}

func rule(s *hearsay.Statement) string {
	if len(s.Fact.Includes) == 0 {
		return "nothing said"
	}
	return strings.Join(s.Fact.Includes, ", ")
}

// overlap tells whether one subject is a part of the other ("soldiers" of "soldiers and mercenaries").
func overlap(a, b string) bool {
	for _, s := range strings.Split(a, " and ") {
		if s != "" && slices.Contains(strings.Split(b, " and "), s) {
			return true
		}
	}
	return false
}

// measures relates counts of killed or wounded with those of casualties: one number under two measures by one speaker has changed its meaning on the way.
func measures(a, b *hearsay.Statement, apart bool, values string) (kind, reason string) {
	wide, part := a, b
	if wide.Fact.Measure != hearsay.Casualties {
		wide, part = b, a
	}
	if wide.Fact.Measure != hearsay.Casualties || part.Fact.Measure != hearsay.Killed && part.Fact.Measure != hearsay.Wounded {
		return "", ""
	}
	n, m := said(&a.Value), said(&b.Value)
	switch {
	case sameSpeaker(a, b) && a.Speaker != "" && n != nil && m != nil && *n == *m:
		return hearsay.ChangesMeasure, fmt.Sprintf("the number stays, %s, and %s become casualties or the other way round", written(&a.Value), part.Fact.Measure)
	case apart && part.AsOf <= wide.AsOf && !worlds(a, b) && bounds(&part.Value).above(bounds(&wide.Value)):
		return hearsay.Tension, fmt.Sprintf("fewer casualties than %s: %s: if casualties take in the dead and the wounded, not both can hold", part.Fact.Measure, values)
	case apart:
		return hearsay.Compatible, fmt.Sprintf("%s against casualties: casualties take in the dead and the wounded: %s", part.Fact.Measure, values)
	}
	return "", ""
}
