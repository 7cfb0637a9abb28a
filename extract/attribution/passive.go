package attribution

import (
	"hearsay"
	"hearsay/text"
)

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
		f.content = []text.Range{subject, r.Trim(text.Range{From: p, To: r.beforeRelative(p)})}
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

// beforeRelative is where an infinitive ends that begins at token p: before the paper's own ", which".
func (r *reader) beforeRelative(p int) int {
	end := r.end(p)
	for k := p; k+1 < end; k++ {
		if r.Lower(k) == "," && r.Is(k+1, rel) && r.Quoted[k] < 0 && r.StartsVerb(k+2) {
			return k
		}
	}
	return end
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
