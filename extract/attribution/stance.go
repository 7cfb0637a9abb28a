package attribution

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"hearsay"
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

// stanceOf is what the claimant does: what the cue alone decides (a denial, a demand), else what the content's words speak for.
func (r *reader) stanceOf(f *find) string {
	switch f.stance {
	case hearsay.Deny, hearsay.Retract, hearsay.Question, hearsay.Demand, hearsay.Pledge:
		return f.stance
	}
	w := stanceWeights()
	sum := make([]int, len(w.stances))
	for _, feature := range r.stanceFeatures(f) {
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
	return w.stances[best]
}

// stanceFeatures are the features of stance.tsv that hold for f, each once.
func (r *reader) stanceFeatures(f *find) []string {
	out := []string{"bias", "~" + r.quoteKind(f), "@none"}
	switch {
	case f.entry != nil && f.stance != "":
		first, _, _ := strings.Cut(f.entry.lemma, " ")
		out[2] = "@" + f.stance
		out = append(out, "!"+first)
	case f.cue.To > f.cue.From:
		out = append(out, "!"+r.Lower(f.cue.From))
	}
	seen := map[string]bool{}
	add := func(w string) {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	n, verb := 0, ""
	for _, c := range f.content {
		for i := c.From; i < c.To && n < 2*stanceWords; i++ {
			k := &r.Doc.Tokens[i]
			switch {
			case k.Lower == "?":
				add("?")
			case k.Kind == text.Number:
				add("#")
			case r.Is(i, mark):
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
func (r *reader) tense(i int) string {
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
	case r.Is(i, be):
		return "present"
	case r.Is(i, verb|past):
		return "past"
	}
	return ""
}
