package extract

import (
	"hearsay"
)

// Sorts of measure by how they find the party counted.
var (
	harm      = map[string]bool{hearsay.Killed: true, hearsay.Wounded: true, hearsay.Casualties: true, hearsay.Captured: true, hearsay.Missing: true, hearsay.EquipmentDestroyed: true, hearsay.EquipmentCaptured: true}
	civilian  = map[string]bool{hearsay.KilledCivilians: true, hearsay.InjuredCivilians: true, hearsay.Displaced: true, hearsay.Refugees: true}
	mustering = map[string]bool{hearsay.Deployed: true, hearsay.Mobilised: true}
	launching = map[string]bool{hearsay.MissilesLaunched: true, hearsay.MissilesShotDown: true}
)

// partyOf is the party or place counted by figure i, "" when it is not clear.
func (j *figureJoin) partyOf(i int) string {
	f := &j.figures[i]
	switch m := f.Measure; {
	case m == hearsay.Duration:
		return ""
	case m == hearsay.Distance:
		return j.stretch(f)
	case m == hearsay.Population:
		return j.placeBefore(f)
	case m == hearsay.Money:
		return j.payer(f)
	case m == hearsay.Area:
		return j.landAround()
	}
	if side := j.inPhrase(f.Measure); side != "" {
		return side
	}
	switch m := f.Measure; {
	case harm[m]:
		return j.harmed(i)
	case civilian[m]:
		return j.civilians(f)
	case mustering[m]:
		return j.mustered(i)
	case launching[m]:
		return j.launcher(i)
	}
	return j.other(i)
}

// inPhrase is the country named in the phrase, or tied to it by "of" or a possessive: "Russian troops", "64% of Ukrainians", "Russia's 300 tanks".
func (j *figureJoin) inPhrase(measure string) string {
	s := j.at()
	side := ""
	for _, p := range j.partiesIn(s) {
		switch {
		case p.From >= j.phrase.From && p.To <= j.phrase.To && j.lower(p.From-1) == "in" && harm[measure]: // where they fell, not whose they were
		case p.From >= j.phrase.From && p.To <= j.phrase.To:
			side = p.side
		case side != "":
		case p.To+1 == j.phrase.From && p.role == owns, p.To == j.phrase.From && p.demonym:
			side = p.side
		case p.From >= j.phrase.To && p.From <= j.phrase.To+3 && j.lower(j.phrase.To) == "of":
			side = p.side
		}
	}
	return side
}

// harmed is the party whose people or arms were hit.
func (j *figureJoin) harmed(i int) string {
	f := &j.figures[i]
	s := j.at()
	if side := j.enemy(f, s); side != "" {
		return side
	}
	if side, only := j.lossesIn(f, s); only {
		return side
	}
	verb, at := j.verbBefore(s)
	subject := j.subjectBefore(s, j.phrase.From)
	if verb == "inflict" {
		subject = j.doerBefore(s, at)
	}
	if f.Unit == "person" && f.Subject != "" && f.Subject != "soldiers" && !officers[f.Subject] {
		return j.civilians(f)
	}
	switch {
	case subject == "" && verb != "inflict" && j.agentOf(s) != "":
		return j.lex.opponent(j.agentOf(s))
	case subject == "" && len(j.partiesIn(s)) == 0 && i > 0 && harm[j.figures[i-1].Measure] && j.apart(&j.figures[i-1]) <= 1 && verb == "":
		return j.figures[i-1].Of
	case subject == "":
		subject = j.antecedent(f, s, at, farBack)
	}
	if verb == "inflict" {
		return j.lex.opponent(subject)
	}
	if subject == "" {
		return j.civilians(f)
	}
	return subject
}

var officers = set("generals officers pilots conscripts mercenaries")

// verbBefore is the sort of the verb of loss or harm that stands nearest before the figure in its sentence, and its token.
func (j *figureJoin) verbBefore(s int) (sort string, at int) {
	r := j.tokens(s)
	for k := min(j.phrase.To, r.To) - 1; k >= r.From; k-- {
		switch sort := j.sortAt(k); sort {
		case "suffer", "inflict":
			if k >= j.phrase.From && sort == "inflict" {
				continue
			}
			return sort, k
		}
	}
	return "", j.phrase.From
}

