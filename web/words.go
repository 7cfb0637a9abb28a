package web

import (
	"html/template"
	"math"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/brief"
)

// notSaid stands where the article says nothing: never a blank and never a zero.
const notSaid = "not said"

// functions are what templates call.
func (s *site) functions() template.FuncMap {
	return template.FuncMap{
		"bound": bound, "interval": interval, "day": day, "iso": iso, "words": words, "either": either, "str": str, "measure": spaced, "term": spaced, "plural": plural,
		"speaker": s.speaker, "yardstick": yardstickOf, "clip": clip, "add": func(a, b float64) float64 { return a + b }, "percent": percent, "land": land, "reader": reader,
		"options": options, "caveat": caveatWords, "retracted": retracted, "size": size, "narrow": narrowed, "precision": precision, "moment": brief.Moment, "sum": sum, "fold": fold, "coordinate": coordinate,
		"signed": signed, "upper": upper, "interest": interest, "pages": menu,
	}
}

// bound writes one end of an interval.
func bound(x *float64) string {
	if x == nil {
		return notSaid
	}
	return hearsay.FormatNumber(*x)
}

// interval writes a number as it is bounded.
func interval(v hearsay.WireInterval) string { return hearsay.Interval(v).Words() }

// day writes an ISO day, month, year or interval as 24 Mar 2022; what is none of these stays as it is, and nothing is "not said".
func day(value any) string {
	if s := text(value); s != "" {
		return hearsay.FormatDay(s)
	}
	return notSaid
}

// iso is the datetime attribute of an ISO value, "" where it has none.
func iso(value any) string {
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
		return str(v)
	case time.Time:
		return v.Format(hearsay.DayFormat)
	}
	return ""
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// words are the words of several stretches, their gaps marked.
func words(spans []hearsay.WireSpan) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = fold(s.Text)
	}
	return strings.Join(parts, " … ")
}

// fold writes words that ran over several lines on one.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func either(s any, otherwise string) string {
	if t := text(s); t != "" {
		return t
	}
	return otherwise
}

// spaced writes a word of our vocabulary as people do: realistic-possibility as realistic possibility.
func spaced(s any) string { return strings.ReplaceAll(text(s), "-", " ") }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return hearsay.FormatNumber(float64(n)) + " " + many
}

// clip cuts long words at a word's end and says so with an ellipsis.
func clip(n int, s string) string {
	s = fold(s)
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

func percent(score *float64) string {
	if score == nil {
		return ""
	}
	return strconv.FormatFloat(100**score, 'f', 0, 64) + " in 100"
}

// land writes a claimant's kind and side as small text.
func land(a hearsay.WireActor) string {
	if s := str(a.Side); s != "" {
		return spaced(a.Kind) + ", " + s
	}
	return spaced(a.Kind)
}

func reader(r *hearsay.Reader) string {
	if r == nil {
		return "not read"
	}
	if r.Tagger == "" {
		return "read by hearsay " + r.Version
	}
	return "read by hearsay " + r.Version + " (" + r.Tagger + ")"
}

// caveatWords say what a caveat warns of.
func caveatWords(kind string) string {
	switch kind {
	case hearsay.Unconfirmed:
		return "not independently confirmed"
	case hearsay.NoEvidence:
		return "said without evidence"
	case hearsay.HackedClaim:
		return "called the work of hackers"
	}
	return spaced(kind)
}

// retracted tells whether a claim's caveats take it back.
func retracted(caveats []hearsay.WireCaveat) bool {
	for _, c := range caveats {
		if c.Kind == hearsay.Retracted || c.Kind == hearsay.HackedClaim {
			return true
		}
	}
	return false
}

// interest says in words whose losses a claimant counts.
func interest(kind *string) string {
	switch str(kind) {
	case hearsay.OwnSide:
		return "counts its own side"
	case hearsay.EnemySide:
		return "counts the other side"
	case hearsay.ThirdParty:
		return "a third party"
	}
	return ""
}

// precision says in words how exactly a place is known (UCDP where_prec).
func precision(p int) string {
	known := []string{"not said", "the place itself", "near it", "the district, not the town", "the region, not the town", "along a line or between places", "the country only", "at sea or in the air"}
	if p < 0 || p >= len(known) {
		p = 0
	}
	return known[p]
}

// sum adds up counts by reason.
func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

func size(n int64) string {
	switch {
	case n >= 1<<20:
		return hearsay.FormatNumber(math.Round(float64(n)/(1<<20)*10)/10) + " MB"
	case n >= 1<<10:
		return hearsay.FormatNumber(math.Round(float64(n)/(1<<10))) + " kB"
	}
	return hearsay.FormatNumber(float64(n)) + " bytes"
}
