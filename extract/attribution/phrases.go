package attribution

import (
	"hearsay/extract/grammar"
	"hearsay/text"
)

// tryPhrase reads cues that are no verbs: "according to X", "in X's opinion", "in the words of X". It returns their length, 0 for none.
func (r *reader) tryPhrase(i int) int {
	switch r.Lower(i) {
	case "according":
		if r.Lower(i+1) == "to" {
			return r.tryAccording(i, 2)
		}
	case "citing", "quoting":
		return r.tryCiting(i)
	case "reportedly":
		return r.tryReportedly(i)
	case "in":
		return r.tryInOpinion(i)
	}
	return 0
}

// tryAccording reads "according to X, …", "…, according to X" and "…, according to X, …".
func (r *reader) tryAccording(i, n int) int {
	hi := r.Unit.To
	if r.opensClause(i) {
		hi = r.openingEnd(i + n)
	}
	source := r.PhraseOn(i+n, hi)
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
	for k := j; k < r.Unit.To && k < j+grammar.WidestPhrase; k++ {
		if r.Lower(k) != "," {
			continue
		}
		if first > 0 {
			if r.Is(first+1, det) && !r.HasVerb(first+1, k) {
				return k
			}
			return first
		}
		first = k
	}
	if first > 0 {
		return first
	}
	return r.Unit.To
}

// placeContent finds the content of a phrase that stands in [from, to): after it where it opens its clause, else before it and, past a comma, after it too.
func (r *reader) placeContent(f *find, from, to int) bool {
	front := from
	for front > r.Unit.From && (r.Is(front-1, mark) && !r.Closes(front-1) && r.Lower(front-1) == "," || r.IsDash(front-1)) {
		front--
	}
	if r.opensClause(from) {
		n := to
		for n < r.Unit.To && r.Lower(n) != "," && n < to+25 && !r.IsDash(n) {
			n++
		}
		if n+1 >= r.Unit.To || n >= to+25 {
			n = to - 1
		}
		if w := r.Lower(n + 1); (w == "cited" || w == "quoted") && r.Lower(n+2) == "by" {
			n = r.pastInsertion(n)
		}
		f.content = r.following(n+1, bare)
	} else {
		f.content = []text.Range{r.Trim(text.Range{From: r.frontStart(), To: front})}
		own, ok := r.ownPart(front)
		if ok {
			f.content[0] = own
		}
		if rest, ok := r.resumed(r.pastInsertion(to)); ok && front < from {
			f.content = append(f.content, rest)
		} else if rest, ok := r.goesOn(to); ok {
			f.content = append(f.content, rest)
		}
		if !ok && r.relays(f) {
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
	if r.Lower(p) != "," || !r.Is(p+1, ing|rel|past) {
		return p
	}
	for k := p + 2; k < r.Unit.To && k < p+25; k++ {
		if r.Lower(k) == "," {
			return k
		}
	}
	return p
}

// opensClause tells whether a phrase at token i opens its clause: at the beginning of the unit or of a quotation, past conjunctions and adverbs, or after "that".
func (r *reader) opensClause(i int) bool {
	k := i
	for k > r.Unit.From && (r.Is(k-1, adv|conj) || r.IsDash(k-1) && k-1 == r.Unit.From || r.Lower(k-1) == "," && r.Is(k-2, adv|conj)) {
		k--
	}
	if k == r.Unit.From || r.Opens(k) {
		return true
	}
	if r.Lower(k-1) == "that" || r.Lower(k-1) == ";" || r.Lower(k-1) == ":" || r.Opens(k-1) {
		return true
	}
	return r.Lower(i-1) == "," && (r.Is(i-2, conj) || r.Lower(i-2) == "that")
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
	limit := min(i+12, r.Unit.To)
	for k := i + 2; k < limit; k++ {
		switch r.Lower(k) {
		case "opinion", "view", "words", "estimation", "assessment", "judgement", "judgment":
			return r.opinionAt(i, k)
		}
		if !r.Nominal(k-1) && !r.Is(k-1, det|pron) && r.Lower(k-1) != "of" {
			return 0
		}
	}
	return 0
}

func (r *reader) opinionAt(i, k int) int {
	f := find{cue: text.Range{From: i, To: k + 1}, stance: "assess"}
	to := k + 1
	switch {
	case r.Lower(i+1) == "the" && r.Lower(k+1) == "of":
		f.source = r.PhraseOn(k+2, r.Unit.To)
		f.cue.To, to = k+2, f.source.To
	case r.Lower(k-1) == "'s" || r.Lower(k-1) == "'" || r.Is(i+1, det) && r.Lower(i+1) != "the" && r.Lower(i+1) != "a" && r.Lower(i+1) != "an" && r.Lower(i+1) != "some":
		f.source = text.Range{From: i + 1, To: k}
	}
	if f.source.To <= f.source.From || !r.placeContent(&f, i, to) {
		return 0
	}
	return to - i
}

// tryCiting reads "the agency reported that …, citing two officials": who is cited makes the claim, and who reported it is its relay.
func (r *reader) tryCiting(i int) int {
	last := len(r.finds) - 1
	if last < r.first || i == r.Unit.From || r.Lower(i-1) != "," {
		return 0
	}
	f := &r.finds[last]
	if f.entry == nil || f.source.To <= f.source.From || f.cue.From >= i {
		return 0
	}
	cited := r.PhraseOn(i+1, r.Unit.To)
	if cited.To <= cited.From || f.entry.lemma != "report" && (!f.reports() || !r.MaySpeak(cited)) {
		return 0
	}
	f.via = append(f.via, f.source)
	f.source, f.cue = cited, text.Range{From: i, To: i + 1}
	return cited.To - i
}

// tryReportedly reads "the army reportedly took the village": nobody's claim, unless the unit already has somebody's.
func (r *reader) tryReportedly(i int) int {
	if len(r.finds) > r.first || r.Quoted[i] >= 0 {
		return 0
	}
	f := find{cue: text.Range{From: i, To: i + 1}, stance: "assert"}
	for _, c := range []text.Range{{From: r.frontStart(), To: i}, {From: i + 1, To: r.end(i + 1)}} {
		f.content = append(f.content, r.Trim(c))
	}
	r.add(f)
	return 1
}
