package extract

import (
	"hearsay"
	"hearsay/extract/naming"
	"hearsay/reference/actors"
	"hearsay/text"
)

// figureJoin is what joinFigures knows while it goes through the figures of one article.
type figureJoin struct {
	doc     *text.Doc
	table   *actors.Table
	reg     *naming.Register
	lex     *figureWords
	r       *hearsay.Reading
	sources []hearsay.Span  // of all claims, in order
	cues    []hearsay.Span  // of all claims, in order
	parties map[int][]party // sentence -> the countries named in it
	phrase  text.Range      // tokens of the figure at hand
	figures []hearsay.Figure
}

// joinFigures gives each figure its claim and claimant, the party counted, its period, place and interest. The figures keep their order and number.
func joinFigures(doc *text.Doc, table *actors.Table, reg *naming.Register, found []hearsay.Figure, r *hearsay.Reading) []hearsay.Figure {
	j := &figureJoin{doc: doc, table: table, reg: reg, lex: figureLexicon(), r: r, parties: map[int][]party{}, figures: found}
	j.sources, j.cues = sourcesAndCues(r.Claims)
	holders := newHolders(r.Claims)
	for i := range found {
		f := &found[i]
		j.phrase = doc.Within(f.Span)
		if j.phrase.To <= j.phrase.From { // a word is stuck to the number
			k := doc.At(f.Span.Start)
			j.phrase = text.Range{From: k, To: k + 1}
		}
		j.speaker(f, holders)
		f.Of = j.partyOf(i)
		j.nameLost(f)
		j.when(i)
		f.Place = j.placeOf(f)
		f.Includes = j.includes()
		f.Interest = j.interest(f)
	}
	return found
}

// window is how many tokens to either side of a figure its sentence is looked at, so that the cost of a figure does not grow with the sentence.
const window = 80

// tokens are those of sentence s that lie near the figure at hand; of a sentence before its last ones.
func (j *figureJoin) tokens(s int) text.Range {
	r := j.doc.Sentences[s].Range
	if r.To <= j.phrase.From {
		return text.Range{From: max(r.From, r.To-window), To: r.To}
	}
	return text.Range{From: max(r.From, j.phrase.From-window), To: min(r.To, j.phrase.To+window)}
}

// near is the span of these tokens.
func (j *figureJoin) near(s int) hearsay.Span { return j.doc.SpanOf(j.tokens(s)) }

// at is the index of the sentence of the figure at hand.
func (j *figureJoin) at() int { return j.doc.Tokens[j.phrase.From].Sentence }

// lower is the lower-case words of token k, "" outside of the text.
func (j *figureJoin) lower(k int) string {
	if k < 0 || k >= len(j.doc.Tokens) {
		return ""
	}
	return j.doc.Tokens[k].Lower
}

// speaker gives f the innermost claim that holds it, and that claim's claimant.
func (j *figureJoin) speaker(f *hearsay.Figure, h *holders) {
	i := h.innermost(f.Number)
	if i < 0 {
		f.Claimant = j.reckoner()
		return
	}
	f.Claim = hearsay.Ref(i)
	if c := j.r.Claims[i].Claimant; c.Name != "" {
		f.Claimant = &c
	}
}

// reckonings are what a body keeps of its own: "the military raised its tally".
var reckonings = set("tally count estimate toll estimates figures")

// reckoner is the body whose own tally the figure's sentence reports without a word of saying, nil when there is none.
func (j *figureJoin) reckoner() *hearsay.Actor {
	s := j.at()
	for k := j.tokens(s).From; k < j.phrase.From; k++ {
		if w := j.lower(k); w != "its" && w != "their" || !reckonings[j.lower(k+1)] && !reckonings[j.lower(k+2)] {
			continue
		}
		for _, p := range j.partiesIn(s) {
			if p.To > k || p.role != acts && p.role != speaking {
				continue
			}
			for to := min(p.To+3, k); to > p.From; to-- {
				if e, ok := j.table.Lookup(j.doc.SpanOf(text.Range{From: p.From, To: to}).Of(j.doc.Text)); ok {
					a := e.Actor()
					return &a
				}
			}
		}
		if a, ok := j.reg.Named(j.doc.SpanOf(text.Range{From: j.tokens(s).From, To: k})); ok {
			return &a
		}
	}
	return nil
}

// nameLost says who the dead and wounded are that the text does not name: soldiers where a side lost them, else people.
func (j *figureJoin) nameLost(f *hearsay.Figure) {
	if f.Subject != "" || !harm[f.Measure] {
		return
	}
	f.Subject = "people"
	if _, fights := j.lex.war(f.Of); fights && f.Measure != hearsay.Captured {
		f.Subject = "soldiers"
	}
}

// interest is the claimant's with regard to what is counted, "" where either side is unknown.
func (j *figureJoin) interest(f *hearsay.Figure) string {
	if f.Claimant == nil || f.Claimant.Side == "" || f.Of == "" {
		return ""
	}
	switch f.Of {
	case f.Claimant.Side:
		return hearsay.OwnSide
	case j.lex.opponent(f.Claimant.Side):
		return hearsay.EnemySide
	}
	return hearsay.ThirdParty
}

// placeOf is the name of the place nearest to the figure in its sentence, what follows before what precedes; "" when none is named.
func (j *figureJoin) placeOf(f *hearsay.Figure) string {
	best, name := 1<<30, ""
	for _, p := range j.placesIn(j.near(j.at())) {
		d := p.Span.Start - f.Span.End
		if d < 0 {
			d = 2 * (f.Span.Start - p.Span.End)
		}
		if d >= 0 && d < best {
			best, name = d, p.Name
		}
	}
	return name
}

// rules of inclusion that make a count another count.
var inclusive = set("mercenaries contractors conscripts separatists proxies volunteers wounded missing prisoners civilians")

// includes is the rule of inclusion that stands right after the figure: "including mercenaries", "on both sides".
func (j *figureJoin) includes() []string {
	k := j.phrase.To
	if j.lower(k) == "," {
		k++
	}
	if j.lower(k) == "including" && inclusive[j.lower(k+1)] {
		return []string{j.lower(k + 1)}
	}
	if j.lower(k) == "on" && j.lower(k+1) == "both" && j.lower(k+2) == "sides" {
		return []string{"both sides"}
	}
	return nil
}
