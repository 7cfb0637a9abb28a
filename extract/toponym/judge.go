package toponym

import (
	"strings"

	"hearsay"
	"hearsay/text"
)

// judge says of each mention whether it is used as a place.
func (f *finder) judge() {
	for k := range f.found {
		m := &f.found[k]
		m.verdict = f.around(*m)
		if m.verdict == unsure {
			m.verdict = f.listed(k)
		}
		m.cued = m.verdict == yes
		if m.verdict == unsure {
			m.verdict = f.byKind(*m)
		}
		if m.verdict == yes && !f.plausible(*m) {
			m.verdict = no
		}
	}
	for k := len(f.found) - 2; k >= 0; k-- { // a list whose last name is shown to be a place by what follows it
		if f.found[k].verdict == no && f.found[k+1].verdict == yes && f.between(k) == "or" && f.passiveAfter(f.found[k+1].to) {
			f.found[k].verdict = yes
		}
	}
}

// around judges by the words before and after a mention.
func (f *finder) around(m mention) verdict {
	switch {
	case f.hyphened(m):
		return no
	case f.dateline(m):
		return yes
	case f.partOfName(m):
		return no
	case len(m.entries) == 0:
		return yes
	}
	if v := f.after(m); v != unsure {
		return v
	}
	return f.before(m)
}

// hyphened tells whether a mention is half of a compound: "Russia-Ukraine", "Kyiv-based".
func (f *finder) hyphened(m mention) bool {
	return dash(f.w(m.to)) && f.touches(m.to) && f.touches(m.to+1) || m.from > 0 && dash(f.w(m.from-1)) && f.touches(m.from) && f.touches(m.from-1)
}

func dash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "/" }

// dateline tells whether a mention opens a paragraph as an agency's dateline: "KYIV, March 3 (Reuters) -", "KYIV –".
func (f *finder) dateline(m mention) bool {
	p := f.d.Paragraphs[f.d.Tokens[m.from].Paragraph]
	if m.from != p.From || f.shouted(m.from) {
		return false
	}
	for i := m.to; i < min(p.To, m.to+10); i++ {
		switch f.w(i) {
		case "-", "–", "—":
			return !f.touches(i) || i > m.to+1
		case "(", ")", ",", "/":
		default:
			if i == m.to && !agencies[f.w(i)] {
				return false
			}
		}
	}
	return false
}

// agencies stand between a dateline's place and its dash.
var agencies = map[string]bool{"cnn": true, "ap": true, "afp": true, "reuters": true}

// partOfName tells whether a mention is a part of a longer name: a surname, a newspaper, a university.
func (f *finder) partOfName(m mention) bool {
	if f.shouted(m.from) {
		return false
	}
	if f.joined(m.from) && !f.opener(m.from-1) && !f.has(m.from-1, side|locative) && !f.ends[m.from] {
		return true
	}
	if !f.joined(m.to) || f.has(m.to, area) || calendar[f.w(m.to)] {
		return false
	}
	return !(f.isLand(m) && f.has(m.from-1, locative))
}

// calendar are words in capitals that follow a name without being part of it.
var calendar = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "january": true, "february": true, "april": true,
	"june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true}

func (f *finder) isLand(m mention) bool {
	return len(m.entries) > 0 && m.entries[0].Kind == hearsay.Country
}

// speaks tells whether a mention's name also stands for those who speak and act in its name: a country, or a government's seat.
func (f *finder) speaks(m mention) bool {
	return f.isLand(m) || m.to == m.name && wordKinds()[gazetteerKey(f, m)] == "seat"
}

// after judges by what follows: what it possesses, the noun that it stands before, a passive, a speaker's verb.
func (f *finder) after(m mention) verdict {
	i := m.to
	if f.w(i) == "'s" || (f.w(i) == "’" || f.w(i) == "'") && f.touches(i) && strings.HasSuffix(f.w(i-1), "s") {
		if f.possesses(i + 1) {
			return yes
		}
		if f.has(m.from-1, locative) && !f.speaks(m) && f.w(m.from-1) != "including" {
			return yes
		}
		return no
	}
	if !f.same(m.from, i) {
		return unsure
	}
	switch {
	case f.adjective(m):
		return no
	case f.has(i, quarrel) && m.to == m.name && !f.has(i, thing):
		return no
	case f.passiveAfter(i):
		return yes
	case f.has(i, speech) && m.to == m.name && !f.has(m.from-1, locative|object):
		return no
	case f.has(i, thing) && !f.follows(i) && f.attributive(m):
		return yes
	}
	return unsure
}

