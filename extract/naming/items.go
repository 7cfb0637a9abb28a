package naming

import (
	_ "embed"
	"strings"

	"hearsay/reference/actors"
	"hearsay/text"
)

//go:embed nouns.tsv
var nounsFile string

//go:embed orgs.tsv
var orgsFile string

// noun is what a common noun stands for when it is the source of a claim.
type noun struct {
	what string // official, government, expert, media, witness, person, military, vague, document, body, speaker, source or rumour
	many bool
}

var (
	nouns = lexicon(nounsFile, func(row []string) noun { return noun{row[1], row[2] == "many"} })
	orgs  = lexicon(orgsFile, func(row []string) string { return row[1] })
)

// lexicon is the rows of a file by their first field: fields parted by tabs, lines that begin with # left out.
func lexicon[T any](file string, of func(row []string) T) map[string]T {
	m := map[string]T{}
	for line := range strings.Lines(file) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			row := strings.Split(line, "\t")
			m[row[0]] = of(row)
		}
	}
	return m
}

// what an item is.
type what uint8

const (
	anActor what = iota + 1 // named in reference/actors
	aLand
	aBody  // a class of body, of the land beside it or of none
	aTitle // an office or calling
	aName  // capitalised words that nobody knows
	aNoun
	aPronoun
)

// item is one expression in the article that may be, or be part of, somebody who speaks.
type item struct {
	text.Range // of words
	what       what
	entry      actors.Entry
	land       actors.Land
	class      string // of body
	title      actors.Title
	noun       noun
}

// items reads a stretch of words from left to right; no two items overlap.
func (n *Register) items(r text.Range) []item {
	const wordsAnItem = 4 // about
	out := make([]item, 0, (r.To-r.From)/wordsAnItem+1)
	for i := r.From; i < r.To; {
		it := n.itemAt(i, r.To)
		if it.what == 0 {
			i++
			continue
		}
		out = append(out, it)
		i = it.To
	}
	return out
}

// itemAt is the item that begins with word i, of the kind with the longest name.
func (n *Register) itemAt(i, limit int) item {
	run := n.run(i, limit)
	if n.folded[i] == "the" || n.folded[i] == "a" || n.folded[i] == "an" {
		return item{}
	}
	it := item{Range: text.Range{From: i, To: i}}
	if !n.all[i].capital {
		return n.lowerItem(it, run)
	}
	e, k := n.table.Match(run)
	k = n.asNamed(e, i, k, limit)
	land, j := n.table.Land(run)
	class, c := n.table.Class(run)
	title, t := n.table.Title(run)
	switch {
	case k > 0 && k >= max(j, c, t):
		it.what, it.entry, it.To = anActor, e, i+k
	case j > 0 && j >= max(c, t):
		it.what, it.land, it.To = aLand, land, i+j
	case t > 0 && t >= c:
		it.what, it.title, it.To = aTitle, title, i+t
	case c > 0:
		it.what, it.class, it.To = aBody, class, i+c
	default:
		return n.nameItem(it, limit)
	}
	if it.what != anActor {
		it.noun = nouns[n.folded[it.To-1]]
	}
	return it
}

// asNamed is the number of words that an alias takes here, 0 where the words only look like it: "time", "the sun", "Sun" without its article, or the first of another masthead, "the Atlantic Ledger".
func (n *Register) asNamed(e actors.Entry, i, k, limit int) int {
	longer := i+k < limit && k > 0 && n.all[i+k].capital && !n.all[i+k].parted && !n.all[i+k-1].owns && !n.breaksName(i+k)
	if k == 1 && strings.HasPrefix(e.Name, "The ") && !strings.Contains(e.Name[4:], " ") && (i == 0 || n.folded[i-1] != "the" || longer) {
		return 0
	}
	return k
}

func (n *Register) lowerItem(it item, run []string) item {
	i := it.From
	class, c := n.table.Class(run)
	title, t := n.table.Title(run)
	switch {
	case pronouns[run[0]] != 0:
		it.what, it.To = aPronoun, i+1
	case len(run) > 1 && nouns[run[0]+" "+run[1]].what != "" && c < 2 && t < 2:
		it.what, it.noun, it.To = aNoun, nouns[run[0]+" "+run[1]], i+2
	case c > 0 && c >= t && !(c == 1 && nouns[run[0]].what == "document"):
		it.what, it.class, it.To = aBody, class, i+c
		it.noun = nouns[run[c-1]]
	case t > 0:
		it.what, it.title, it.To = aTitle, title, i+t
		it.noun = nouns[run[t-1]]
	case nouns[run[0]].what != "":
		it.what, it.noun, it.To = aNoun, nouns[run[0]], i+1
	}
	return it
}

