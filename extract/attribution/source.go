package attribution

import "hearsay/text"

// Widest reaches, in tokens, of a noun phrase and of an insertion between its head and the verb.
const (
	widestPhrase    = 30
	widestInsertion = 40
)

// subject finds who stands before a verb group that begins at token g.
func (r *reader) subject(g int) (text.Range, bool) {
	lo := max(r.unit.From, g-widestPhrase-widestInsertion)
	b := r.skipTimesBack(g, lo)
	switch {
	case b <= lo:
		return text.Range{}, false
	case r.lower(b-1) == "that":
		return r.phraseBack(b-1, lo)
	case r.is(b-1, rel) && r.lower(b-1) != "where" && r.lower(b-1) != "whose":
		return text.Range{From: b - 1, To: b}, true
	case r.is(b-1, pron):
		return text.Range{From: b - 1, To: b}, true
	case r.is(b-1, conj):
		return r.mainSubject(b - 1)
	case r.is(b-1, past|verb) && !r.is(b-1, capital) && !r.is(b-2, det):
		return text.Range{}, false
	case r.lower(b-1) == ",":
		return r.beforeInsertion(b-1, lo)
	case r.isDash(b - 1):
		for d := b - 2; d > lo; d-- {
			if r.isDash(d) {
				return r.phraseBack(d, lo)
			}
		}
		return text.Range{}, false
	}
	p, ok := r.phraseBack(b, lo)
	if ok && p.From > lo && r.lower(p.From-1) == "," && r.is(p.From, ing|past) && !r.is(p.From, capital) { // "X, speaking in Kyiv said"
		return r.phraseBack(p.From-1, lo)
	}
	return r.withoutAdjunct(p), ok
}

// withoutAdjunct cuts from a name what says where and when it spoke: "Scholz in Berlin said".
func (r *reader) withoutAdjunct(p text.Range) text.Range {
	for i := p.From + 1; i < p.To; i++ {
		switch r.lower(i) {
		case "quoted", "cited":
			return text.Range{From: p.From, To: i}
		case "in", "at", "on", "during", "after", "before":
			if r.is(i-1, capital) || r.is(i-1, pron) || r.is(i+1, det) && r.lower(i+2) == "same" {
				return text.Range{From: p.From, To: i}
			}
		}
	}
	return p
}

// skipTimesBack passes over expressions of time that stand between subject and verb ("Biden on Tuesday said").
func (r *reader) skipTimesBack(b, lo int) int {
	for b > lo {
		k := b
		for k > lo && (r.is(k-1, clock) && !r.is(k-1, modal) || r.year(k-1) || k < b && r.doc.Tokens[k-1].Kind == text.Number) {
			k--
			if k < b-1 && k-2 > lo && r.lower(k-1) == "," && r.doc.Tokens[k].Kind == text.Number && r.doc.Tokens[k-2].Kind == text.Number {
				k--
			}
		}
		if k == b {
			return b
		}
		if k > lo && r.is(k-1, prep) {
			k--
		}
		b = k
	}
	return b
}

// year tells whether token i is a year.
func (r *reader) year(i int) bool {
	w := r.lower(i)
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && r.doc.Tokens[i].Kind == text.Number
}

// beforeInsertion finds a subject that a comma parts from its verb: "X, the head of Y, said", "X, however, said", "X, who was there, said".
func (r *reader) beforeInsertion(comma, lo int) (text.Range, bool) {
	for c := comma - 1; c > lo && c > comma-widestInsertion; c-- {
		if r.lower(c) != "," || r.quoted[c] >= 0 {
			continue
		}
		head, ok := r.phraseBack(c, lo)
		if !ok {
			return text.Range{}, false
		}
		if r.apposition(c+1, comma) {
			if head.From-1 > lo && r.lower(head.From-1) == "," && head.To-head.From <= 4 {
				if first, ok := r.phraseBack(head.From-1, lo); ok {
					head = first
				}
			}
			return text.Range{From: head.From, To: comma}, true
		}
		if r.is(c+1, conj) {
			return text.Range{}, false
		}
		return head, true
	}
	return text.Range{}, false
}

// apposition tells whether [from, to) names again what stands before it.
func (r *reader) apposition(from, to int) bool {
	if from >= to || r.is(from, rel|prep|adv|ing|past|sub|clock|aux|mark|conj) && !r.is(from, capital) {
		return false
	}
	if r.is(from, pron) && !r.is(from, det) {
		return false
	}
	return !r.hasAux(from, to)
}

func (r *reader) hasAux(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, aux) && !r.is(i, capital) {
			return true
		}
		if r.is(i, rel) {
			return false
		}
	}
	return false
}