// adjective tells whether a land's initials stand before a noun as its adjective: "a U.S. drone".
func (f *finder) adjective(m mention) bool {
	if !f.isLand(m) || f.d.Words(m.from) != strings.ToUpper(f.d.Words(m.from)) || f.shouted(m.from) || f.capital(m.to) {
		return false
	}
	w := f.w(m.to)
	return w != "" && f.same(m.from, m.to) && f.d.Tokens[m.to].Kind == text.Word && !smallWords[w] && !f.has(m.to, locative|speech|motion) && !f.verbAfter(m.to) && w != "border" && w != "or" && w != "then" && w != "who" && w != "which" && w != "not"
}

// attributive tells whether a mention may stand before its noun ("a Kyiv suburb"): not after a preposition that ends its phrase with the name.
func (f *finder) attributive(m mention) bool {
	return !f.isLand(m) || f.w(m.to) == "border" || f.w(m.to) == "invasion" || f.w(m.to) == "visit" || f.w(m.to) == "trip"
}

// follows tells whether token i, a noun of cues.tsv, is rather a verb here: "Russia attacks Ukraine".
func (f *finder) follows(i int) bool {
	return f.has(i, object) && (f.capital(i+1) || f.w(i+1) == "the")
}

// possesses tells whether what is possessed from token i on stands on the ground: "Ukraine's southern border".
func (f *finder) possesses(i int) bool {
	for k := i; k < i+4 && f.same(i-1, k); k++ {
		if f.has(k, thing) && !f.has(k, quarrel|assault) && f.w(k) != "visit" && f.w(k) != "trip" && f.w(k-1) != "industrial" {
			return !bodies[f.w(k+1)]
		}
		if f.d.Tokens[k].Kind == text.Mark && f.w(k) != "-" || f.has(k, locative|speech|quarrel|office) || smallWords[f.w(k)] {
			return false
		}
	}
	return false
}

// bodies are words that make what is possessed a body: "Ukraine's infrastructure ministry".
var bodies = map[string]bool{"ministry": true, "minister": true, "workers": true, "agency": true, "operator": true, "company": true, "commander": true, "guard": true, "service": true, "authority": true, "administration": true}

// passiveAfter tells whether a passive follows that makes its subject a target: "was attacked", "has been directly hit".
func (f *finder) passiveAfter(i int) bool {
	k, seen := i, false
	for ; k < i+5 && f.same(i-1, k); k++ {
		switch f.w(k) {
		case "is", "are", "was", "were", "be", "been", "being":
			seen = true
			continue
		case "to":
			seen = false
			continue
		case "has", "have", "had", "will", "not", "also", "could", "would":
			continue
		}
		if w := f.w(k); len(w) > 3 && w[len(w)-2:] == "ly" {
			continue
		}
		return seen && f.has(k, passive) && f.w(k+1) != "to"
	}
	return false
}

// listed judges a mention by the one before it in a list: "in Bucha, Irpin and Hostomel", "Lynchburg, Virginia".
func (f *finder) listed(k int) verdict {
	if k == 0 || !f.links(k-1) {
		return unsure
	}
	m, before := f.found[k], f.found[k-1]
	switch {
	case before.verdict == no && !f.speaks(before):
		return unsure
	case !f.speaks(m):
		return before.verdict
	}
	if _, ok := f.holder(k); ok {
		return before.verdict
	}
	end := k
	for end+1 < min(len(f.found), k+longList) && f.links(end) {
		end++
	}
	if f.between(k-1) == "," && end == k || before.verdict == yes && f.verbAfter(f.found[end].to) {
		return unsure
	}
	return before.verdict
}

const longList = 12 // names of a list that are looked at for what stands after it

// links tells whether the kth mention and the next stand side by side in a list.
func (f *finder) links(k int) bool {
	switch f.between(k) {
	case "and", "or", ",", ", and", ", or", "–", "/", "and the", ", the":
		return true
	}
	return false
}

// between is what stands between the kth mention and the next, in lower case; "far" when it is more than three tokens, or in another sentence.
func (f *finder) between(k int) string {
	from, to := f.found[k].to, f.found[k+1].from
	if to-from > 3 || !f.same(from-1, to) {
		return "far"
	}
	out := ""
	for i := from; i < to; i++ {
		if f.has(i, side) {
			continue
		}
		if out != "" {
			out += " "
		}
		out += f.w(i)
	}
	return out
}

// verbAfter tells whether a verb of speaking or acting follows, so that what stands before it is its subject.
func (f *finder) verbAfter(i int) bool {
	switch f.w(i) {
	case "has", "have", "had", "is", "are", "was", "were", "will", "would", "could", "can", "did", "does", "may", "might":
		return true
	}
	w := f.w(i)
	return f.has(i, speech) || len(w) > 4 && strings.HasSuffix(w, "ed")
}

// byKind judges a mention by what it names where nothing around it tells: lands and seats act, other places are places.
func (f *finder) byKind(m mention) verdict {
	if f.speaks(m) || len(m.entries) == 0 {
		return no
	}
	return yes
}
