package features

import "hearsay/text"

// OfStance adds to out what tells assertion from prediction, demand, denial: the words of the cue, how the content opens, its verbs and its mark at the end.
func (v *View) OfStance(a text.Attributed, r text.Range, out []uint32) []uint32 {
	const cueWord, cueStem, cuePair, cueLast, opening, verbs, helper, ending, bias, Speech = 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010
	add := func(template int, x, y uint32) { out = append(out, blend(template, x, y, 0)) }
	add(bias, 0, 0)
	for i := a.Cue.From; i < a.Cue.To; i++ {
		k := i - r.From + Edge
		add(cueWord, v.word[k], 0)
		add(cueStem, v.stem[k], 0)
		if i+1 < a.Cue.To {
			add(cuePair, v.stem[k], v.stem[k+1])
		}
	}
	add(cueLast, v.stem[a.Cue.To-1-r.From+Edge], 0)
	for n, c := range a.Content {
		from, to := c.From-r.From+Edge, c.To-r.From+Edge
		if n == 0 {
			add(opening, v.word[from], 0)
			add(Speech, v.Speech[from], v.stem[a.Cue.From-r.From+Edge])
		}
		found := 0
		for k := from; k < to && found < 6; k++ {
			switch {
			case v.Speech[k] == modal || v.Speech[k] == toward:
				add(helper, v.word[k], uint32(min(found, 1)))
				found++
			case verb(v.Speech[k]):
				add(verbs, v.stem[k], v.Speech[k])
				found++
			}
		}
		add(ending, v.word[to-1], 0)
	}
	return out
}