// phraseBack is the noun phrase that ends before token b.
func (r *reader) phraseBack(b, lo int) (text.Range, bool) {
	k := b
	for k > lo && b-k < widestPhrase {
		t := k - 1
		switch {
		case r.nominal(t) && !(r.isFiniteCue(t) && r.cueStops(t)):
			k = t
			continue
		case r.lower(t) == "of" || r.is(t, prep) && r.nominal(t-1) && t > lo && !r.is(t, sub):
			k = t
			continue
		case r.is(t, conj) && r.lower(t) == "and" && t > lo && r.joins(t):
			k = t
			continue
		case r.lower(t) == "," && r.inList(t, b):
			k = t
			continue
		case k == b && r.is(t, det):
			k = t
			continue
		}
		break
	}
	if k > lo && r.is(k-1, verb|aux) {
		if from, ok := r.beforeRelative(k-1, lo); ok {
			k = from
		}
	}
	return r.cutFront(text.Range{From: k, To: b}, lo)
}

// cueStops tells whether the cue t is a verb and so ends a noun phrase that is read backwards.
func (r *reader) cueStops(t int) bool {
	if r.is(t-1, det|prep) || r.is(t, capital) {
		return false
	}
	switch r.lower(t) {
	case "said", "says", "told", "wrote":
		return true
	}
	return r.is(t-1, capital|pron|rel|aux)
}

// joins tells whether the "and" at t joins two names or nouns and not two clauses.
func (r *reader) joins(t int) bool {
	for i := t - 1; i >= r.unit.From && i > t-8; i-- {
		if r.is(i, mark|sub|rel) && !r.inWord(i) {
			break
		}
		if r.is(i, verb|ing|past|aux) && !r.is(i, capital) && !r.is(i-1, det) && r.lower(i-1) != "-" {
			return false
		}
	}
	return r.nominal(t-1) && (r.is(t-1, capital) == r.is(t+1, capital) || r.is(t+1, det) || r.is(t+1, capital)) && !r.isFiniteCue(t+1)
}

// inList tells whether the comma t stands in a list of names that ends with "and" before b.
func (r *reader) inList(t, b int) bool {
	if t <= r.unit.From || !r.is(t-1, capital) || r.is(t-1, clock) || !r.is(t+1, capital|det) {
		return false
	}
	for i := t + 1; i < b && i < t+12; i++ {
		if r.lower(i) == "and" {
			return !r.hasVerb(t+1, i)
		}
	}
	return false
}

// beforeRelative finds the head of a relative clause whose verb stands at v: "the man who led the raid".
func (r *reader) beforeRelative(v, lo int) (int, bool) {
	for t := v; t > lo && t > v-6; t-- {
		if r.is(t, rel) && r.nominal(t-1) {
			head, ok := r.phraseBack(t, lo)
			return head.From, ok
		}
		if r.is(t, mark) {
			break
		}
	}
	return 0, false
}

// cutFront takes from the front of a noun phrase what does not belong to it: adverbs, conjunctions, an adjunct that opens the sentence.
func (r *reader) cutFront(p text.Range, lo int) (text.Range, bool) {
	for p.From < p.To && (r.is(p.From, adv|conj|sub|prep|mark|modal) && !r.is(p.From, det) && !r.nominal(p.From) || r.lower(p.From) == "." || r.is(p.From, adv|sub|prep)) {
		p.From++
	}
	if p.From > lo && r.is(p.From-1, prep) {
		p.From = r.afterAdjunct(p)
	}
	for p.From < p.To && r.is(p.From, mark) && r.lower(p.From) != "(" {
		p.From++
	}
	for p.To > p.From && r.is(p.To-1, mark) && r.lower(p.To-1) != ")" {
		p.To--
	}
	return p, p.From < p.To
}

// afterAdjunct is where a subject begins after a prepositional phrase that no comma ends: "In Kyiv the ministry", "On Friday Biden", "In his speech Biden".
func (r *reader) afterAdjunct(p text.Range) int {
	at := p.From
	for i := p.From + 1; i < p.To; i++ {
		if r.is(i-1, prep|conj|det|mark) || r.lower(i-1) == "'s" {
			continue
		}
		switch {
		case r.is(i, det):
			at = i
		case r.is(i, capital) && (!r.is(i-1, capital) || r.is(i-1, clock)):
			if !r.is(at, det) || at == p.From {
				at = i
			}
		}
	}
	return at
}

