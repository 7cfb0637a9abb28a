package attribution

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Frames say what a cue takes as its content.
const (
	clause      = 1 << iota // a that-clause or a bare clause, a colon, a quotation; content may stand before
	that                    // a clause with "that", a colon, a quotation; content may stand before
	quote                   // only a quotation, or what a colon opens
	np                      // a noun phrase: all to the end of the clause
	to                      // an infinitive
	whom                    // an addressee may stand before the clause
	mustWhom                // an addressee must stand there
	inf                     // somebody to do something
	wh                      // "whether", "what", "how"
	as                      // something as something
	feeling                 // "concern about", "hope that"
	negated                 // a claim under negation too
	onlyNegated             // a claim only under negation
	figured                 // something at a number: "puts the losses at 300"
	onlyFinite              // its -ing form is no claim
	mind                    // a verb of thinking, feeling or showing: no claim of its own within another\'s words
	state                   // an adjective after a form of be: "is concerned about", "was clear that"
)

var frameNames = map[string]int{"clause": clause, "that": that, "quote": quote, "np": np, "to": to, "whom": whom, "whom!": mustWhom | whom, "inf": inf, "wh": wh, "as": as,
	"feeling": feeling, "neg": negated, "mind": mind, "figure": figured, "finite": onlyFinite, "state": state | negated, "negonly": negated | onlyNegated}

// form of a verb.
type form uint8

const (
	base form = 1 << iota
	third
	simple // past
	participle
	gerund
)

// cue is one entry of the lexicon.
type cue struct {
	lemma     string
	noun      bool
	particles []string // further words that must follow
	stance    string
	frames    int
	example   string
}

func (c *cue) has(frames int) bool { return c.frames&frames != 0 }

// entry is a cue in one of its forms.
type entry struct {
	*cue
	form form
}

//go:embed cues.tsv
var cuesFile string

// lexicon gives, for the first word of a cue in any form, the entries that begin with it, longest first.
var lexicon = sync.OnceValue(func() map[string][]entry {
	m := map[string][]entry{}
	for _, row := range cueRows() {
		c := &cue{noun: row[0] == "noun", lemma: row[1], stance: row[3], example: row[5]}
		for _, f := range strings.Fields(row[4]) {
			c.frames |= frameNames[f]
		}
		words := strings.Fields(c.lemma)
		c.particles = words[1:]
		for w, f := range formsOf(words[0], row[2], c.noun) {
			m[w] = append(m[w], entry{c, f})
		}
	}
	for _, entries := range m {
		slices.SortStableFunc(entries, func(a, b entry) int { return len(b.particles) - len(a.particles) })
	}
	return m
})

// cueRows are the rows of cues.tsv, six columns each.
func cueRows() [][]string {
	var out [][]string
	for line := range strings.Lines(cuesFile) {
		row := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(row) == 6 && row[0] != "" && line[0] != '#' {
			out = append(out, row)
		}
	}
	return out
}

// formsOf are the forms of a word: those that are listed (a participle that is no past form is marked with +), else the regular ones.
func formsOf(lemma, listed string, noun bool) map[string]form {
	m := map[string]form{lemma: base}
	if noun {
		for _, w := range strings.Fields(listed) {
			m[w] = base
		}
		return m
	}
	if listed == "" {
		stem := strings.TrimSuffix(lemma, "e")
		m[lemma+"s"], m[stem+"ed"], m[stem+"ing"] = third, simple|participle, gerund
		return m
	}
	for i, w := range strings.Fields(listed) {
		switch {
		case i == 0:
			m[w] |= third
		case strings.HasSuffix(w, "ing"):
			m[w] |= gerund
		case w[0] == '+':
			m[w[1:]] |= participle
		default:
			m[w] |= simple | participle
		}
	}
	return m
}

// finiteCues are the words that may be a cue's verb in a finite form that is no noun.
var finiteCues = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w, entries := range lexicon() {
		for _, e := range entries {
			if !e.noun && e.form&(simple|third) != 0 {
				m[w] = true
			}
		}
	}
	return m
})
