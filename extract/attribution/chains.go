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
		if said.source.To <= said.source.From || said.cue.To <= said.cue.From || said.source.To > f.source.From || said.carries {
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
		if to.To <= to.From || i > f.source.To && r.Lower(f.source.To) != "," || !r.maySpeak(to) {
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

// maySpeak tells whether a noun phrase that is cited is somebody or something that tells, and no reason: its head, before any preposition, is a name, or a noun of speakers, records and counts.
func (r *reader) maySpeak(p text.Range) bool {
	head := p.From
	for head+1 < p.To && !r.Is(head+1, prep) && r.Lower(head+1) != "," {
		head++
	}
	switch r.Lower(head) {
	case "official", "officials", "source", "sources", "ministry", "data", "figures", "document", "documents", "report", "reports", "spokesman", "spokeswoman", "spokesperson", "diplomat", "diplomats", "witnesses", "activist", "activists", "analysts", "experts", "media", "police", "statistics", "staff", "people", "records", "agency", "agencies", "statement":
		return true
	}
	return r.Is(head, capital) && !r.Is(head, clock)
}
