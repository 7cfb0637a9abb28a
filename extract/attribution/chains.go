package attribution

import (
	"hearsay/text"
)

// handsOn makes the source of f a relay where f's clause comes after a whole claim, by somebody else, that ends right before it: "Petrenko said that it fell, the ministry reported".
func (r *reader) handsOn(g group, f *find) bool {
	if !f.reports() || r.Is(f.source.From, pron) && !r.Is(f.source.From, det) {
		return false
	}
	for k := len(r.finds) - 1; k >= r.first; k-- {
		said := &r.finds[k]
		last := said.content[len(said.content)-1]
		if said.entry != nil && said.entry.noun && last.To >= f.cue.To { // a noun within what was said ran on into this clause
			r.finds = append(r.finds[:k], r.finds[k+1:]...)
			continue
		}
		if said.source.To <= said.source.From || said.cue.To <= said.cue.From || said.source.To > f.source.From || said.carries || said.entry == nil {
			continue
		}
		if last.To < f.source.From-2 || last.To > f.source.From || last.From < said.cue.From || said.entry != nil && said.entry.noun {
			return false
		}
		if !r.sameWords(said.source, f.source) {
			said.via = append(said.via, f.source)
		}
		return true
	}
	return false
}

// sameWords tells whether the last words of two noun phrases are the same.
func (r *reader) sameWords(a, b text.Range) bool { return r.Lower(a.To-1) == r.Lower(b.To-1) }

// cited parts a source that cites another one: "US officials citing data from Kyiv", "the daily, citing the ministry,". Who is cited makes the claim; who cites is its relay.
func (r *reader) cited(f *find) {
	for i := f.source.From + 1; i < f.cue.From || i < f.source.To; i++ {
		if w := r.Lower(i); w != "citing" && w != "quoting" || i < f.source.To && r.Is(i, capital) {
			continue
		}
		to := r.PhraseOn(i+1, r.Unit.To)
		if f.cue.From > i {
			to.To = min(to.To, f.cue.From)
		}
		for to.To > to.From && r.Is(to.To-1, mark) {
			to.To--
		}
		if to.To <= to.From || i > f.source.To && r.Lower(f.source.To) != "," || !r.MaySpeak(to) {
			return
		}
		who := text.Range{From: f.source.From, To: min(f.source.To, i)}
		for who.To > who.From && r.Is(who.To-1, mark) && r.Lower(who.To-1) != ")" {
			who.To--
		}
		f.via = append(f.via, who)
		f.source, f.cue = to, text.Range{From: i, To: i + 1}
		return
	}
}

// ownPart is what of the words before token to "according to X" speaks for where a claim already stands before them: the paper's aside after it, or what follows a noun's content. False where the phrase covers that claim too.
func (r *reader) ownPart(to int) (text.Range, bool) {
	for k := len(r.finds) - 1; k >= r.first; k-- {
		f := &r.finds[k]
		last := f.content[len(f.content)-1]
		switch {
		case last.To >= to || last.To <= r.Unit.From:
		case r.Aside(last.To) && r.Lower(last.To+1) == "with":
			return r.Trim(text.Range{From: last.To + 2, To: to}), true
		case f.entry != nil && f.entry.noun && r.StartsVerb(last.To):
			return r.Trim(text.Range{From: last.To, To: to}), true
		}
	}
	return text.Range{}, false
}

// goesOn is what of the content goes on after a source that stands within it: "which killed 12 people, according to officials, and injured 20".
func (r *reader) goesOn(p int) (text.Range, bool) {
	if r.Lower(p) != "and" || !r.Is(p+1, past|verb) || r.isSpeechCue(p+1) {
		return text.Range{}, false
	}
	c := r.Trim(text.Range{From: p + 1, To: r.end(p + 1)})
	return c, c.To > c.From
}
