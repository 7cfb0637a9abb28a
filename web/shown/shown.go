// Package shown writes values as a page shows them: numbers, days, hedges and colours of the ledger come in, words and class names go out, for web and its charts and marks.
package shown

import (
	"math"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// NotSaid stands where the article says nothing: never a blank and never a zero.
const NotSaid = "not said"

// Bound writes one end of an interval.
func Bound(x *float64) string {
	if x == nil {
		return NotSaid
	}
	return hearsay.FormatNumber(*x)
}

// Interval writes a number as it is bounded.
func Interval(v hearsay.WireInterval) string { return hearsay.Interval(v).Words() }

// Day writes an ISO day, month, year or interval as 24 Mar 2022; what is none of these stays as it is, and nothing is "not said".
func Day(value any) string {
	if s := text(value); s != "" {
		return hearsay.FormatDay(s)
	}
	return NotSaid
}

// ISO is the datetime attribute of an ISO value, "" where it has none.
func ISO(value any) string {
	s := text(value)
	if first, _, ok := hearsay.Days(s); ok && !strings.Contains(s, "/") {
		if len(s) >= len(hearsay.DayFormat) {
			return first.Format(hearsay.DayFormat)
		}
		return s
	}
	return ""
}

func text(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case *string:
		return Str(v)
	case time.Time:
		return v.Format(hearsay.DayFormat)
	}
	return ""
}

// Str is an optional text, "" where it is absent.
func Str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Words are the words of several stretches, their gaps marked.
func Words(spans []hearsay.WireSpan) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = Fold(s.Text)
	}
	return strings.Join(parts, " … ")
}

// Fold writes words that ran over several lines on one.
func Fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// Either is a text, or what stands in its place where it is empty.
func Either(s any, otherwise string) string {
	if t := text(s); t != "" {
		return t
	}
	return otherwise
}

// Spaced writes a word of our vocabulary as people do: realistic-possibility as realistic possibility.
func Spaced(s any) string { return strings.ReplaceAll(text(s), "-", " ") }

// Plural counts things in words: 1 claim, 1,200 claims.
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return hearsay.FormatNumber(float64(n)) + " " + many
}

// Clip cuts long words at a word's end and says so with an ellipsis.
func Clip(n int, s string) string {
	s = Fold(s)
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// Percent writes a score as so many in 100, "" where there is none.
func Percent(score *float64) string {
	if score == nil {
		return ""
	}
	return strconv.FormatFloat(100**score, 'f', 0, 64) + " in 100"
}

// Land writes a claimant's kind and side as small text.
func Land(a hearsay.WireActor) string {
	if s := Str(a.Side); s != "" {
		return Spaced(a.Kind) + ", " + s
	}
	return Spaced(a.Kind)
}

// Reader says what read a version.
func Reader(r *hearsay.Reader) string {
	if r == nil {
		return "not read"
	}
	if r.Tagger == "" {
		return "read by hearsay " + r.Version
	}
	return "read by hearsay " + r.Version + " (" + r.Tagger + ")"
}

// Caveat say what a caveat warns of.
func Caveat(kind string) string {
	switch kind {
	case hearsay.Unconfirmed:
		return "not independently confirmed"
	case hearsay.NoEvidence:
		return "said without evidence"
	case hearsay.HackedClaim:
		return "called the work of hackers"
	}
	return Spaced(kind)
}

// Retracted tells whether a claim's caveats take it back.
func Retracted(caveats []hearsay.WireCaveat) bool {
	for _, c := range caveats {
		if c.Kind == hearsay.Retracted || c.Kind == hearsay.HackedClaim {
			return true
		}
	}
	return false
}

// Interest says in words whose losses a claimant counts.
func Interest(kind *string) string {
	switch Str(kind) {
	case hearsay.OwnSide:
		return "counts its own side"
	case hearsay.EnemySide:
		return "counts the other side"
	case hearsay.ThirdParty:
		return "a third party"
	}
	return ""
}

// Precision says in words how exactly a place is known (UCDP where_prec).
func Precision(p int) string {
	known := []string{"not said", "the place itself", "near it", "the district, not the town", "the region, not the town", "along a line or between places", "the country only", "at sea or in the air"}
	if p < 0 || p >= len(known) {
		p = 0
	}
	return known[p]
}

// Sum adds up counts by reason.
func Sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// Size writes a count of bytes.
func Size(n int64) string {
	switch {
	case n >= 1<<20:
		return hearsay.FormatNumber(math.Round(float64(n)/(1<<20)*10)/10) + " MB"
	case n >= 1<<10:
		return hearsay.FormatNumber(math.Round(float64(n)/(1<<10))) + " kB"
	}
	return hearsay.FormatNumber(float64(n)) + " bytes"
}

// Signed writes a step with its sign.
func Signed(step any) string {
	v, ok := step.(float64)
	if p, is := step.(*float64); is && p != nil {
		v, ok = *p, true
	}
	switch {
	case !ok:
		return NotSaid
	case v == 0:
		return "unchanged"
	case v > 0:
		return "+" + hearsay.FormatNumber(v)
	}
	return hearsay.FormatNumber(v)
}

// Upper begins words with a capital.
func Upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