// enemy reads words that name a side by its part in the war: "the enemy" is the speaker's, "the invaders" are the invader.
func (j *figureJoin) enemy(f *hearsay.Figure, s int) string {
	r := j.tokens(s)
	from := r.From
	if s > 0 && j.lower(from-1) == ":" { // the lead-in of a list
		from = j.tokens(s - 1).From
	}
	for k := from; k < min(r.To, j.phrase.To+8); k++ {
		switch j.sortAt(k) {
		case "enemy":
			if side := j.enemyOf(f, s); side != "" {
				return side
			}
		case "invader":
			if j.lower(k+1) != "by" {
				return j.lex.wars[0].invader
			}
		}
	}
	return ""
}

// enemyOf is whom the figure's claimant calls the enemy; where no claim holds the figure, the enemy of the side that the sentence or the one before names.
func (j *figureJoin) enemyOf(f *hearsay.Figure, s int) string {
	if side := j.lex.opponent(speakerSide(f)); side != "" {
		return side
	}
	for back := s; back >= max(0, s-1); back-- {
		for _, p := range j.partiesIn(back) {
			if side := j.lex.opponent(p.side); side != "" {
				return side
			}
		}
	}
	return ""
}

// farBack is how many sentences back the party of losses and troops may have been named.
const farBack = 3

// antecedent is the party that a pronoun or nothing at all stands for: of "we" and "our" the speaker's side, else the last that acted in the sentences before, so many of them as reach.
func (j *figureJoin) antecedent(f *hearsay.Figure, s, at, reach int) string {
	for k := at - 1; k >= max(j.doc.Sentences[s].From, at-8); k-- {
		switch j.lower(k) {
		case "we", "our", "it", "its":
			if side := speakerSide(f); side != "" && !j.speaks(j.doc.Tokens[k].Span) { // "it said" tells who speaks, not who lost
				return side
			}
		}
	}
	for _, p := range j.partiesIn(s) {
		switch {
		case p.To > j.phrase.From:
		case p.role == counts:
			return p.side
		case p.role == joint:
			return ""
		}
	}
	for back := s - 1; back >= max(0, s-reach); back-- {
		if j.doc.InFurniture(j.doc.Sentences[back].Span) {
			continue
		}
		if side := j.subjectBefore(back, j.doc.Sentences[back].To); side != "" {
			return side
		}
	}
	return ""
}

// mustered is the party whose troops are sent or raised.
func (j *figureJoin) mustered(i int) string {
	f := &j.figures[i]
	s := j.at()
	if side := j.enemy(f, s); side != "" {
		return side
	}
	if side := j.besieger(s); side != "" {
		return side
	}
	if side := j.promiser(f); side != "" {
		return side
	}
	if side := j.subjectBefore(s, j.phrase.From); side != "" {
		return side
	}
	if side := j.besieger(s - 1); side != "" {
		return side
	}
	if i > 0 && mustering[j.figures[i-1].Measure] && j.apart(&j.figures[i-1]) <= 2 {
		return j.figures[i-1].Of
	}
	return j.antecedent(f, s, j.phrase.From, farBack)
}

// besieger is the enemy of a country on whose border troops are said to stand: "100,000 soldiers at the borders of Ukraine".
func (j *figureJoin) besieger(s int) string {
	if s < 0 {
		return ""
	}
	r := j.tokens(s)
	for k := r.From; k < r.To; k++ {
		if w := j.lower(k); w != "border" && w != "borders" {
			continue
		}
		for _, p := range j.partiesIn(s) {
			if p.To == k || p.To == k-1 && (j.lower(p.To) == "'s" || j.lower(p.To) == "'") || p.From > k && p.From <= k+3 {
				return j.lex.opponent(p.side)
			}
		}
	}
	return ""
}

