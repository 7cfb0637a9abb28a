package extract

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/reference/units"
	"hearsay/text"
)

// role is how a country stands in its sentence with regard to what happens there.
type role uint8

const (
	acts     role = iota // it stands as or within a subject: "Russia lost", "Russian troops are"
	owns                 // it has a possessive ending: "Ukraine's army"
	oblique              // it stands behind a preposition: "near Ukraine", "to the Russian border"
	agent                // it stands behind "by": "by Russian forces"
	joint                // it acts together with another: "the US and Nato"
	counts               // it stands within a figure: "10 Russian tanks"
	deed                 // it says whose war or attack something is: "the Russian invasion", "Russia's war"
	speaking             // it is the source of a claim
)

// party is one mention of a country, its people, its seat of government or one of its known leaders.
type party struct {
	text.Range
	side    string
	role    role
	demonym bool
}

// partiesIn are the countries named in sentence s near the figure at hand, in order.
func (j *figureJoin) partiesIn(s int) []party {
	all, r := j.allParties(s), j.tokens(s)
	from := sort.Search(len(all), func(i int) bool { return all[i].From >= r.From })
	to := sort.Search(len(all), func(i int) bool { return all[i].From >= r.To })
	return all[from:to]
}

// allParties are the countries named in sentence s.
func (j *figureJoin) allParties(s int) []party {
	if found, done := j.parties[s]; done {
		return found
	}
	var out []party
	r := j.doc.Sentences[s]
	for k := r.From; k < r.To; k++ {
		p, ok := j.partyAt(k, r.To)
		if !ok {
			continue
		}
		p.role = j.roleOf(p, r.From)
		if n := len(out) - 1; n >= 0 && p.role == acts && (out[n].role == acts || out[n].role == joint) && out[n].side != p.side && j.coordinated(out[n].To, p.From) {
			p.role, out[n].role = joint, joint
		}
		out = append(out, p)
		k = p.To - 1
	}
	j.parties[s] = out
	return out
}

// partyAt reads the country or leader that is named at token k.
func (j *figureJoin) partyAt(k, limit int) (party, bool) {
	if !j.capital(k) {
		return party{}, false
	}
	var words [5]string
	n := 0
	for i := k; i < min(limit, k+len(words)); i++ {
		if f := actors.Fold(j.doc.Words(i)); f != "" && j.doc.Tokens[i].Kind == text.Word {
			words[n] = f
			n++
			continue
		}
		break
	}
	if n == 0 {
		return party{}, false
	}
	p := party{Range: text.Range{From: k, To: k + 1}}
	if land, size := j.table.Land(words[:n]); size > 0 {
		p.To, p.side, p.demonym = k+size, land.Side, land.Form == actors.Demonym
		return p, p.side != "West"
	}
	if e, size := j.table.Match(words[:n]); size > 0 && e.Side != "" {
		p.To, p.side = k+size, e.Side
		return p, true
	}
	if e, ok := j.table.Surname(words[0]); ok && e.Side != "" {
		p.side = e.Side
		return p, true
	}
	return p, false
}

var prepositions = set("in on near to with against from into of at around over across for towards toward between within inside outside through under behind along beside beyond onto via about support supporting supports help helping helps give gives giving gave send sends sending sent lend lending grant granting offer offering supply supplying provide providing arm arming keep keeping invade invading invaded attack attacking attacked defend defending")

// happenings are nouns behind a country's name that make it the owner of an event or a report, not the one that acts.
var happenings = set("invasion blockade war aggression attack attacks strike strikes shelling source sources media export exports release territory border borders offensive occupation airstrike bombardment missile missiles rocket rockets drone drones")

