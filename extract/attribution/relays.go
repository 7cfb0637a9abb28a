package attribution

import (
	"strings"

	"hearsay/text"
)

// relayTo notes the outlet that a claim was made to: "told the BBC", "said in an interview with Radio Free Europe". It is looked for between from and to.
func (r *reader) relayTo(f *find, from int) {
	to := min(r.unit.To, from+25)
	addressed := f.entry != nil && f.entry.has(whom)
	for i := from; i < to; i++ {
		switch {
		case r.lower(i) == "that" || r.lower(i) == ":" || r.opens(i):
			return
		case i == from && addressed:
			if p := r.outletAt(i); p.To > p.From {
				f.via = append(f.via, p)
				return
			}
		case r.is(i, prep) && r.lower(i) != "of":
			if p := r.outletAt(i + 1); p.To > p.From {
				f.via = append(f.via, p)
				return
			}
		case r.is(i, sub|conj) || r.is(i, ing) || r.lower(i) == ".":
			return
		}
	}
}

// outletAt is the name of a news outlet that begins at token i and does not publish the article itself, as far as the page's furniture tells.
func (r *reader) outletAt(i int) text.Range {
	p := text.Range{From: i, To: i}
	named, known := false, false
	for p.To < r.unit.To && p.To < i+9 && (r.is(p.To, det) && p.To == i || r.lower(p.To) == "'s" || r.nominal(p.To)) && !r.is(p.To, clock) {
		if r.is(p.To, outlet) {
			known = true
		}
		named = named || r.is(p.To, capital) && !r.is(p.To, det)
		if known && !r.is(p.To, capital|outlet) && !r.is(p.To, det) && r.doc.Tokens[p.To].Kind != text.Number && r.lower(p.To) != "'s" {
			break
		}
		p.To++
	}
	for p.To > p.From && (r.is(p.To-1, mark) || r.lower(p.To-1) == "'s") {
		p.To--
	}
	if !named || !known || r.publishes(p) {
		return text.Range{}
	}
	return p
}

// publishes tells whether the page's furniture names the outlet p.
func (r *reader) publishes(p text.Range) bool {
	for i := p.From; i < p.To; i++ {
		if r.is(i, capital) && !r.is(i, det) && len(r.lower(i)) > 1 {
			return r.furnished[r.lower(i)]
		}
	}
	return false
}

// furnitureWords are the words of the page's furniture, in lower case.
func furnitureWords(d *text.Doc) map[string]bool {
	m := map[string]bool{}
	for _, f := range d.Furniture {
		for _, w := range strings.FieldsFunc(strings.ToLower(f.Span.Of(d.Text)), func(c rune) bool { return !('a' <= c && c <= 'z' || '0' <= c && c <= '9') }) {
			m[w] = true
		}
	}
	return m
}

// carryRelays gives the outlet that a speaker once spoke to to all that he says after it.
func (r *reader) carryRelays(finds []find) {
	spokeTo := map[string][]text.Range{}
	speaker := ""
	for i := range finds {
		f := &finds[i]
		if r.outer(finds, i) >= 0 {
			continue
		}
		if last := f.source.To - 1; f.source.To > f.source.From && !r.is(last, pron) {
			speaker = r.lower(last)
		}
		switch {
		case speaker == "":
		case len(f.via) > 0:
			spokeTo[speaker] = f.via
		case f.source.To > f.source.From || f.carries:
			f.via = spokeTo[speaker]
		}
	}
}
