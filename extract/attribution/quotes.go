package attribution

import (
	"hearsay"
	"hearsay/extract/grammar"
	"hearsay/text"
)

// Fewest words of a quotation that is a claim without a cue: where it is a sentence of its own, and where it is part of the paper's own sentence.
const (
	fewestAlone  = 3
	fewestWithin = 5
)

// addLooseQuotations makes a claim of every quotation that no claim holds: its speaker is the one before.
func (r *reader) addLooseQuotations() {
	taken := r.covered()
	for _, q := range r.Doc.Quotations {
		c := r.Doc.Within(q.Span)
		if r.Doc.InFurniture(q.Span) || c.To <= c.From {
			continue
		}
		if r.loose(c, taken, q.Single) {
			r.add(find{content: []text.Range{c}, carries: true})
		}
	}
	if r.dashes > 0 {
		r.addLooseDashes(taken)
	}
}

// covered tells of every token whether a claim's content holds it.
func (r *reader) covered() []bool {
	taken := make([]bool, len(r.Doc.Tokens))
	for _, f := range r.finds {
		for _, c := range f.content {
			for i := c.From; i < c.To; i++ {
				taken[i] = true
			}
		}
	}
	return taken
}

func (r *reader) loose(c text.Range, taken []bool, single bool) bool {
	words, held := 0, 0
	for i := c.From; i < c.To; i++ {
		if !r.Is(i, mark) {
			words++
			if taken[i] {
				held++
			}
		}
	}
	if 2*held > words {
		return false
	}
	s := r.Doc.Sentences[r.Doc.Tokens[c.From].Sentence]
	if c.From == s.From && c.To >= s.To-1 {
		return words >= fewestAlone
	}
	return words >= fewestWithin && !single && r.HasVerb(c.From, c.To)
}

// addLooseDashes makes a claim of every sentence that a dash opened and no claim holds, in an article that quotes with dashes.
func (r *reader) addLooseDashes(taken []bool) {
	opened := make([]bool, len(taken)+1)
	for _, from := range r.openings {
		opened[from] = true
	}
	for _, from := range r.openings {
		if taken[from] {
			continue
		}
		r.Unit = r.Doc.Sentences[r.Doc.Tokens[from].Sentence].Range
		par := r.Doc.Paragraphs[r.Doc.Tokens[from].Paragraph]
		to := from
		for to < par.To && !taken[to] && !(r.IsDash(to) && opened[to+1]) {
			to++
		}
		if c := r.Trim(text.Range{From: from, To: to}); c.To-c.From > fewestAlone {
			r.add(find{content: []text.Range{c}, carries: true})
		}
	}
}

// readHeading reads "Name: what is said" and "what is said – Name" in a line without a full stop.
func (r *reader) readHeading(par text.Paragraph) {
	n := par.To - par.From
	if n < 5 || n > 40 || par.Sentences.To-par.Sentences.From != 1 || r.Lower(par.To-1) == "." {
		return
	}
	r.Unit, r.first = par.Range, len(r.finds)
	for i := par.From + 1; i < par.From+8 && i < par.To-3; i++ {
		if r.Lower(i) == ":" {
			left := text.Range{From: par.From, To: i}
			f := find{source: r.BeforeTopic(left), content: []text.Range{r.Trim(text.Range{From: i + 1, To: par.To})}}
			if verb := r.HeadlineVerb(left); verb > 0 { // a clause, whose subject speaks where it corrects what it has said
				f.source, f.cue, f.stance = text.Range{From: left.From, To: verb}, text.Range{From: verb, To: verb + 1}, hearsay.Assert
				if !r.Is(i-1, grammar.Reckoned) {
					return
				}
			} else if r.unsigned(left) {
				f.source, f.cue, f.stance = text.Range{}, left, hearsay.Assert
			}
			if f.cue.To > f.cue.From || r.speakerName(f.source) {
				r.add(f)
			}
			return
		}
	}
	for i := par.To - 2; i > par.To-7 && i > par.From+3; i-- {
		if r.IsDash(i) {
			if r.speakerName(text.Range{From: i + 1, To: par.To}) {
				r.add(find{source: text.Range{From: i + 1, To: par.To}, content: []text.Range{r.Trim(text.Range{From: par.From, To: i})}})
			}
			return
		}
	}
}

// unsigned tells whether a heading's left side is a statement without anybody whose it is: "Estimate: …", "New report: …".
func (r *reader) unsigned(p text.Range) bool {
	switch r.Lower(p.From) {
	case "new", "latest", "fresh":
		p.From++
	}
	return p.To-p.From == 1 && r.Is(p.From, grammar.Stated)
}

// speakerName tells whether p reads like a name or office: capitals, no verb, no label of a desk.
func (r *reader) speakerName(p text.Range) bool {
	if !r.Is(p.From, capital) {
		return false
	}
	for i := p.From; i < p.To; i++ {
		switch r.Lower(i) {
		case "exclusive", "update", "live", "watch", "read", "photo", "source", "author", "breaking", "analysis", "opinion", "explainer", "video", "more", "related", "editor", "tags", "date", "photos", "image", "via", "also", "war", "news", "map":
			return false
		}
		if r.Quoted[i] >= 0 || r.Is(i, past|verb) || r.Tells(i) && !r.Is(i, capital) || r.Doc.Tokens[i].Kind == text.Number || !r.Nominal(i) && r.Lower(i) != "of" && !r.Is(i, det) && r.Lower(i) != "and" {
			return false
		}
	}
	return true
}
