package attribution

import (
	"strings"

	"hearsay"
	"hearsay/extract/grammar"
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
		if c&(adv|aux|neg) == 0 || c&det != 0 || c&capital != 0 && k > r.Unit.From && c&aux == 0 || c&clock != 0 && c&modal == 0 {
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
	case e.form&(base|third) != 0 && e.form&simple == 0 && r.isNoun(g, e):
		return false
	case e.form&simple != 0 && (r.Is(g.from-1, det|prep) && !r.Is(g.from-1, pron) || r.Lower(g.cue.To) == "by"):
		return false
	}
	return r.tryFinite(g, e)
}

// baseIsFinite tells whether a verb in its base form is a present and no infinitive.
func (r *reader) baseIsFinite(g group) bool {
	if g.aux&modal != 0 {
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
	if !ok || r.supposed(source.From) {
		return false
	}
	if !e.has(negated) && r.Is(source.From, neg) && !r.Is(source.From, adv) || e.form == base && g.aux&aux == 0 && !r.Plural(source) || e.form == third && r.Lower(source.To-1) != "who" && r.CountedPlural(source) {
		return false
	}
	f.source = source
	if r.quotedBefore(source.From) && r.Lower(g.cue.To) != "that" && r.Lower(g.cue.To) != ":" && r.tryFronted(g, e, &f) {
		return true
	}
	if c, ok := r.contentAfter(g.cue.To, source, e); ok {
		f.content = c
		r.add(f)
		return true
	}
	return r.tryFronted(g, e, &f)
}

// quotedBefore tells whether a quotation ends directly before token i.
func (r *reader) quotedBefore(i int) bool {
	return r.Closes(i-1) || r.Lower(i-1) == "," && r.Closes(i-2)
}

// supposed tells whether the clause of a subject at token i is only supposed: "if the army decides", "whether they want".
func (r *reader) supposed(i int) bool {
	switch r.Lower(i - 1) {
	case "if", "whether", "unless", "until", "lest":
		return i > r.Unit.From
	}
	return false
}

// contentAfter is the content that follows the cue, by the frames of e.
func (r *reader) contentAfter(p int, source text.Range, e entry) ([]text.Range, bool) {
	if k := r.topic(p, e.cue); k > 0 {
		return []text.Range{r.Trim(text.Range{From: k, To: r.endOfPhrase(k)})}, true
	}
	start, how := r.after(p, e.cue)
	ok := false
	switch how {
	case byThat, byColon, byQuote:
		ok = e.has(clause|that|quote|np|feeling) && (how != byThat || e.frames != np)
	case byWhether:
		ok = e.has(wh | clause)
	case bare:
		if c := r.relativeContent(p, source, e); len(c) > 0 {
			return c, true
		}
		ok = r.bareFits(p, &start, source, e)
	}
	if !ok || start >= r.Unit.To {
		return nil, false
	}
	c := r.following(start, how)
	if how == bare && !e.has(clause|that|to|inf|as) {
		c = []text.Range{r.Trim(text.Range{From: start, To: r.endOfPhrase(start)})}
	}
	return c, c[0].To-c[0].From > 0
}

// relativeContent is what a relative clause says that goes on past its cue: "the strike, which he said happened at noon".
func (r *reader) relativeContent(p int, source text.Range, e entry) []text.Range {
	if !e.has(clause|that) || !r.Is(source.From-1, rel) || !r.Is(p, aux|verb|past|adv) || !r.StartsVerb(p) {
		return nil
	}
	head := source.From - 1
	if r.Lower(head-1) == "," {
		head--
	}
	antecedent, ok := r.PhraseBack(head, max(r.Unit.From, head-grammar.WidestPhrase))
	if !ok {
		return nil
	}
	to := p
	for to < r.Unit.To && (r.Quoted[to] >= 0 || !r.Is(to, mark) || r.InWord(to)) {
		to++
	}
	return []text.Range{antecedent, {From: p, To: to}}
}

// topic is where the content begins that a preposition opens after an addressee: "warned the president about the raid". 0 for none.
func (r *reader) topic(p int, c *cue) int {
	if !c.has(whom) || c.has(mustWhom) {
		return 0
	}
	k := p
	for k < r.Unit.To && k < p+10 && (r.Is(k, det|obj) || r.Nominal(k)) {
		k++
	}
	switch r.Lower(k) {
	case "of", "about", "against":
		if k > p && k+1 < r.Unit.To {
			return k + 1
		}
	}
	return 0
}

// bareFits tells whether words without an opener are a content of e, and moves start to where it begins.
func (r *reader) bareFits(p int, start *int, source text.Range, e entry) bool {
	if e.has(mustWhom) && *start == p {
		return false
	}
	if e.has(clause) && r.HasVerb(*start, min(r.end(*start), *start+30)) && !r.Is(*start, conj) {
		return true
	}
	if e.has(inf) && r.infinitiveAfter(p) {
		*start = p
		return true
	}
	if e.has(to) && r.Lower(p) == "to" && !r.Is(p+1, det|capital|pron) {
		*start = p
		return true
	}
	if e.has(as) && r.wordAhead(p, "as") {
		*start = p
		return true
	}
	if e.has(feeling) {
		return r.feelingAt(p, start)
	}
	if e.has(np) && p < r.Unit.To && !r.Is(p, conj|mark) && !(r.Is(p, prep|clock) && !r.Is(p, det|capital)) && !(r.Is(p, aux)) {
		*start = p
		return true
	}
	return false
}

// infinitiveAfter tells whether somebody and an infinitive follow token p.
func (r *reader) infinitiveAfter(p int) bool {
	for k := p + 1; k < r.Unit.To && k < p+18; k++ {
		if r.Is(k, finite) || r.Is(k, mark) && !r.InWord(k) && r.Quoted[k] < 0 && r.Lower(k) != "," || r.Is(k, rel) {
			return false
		}
		if r.Lower(k) == "to" && !r.Is(k+1, det|capital|pron|obj|prep) {
			return true
		}
	}
	return false
}

func (r *reader) wordAhead(p int, w string) bool {
	for k := p; k < r.Unit.To && k < p+25; k++ {
		if r.Lower(k) == w {
			return k > p
		}
		if r.Lower(k) == ";" || r.Lower(k) == "." {
			break
		}
	}
	return false
}

// feelings are what "expressed" and "voiced" take.
var feelings = map[string]bool{"concern": true, "concerns": true, "fear": true, "fears": true, "hope": true, "hopes": true, "confidence": true, "doubt": true, "doubts": true, "optimism": true,
	"regret": true, "support": true, "frustration": true, "frustrations": true, "willingness": true, "readiness": true, "desire": true, "belief": true, "conviction": true, "alarm": true, "worry": true, "gratitude": true, "outrage": true}

// feelingAt finds the content after a word of feeling: "concern about", "hope that".
func (r *reader) feelingAt(p int, start *int) bool {
	for k := p; k < p+5 && k < r.Unit.To; k++ {
		if !feelings[r.Lower(k)] {
			continue
		}
		next := k + 1
		if r.Lower(next) == "to" {
			*start = next
			return true
		}
		if r.Is(next, prep) || r.Lower(next) == "that" {
			*start = next + 1
			return next+1 < r.Unit.To
		}
	}
	return false
}

// tryInverted reads "…, said X" and "“…” added the minister".
func (r *reader) tryInverted(g group, e entry, f *find) bool {
	if g.from != g.cue.From || !e.has(clause|that|quote) || e.form == gerund || e.has(mustWhom) {
		return false
	}
	b := g.from
	if !(r.Closes(b-1) || r.Lower(b-1) == "," || r.IsDash(b-1) || b == r.Unit.From && r.Closes(b-1)) {
		return false
	}
	a := g.cue.To
	for a < r.Unit.To && (r.Is(a, clock) || r.Is(a, adv)) && !r.Is(a, capital) {
		a++
	}
	if r.IsDash(b-1) && r.Is(a, prep) { // "- said after the meeting in X Y"
		a = r.PhraseEnd(a + 1)
	}
	if !r.Is(a, pron|det|capital) && !r.Nominal(a) || r.Is(a, rel) {
		return false
	}
	source := r.PhraseOn(a, r.Unit.To)
	if source.To <= source.From || r.StartsVerb(source.To) && !r.Is(source.To, ing) {
		return false
	}
	c, ok := r.before(b)
	if !ok || r.Lower(b-1) == "," && !r.Closes(b-2) && !r.HasVerb(c.From, c.To) {
		return false
	}
	f.source, f.content = source, []text.Range{c}
	return r.finish(f, source.To)
}

// tryFronted reads "…, X said" and "…, X said, …".
func (r *reader) tryFronted(g group, e entry, f *find) bool {
	if !e.has(clause | that | quote) {
		return false
	}
	edge := f.source.From
	for edge > r.Unit.From && r.Is(edge-1, adv|conj|sub) && !r.Closes(edge-1) {
		edge--
	}
	if edge == r.Unit.From && r.Lower(edge) == "as" {
		if r.earlier(g.cue.To) || r.firstPerson(f.source.From) {
			return true
		}
		return r.tryAsSaid(g, f)
	}
	if _, how := r.after(g.cue.To, everyClause); how != nothing && how != byComma && !r.quotedBefore(edge) {
		return false
	}
	if r.selfReport(g, f.source) {
		return true
	}
	c, ok := r.before(edge)
	if !ok || r.Lower(edge-1) == "," && r.claimed(c.From, c.To) || r.Is(edge-1, mark) && r.Quoted[edge-1] < 0 && !r.IsDash(edge-1) && e.has(quote) && !e.has(clause|that) {
		return false
	}
	f.content = []text.Range{c}
	return r.finish(f, g.cue.To)
}

// selfReport tells whether a clause after its content is an agency's way of naming itself: "…, our correspondent reports".
func (r *reader) selfReport(g group, source text.Range) bool {
	w := r.Lower(g.cue.From)
	if w != "reports" && w != "writes" {
		return false
	}
	for i := source.From; i < source.To; i++ {
		if strings.HasPrefix(r.Lower(i), "correspo") {
			return true
		}
	}
	return w == "reports" && source.To-source.From <= 3 && r.Is(source.From, capital)
}

// earlier tells whether a word at token p refers to an earlier article: "as the agency reported earlier".
func (r *reader) earlier(p int) bool {
	return r.Lower(p) == "earlier" || r.Lower(p) == "previously" || r.Lower(p-2) == "previously" || r.Lower(p-2) == "earlier"
}

// tryAsSaid reads "As X said, …".
func (r *reader) tryAsSaid(g group, f *find) bool {
	j, how := r.after(g.cue.To, everyClause)
	if how != byComma || j+1 >= r.Unit.To {
		return false
	}
	f.content = r.following(j+1, bare)
	if f.content[0].To <= f.content[0].From {
		return false
	}
	r.add(*f)
	return true
}

// finish adds a find whose content stands before its cue: the rest of a content that the cue interrupts. One word alone is
// no content.
func (r *reader) finish(f *find, p int) bool {
	if r.IsDash(f.cue.From-1) || r.IsDash(f.source.From-1) {
		r.dashes++
		r.dash = -1
	}
	if rest, ok := r.resumed(p); ok {
		f.content = append(f.content, rest)
	} else if f.content[0].To-f.content[0].From < 2 {
		return false
	}
	r.add(*f)
	return true
}

// resumed is what goes on after a cue that stands within its content: "Russia, he said, was ready".
func (r *reader) resumed(p int) (text.Range, bool) {
	if p >= r.Unit.To || r.Lower(p) != "," && !r.IsDash(p) {
		return text.Range{}, false
	}
	n := p + 1
	if n >= r.Unit.To || r.Is(n, ing) || r.Is(n, rel) || r.Is(n, sub) && r.Lower(n) != "as" && r.Lower(n) != "because" && r.Lower(n) != "since" || r.Lower(n) == "according" || r.Is(n, conj) && !r.Opens(n+1) && !r.Closes(p-1) {
		return text.Range{}, false
	}
	if r.Tells(n) || r.Is(n, prep) && r.StatementNoun(n+1) {
		return text.Range{}, false
	}
	c := r.Trim(text.Range{From: n, To: r.end(n)})
	return c, c.To > c.From
}

// tryPassive reads "is believed to", "it was reported that", "was asked whether", "was announced by X".
func (r *reader) tryPassive(g group, e entry) bool {
	subject, ok := r.subject(g.from)
	if !ok || g.aux&modal != 0 {
		return false
	}
	f := find{cue: text.Range{From: r.firstAux(g), To: g.cue.To}, entry: e.cue, form: e.form, stance: e.stance}
	p := g.cue.To
	if r.Lower(p) == "by" {
		f.source = r.PhraseOn(p+1, r.Unit.To)
		p = f.source.To
	}
	it := r.Lower(subject.To-1) == "it"
	start, how := r.after(p, e.cue)
	switch {
	case how == byThat || how == byWhether || how == byColon || how == byQuote && start == p && !e.has(np):
		if !e.has(clause | that | wh | whom) {
			return false
		}
		f.content = r.following(start, how)
	case r.Lower(p) == "to" && e.has(clause|inf) && !it && r.impersonal(e):
		f.content = []text.Range{subject, r.Trim(text.Range{From: p, To: r.end(p)})}
	case r.Lower(p) == "as" && e.has(as|np) && !it:
		f.content = []text.Range{subject, r.Trim(text.Range{From: p, To: r.end(p + 1)})}
	case f.source.To > f.source.From && e.has(np|clause|that) && !it && e.stance != hearsay.Pledge:
		f.content = []text.Range{subject}
	default:
		return false
	}
	if f.content[0].To <= f.content[0].From {
		return false
	}
	r.add(f)
	return true
}

// tryState reads "is concerned about", "was clear that".
func (r *reader) tryState(g group, e entry) bool {
	p := g.cue.To
	if r.Lower(p) != "that" && !r.Is(p, prep) || r.Lower(p) == "to" || r.Lower(p) == "in" {
		return false
	}
	source, ok := r.subject(g.from)
	if !ok || r.Lower(source.From) == "it" {
		return false
	}
	r.add(find{source: source, cue: text.Range{From: r.firstAux(g), To: p}, content: []text.Range{r.Trim(text.Range{From: p + 1, To: r.stateEnd(p)})}, entry: e.cue, form: e.form, stance: e.stance})
	return true
}

// stateEnd is where the content ends that the word p opens after an adjective.
func (r *reader) stateEnd(p int) int {
	if r.Lower(p) == "that" {
		return r.end(p + 1)
	}
	return r.endOfPhrase(p + 1)
}

// impersonal tells whether a passive of e with an infinitive is hearsay or a demand, and no plan.
func (r *reader) impersonal(e entry) bool { return e.lemma != "expect" && e.stance != "pledge" }

func (r *reader) firstAux(g group) int {
	for k := g.from; k < g.cue.From; k++ {
		if r.Is(k, aux) {
			return k
		}
	}
	return g.cue.From
}

// tryGerund reads ", adding that" and "a statement saying that".
func (r *reader) tryGerund(g group, e entry) bool {
	b := g.from - 1
	if b < r.Unit.From {
		return false
	}
	var source text.Range
	ok := false
	switch {
	case r.Lower(b) == "," || r.IsDash(b) || r.Closes(b) || r.Is(b, sub|conj) || r.Lower(b) == "by":
		source, ok = r.mainSubject(g.from)
	case r.Nominal(b) && !r.Is(b, prep):
		source, ok = r.PhraseBack(g.from, r.Unit.From)
		if ok && (r.Doc.Tokens[b].Kind == text.Number || r.Is(b, clock)) {
			source, ok = r.mainSubject(g.from)
		}
	}
	if !ok {
		return false
	}
	c, ok := r.contentAfter(g.cue.To, source, e)
	if !ok {
		return false
	}
	r.add(find{source: source, cue: g.cue, content: c, entry: e.cue, form: e.form, stance: e.stance})
	return true
}
