package event

import (
	_ "embed"
	"strings"
	"sync"

	"hearsay/extract/grammar"
	"hearsay/text"
)

//go:embed reality.tsv
var realityFile string

// Sorts of word in reality.tsv.
const (
	wished  = "wished"  // before "to", "of" or a noun: it has not come about
	toward  = "toward"  // as wished, but only before "to"
	tried   = "tried"   // it was tried
	carried = "carried" // before "to": it did come about
	feared  = "feared"  // beside a noun: it has not come about
	never   = "never"   // it did not come about
	before  = "before"  // what follows is told as what came before or beside
)

// governors are the words of reality.tsv by their sorts.
var governors = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, f := range rows(realityFile, 3) {
		for w := range strings.SplitSeq(f[1], ",") {
			m[w] = f[0]
		}
	}
	return m
})

// realityOf reads how the text speaks of what the trigger names.
func (r *reader) realityOf(p text.Range, said roles) Reality {
	out := r.governed(said.from)
	if said.verbal {
		out = out.or(r.inGroup(said.from, p.From))
		if w := r.Lower(said.actor.From); !empty(said.actor) && (w == "no" || w == "nobody") {
			out.Negated = true
		}
	} else {
		out = out.or(r.inPhrase(said.from, p.From)).or(r.inGroup(p.To, r.groupEnd(p.To)))
	}
	if r.supposed(said.from) {
		out.Unreal = true
	}
	return out
}

func (a Reality) or(b Reality) Reality {
	return Reality{a.Unreal || b.Unreal, a.Negated || b.Negated, a.Tried || b.Tried}
}

// groupEnd is the end of the verb group that begins soon after token k; k where none does.
func (r *reader) groupEnd(k int) int {
	end := k
	for i := k; i < min(k+8, r.Unit.To); i++ {
		if r.Is(i, grammar.Mark) && !r.InWord(i) || r.Is(i, grammar.Rel|grammar.Conj) {
			break
		}
		if r.Is(i, grammar.Modal|grammar.Neg) {
			end = i + 2
		}
	}
	return min(end, r.Unit.To)
}

// inGroup reads the auxiliaries [from, to) of a verb: "will", "would have", "may have", "did not", "to".
func (r *reader) inGroup(from, to int) Reality {
	var out Reality
	for i := from; i < to; i++ {
		switch w := r.Lower(i); {
		case w == "would" || w == "should" || w == "'d":
			out.Unreal = true
		case r.Is(i, grammar.Modal) && !r.Is(i, grammar.Capital):
			out.Unreal = out.Unreal || !r.perfect(i+1, to)
		case r.Is(i, grammar.Neg):
			out.Negated = true
		case w == "to":
			out = out.or(r.infinitive(i, to))
		}
	}
	return out
}

// perfect tells whether "have" or "be" with an -ing form stands among the auxiliaries: what may have been.
func (r *reader) perfect(from, to int) bool {
	for i := from; i < to; i++ {
		if r.Is(i, grammar.Have) {
			return true
		}
	}
	return false
}

// infinitive reads what governs the "to" at token i of a verb group that ends at to: what it was tried, wished or begun to do. "To have" with a participle tells of what is past.
func (r *reader) infinitive(i, to int) Reality {
	for k := i - 1; k >= max(r.Unit.From, i-3); k-- {
		switch governors()[r.Lower(k)] {
		case carried:
			return Reality{}
		case tried:
			return Reality{Tried: true}
		case wished, toward:
			return Reality{Unreal: true}
		}
	}
	return Reality{Unreal: !r.perfect(i+1, to)}
}

// governed reads the words before a verb group or noun phrase that begins at token k: "failed to", "plans for", "the threat of", "prevented".
func (r *reader) governed(k int) Reality {
	for i := k - 1; i >= max(r.Unit.From, k-4); i-- {
		if r.Is(i, grammar.Mark) && !r.InWord(i) || r.Is(i, grammar.Rel) && r.Lower(i) != "that" {
			break
		}
		switch governors()[r.Lower(i)] {
		case tried:
			return Reality{Tried: true}
		case wished, feared:
			return Reality{Unreal: true}
		case never:
			return Reality{Negated: true}
		}
		if r.Is(i, grammar.Modal) && !r.Is(i, grammar.Capital) && !r.perfect(i+1, k) {
			return Reality{Unreal: true}
		}
	}
	return Reality{}
}

// inPhrase reads the words before a noun in its own phrase: "a possible attack", "no attack".
func (r *reader) inPhrase(from, to int) Reality {
	var out Reality
	for i := from; i < to; i++ {
		switch w := r.Lower(i); {
		case w == "no" || w == "never":
			out.Negated = true
		case w == "any" || w == "every" || governors()[w] == feared || governors()[w] == wished:
			out.Unreal = true
		}
	}
	return out
}

// supposed tells whether "if" or its like stands before token k in its clause.
func (r *reader) supposed(k int) bool {
	for i := k - 1; i >= max(r.Unit.From, k-12); i-- {
		switch r.Lower(i) {
		case "if", "unless", "whether", "lest":
			return true
		case ",", ";", ":", ".", "“", "\"", "that":
			return false
		}
	}
	return false
}

// aside tells whether what begins at token k is told as what came before or beside another: "after", "which", "amid".
func (r *reader) aside(k int) bool {
	for i := k - 1; i >= max(r.Unit.From, k-10); i-- {
		if r.Is(i, grammar.Mark) && !r.InWord(i) {
			return false
		}
		if governors()[r.Lower(i)] == before {
			return true
		}
	}
	return false
}