// roleOf is how p stands in its sentence, which begins at token from.
func (j *figureJoin) roleOf(p party, from int) role {
	if j.speaks(j.doc.SpanOf(p.Range)) {
		return speaking
	}
	k := p.From - 1
	for k >= from && (j.lower(k) == "the" || j.lower(k) == "its" || j.lower(k) == "all" || j.lower(k) == "eastern" || j.lower(k) == "southern" || j.lower(k) == "northern" || j.lower(k) == "western") {
		k--
	}
	next := p.To
	if j.lower(next) == "'s" || j.lower(next) == "'" || j.lower(next) == "’" {
		next++
	}
	if w := j.lower(next); w == "missile" || w == "air" || w == "artillery" {
		next++
	}
	switch w := j.lower(k); {
	case j.counted(p):
		return counts
	case k >= from && w == "by":
		return agent
	case k >= from && w == "of" && (p.demonym && armed(j.lower(next)) || !p.demonym && k > from && j.capital(k-1)):
		return acts
	case !p.demonym && j.modifies(p), j.lower(p.To) == "-":
		return oblique
	case k >= from && prepositions[w]:
		return oblique
	case (next > p.To || p.demonym) && happenings[j.lower(next)]:
		return deed
	case j.lower(p.To) == "'s" || j.lower(p.To) == "'" || j.lower(p.To) == "’":
		return owns
	}
	return acts
}

// coordinated tells whether nothing but "and", commas and articles stands between two tokens.
func (j *figureJoin) coordinated(from, to int) bool {
	for k := from; k < to; k++ {
		if w := j.lower(k); w != "and" && w != "," && w != "the" {
			return false
		}
	}
	return to > from
}

// capital tells whether token k begins with a capital letter.
func (j *figureJoin) capital(k int) bool {
	first, _ := utf8.DecodeRuneInString(j.doc.Words(k))
	return unicode.IsUpper(first)
}

// modifies tells whether a country or capital stands before a noun as where something is: "a Kyiv apartment block".
func (j *figureJoin) modifies(p party) bool {
	n, ok := units.Find(j.lower(p.To))
	return ok && (n.Kind == units.Place || n.Kind == units.Civilian) && !j.capital(p.To)
}

// armed tells whether a word means people or arms of a side.
func armed(word string) bool {
	n, ok := units.Find(word)
	return ok && (n.Kind == units.Military || n.Kind == units.People || n.Kind == units.Equipment)
}

// counted tells whether p lies within the span of a figure.
func (j *figureJoin) counted(p party) bool {
	s := j.doc.SpanOf(p.Range)
	i := sort.Search(len(j.figures), func(i int) bool { return j.figures[i].Span.End >= s.End })
	return i < len(j.figures) && j.figures[i].Span.Contains(s) && j.figures[i].Number.End < s.Start
}

// subjectBefore is the last country before token k of the sentence that acts or owns what acts, "" when there is none.
func (j *figureJoin) subjectBefore(s, k int) string {
	side := ""
	for _, p := range j.partiesIn(s) {
		switch {
		case p.To > k:
		case p.role == acts || p.role == owns:
			side = p.side
		case p.role == joint:
			side = ""
		}
	}
	return side
}

// doerBefore is as subjectBefore, but an attack speaks for whose it is: "a Russian strike killed 10".
func (j *figureJoin) doerBefore(s, k int) string {
	side := ""
	for _, p := range j.partiesIn(s) {
		if p.To <= k && (p.role == acts || p.role == owns || p.role == deed) {
			side = p.side
		}
	}
	return side
}

// promiser is the speaker of the figure's claim where that announces or promises what the speaker will do.
func (j *figureJoin) promiser(f *hearsay.Figure) string {
	n, ok := hearsay.Deref(f.Claim)
	if !ok {
		return ""
	}
	c := &j.r.Claims[n]
	if c.Stance != hearsay.Pledge && !promising[j.lower(j.doc.At(c.Cue.Start))] {
		return ""
	}
	for _, p := range j.partiesIn(j.at()) {
		if p.role == acts && p.To <= j.phrase.From && c.Holds(j.doc.SpanOf(p.Range)) {
			return ""
		}
	}
	return speakerSide(f)
}

var promising = set("announced announces announce announcing pledged pledges promised promises ordered orders vowed committed approved called calls mobilised mobilized")

// agentOf is the country behind "by" in the sentence: "killed by Russian forces".
func (j *figureJoin) agentOf(s int) string {
	for _, p := range j.partiesIn(s) {
		if p.role == agent {
			return p.side
		}
	}
	return ""
}

// speakerSide is the side of the figure's claimant.
func speakerSide(f *hearsay.Figure) string {
	if f.Claimant == nil {
		return ""
	}
	return f.Claimant.Side
}
