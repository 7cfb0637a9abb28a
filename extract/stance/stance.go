// Package stance tells what a claimant does: asserts, assesses, predicts, pledges, demands, denies. What was said and by which cue comes in, the stance out; the pass attribution sets it on its claims.
package stance

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"hearsay"
	"hearsay/extract/grammar"
	"hearsay/text"
)

// How many tokens of a content are looked at for its words and for its first verb.
const (
	stanceWords = 40
	verbWithin  = 30
)

//go:embed stance.tsv
var stanceFile string

// weights say how much each feature of a content speaks for each stance.
type weights struct {
	stances []string
	of      map[string][]int
}

var stanceWeights = sync.OnceValue(func() weights {
	w := weights{of: map[string][]int{}}
	for line := range strings.Lines(stanceFile) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		switch {
		case line[0] == '#' && len(row) == 1:
		case row[0] == "feature":
			w.stances = row[1:]
		default:
			for _, n := range row[1:] {
				v, _ := strconv.Atoi(n)
				w.of[row[0]] = append(w.of[row[0]], v)
			}
		}
	}
	return w
})

// Said is what was said, in tokens of a Text, and how.
type Said struct {
	Cue     text.Range // empty where there is none
	Content []text.Range
	Lemma   string // of the cue, "" where the cue is a phrase or there is none
	Own     string // the stance that the cue has of itself, "" for none
	Quote   string // how it is quoted: hearsay.Direct, Mixed or Indirect
}

// reader reads the words of one claim.
type reader struct{ *grammar.Text }

// Of is what the claimant does: what the cue alone decides (a denial, a demand), else what the content's words speak for.
func Of(g *grammar.Text, s *Said) string {
	r := reader{g}
	switch s.Own {
	case hearsay.Deny, hearsay.Retract, hearsay.Question, hearsay.Demand:
		return s.Own
	case hearsay.Pledge:
		if s.Lemma != "assure" || !r.plain(s) { // "assured that the town was safe"
			return s.Own
		}
	}
	w := stanceWeights()
	sum := make([]int, len(w.stances))
	for _, feature := range r.features(s) {
		for i, v := range w.of[feature] {
			sum[i] += v
		}
	}
	best := 0
	for i, v := range sum {
		if v > sum[best] {
			best = i
		}
	}
	if told := r.sure(s, w.stances[best]); told != "" {
		return told
	}
	return w.stances[best]
}

// features are the features of stance.tsv that hold for s, each once.
func (r reader) features(s *Said) []string {
	out := []string{"bias", "~" + s.Quote, "@none"}
	switch {
	case s.Lemma != "" && s.Own != "":
		first, _, _ := strings.Cut(s.Lemma, " ")
		out[2] = "@" + s.Own
		out = append(out, "!"+first)
	case s.Cue.To > s.Cue.From:
		out = append(out, "!"+r.Lower(s.Cue.From))
	}
	seen := map[string]bool{}
	add := func(w string) {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	n, verb := 0, ""
	for _, c := range s.Content {
		for i := c.From; i < c.To && n < 2*stanceWords; i++ {
			k := &r.Doc.Tokens[i]
			switch {
			case k.Lower == "?":
				add("?")
			case k.Kind == text.Number:
				add("#")
			case r.Is(i, grammar.Mark):
				continue
			}
			if n == 0 {
				add("^" + k.Lower)
			}
			if n < stanceWords {
				add(k.Lower)
			}
			if n < verbWithin && verb == "" {
				verb = r.tense(i)
			}
			n++
		}
	}
	if verb == "" {
		verb = "none"
	}
	return append(out, "="+verb)
}

// tense is what the first verb of a content tells, "" when token i is none.
func (r reader) tense(i int) string {
	w := r.Lower(i)
	switch w {
	case "will", "would", "must", "should":
		return w
	case "can", "could", "may", "might":
		return "may"
	case "was", "were", "had":
		return "past"
	case "has", "have":
		return "have"
	}
	switch {
	case strings.HasSuffix(w, "'ll"):
		return "will"
	case r.Is(i, grammar.Be):
		return "present"
	case r.Is(i, grammar.Verb|grammar.Past):
		return "past"
	}
	return ""
}
