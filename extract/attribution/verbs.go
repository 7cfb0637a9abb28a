package attribution

import (
	"hearsay/text"
)

// group is a verb with its auxiliaries.
type group struct {
	from    int // its first token
	cue     text.Range
	aux     class // what stands among the auxiliaries
	neg     bool
	passive bool
}

// verbGroup collects the auxiliaries and adverbs before the verb at token i.
func (r *reader) verbGroup(i, n int, e entry) group {
	g := group{from: i, cue: text.Range{From: i, To: i + n}}
	nearest := class(0)
	for k := i - 1; k >= r.Unit.From && k > i-8; k-- {
		c := r.Class[k]
		if c&(adv|aux|neg) == 0 || c&det != 0 || c&capital != 0 && k > r.Unit.From && c&aux == 0 || c&clock != 0 && c&(modal|adv) == 0 {
			break
		}
		if c&aux != 0 && nearest == 0 {
			nearest = c & aux
		}
		g.aux |= c & aux
		g.neg = g.neg || c&neg != 0
		g.from = k
	}
	g.passive = e.form&participle != 0 && nearest&be != 0
	return g
}

// tryVerb reads the verb of n tokens at i as a cue; it tells whether it was one.
func (r *reader) tryVerb(i, n int, e entry) bool {
	g := r.verbGroup(i, n, e)
	if g.neg && !e.has(negated) || !g.neg && e.has(onlyNegated) {
		return false
	}
	switch {
	case r.TellsNothing(e.lemma, g.cue.To):
		return false
	case e.has(state):
		return g.aux&be != 0 && r.tryState(g, e)
	case g.passive:
		return r.tryPassive(g, e)
	case e.form == gerund && g.aux&be == 0:
		return !e.has(onlyFinite) && r.tryGerund(g, e)
	case e.form == gerund:
		return r.tryFinite(g, e)
	case e.form == participle && g.aux&have == 0:
		return false
	case e.form == base && !r.baseIsFinite(g):
		return false
	case e.form == third && g.aux != 0:
		return false
	case e.form&(base|third) != 0 && e.form&simple == 0 && r.isNoun(g, e):
		return false
	case e.form&simple != 0 && (r.Is(g.from-1, det|prep) && !r.Is(g.from-1, pron) || r.Lower(g.cue.To) == "by"):
		return false
	}
	return r.tryFinite(g, e)
}

// baseIsFinite tells whether a verb in its base form is a present and no infinitive.
func (r *reader) baseIsFinite(g group) bool {
	if g.aux&(modal|be|have) != 0 {
		return false
	}
	if g.aux&do != 0 {
		return true
	}
	switch r.Lower(g.from - 1) {
	case "to":
		switch r.Lower(g.from - 2) {
		case "seems", "seem", "seemed", "appears", "appear", "appeared", "on", "continues", "continued", "keen", "sought", "seeks", "seeking":
			return true
		}
		return false
	case "who", "which", "that", "i", "we", "you", "they":
		return true
	}
	return !r.Is(g.from-1, verb|aux|det|adv)
}

// isNoun tells whether a present form that is also a noun ("reports", "demands") is one here.
func (r *reader) isNoun(g group, e entry) bool {
	b := g.from - 1
	if b < r.Unit.From || r.Is(b, pron|rel) && !r.Is(b, det) || g.aux != 0 {
		return false
	}
	if r.Is(b, det|prep|adv) && !r.Is(b, pron) || r.Adjective(r.Lower(b)) || r.Lower(b) == "'s" || r.Lower(b) == "'" {
		return true
	}
	if r.Is(b-1, modal) || r.Lower(b-1) == "to" { // "will increase worries"
		return true
	}
	if e.has(to|inf) && r.Lower(g.cue.To) == "to" {
		return false
	}
	if len(e.particles) == 0 && r.Is(g.cue.To, prep|conj|aux|verb) && !r.Is(g.cue.To, det|pron) && !r.Is(g.cue.To, sub) && !e.has(as) {
		return r.Lower(g.cue.To) != "in" && r.Lower(g.cue.To) != "on"
	}
	return false
}

// tryFinite reads a finite verb with its subject before or after it.
func (r *reader) tryFinite(g group, e entry) bool {
	f := find{cue: g.cue, entry: e.cue, form: e.form, stance: e.stance}
	if r.tryInverted(g, e, &f) {
		return true
	}
	source, ok := r.subject(g.from)
	if !ok || r.supposed(source.From) || r.Lower(source.From-1) == "nor" && !e.has(negated) {
		return false
	}
	if !e.has(negated) && r.Is(source.From, neg) && !r.Is(source.From, adv) || e.form == base && g.aux&aux == 0 && !r.Plural(source) || e.form == third && r.Lower(source.To-1) != "who" && r.CountedPlural(source) {
		return false
	}
	f.source = source
	if source.From > r.Unit.From && r.quotedBefore(source.From) && r.Lower(g.cue.To) != "that" && r.Lower(g.cue.To) != ":" && r.tryFronted(g, e, &f) {
		return true
	}
	if c, ok := r.contentAfter(g.cue.To, source, e); ok {
		f.content = c
		r.add(f)
		return true
	}
	return r.tryFronted(g, e, &f)
}

// supposed tells whether the clause of a subject at token i is only supposed: "if the army decides", "whether they want".
func (r *reader) supposed(i int) bool {
	switch r.Lower(i - 1) {
	case "if", "whether", "unless", "until", "lest":
		return i > r.Unit.From
	}
	return false
}
