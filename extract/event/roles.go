package event

import (
	"hearsay/extract/grammar"
	"hearsay/text"
)

// roles are the phrases around a trigger: who acts and whom or what it befalls, in tokens. from is where its verb group or noun phrase begins; passive, verbal and bare tell how it is said.
type roles struct {
	actor, target text.Range
	from          int
	verbal        bool
	bare          bool // a participle without an auxiliary
}

// asNoun tells whether a word that may be a verb stands as a noun: after an article, a possessive or an adjective.
func (r *reader) asNoun(k int) bool {
	switch w := r.Lower(k - 1); {
	case r.Is(k-1, grammar.Det) && !r.Is(k-1, grammar.Rel), w == "'s", w == "of":
		return !r.plural(w)
	}
	return false
}

// plural tells whether a determiner may stand alone as a subject: "both attacked", "some fled".
func (r *reader) plural(w string) bool {
	switch w {
	case "all", "both", "many", "some", "most", "few", "others", "several", "this", "that":
		return true
	}
	return false
}

// rolesOf reads the phrases around a trigger.
func (r *reader) rolesOf(p text.Range, part string) roles {
	if part == noun || part == "both" && !r.finite(p.From) {
		return r.nominal(p)
	}
	return r.verbal(p)
}

// finite tells whether a word that may be noun or verb stands as a verb.
func (r *reader) finite(k int) bool {
	switch {
	case r.asNoun(k), r.Is(k-1, grammar.Prep) && r.Lower(k-1) != "to":
		return false
	case r.Is(k, grammar.Past|grammar.Verb):
		return true
	case r.Is(k-1, grammar.Pron|grammar.Aux) || r.Lower(k-1) == "to":
		return true
	}
	after := r.Is(k+1, grammar.Det|grammar.Obj) || r.Is(k+1, grammar.Capital) && r.Is(k, grammar.Ing)
	return after && (r.Is(k, grammar.Ing) || r.Nominal(k-1) && !r.Is(k-1, grammar.Mark))
}

// farthest is how far before a verb its group is followed.
const farthest = 6

// verbal reads subject and object of a verb, and turns them round where it is passive.
func (r *reader) verbal(p text.Range) roles {
	said := roles{from: p.From, verbal: true}
	lo := max(r.Unit.From, p.From-40)
	be, aux := false, false
	for said.from > lo && p.From-said.from < farthest && (r.Is(said.from-1, grammar.Aux|grammar.Neg) || r.Is(said.from-1, grammar.Adv) && !r.Is(said.from-1, grammar.Capital) || r.Lower(said.from-1) == "to") {
		said.from--
		be = be || r.Is(said.from, grammar.Be) && !r.Is(p.From, grammar.Ing)
		aux = aux || r.Is(said.from, grammar.Aux)
	}
	said.bare = !aux && r.Is(p.From, grammar.Ing)
	subject := r.subjectOf(said.from, lo)
	if r.Is(said.from-1, grammar.Conj) || r.Lower(said.from-1) == "," {
		subject = text.Range{}
		if r.Is(said.from-1, grammar.Conj) {
			subject = r.clauseSubject(said.from - 1)
		} else if head, ok := r.BeforeInsertion(said.from-1, lo); ok && !said.bare {
			subject = head
		}
	}
	if r.Is(said.from-1, grammar.Rel) {
		subject, _ = r.PhraseBack(said.from-1, lo)
	}
	by := r.by(p.To)
	if be || !aux && by.To > by.From && r.Lower(p.To) == "by" {
		said.target, said.actor = subject, by
		return said
	}
	said.actor, said.target = subject, r.object(p.To)
	return said
}

// subjectOf is the phrase before a verb group that begins at token k; of an infinitive it is that of the verb that rules it: "the army failed to".
func (r *reader) subjectOf(k, lo int) text.Range {
	for n := 0; n < 2 && r.Lower(k) == "to" && k > lo && (r.Is(k-1, grammar.Past|grammar.Verb) || governors()[r.Lower(k-1)] != ""); n++ {
		k--
		for k > lo && (r.Is(k-1, grammar.Aux|grammar.Neg) || r.Is(k-1, grammar.Adv) && !r.Is(k-1, grammar.Capital) || r.Lower(k-1) == "to") {
			k--
		}
	}
	subject, _ := r.PhraseBack(k, lo)
	return subject
}

// object is the phrase behind a verb: straight behind it, or behind a preposition that it rules.
func (r *reader) object(k int) text.Range {
	for k < r.Unit.To && r.Is(k, grammar.Adv) && !r.Is(k, grammar.Prep) {
		k++
	}
	switch r.Lower(k) {
	case "on", "at", "against", "into", "from", "of", "over":
		k++
	case "with":
		if !meets[r.Lower(k-1)] {
			return text.Range{}
		}
		k++
	}
	if k >= r.Unit.To || r.Is(k, grammar.Clock) {
		return text.Range{}
	}
	return r.listFrom(k)
}

// meets are triggers behind which "with" names the other side.
var meets = wordSet("clash clashes clashed clashing battle battles battled battling fought fighting firefight skirmish skirmishes")