// mainSubject is the subject of the clause in which token b stands: that of the claim before in the same unit, else the first noun phrase of the unit.
func (r *reader) mainSubject(b int) (text.Range, bool) {
	for k := len(r.finds) - 1; k >= r.first; k-- {
		if f := r.finds[k]; f.cue.To <= b && f.source.To > f.source.From && f.source.To <= b {
			return f.source, true
		}
	}
	from := r.afterOpening(b)
	p := r.phraseOn(from, b)
	return p, p.To > p.From
}

// afterOpening is where the main clause of the unit begins: after an opening adverb or a phrase that a comma ends.
func (r *reader) afterOpening(b int) int {
	from := r.unit.From
	for from < b && (r.is(from, mark|adv|conj) && !r.is(from, det) && !r.opens(from)) {
		from++
	}
	if !r.is(from, prep|sub|ing|past) {
		return from
	}
	for i := from; i < b && i < from+30; i++ {
		if r.lower(i) == "," && r.quoted[i] < 0 {
			return i + 1
		}
	}
	return from
}

// phraseOn is the noun phrase that begins at token a, with its appositions, before token hi.
func (r *reader) phraseOn(a, hi int) text.Range {
	p := text.Range{From: a, To: a}
	hi = min(hi, a+widestPhrase)
	if a < hi && (r.is(a, pron) && !r.is(a, det) || r.is(a, obj)) {
		return text.Range{From: a, To: a + 1}
	}
	for p.To < hi && r.goesOn(p) {
		p.To++
	}
	for p.To > p.From && (r.is(p.To-1, prep|conj|det|clock|adv) && !r.is(p.To-1, capital) || r.is(p.To-1, mark) && r.lower(p.To-1) != ")" || r.is(p.To-1, clock)) {
		p.To--
	}
	return p
}

// goesOn tells whether the token after p belongs to the noun phrase.
func (r *reader) goesOn(p text.Range) bool {
	i := p.To
	switch {
	case r.opens(i) && i > p.From:
		return r.quotation(i).To <= i+8 && r.is(i-1, prep|det)
	case r.quoted[i] >= 0 && i > p.From && r.quoted[i-1] == r.quoted[i]:
		return true
	case r.isFiniteCue(i) && i > p.From && !r.is(i-1, det|prep) && !r.is(i, capital):
		return false
	case r.is(i, det):
		return i == p.From || r.is(i-1, prep|conj|det) || r.lower(i-1) == ","
	case r.is(i, past) && !r.is(i, capital) && r.lower(i+1) != "by" && i > p.From && !r.is(i-1, det|prep|adv) && r.lower(i-1) != "'s" && r.lower(i-1) != "-":
		return false
	case r.lower(i) == "by":
		return r.is(i-1, past)
	case r.is(i, prep) && i > p.From:
		return r.postModifier(i)
	case r.lower(i) == "and":
		return i > p.From && r.joins(i)
	case r.lower(i) == ",":
		return r.appositionOn(i)
	}
	return r.nominal(i)
}

// postModifier tells whether the preposition i goes on with the name before it and is no adjunct of the verb: "of", "for", "at", not "in an interview", "on Friday".
func (r *reader) postModifier(i int) bool {
	switch r.lower(i) {
	case "of":
		return true
	case "for", "at", "to", "from", "with":
		return !r.is(i+1, clock) && !r.statementNoun(i+1)
	case "in", "on":
		return r.is(i+1, capital) && !r.is(i+1, clock) && !r.statementNoun(i+1)
	}
	return false
}

// statementNoun tells whether the noun phrase at i is an occasion of speaking: "a statement", "an interview", "a news conference".
func (r *reader) statementNoun(i int) bool {
	for k := i; k < i+5 && k < r.unit.To; k++ {
		switch r.lower(k) {
		case "statement", "interview", "conference", "briefing", "report", "post", "meeting", "speech", "address", "tweet", "comments", "remarks", "telegram", "twitter", "facebook", "letter", "email", "video", "message",
			"time", "summit", "update", "article", "note", "reporters", "journalists", "press", "night", "morning", "end", "least", "one":
			return true
		}
		if r.is(k, mark|prep) {
			break
		}
	}
	return false
}

// appositionOn tells whether the comma i is followed by another name of what stands before it.
func (r *reader) appositionOn(i int) bool {
	if r.is(i+1, rel|prep|adv|ing|past|sub|clock|aux|conj|mark|verb) || r.is(i+1, pron) || i+1 >= r.unit.To || r.opens(i+1) {
		return false
	}
	end := i + 1
	for end < r.unit.To && end < i+widestPhrase && !(r.is(end, mark) && !r.inWord(end)) {
		if r.is(end, aux|verb) && !r.is(end, capital) || r.isFiniteCue(end) && !r.is(end-1, det|prep) {
			return false
		}
		end++
	}
	return true
}