// launcher is the party that launched the missiles: who shot them down is its opponent.
func (j *figureJoin) launcher(i int) string {
	f := &j.figures[i]
	s := j.at()
	subject := j.subjectBefore(s, j.phrase.From)
	if i > 0 && launching[j.figures[i-1].Measure] && j.figures[i-1].Of != "" && j.apart(&j.figures[i-1]) == 0 {
		return j.figures[i-1].Of
	}
	switch {
	case f.Measure == hearsay.MissilesShotDown && subject != "":
		return j.lex.opponent(subject)
	case j.agentOf(s) != "" && f.Measure == hearsay.MissilesLaunched:
		return j.agentOf(s)
	}
	if side := j.doerBefore(s, j.phrase.From); side != "" {
		return side
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		if before := &j.figures[k]; launching[before.Measure] && before.Of != "" && j.apart(before) <= 3 {
			return before.Of
		}
	}
	return j.lex.opponent(speakerSide(f))
}

// payer is who pays or gives: the country that acts before the sum, else who speaks of its own, else the one whose currency it is.
func (j *figureJoin) payer(f *hearsay.Figure) string {
	s := j.at()
	if f.Unit == "percent" || j.priced() {
		return ""
	}
	if side := j.promiser(f); side != "" {
		return side
	}
	if side := j.subjectBefore(s, j.phrase.From); side != "" {
		return side
	}
	for _, p := range j.partiesIn(s) {
		if p.role == speaking && p.To <= j.phrase.From || p.role == agent {
			return p.side
		}
	}
	if owner := payers[f.Unit]; owner != "" && j.namedSince(owner, s-3) {
		return owner
	}
	return j.antecedent(f, s, j.phrase.From, 1)
}

// payers are the countries whose currency nobody else pays in.
var payers = map[string]string{"GBP": "UK", "AUD": "Australia", "CAD": "Canada", "UAH": "Ukraine", "RUB": "Russia", "JPY": "Japan", "PLN": "Poland", "SEK": "Sweden", "CZK": "Czech Republic", "NOK": "Norway"}

// namedSince tells whether a side is named in sentence from or after it, up to the figure's.
func (j *figureJoin) namedSince(side string, from int) bool {
	for s := max(0, from); s <= j.at(); s++ {
		for _, p := range j.partiesIn(s) {
			if p.side == side {
				return true
			}
		}
	}
	return false
}

// priced tells whether the sum is a price, which nobody pays in particular: "$100 a barrel".
func (j *figureJoin) priced() bool {
	for k := j.phrase.From; k < j.phrase.To+4; k++ {
		if w := j.lower(k); w == "barrel" || w == "tonne" || w == "ounce" {
			return true
		}
	}
	return false
}

// other is the party of what is neither lost nor sent: who acts before it in the sentence, else that of the figure it is listed with.
func (j *figureJoin) other(i int) string {
	f := &j.figures[i]
	s := j.at()
	if f.Subject == "officials" || f.Subject == "countries" {
		return ""
	}
	if side := j.subjectBefore(s, j.phrase.From); side != "" {
		return side
	}
	for k := j.phrase.From - 1; k >= max(j.doc.Sentences[s].From, j.phrase.From-6); k-- {
		if w := j.lower(k); w == "we" || w == "our" || (w == "it" || w == "its") && !j.speaks(j.doc.Tokens[k].Span) {
			return speakerSide(f)
		}
	}
	if i > 0 {
		before := &j.figures[i-1]
		apart := j.apart(before)
		if before.Unit == f.Unit && before.Measure == f.Measure && before.Of != "" && (apart == 0 || f.Unit == "percent" && apart <= farthestShare) {
			return before.Of
		}
	}
	if f.Unit == "percent" {
		return j.landAround()
	}
	if j.given() {
		return j.giver(i)
	}
	return ""
}

// farthestShare is how many sentences apart two shares of one survey may stand.
const farthestShare = 6

// apart is how many sentences figure f stands before the one at hand.
func (j *figureJoin) apart(f *hearsay.Figure) int {
	return j.at() - j.doc.Tokens[j.doc.At(f.Span.Start)].Sentence
}

