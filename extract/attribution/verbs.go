package attribution

import (
	"strings"

	"hearsay"
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
	for k := i - 1; k >= r.unit.From && k > i-8; k-- {
		c := r.class[k]
		if c&(adv|aux|neg) == 0 || c&det != 0 || c&capital != 0 && k > r.unit.From && c&aux == 0 || c&clock != 0 && c&modal == 0 {
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
	case e.form&simple != 0 && (r.is(g.from-1, det|prep) && !r.is(g.from-1, pron) || r.lower(g.cue.To) == "by"):
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
	switch r.lower(g.from - 1) {
	case "to":
		switch r.lower(g.from - 2) {
		case "seems", "seem", "seemed", "appears", "appear", "appeared", "on", "continues", "continued", "keen", "sought", "seeks", "seeking":
			return true
		}
		return false
	case "who", "which", "that", "i", "we", "you", "they":
		return true
	}
	return !r.is(g.from-1, verb|aux|det|adv)
}

// isNoun tells whether a present form that is also a noun ("reports", "demands") is one here.
func (r *reader) isNoun(g group, e entry) bool {
	b := g.from - 1
	if b < r.unit.From || r.is(b, pron|rel) && !r.is(b, det) || g.aux != 0 {
		return false
	}
	if r.is(b, det|prep|adv) && !r.is(b, pron) || r.adjective(r.lower(b)) || r.lower(b) == "'s" || r.lower(b) == "'" {
		return true
	}
	if e.has(to|inf) && r.lower(g.cue.To) == "to" {
		return false
	}
	if len(e.particles) == 0 && r.is(g.cue.To, prep|conj|aux|verb) && !r.is(g.cue.To, det|pron) && !r.is(g.cue.To, sub) && !e.has(as) {
		return r.lower(g.cue.To) != "in" && r.lower(g.cue.To) != "on"
	}
	return false
}

// adjective tells whether w is an adjective, as far as its ending tells.
func (r *reader) adjective(w string) bool {
	for _, end := range []string{"ory", "ive", "ous", "ful", "less", "able", "ible"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
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
	if !e.has(negated) && r.is(source.From, neg) && !r.is(source.From, adv) || e.form == base && g.aux&aux == 0 && !r.plural(source) || e.form == third && r.lower(source.To-1) != "who" && r.countedPlural(source) {
		return false
	}
	f.source = source
	if r.quotedBefore(source.From) && r.lower(g.cue.To) != "that" && r.lower(g.cue.To) != ":" && r.tryFronted(g, e, &f) {
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
	return r.closes(i-1) || r.lower(i-1) == "," && r.closes(i-2)
}

// supposed tells whether the clause of a subject at token i is only supposed: "if the army decides", "whether they want".
func (r *reader) supposed(i int) bool {
	switch r.lower(i - 1) {
	case "if", "whether", "unless", "until", "lest":
		return i > r.unit.From
	}
	return false
}

// plural tells whether a noun phrase can be the subject of a verb in its base form.
func (r *reader) plural(p text.Range) bool {
	if p.To-p.From == 1 && r.is(p.From, pron|rel) {
		switch r.lower(p.From) {
		case "he", "she", "it", "there", "one":
			return false
		}
		return true
	}
	for i := p.From; i < p.To; i++ {
		if r.is(i, conj) || r.manyOf(r.lower(i)) {
			return true
		}
	}
	return r.is(p.From, det) && p.To-p.From == 1
}

// manyOf tells whether w is a noun in the plural, as far as its ending tells.
func (r *reader) manyOf(w string) bool {
	switch w {
	case "people", "police", "men", "women", "children", "media", "many", "some", "others", "few", "most", "several", "both", "all":
		return true
	}
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != '\'' && w[len(w)-2] != 'u'
}

// countedPlural tells whether a noun phrase that is no name ends in a plural or a number, so that a present form in -s after it is a noun.
func (r *reader) countedPlural(p text.Range) bool {
	last := p.To - 1
	return r.doc.Tokens[last].Kind == text.Number || !r.is(last, capital) && p.To-p.From > 0 && r.lower(last) != "news" && r.manyOf(r.lower(last)) && len(r.lower(last)) > 4
}

// contentAfter is the content that follows the cue, by the frames of e.
func (r *reader) contentAfter(p int, source text.Range, e entry) ([]text.Range, bool) {
	if k := r.topic(p, e.cue); k > 0 {
		return []text.Range{r.trim(text.Range{From: k, To: r.endOfPhrase(k)})}, true
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
	if !ok || start >= r.unit.To {
		return nil, false
	}
	c := r.following(start, how)
	if how == bare && !e.has(clause|that|to|inf|as) {
		c = []text.Range{r.trim(text.Range{From: start, To: r.endOfPhrase(start)})}
	}
	return c, c[0].To-c[0].From > 0
}

// relativeContent is what a relative clause says that goes on past its cue: "the strike, which he said happened at noon".
func (r *reader) relativeContent(p int, source text.Range, e entry) []text.Range {
	if !e.has(clause|that) || !r.is(source.From-1, rel) || !r.is(p, aux|verb|past|adv) || !r.startsVerb(p) {
		return nil
	}
	head := source.From - 1
	if r.lower(head-1) == "," {
		head--
	}
	antecedent, ok := r.phraseBack(head, max(r.unit.From, head-widestPhrase))
	if !ok {
		return nil
	}
	to := p
	for to < r.unit.To && (r.quoted[to] >= 0 || !r.is(to, mark) || r.inWord(to)) {
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
	for k < r.unit.To && k < p+10 && (r.is(k, det|obj) || r.nominal(k)) {
		k++
	}
	switch r.lower(k) {
	case "of", "about", "against":
		if k > p && k+1 < r.unit.To {
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
	if e.has(clause) && r.hasVerb(*start, min(r.end(*start), *start+30)) && !r.is(*start, conj) {
		return true
	}
	if e.has(inf) && r.infinitiveAfter(p) {
		*start = p
		return true
	}
	if e.has(to) && r.lower(p) == "to" && !r.is(p+1, det|capital|pron) {
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
	if e.has(np) && p < r.unit.To && !r.is(p, conj|mark) && !(r.is(p, prep|clock) && !r.is(p, det|capital)) && !(r.is(p, aux)) {
		*start = p
		return true
	}
	return false
}

// infinitiveAfter tells whether somebody and an infinitive follow token p.
func (r *reader) infinitiveAfter(p int) bool {
	for k := p + 1; k < r.unit.To && k < p+18; k++ {
		if r.is(k, finite) || r.is(k, mark) && !r.inWord(k) && r.quoted[k] < 0 && r.lower(k) != "," || r.is(k, rel) {
			return false
		}
		if r.lower(k) == "to" && !r.is(k+1, det|capital|pron|obj|prep) {
			return true
		}
	}
	return false
}

func (r *reader) wordAhead(p int, w string) bool {
	for k := p; k < r.unit.To && k < p+25; k++ {
		if r.lower(k) == w {
			return k > p
		}
		if r.lower(k) == ";" || r.lower(k) == "." {
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
	for k := p; k < p+5 && k < r.unit.To; k++ {
		if !feelings[r.lower(k)] {
			continue
		}
		next := k + 1
		if r.lower(next) == "to" {
			*start = next
			return true
		}
		if r.is(next, prep) || r.lower(next) == "that" {
			*start = next + 1
			return next+1 < r.unit.To
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
	if !(r.closes(b-1) || r.lower(b-1) == "," || r.isDash(b-1) || b == r.unit.From && r.closes(b-1)) {
		return false
	}
	a := g.cue.To
	for a < r.unit.To && (r.is(a, clock) || r.is(a, adv)) && !r.is(a, capital) {
		a++
	}
	if r.isDash(b-1) && r.is(a, prep) { // "- said after the meeting in X Y"
		a = r.phraseEnd(a + 1)
	}
	if !r.is(a, pron|det|capital) && !r.nominal(a) || r.is(a, rel) {
		return false
	}
	source := r.phraseOn(a, r.unit.To)
	if source.To <= source.From || r.startsVerb(source.To) && !r.is(source.To, ing) {
		return false
	}
	c, ok := r.before(b)
	if !ok || r.lower(b-1) == "," && !r.closes(b-2) && !r.hasVerb(c.From, c.To) {
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
	for edge > r.unit.From && r.is(edge-1, adv|conj|sub) && !r.closes(edge-1) {
		edge--
	}
	if edge == r.unit.From && r.lower(edge) == "as" {
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
	if !ok || r.lower(edge-1) == "," && r.claimed(c.From, c.To) || r.is(edge-1, mark) && r.quoted[edge-1] < 0 && !r.isDash(edge-1) && e.has(quote) && !e.has(clause|that) {
		return false
	}
	f.content = []text.Range{c}
	return r.finish(f, g.cue.To)
}

// selfReport tells whether a clause after its content is an agency's way of naming itself: "…, our correspondent reports".
func (r *reader) selfReport(g group, source text.Range) bool {
	w := r.lower(g.cue.From)
	if w != "reports" && w != "writes" {
		return false
	}
	for i := source.From; i < source.To; i++ {
		if strings.HasPrefix(r.lower(i), "correspo") {
			return true
		}
	}
	return w == "reports" && source.To-source.From <= 3 && r.is(source.From, capital)
}

// earlier tells whether a word at token p refers to an earlier article: "as the agency reported earlier".
func (r *reader) earlier(p int) bool {
	return r.lower(p) == "earlier" || r.lower(p) == "previously" || r.lower(p-2) == "previously" || r.lower(p-2) == "earlier"
}

// tryAsSaid reads "As X said, …".
func (r *reader) tryAsSaid(g group, f *find) bool {
	j, how := r.after(g.cue.To, everyClause)
	if how != byComma || j+1 >= r.unit.To {
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
	if r.isDash(f.cue.From-1) || r.isDash(f.source.From-1) {
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
	if p >= r.unit.To || r.lower(p) != "," && !r.isDash(p) {
		return text.Range{}, false
	}
	n := p + 1
	if n >= r.unit.To || r.is(n, ing) || r.is(n, rel) || r.is(n, sub) && r.lower(n) != "as" && r.lower(n) != "because" && r.lower(n) != "since" || r.lower(n) == "according" || r.is(n, conj) && !r.opens(n+1) && !r.closes(p-1) {
		return text.Range{}, false
	}
	if r.isFiniteCue(n) || r.is(n, prep) && r.statementNoun(n+1) {
		return text.Range{}, false
	}
	c := r.trim(text.Range{From: n, To: r.end(n)})
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
	if r.lower(p) == "by" {
		f.source = r.phraseOn(p+1, r.unit.To)
		p = f.source.To
	}
	it := r.lower(subject.To-1) == "it"
	start, how := r.after(p, e.cue)
	switch {
	case how == byThat || how == byWhether || how == byColon || how == byQuote && start == p && !e.has(np):
		if !e.has(clause | that | wh | whom) {
			return false
		}
		f.content = r.following(start, how)
	case r.lower(p) == "to" && e.has(clause|inf) && !it && r.impersonal(e):
		f.content = []text.Range{subject, r.trim(text.Range{From: p, To: r.end(p)})}
	case r.lower(p) == "as" && e.has(as|np) && !it:
		f.content = []text.Range{subject, r.trim(text.Range{From: p, To: r.end(p + 1)})}
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
	if r.lower(p) != "that" && !r.is(p, prep) || r.lower(p) == "to" || r.lower(p) == "in" {
		return false
	}
	source, ok := r.subject(g.from)
	if !ok || r.lower(source.From) == "it" {
		return false
	}
	r.add(find{source: source, cue: text.Range{From: r.firstAux(g), To: p}, content: []text.Range{r.trim(text.Range{From: p + 1, To: r.stateEnd(p)})}, entry: e.cue, form: e.form, stance: e.stance})
	return true
}

// stateEnd is where the content ends that the word p opens after an adjective.
func (r *reader) stateEnd(p int) int {
	if r.lower(p) == "that" {
		return r.end(p + 1)
	}
	return r.endOfPhrase(p + 1)
}

// impersonal tells whether a passive of e with an infinitive is hearsay or a demand, and no plan.
func (r *reader) impersonal(e entry) bool { return e.lemma != "expect" && e.stance != "pledge" }

func (r *reader) firstAux(g group) int {
	for k := g.from; k < g.cue.From; k++ {
		if r.is(k, aux) {
			return k
		}
	}
	return g.cue.From
}

// tryGerund reads ", adding that" and "a statement saying that".
func (r *reader) tryGerund(g group, e entry) bool {
	b := g.from - 1
	if b < r.unit.From {
		return false
	}
	var source text.Range
	ok := false
	switch {
	case r.lower(b) == "," || r.isDash(b) || r.closes(b) || r.is(b, sub|conj) || r.lower(b) == "by":
		source, ok = r.mainSubject(g.from)
	case r.nominal(b) && !r.is(b, prep):
		source, ok = r.phraseBack(g.from, r.unit.From)
		if ok && (r.doc.Tokens[b].Kind == text.Number || r.is(b, clock)) {
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
