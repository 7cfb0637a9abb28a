package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// groups are nouns for those who fight, rule or rise without a name of their own: who did it is then told by the words.
var groups = wordSet("rebels militants insurgents gunmen gunman fighters jihadists separatists terrorists guerrillas bandits attackers attacker assailants militia militias militiamen paramilitaries extremists protesters demonstrators rioters mob crowd police " +
	"policemen soldiers troops army military forces commandos guards residents civilians students police officers authorities partisans mercenaries gang gangs herdsmen bomber bombers sappers saboteurs")

// party is who a phrase of a claim stands for: a known body by its name, a country by its own, "we" and "its forces" by the claimant's, a group without a name by its words; "" for all else.
func (j *giver) party(c *hearsay.Claim, phrase hearsay.Span) string {
	if phrase.Empty() {
		return ""
	}
	r := j.doc.Within(phrase)
	if name := j.known(r); name != "" {
		return name
	}
	for k := r.From; k < r.To; k++ {
		switch j.doc.Tokens[k].Lower {
		case "we", "us", "our", "ours":
			return c.Claimant.Side
		case "it", "its", "they", "their":
			return j.speakersOwn(c, phrase)
		case "enemy":
			return j.Enemy(c.Claimant.Side)
		case "occupiers", "invaders", "occupants":
			return j.Invader
		}
	}
	if r.To > r.From && groups[j.doc.Tokens[r.To-1].Lower] {
		return j.bare(r)
	}
	return ""
}

// known is the body or country that is named in tokens r: the longest name that begins first.
func (j *giver) known(r text.Range) string {
	for k := r.From; k < r.To; k++ {
		if !capital(j.doc.Words(k)) {
			continue
		}
		words := make([]string, 0, 6)
		for i := k; i < r.To && len(words) < 6 && j.doc.Tokens[i].Kind == text.Word; i++ {
			words = append(words, actors.Fold(j.doc.Words(i)))
		}
		e, n := j.Table.Match(words)
		land, m := j.Table.Land(words)
		switch {
		case n > m && (e.Person || e.Class != "" || e.Kind == hearsay.Government) && e.Side != "":
			return e.Side
		case n > m:
			return e.Name
		case m > 0 && !j.isPlace(k):
			return land.Side
		}
	}
	return ""
}

// isPlace tells whether a name that begins at token k is a place in this text, and so nobody who acts.
func (j *giver) isPlace(k int) bool {
	i := j.firstPlace(j.doc.Tokens[k].Start)
	return i < len(j.r.Places) && j.r.Places[i].Span.Start == j.doc.Tokens[k].Start && j.r.Places[i].Kind != hearsay.Country
}

func capital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// speakersOwn is the side of a claim's claimant where "it" or "its forces" can be nobody else's: no country is named before in the content.
func (j *giver) speakersOwn(c *hearsay.Claim, phrase hearsay.Span) string {
	for _, s := range c.Content {
		if s.Start < phrase.Start && j.known(j.doc.Within(hearsay.Span{Start: s.Start, End: min(s.End, phrase.Start)})) != "" {
			return ""
		}
	}
	return c.Claimant.Side
}

// longest is how many words of a phrase are kept as a name.
const longest = 6

// bare is the words of a phrase without articles and numbers at its front; "" where many are left.
func (j *giver) bare(r text.Range) string {
	for r.From < r.To && (fronts[j.doc.Tokens[r.From].Lower] || j.doc.Tokens[r.From].Kind != text.Word) {
		r.From++
	}
	if r.To-r.From > longest {
		return ""
	}
	return strings.Join(strings.Fields(j.doc.SpanOf(r).Of(j.doc.Text)), " ")
}

var fronts = wordSet("a an the its their his her our some several many about around nearly almost over more than at least two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand dozen dozens hundreds thousands of another other these those this that and")

// target is whom or what an event befell: a known body or country, else the words, without a place alone, which is told apart.
func (j *giver) target(c *hearsay.Claim, phrase hearsay.Span) string {
	if phrase.Empty() {
		return ""
	}
	for i := j.firstPlace(phrase.Start); i < len(j.r.Places) && j.r.Places[i].Span.Start < phrase.End; i++ {
		if bridged := j.doc.Within(hearsay.Span{Start: phrase.Start, End: j.r.Places[i].Span.Start}); j.bare(bridged) == "" || groundBefore(j.doc, bridged) {
			return ""
		}
	}
	if name := j.party(c, phrase); name != "" {
		return name
	}
	r := j.doc.Within(phrase)
	if r.To <= r.From || deeds[j.doc.Tokens[r.To-1].Lower] {
		return ""
	}
	if r.To-r.From == 1 && !capital(j.doc.Words(r.From)) && len(j.doc.Tokens[r.From].Lower) < 4 {
		return ""
	}
	return j.bare(r)
}

// deeds are nouns that tell what was done and not to whom.
var deeds = wordSet("attack attacks strike strikes shelling assault assaults offensive offensives bombardment fire counterattack counterattacks")

// grounds are nouns before a place's name that only say what it is: "the town of".
var grounds = wordSet("city town village settlement region district oblast province port capital")

func groundBefore(doc *text.Doc, r text.Range) bool {
	for k := r.From; k < r.To; k++ {
		if grounds[doc.Tokens[k].Lower] {
			return true
		}
	}
	return false
}