// given tells whether the figure's sentence speaks of aid and what it holds.
func (j *figureJoin) given() bool {
	for k := j.tokens(j.at()).From; k < j.phrase.To; k++ {
		if giving[j.lower(k)] {
			return true
		}
	}
	return false
}

// giver is who gave the sum of which figure i is a part: the party of the money or gift named shortly before.
func (j *figureJoin) giver(i int) string {
	for k := i - 1; k >= max(0, i-8); k-- {
		before := &j.figures[k]
		if j.apart(before) > 3 {
			break
		}
		if before.Of != "" && (before.Measure == hearsay.Money || before.Measure == hearsay.Other && before.Unit == "item") {
			return before.Of
		}
	}
	return ""
}

// landAround is the country named last before the figure in its sentence in any role but that of a speaker, else the first after it.
func (j *figureJoin) landAround() string {
	if side := j.inPhrase(""); side != "" {
		return side
	}
	side := ""
	for _, p := range j.partiesIn(j.at()) {
		if p.role == speaking || p.From >= j.phrase.To && side != "" {
			continue
		}
		side = p.side
	}
	return side
}

// civilians is the country of people who were hit, fled or were taken: that of the place, else the one in or on which it happened, else the enemy of who did it.
func (j *figureJoin) civilians(f *hearsay.Figure) string {
	s := j.at()
	if f.Measure == hearsay.Refugees {
		if side := j.fledFrom(s); side != "" {
			return side
		}
		return j.invadedNear(s)
	}
	if outside[f.Subject] {
		return ""
	}
	if side, known := j.landOfPlace(f, s); known {
		return side
	}
	for _, p := range j.partiesIn(s) {
		if w := j.lower(p.From - 1); p.role == oblique && (w == "in" || w == "on" || w == "across" || w == "from" || w == "a" || w == "the") {
			return p.side
		}
	}
	if side := j.agentOf(s); side != "" {
		return j.lex.opponent(side)
	}
	if verb, at := j.verbBefore(s); verb == "inflict" {
		if side := j.lex.opponent(j.doerBefore(s, at)); side != "" {
			return side
		}
	}
	side, _ := j.landOfPlace(f, s-1)
	return side
}

// placeBefore is the place whose people are counted: the last town named before the number in its sentence, else the first after it, else the last one in the sentences before.
func (j *figureJoin) placeBefore(f *hearsay.Figure) string {
	s := j.at()
	for back := s; back >= max(0, s-6); back-- {
		name := ""
		for _, p := range j.placesIn(j.near(back)) {
			if p.Kind != hearsay.City && p.Kind != hearsay.Village || p.Span.Start >= f.Span.End && name != "" {
				continue
			}
			name = p.Name
		}
		if name != "" {
			return name
		}
	}
	return ""
}

// fledFrom is the country behind "from" in the sentence, or the one that people are said to have fled.
func (j *figureJoin) fledFrom(s int) string {
	for _, p := range j.partiesIn(s) {
		switch j.lower(p.From - 1) {
		case "from", "fled", "flee", "fleeing", "left", "leaving":
			return p.side
		}
	}
	return ""
}

// landOfPlace is the country of the place in sentence s that stands nearest to the figure; known is false where no place stands there. Disputed places tell nothing.
func (j *figureJoin) landOfPlace(f *hearsay.Figure, s int) (side string, known bool) {
	if s < 0 {
		return "", false
	}
	best := 1 << 30
	for _, p := range j.placesIn(j.near(s)) {
		d := max(p.Span.Start-f.Span.End, f.Span.Start-p.Span.End)
		if d < best {
			best, side, known = d, j.landOf(p), true
		}
	}
	return side, known
}

var disputed = set("Crimea Sevastopol Donbas")

// landOf is the side of the country in which a place lies, "" for disputed ones.
func (j *figureJoin) landOf(p hearsay.Place) string {
	if p.Country == "" || disputed[p.Name] {
		return ""
	}
	land, _ := j.table.Country(p.Country)
	return land.Side
}