// particles stand in lower case within names.
var particles = map[string]bool{"de": true, "von": true, "van": true, "der": true, "den": true, "la": true, "le": true, "al": true, "el": true, "bin": true, "ibn": true, "di": true, "da": true, "dos": true, "du": true, "ben": true, "abu": true, "ul": true}

// joints stand within names of organisations.
var joints = map[string]bool{"of": true, "for": true, "and": true, "on": true, "the": true, "in": true, "to": true, "against": true, "at": true}

// nameItem is a run of capitalised words; one that holds a word of organisations goes on over "of", "for" and "and".
func (n *Register) nameItem(it item, limit int) item {
	if f := n.folded[it.From]; n.all[it.From].into == 0 && plainWords[f] || pronouns[f] != 0 || n.isNoun(it.From, limit) {
		return n.lowerItem(it, n.run(it.From, limit))
	}
	end, org := it.From, false
	for end < limit && end-it.From < reach && (end == it.From || !n.all[end].parted && !n.all[end-1].owns) {
		switch f := n.folded[end]; {
		case n.all[end].capital && !(end > it.From && (!org && n.breaksName(end) || noNames[f])):
			org = org || orgs[f] != ""
		case particles[f] && end > it.From:
		case org && joints[f]:
		default:
			return n.closeName(it, end)
		}
		end++
	}
	return n.closeName(it, end)
}

// isNoun tells whether a capitalised word is a common noun and not the beginning of a name: "Critics say", "the Ministry notes".
func (n *Register) isNoun(i, limit int) bool {
	return nouns[n.folded[i]].what != "" && (i+1 >= limit || n.all[i+1].parted || !n.all[i+1].capital && !joints[n.folded[i+1]])
}

// breaksName tells whether a new item begins at word i within capitalised words.
func (n *Register) breaksName(i int) bool {
	run := n.run(i, len(n.all))
	_, t := n.table.Title(run)
	l, k := n.table.Land(run)
	return t > 1 || k > 0 && l.Form == actors.Demonym || noNames[n.folded[i]]
}

// closeName drops what cannot end a name.
func (n *Register) closeName(it item, end int) item {
	for end > it.From+1 && !n.all[end-1].capital {
		end--
	}
	if end == it.From || noNames[n.folded[it.From]] {
		return item{}
	}
	it.what, it.To = aName, end
	if w := nouns[n.folded[end-1]]; w.many && end-it.From > 1 { // "House Republicans"
		it.what, it.noun = aNoun, w
	}
	return it
}

// noNames are capitalised words that begin no name of anybody.
var noNames = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december feb apr aug sept oct nov dec mon tue wed thu fri sir dame lady lord madame mr mrs ms miss i")

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// Pronouns by what they may stand for.
const (
	male = iota + 1
	female
	thing
	several
	relative
	speaker     // first person
	nobodyAtAll // "there are reports"
)

var pronouns = map[string]int{
	"he": male, "his": male, "him": male, "she": female, "her": female, "it": thing, "its": thing, "they": several, "their": several, "them": several,
	"who": relative, "which": relative, "that": relative, "whose": relative, "i": speaker, "my": speaker,
	"there": nobodyAtAll, "both": several, "these": several, "those": several, "himself": male, "herself": female,
}

// plainWords open sentences without being names.
var plainWords = set(`former retired exiled senior top local the a an in on at by for from of to with as and but or if when while after before since because although though however meanwhile this that these those there here it he she they we i you
	his her its their our my your what which who whose how why where not no yes so also then now once still yet even just only some many most more all both each every any other another such one two three
	according speaking asked earlier later today yesterday last next new late early under over between among during despite amid following against about through without within until unless instead
	let do does did is are was were be been being have has had will would can could may might must should shall than too very much well back first second third finally moreover furthermore nevertheless
	additionally overall currently recently previously reportedly apparently perhaps maybe indeed thus therefore hence several few nearly almost around dozens hundreds thousands people everyone nobody nothing
	something someone anyone never always often sometimes again already soon read watch share follow see click photo image picture video source sources getty more its those`)
