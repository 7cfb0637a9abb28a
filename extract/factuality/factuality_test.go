package factuality

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

func read(s string) *text.Doc { return text.New(&hearsay.Article{}, s) }

// shownIn writes the marks of a text into it: "The road [may] be mined."
func shownIn(s string) string {
	var b strings.Builder
	at := 0
	for _, m := range Find(read(s)) {
		b.WriteString(s[at:m.Span.Start] + "[" + m.Span.Of(s) + "]" + m.Likelihood + m.Caveat + m.Confidence)
		at = m.Span.End
	}
	return b.String() + s[at:]
}

func TestExamplesOfTheLexicon(t *testing.T) {
	for _, p := range rows() {
		marks := Find(read(p.example))
		if len(marks) != 1 {
			t.Errorf("%q: %d marks, want one", p.example, len(marks))
			continue
		}
		if m := marks[0]; m.Likelihood != p.likelihood || m.Caveat != p.caveat || m.Confidence != p.confidence {
			t.Errorf("%q: read as %q %q %q, want %q %q %q", p.example, m.Likelihood, m.Caveat, m.Confidence, p.likelihood, p.caveat, p.confidence)
		}
	}
}

func TestRowsOfTheLexicon(t *testing.T) {
	likelihoods := map[string]bool{"": true, hearsay.RemoteChance: true, hearsay.HighlyUnlikely: true, hearsay.Unlikely: true, hearsay.RealisticPossibility: true, hearsay.Likely: true, hearsay.HighlyLikely: true, hearsay.AlmostCertain: true}
	caveats := map[string]bool{"": true, hearsay.Unconfirmed: true, hearsay.NoEvidence: true, hearsay.Disputed: true, hearsay.Retracted: true, hearsay.HackedClaim: true}
	reaches := map[string]bool{"": true, "clause": true, "whole": true, "first": true, "last": true}
	for _, p := range rows() {
		if !likelihoods[p.likelihood] || !caveats[p.caveat] || p.slots[0].optional || !reaches[p.reach] {
			t.Errorf("row of %q: unknown likelihood, caveat or reach, or an optional first word", p.example)
		}
	}
	lines := strings.Count(marksFile, "\n") - 1
	if got := len(rows()); got != lines {
		t.Errorf("%d of %d rows have six columns", got, lines)
	}
}

func TestFind(t *testing.T) {
	cases := []string{
		"Kyiv will [almost certainly]almost-certain hold the bridge.",
		"There is a “[realistic possibility]realistic-possibility” of a landing.",
		"A landing is [not likely]unlikely.",
		"It is [very unlikely]highly-unlikely, he said, and [most likely]likely to fail.",
		"The [more likely] of the two fell.",
		"In May the road [may] open.",
		"May was quiet.",
		"We judge [with moderate confidence]moderate that the depot burned.",
		"The toll [could not be independently verified]unconfirmed.",
		"On Monday, [the Courier could not independently verify the count]unconfirmed, and left.",
		"The report [has not been verified]unconfirmed.",
		"He blamed the other side [without providing evidence]no-evidence.",
		"They [gave no proof of their claims]no-evidence.",
		"The channel [falsely]disputed said the town had fallen.",
		"The daily posted the toll, [later deleting the figures]retracted, [saying it was hacked]hacked-claim.",
		"The court heard of false arrests.",
		"It called the [false]disputed claims a threat; the toll was [false]disputed.",
		"The river is wide.",
	}
	for _, want := range cases {
		plain := want
		for _, w := range []string{"almost-certain", "realistic-possibility", "highly-unlikely", "unlikely", "likely", "moderate", "unconfirmed", "no-evidence", "disputed", "retracted", "hacked-claim", ""} {
			plain = strings.ReplaceAll(plain, "]"+w, "]")
		}
		plain = strings.NewReplacer("[", "", "]", "").Replace(plain)
		if got := shownIn(plain); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"It is almost certain.", "could not not not be verified", "may", "“likely”\n\nno evidence", "deleted the the", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			return
		}
		s = strings.ToValidUTF8(s, "\uFFFD")
		end := 0
		for _, m := range Find(read(s)) {
			if m.Span.Empty() || m.Span.Start < end || m.Span.End > len(s) {
				t.Fatalf("mark %v after %d in a text of %d bytes", m.Span, end, len(s))
			}
			end = m.Span.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	doc := read(strings.Repeat("The ministry said it was likely that the bridge could not be used, and the toll could not be independently verified. ", 100))
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
}
