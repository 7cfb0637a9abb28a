package stance

import (
	"strings"

	"hearsay"
	"hearsay/extract/grammar"
)

// words is what the rules look at: the content's first words in lower case, marks left out.
func (r reader) words(s *Said) []string {
	var out []string
	for _, c := range s.Content {
		for i := c.From; i < c.To && len(out) < stanceWords; i++ {
			if !r.Is(i, grammar.Mark) || r.Lower(i) == "?" {
				out = append(out, r.Lower(i))
			}
		}
	}
	return out
}

// sure is the stance that the words of a content settle whatever they weigh, "" for none; weighed is what they weigh.
func (r reader) sure(s *Said, weighed string) string {
	ws := r.words(s)
	if len(ws) == 0 {
		return ""
	}
	mine, at := own(ws)
	switch {
	case has(ws, refusals...):
		return hearsay.Deny
	case mine && has(ws[at:min(len(ws), at+4)], intents...) && !has(ws[at:min(len(ws), at+4)], "not", "n't", "no"):
		return hearsay.Pledge
	case has(ws[:min(len(ws), 6)], "importance of", "it is important that", "it is very important that", "it is necessary to", "please") || r.needs(ws):
		return hearsay.Demand
	case weighed == hearsay.Pledge && !mine && r.happens(ws):
		return hearsay.Predict
	case weighed == hearsay.Assess && r.follows(ws):
		return hearsay.Predict
	case weighed == hearsay.Predict && has(ws, "may be the", "may be a", "would likely be", "could be a", "could consist", "may have", "might have", "could have"):
		return hearsay.Assess
	case weighed == hearsay.Pledge && !anyOf(ws, modals) && !has(ws, intents...) && (s.Lemma == "assure" || s.Lemma == "say" || s.Lemma == "tell" || s.Lemma == "") && r.plain(s):
		return hearsay.Assess
	}
	return ""
}

// own tells whether the subject of a content is its speaker, by a pronoun or what is his, and where the word after it stands.
func own(ws []string) (bool, int) {
	for i := 0; i < min(3, len(ws)); i++ {
		switch ws[i] {
		case "i", "we", "he", "she", "it", "they":
			return true, i + 1
		case "his", "her", "its", "their", "our", "my":
			return true, min(i+2, len(ws))
		case "that", "and", "but", "so", "now", "if":
		default:
			return false, 0
		}
	}
	return false, 0
}

// needs tells whether somebody is said to need to act: "we need to", "the town needs to", and not "the need to", "will need to", "you need to know".
func (r reader) needs(ws []string) bool {
	for i := 1; i+2 < len(ws); i++ {
		if ws[i] != "needs" && ws[i] != "need" || ws[i+1] != "to" || known[ws[i+2]] {
			continue
		}
		if b := ws[i-1]; ws[i] == "needs" && b != "it" || b == "we" || b == "you" || b == "they" {
			return true
		}
	}
	return false
}

// happens tells whether what will be is told of a thing that nobody does: "will be", "would lead to", "will not be forgotten".
func (r reader) happens(ws []string) bool {
	for i, w := range ws {
		if !modals[w] || i+1 >= len(ws) {
			continue
		}
		k := i + 1
		for k < len(ws)-1 && (ws[k] == "not" || ws[k] == "also" || ws[k] == "likely" || ws[k] == "never") {
			k++
		}
		return effects[ws[k]] || ws[k] == "be" && w == "would"
	}
	return false
}

// follows tells whether a possible or likely thing is one to come: "could lead to", "is likely to push".
func (r reader) follows(ws []string) bool {
	for i, w := range ws {
		switch {
		case (w == "could" || w == "can" || w == "may" || w == "might" || w == "would" || w == "will") && i+1 < len(ws) && leads[ws[i+1]]:
			return true
		case (w == "likely" || w == "expected") && i+1 < len(ws) && ws[i+1] == "to" && i+2 < len(ws) && ws[i+2] != "be" && ws[i+2] != "have":
			return true
		}
	}
	return false
}

// plain tells whether the first verb of a content tells what is or was.
func (r reader) plain(s *Said) bool {
	n := 0
	for _, c := range s.Content {
		for i := c.From; i < c.To && n < verbWithin; i++ {
			if t := r.tense(i); t != "" {
				return t == "present" || t == "past" || t == "have"
			}
			n++
		}
	}
	return false
}

// has tells whether one of several phrases stands in ws.
func has(ws []string, phrases ...string) bool {
	for _, p := range phrases {
		parts := strings.Fields(p)
		for i := 0; i+len(parts) <= len(ws); i++ {
			k := 0
			for k < len(parts) && ws[i+k] == parts[k] {
				k++
			}
			if k == len(parts) {
				return true
			}
		}
	}
	return false
}

func anyOf(ws []string, of map[string]bool) bool {
	for _, w := range ws {
		if of[w] {
			return true
		}
	}
	return false
}

var (
	refusals = []string{"'s not true", "is not true", "absolutely wrong", "is a lie", "are lies", "a lie", "provocative speculation"}
	intents  = []string{"intend to", "intends to", "intended to", "determined to", "ready to", "committed to", "prepared to", "willing to", "lasting commitment", "firm commitment", "readiness to"}
	modals   = set("will would 'll won't shall going")
	effects  = set("enable bear lead cause mean happen see need face become cost result last bring")
	known    = set("understand know accept see remember be")
	leads    = set("lead cause result change push become happen trigger spark begin start spread escalate spill take need")
)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
