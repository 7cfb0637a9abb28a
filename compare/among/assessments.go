package among

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"hearsay"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
)

// Assessments of one thing are repeated over a few weeks: its claims lie at most weeks (days) after the first, and after the one before at most silence.
const (
	Weeks   = 42
	silence = 28
)

// alike is the least likeness (cosine of weighted terms) of two claims that say the same without a theme in common, alikeShared the least number of terms shared,
// alikeSentence the least likeness (cosine) of sentence vectors that will do by itself.
const (
	alike         = 0.5
	alikeShared   = 3
	alikeSentence = 0.8
)

// Assessment is a claim with what its words say.
type Assessment struct {
	*hearsay.Mention
	Text     string
	Echo     bool // it only takes up what another said, and confirms nothing
	Vector   matching.Vector
	sentence []float32     // nil where no sentence vectors are given
	Settled  []hearsay.End // in a block: its ends among what its article says of the theme, nil where these are its own
}

// Like is how alike two claims are in their words, or in their sentence vectors where these are alike enough by themselves; ok is false where neither is.
func (a *Assessment) Like(b *Assessment) (likeness float64, ok bool) {
	words, shared := a.Vector.Like(b.Vector)
	if shared < alikeShared || words < alike {
		words = 0
	}
	if cosine := matching.Cosine(a.sentence, b.sentence); cosine >= alikeSentence && cosine > words {
		words = cosine
	}
	return words, words > 0
}

// keys are what claims find one another by: their rarest terms, and the signs of their sentence vectors.
func (a *Assessment) keys() []string {
	return append(a.Vector.Rare(Rarest), matching.Signs(a.sentence)...)
}

// assessments groups the claims that hold no count by what they say: by theme and theatre, and where they share no theme by the likeness of their words.
func (w *Work) assessments() {
	in, before := w.In, len(w.Out.Groups)
	holding := in.Holding()
	themed, worded := map[string][]Assessment{}, map[string][]Assessment{}
	for i := range in.Claims {
		m := &in.Claims[i]
		if m.Day == "" || holding[m.ArticleID+" "+m.Claim] {
			continue
		}
		_, echo := w.Echoes[i]
		a := Assessment{Mention: m, Text: matching.Text(m.Said), Echo: echo}
		about := in.About[i]
		if k, ok := w.Echoes[i]; ok && len(about) == 0 {
			about = in.About[k] // "Wallace's view" is about what Wallace spoke of
		}
		for _, theme := range about {
			k := Family(m.Said.Stance) + "\x00" + theme + "\x00" + in.Theatre[m.ArticleID]
			themed[k] = append(themed[k], a)
		}
		if len(about) == 0 && m.Said.Event == nil {
			a.Vector = matching.NewVector(a.Text)
			if in.vectors != nil {
				a.sentence = in.vectors(m.Claim)
			}
			k := Family(m.Said.Stance)
			worded[k] = append(worded[k], a)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(themed)) {
		theme := strings.Split(k, "\x00")[1]
		for _, part := range Periods(themed[k]) {
			if len(part) > 1 {
				w.AssessmentGroup(part, theme)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(worded)) {
		for _, part := range ByWords(worded[k]) {
			if len(part) < 2 {
				continue
			}
			about := strings.Join(part[0].Vector.Common(part[1].Vector, 5), " ")
			w.AssessmentGroup(part, cmp.Or(about, strings.Join(part[0].Vector.Rare(5), " ")))
		}
	}
	Apart(w.Out.Groups[before:])
}

// Apart gives groups that begin with one claim (which may speak of two things) ids of their own: the first by its theme keeps the plain one.
func Apart(groups []hearsay.Group) {
	taken := map[string]bool{}
	for i := range groups {
		g := &groups[i]
		if taken[g.ID] {
			g.ID = hearsay.GroupID(g.Class+" "+g.Fact.About, g.ID)
		}
		taken[g.ID] = true
	}
}

// Family keeps apart what somebody will do or wants done from what is judged to be.
func Family(stance string) string {
	switch stance {
	case hearsay.Pledge, hearsay.Demand:
		return stance
	}
	return ""
}

// Periods cuts claims, in order of their days, into stretches of weeks, and where nobody said anything for long.
func Periods(claims []Assessment) [][]Assessment {
	var out [][]Assessment
	from := 0
	for i := range claims {
		apart, ok := hearsay.DaysApart(claims[from].Day, claims[i].Day)
		still, _ := hearsay.DaysApart(claims[max(i-1, 0)].Day, claims[i].Day)
		if !ok || apart > Weeks || still > silence {
			out = append(out, claims[from:i])
			from = i
		}
	}
	return append(out, claims[from:])
}

// AssessmentGroup adds the group of claims about one thing, and relates each with what its speaker said before.
func (w *Work) AssessmentGroup(part []Assessment, about string) {
	mentions := make([]hearsay.Mention, len(part))
	for i := range part {
		mentions[i] = *part[i].Mention
		switch {
		case part[i].Echo:
			mentions[i].Ends = nil
		case part[i].Settled != nil:
			mentions[i].Ends = part[i].Settled
		}
	}
	provenance.Settle(mentions)
	fact := hearsay.Fact{About: about, AsOf: []string{mentions[0].Day, mentions[len(mentions)-1].Day}, Includes: []string{}}
	w.group(hearsay.ClassAssessment, fact, mentions)
	w.again(part)
}

// Claims look for others like them by their rarest terms, among the last groups that each term leads to.
const (
	Rarest = 6
	Recent = 40
)

// ByWords groups claims, in order of their days, by likeness: each joins the group whose first claim it is most like, else it opens one.
func ByWords(claims []Assessment) [][]Assessment {
	var clusters [][]Assessment
	leads := map[string][]int{}
	for _, c := range claims {
		rare := c.keys()
		best, most := -1, 0.0
		for _, key := range rare {
			last := leads[key]
			for _, n := range last[max(0, len(last)-Recent):] {
				first := &clusters[n][0]
				if days, ok := hearsay.DaysApart(first.Day, c.Day); !ok || days > Weeks {
					continue
				}
				if like, ok := first.Like(&c); ok && (like > most || like == most && n < best) {
					best, most = n, like
				}
			}
		}
		if best >= 0 {
			clusters[best] = append(clusters[best], c)
			continue
		}
		for _, key := range rare {
			leads[key] = append(leads[key], len(clusters))
		}
		clusters = append(clusters, []Assessment{c})
	}
	return clusters
}