// counts are numbers in words before whom a verb befell: "the strike killed two".
var counts = wordSet("one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands scores several")

// listFrom is the noun phrase that begins at token k, with one more behind "and" that is no subject of its own.
func (r *reader) listFrom(k int) text.Range {
	p := text.Range{From: k, To: max(k, r.PhraseEnd(k))}
	for i := k + 1; i < p.To; i++ { // "missiles fired by the invaders"
		if r.Is(i, grammar.Past) && !r.Is(i-1, grammar.Det|grammar.Adv|grammar.Conj) && (i+1 == p.To || r.Is(i+1, grammar.Prep|grammar.Det) || r.Doc.Tokens[i+1].Kind == text.Number || counts[r.Lower(i+1)]) {
			return text.Range{From: k, To: i}
		}
	}
	if r.Lower(p.To) == "and" && !empty(p) && p.To+1 < r.Unit.To && r.Nominal(p.To+1) {
		if end := r.PhraseEnd(p.To + 1); end > p.To+1 && !r.StartsVerb(end) {
			p.To = end
		}
	}
	return p
}

// by is the phrase behind "by" that stands soon after token k.
func (r *reader) by(k int) text.Range {
	for i := k; i < min(k+farthest+2, r.Unit.To); i++ {
		if r.Lower(i) == "by" && !r.Is(i+1, grammar.Ing|grammar.Clock) {
			return r.PhraseOn(i+1, r.Unit.To)
		}
		if r.Is(i, grammar.Mark) && !r.InWord(i) {
			break
		}
	}
	return text.Range{}
}

// nominal reads who acts before a noun, "a Russian missile strike", or behind "by", and whom it befalls behind "on", "against", "at" or "of".
func (r *reader) nominal(p text.Range) roles {
	said := roles{from: p.From}
	for said.from > r.Unit.From && p.From-said.from < farthest && r.inNoun(said.from-1) {
		said.from--
	}
	said.actor = text.Range{From: said.from, To: p.From}
	k := p.To
	if by := r.by(k); !empty(by) {
		said.actor = by
	}
	switch w := r.Lower(k); w {
	case "on", "against", "at", "of", "with":
		if !r.Is(k+1, grammar.Clock) && (w != "with" || meets[r.Lower(k-1)]) {
			said.target = r.listFrom(k + 1)
		}
	}
	return said
}

// inNoun tells whether token k stands before a noun in its phrase: an article, an adjective, a name, another noun, also with "and".
func (r *reader) inNoun(k int) bool {
	if r.Is(k, grammar.Verb) || r.Is(k, grammar.Past|grammar.Ing) && !r.Is(k-1, grammar.Det|grammar.Adv) {
		return false
	}
	return r.Nominal(k) || r.Is(k, grammar.Det) || r.Lower(k) == "and" && r.Nominal(k-1) && r.Nominal(k+1)
}

// widestSubject is how many tokens the subject of a clause may take.
const widestSubject = 10

// clauseSubject is the subject of the clause that token k stands in, which its second verb shares: "Ukrainian forces are attacking and have retaken". Empty where it is not plain.
func (r *reader) clauseSubject(k int) text.Range {
	from := r.Unit.From
	for i := k - 1; i >= max(r.Unit.From, k-40); i-- {
		if w := r.Lower(i); r.Is(i, grammar.Tells) || w == "that" || w == ":" || w == ";" || r.Opens(i) {
			from = i + 1
			break
		}
	}
	for from < k && (r.Is(from, grammar.Conj|grammar.Adv|grammar.Mark) && !r.Is(from, grammar.Det)) {
		from++
	}
	for i := from; i < min(k, from+widestSubject); i++ {
		switch {
		case r.Is(i, grammar.Finite|grammar.Past) && !r.Is(i, grammar.Capital) && i > from && !r.Is(i-1, grammar.Det):
			return text.Range{From: from, To: i}
		case r.Is(i, grammar.Mark) && !r.InWord(i), r.Is(i, grammar.Prep) && r.Lower(i) != "of", r.Is(i, grammar.Rel):
			return text.Range{}
		}
	}
	return text.Range{}
}

// adjectival tells whether a participle at token k stands as an adjective: "freshly mobilised soldiers", "the captured town".
func (r *reader) adjectival(k int) bool {
	i := k - 1
	for i > r.Unit.From && r.Is(i, grammar.Adv) && !r.Is(i, grammar.Prep) {
		i--
	}
	return r.Is(k, grammar.Past) && r.Is(i, grammar.Det|grammar.Prep) && !r.Is(i, grammar.Pron|grammar.Rel|grammar.Aux) && !r.plural(r.Lower(i)) && r.Nominal(k+1)
}

// infinite tells whether a verb at token k stands in its base form: behind "to", "did" or a modal.
func (r *reader) infinite(k int) bool {
	i := k - 1
	for i > r.Unit.From && r.Is(i, grammar.Adv|grammar.Neg) && !r.Is(i, grammar.Aux) {
		i--
	}
	return r.Lower(i) == "to" || r.Is(i, grammar.Modal|grammar.Do)
}
