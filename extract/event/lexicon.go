package event

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"hearsay/text"
)

//go:embed types.tsv
var typesFile string

//go:embed triggers.tsv
var triggersFile string

//go:embed rules.tsv
var rulesFile string

//go:embed holdings.tsv
var holdingsFile string

// rows are the rows of a lexicon with so many columns; lines that begin with # are left out.
func rows(file string, columns int) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) == columns && line[0] != '#' {
			out = append(out, f)
		}
	}
	return out
}

// kind is a row of types.tsv.
type kind struct{ name, sub string }

var types = sync.OnceValue(func() map[string]kind {
	m := map[string]kind{}
	for _, f := range rows(typesFile, 3) {
		m[f[0]] = kind{f[1], strings.TrimPrefix(f[2], "-")}
	}
	return m
})

// slot is one place in a phrase: any of its alternatives may stand there, or none where it is optional. An alternative of several words has _ between them in the file.
type slot struct {
	words    [][]string
	optional bool
}

func slots(phrase string) []slot {
	var out []slot
	for _, s := range strings.Fields(phrase) {
		inner := strings.Trim(s, "()")
		of := slot{optional: inner != s}
		for alternative := range strings.SplitSeq(inner, "/") {
			of.words = append(of.words, strings.Split(alternative, "_"))
		}
		out = append(out, of)
	}
	return out
}

// heads are the words that a phrase can begin with.
func heads(slots []slot) []string {
	var out []string
	for _, words := range slots[0].words {
		if !slices.Contains(out, words[0]) {
			out = append(out, words[0])
		}
	}
	return out
}

// matchSlots is the end of the phrase that begins at token i and ends before limit, -1 where it does not stand there.
func matchSlots(slots []slot, doc *text.Doc, i, limit int) int {
	if len(slots) == 0 {
		return i
	}
	for _, words := range slots[0].words {
		if follow(doc, i, limit, words) {
			if end := matchSlots(slots[1:], doc, i+len(words), limit); end >= 0 {
				return end
			}
		}
	}
	if slots[0].optional {
		return matchSlots(slots[1:], doc, i, limit)
	}
	return -1
}

func follow(doc *text.Doc, i, limit int, words []string) bool {
	if i+len(words) > limit {
		return false
	}
	for k, w := range words {
		if doc.Tokens[i+k].Lower != w {
			return false
		}
	}
	return true
}

// Parts of speech that a trigger can be.
const (
	verb = "verb"
	noun = "noun"
	base = "base" // a verb, only behind "to", "did" or a modal
)

// trigger is one row of triggers.tsv: words that name an event.
type trigger struct {
	slots               []slot
	part, sort, example string
}

// triggers are the rows of triggers.tsv by the words that they can begin with, the longer ones first.
var triggers = sync.OnceValue(func() map[string][]trigger {
	m := map[string][]trigger{}
	for _, f := range rows(triggersFile, 4) {
		t := trigger{slots(f[0]), f[1], f[2], f[3]}
		for _, w := range heads(t.slots) {
			m[w] = append(m[w], t)
		}
	}
	for _, list := range m {
		slices.SortStableFunc(list, func(a, b trigger) int { return len(b.slots) - len(a.slots) })
	}
	return m
})

// match is how many tokens the trigger takes from i on and before limit, 0 where it does not stand there.
func (t *trigger) match(doc *text.Doc, i, limit int) int {
	return max(0, matchSlots(t.slots, doc, i, limit)-i)
}

// rule is one row of rules.tsv: what a trigger of a sort stands for where these cues stand near it, in the phrase of the actor, or in that of the target.
type rule struct {
	near, without, actor, target, notTarget class
	anyTarget                               bool
	code                                    string
}

var rules = sync.OnceValue(func() map[string][]rule {
	m := map[string][]rule{}
	for _, f := range rows(rulesFile, 4) {
		u := rule{code: f[2]}
		for _, c := range strings.Fields(f[1]) {
			u.require(c)
		}
		m[f[0]] = append(m[f[0]], u)
	}
	return m
})

// require reads one condition of a rule.
func (u *rule) require(c string) {
	switch {
	case c == "o:any":
		u.anyTarget = true
	case strings.HasPrefix(c, "!o:"):
		u.notTarget |= classOf(c[3:])
	case strings.HasPrefix(c, "s:"):
		u.actor |= classOf(c[2:])
	case strings.HasPrefix(c, "o:"):
		u.target |= classOf(c[2:])
	case c[0] == '!':
		u.without |= classOf(c[1:])
	default:
		u.near |= classOf(c)
	}
}

// decide is the code of the first rule of a sort that holds; ok is false where none does.
func decide(sort string, near, actor, target class, hasTarget bool) (code string, ok bool) {
	for _, u := range rules()[sort] {
		if near&u.near == u.near && near&u.without == 0 && actor&u.actor == u.actor && target&u.target == u.target && target&u.notTarget == 0 && (hasTarget || !u.anyTarget) {
			return u.code, true
		}
	}
	return "", false
}

// holding is one row of holdings.tsv: words that say who has a place.
type holding struct {
	slots                 []slot
	shape, state, example string
}

// holdings are the rows of holdings.tsv by the words that they can begin with, the longer ones first.
var holdings = sync.OnceValue(func() map[string][]holding {
	m := map[string][]holding{}
	for _, f := range rows(holdingsFile, 4) {
		h := holding{slots(f[0]), f[1], f[2], f[3]}
		for _, w := range heads(h.slots) {
			m[w] = append(m[w], h)
		}
	}
	for _, list := range m {
		slices.SortStableFunc(list, func(a, b holding) int { return len(b.slots) - len(a.slots) })
	}
	return m
})
