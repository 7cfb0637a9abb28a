package contradiction

import (
	"fmt"

	"hearsay"
)

// interest is the speaker's with regard to what a statement counts: what its reading says, else own-side where a body of a side counts that side's. "" when unknown.
func interest(s *hearsay.Statement) string {
	m := s.First()
	if m.Count != nil && m.Count.Interest != nil {
		return *m.Count.Interest
	}
	if len(m.Ends) == 1 && m.Ends[0].Side != "" && m.Ends[0].Side == s.Fact.Of {
		return hearsay.OwnSide
	}
	return ""
}

// owned tells which of two statements of different speakers is a side's own count of its losses; ok is false unless exactly one is.
func owned(a, b *hearsay.Statement) (own, other *hearsay.Statement, ok bool) {
	if !loss(a.Fact.Measure) || a.Speaker == "" || b.Speaker == "" {
		return nil, nil, false
	}
	switch one, two := interest(a) == hearsay.OwnSide, interest(b) == hearsay.OwnSide; {
	case one && !two:
		return a, b, true
	case two && !one:
		return b, a, true
	}
	return nil, nil, false
}

// stake adds to the reason of a clash over losses whose own count the one figure is.
func stake(a, b *hearsay.Statement) string {
	own, other, ok := owned(a, b)
	switch {
	case !ok:
		return ""
	case bounds(&own.Value).above(bounds(&other.Value)):
		return fmt.Sprintf("; %s is the side's own count and the higher: an admission against interest", written(&own.Value))
	}
	return fmt.Sprintf("; %s is the side's own count of its losses", written(&own.Value))
}

// admission relates two counts of losses that agree, where the one is the side's own: what it admits stands out.
func admission(a, b *hearsay.Statement) (kind, reason string) {
	own, other, ok := owned(a, b)
	if !ok || !comparable(a, b) || said(&own.Value) == nil || said(&other.Value) == nil {
		return "", ""
	}
	return hearsay.Compatible, fmt.Sprintf("an admission against interest: the side's own count, %s, bears out %s %s", written(&own.Value), written(&other.Value), what(own))
}
