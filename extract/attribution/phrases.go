package attribution

import "hearsay/text"

// tryPhrase reads cues that are no verbs: "according to X", "in X's opinion", "in the words of X". It returns their length, 0 for none.
func (r *reader) tryPhrase(i int) int {
	switch r.lower(i) {
	case "according":
		if r.lower(i+1) == "to" {
			return r.tryAccording(i, 2)
		}
	case "in":
		return r.tryInOpinion(i)
	}
	return 0
}

// tryAccording reads "according to X, …", "…, according to X" and "…, according to X, …".
func (r *reader) tryAccording(i, n int) int {
	hi := r.unit.To
	if r.opensClause(i) {
		hi = r.openingEnd(i + n)
	}
	source := r.phraseOn(i+n, hi)
	if source.To <= source.From {
		return 0
	}
	f := find{cue: text.Range{From: i, To: i + n}, source: source, stance: "assert"}
	if !r.placeContent(&f, i, source.To) {
		return 0
	}
	return n
}

// openingEnd is where an opening phrase ends that begins at token j: at its comma, or past an apposition ("according to X, the head of Y, …").
func (r *reader) openingEnd(j int) int {
	first := 0
	for k := j; k < r.unit.To && k < j+widestPhrase; k++ {
		if r.lower(k) != "," {
			continue
		}
		if first > 0 {
			if r.is(first+1, det) && !r.hasVerb(first+1, k) {
				return k
			}
			return first
		}
		first = k
	}
	if first > 0 {
		return first
	}
	return r.unit.To
}

// placeContent finds the content of a phrase that stands in [from, to): after it where it opens its clause, else before it and, past a comma, after it too.
func (r *reader) placeContent(f *find, from, to int) bool {
	front := from
	for front > r.unit.From && (r.is(front-1, mark) && !r.closes(front-1) && r.lower(front-1) == "," || r.isDash(front-1)) {
		front--
	}
	if r.opensClause(from) {
		n := to
		for n < r.unit.To && r.lower(n) != "," && n < to+25 && !r.isDash(n) {
			n++
		}
		if n+1 >= r.unit.To || n >= to+25 {
			n = to - 1
		}
		f.content = r.following(n+1, bare)
	} else {
		f.content = []text.Range{r.trim(text.Range{From: r.clauseStart(front), To: front})}
		if rest, ok := r.resumed(r.pastInsertion(to)); ok && front < from {
			f.content = append(f.content, rest)
		}
		if r.relays(f) {
			return true
		}
	}
	if f.content[0].To <= f.content[0].From {
		return false
	}
	r.add(*f)
	return true
}

// pastInsertion passes over what is said of a source after it: ", speaking on condition of anonymity,".
func (r *reader) pastInsertion(p int) int {
	if r.lower(p) != "," || !r.is(p+1, ing|rel|past) {
		return p
	}
	for k := p + 2; k < r.unit.To && k < p+25; k++ {
		if r.lower(k) == "," {
			return k
		}
	}
	return p
}

// opensClause tells whether a phrase at token i opens its clause: at the beginning of the unit or of a quotation, past conjunctions and adverbs, or after "that".
func (r *reader) opensClause(i int) bool {
	k := i
	for k > r.unit.From && (r.is(k-1, adv|conj) || r.isDash(k-1) && k-1 == r.unit.From || r.lower(k-1) == "," && r.is(k-2, adv|conj)) {
		k--
	}
	if k == r.unit.From || r.opens(k) {
		return true
	}
	if r.lower(k-1) == "that" || r.lower(k-1) == ";" || r.lower(k-1) == ":" || r.opens(k-1) {
		return true
	}
	return r.lower(i-1) == "," && (r.is(i-2, conj) || r.lower(i-2) == "that")
}

// clauseStart is where the clause begins whose end stands at token edge: after the last claim's cue and opener in the unit, else at the unit's beginning.
func (r *reader) clauseStart(edge int) int {
	return r.frontStart()
}

// relays makes f's source a relay of the claims that already stand in f's content with a source of their own; it tells whether there was one.
func (r *reader) relays(f *find) bool {
	done := false
	for k := r.first; k < len(r.finds); k++ {
		g := &r.finds[k]
		if g.source.To > g.source.From && f.holds(g.cue.From) && f.holds(g.source.From) && f.source.From > g.cue.From {
			g.via = append(g.via, f.source)
			done = true
		}
	}
	return done
}

// tryInOpinion reads "in X's opinion", "in his view", "in the opinion of X", "in the words of X".
func (r *reader) tryInOpinion(i int) int {
	limit := min(i+12, r.unit.To)
	for k := i + 2; k < limit; k++ {
		switch r.lower(k) {
		case "opinion", "view", "words", "estimation", "assessment", "judgement", "judgment":
			return r.opinionAt(i, k)
		}
		if !r.nominal(k-1) && !r.is(k-1, det|pron) && r.lower(k-1) != "of" {
			return 0
		}
	}
	return 0
}

func (r *reader) opinionAt(i, k int) int {
	f := find{cue: text.Range{From: i, To: k + 1}, stance: "assess"}
	to := k + 1
	switch {
	case r.lower(i+1) == "the" && r.lower(k+1) == "of":
		f.source = r.phraseOn(k+2, r.unit.To)
		f.cue.To, to = k+2, f.source.To
	case r.lower(k-1) == "'s" || r.lower(k-1) == "'" || r.is(i+1, det) && r.lower(i+1) != "the" && r.lower(i+1) != "a" && r.lower(i+1) != "an" && r.lower(i+1) != "some":
		f.source = text.Range{From: i + 1, To: k}
	}
	if f.source.To <= f.source.From || !r.placeContent(&f, i, to) {
		return 0
	}
	return to - i
}
