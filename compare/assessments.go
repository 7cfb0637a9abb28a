package compare

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
	weeks   = 42
	silence = 28
)

// alike is the least likeness (cosine of weighted terms) of two claims that say the same without a theme in common, alikeShared the least number of terms shared,
// alikeSentence the least likeness (cosine) of sentence vectors that will do by itself.
const (
	alike         = 0.5
	alikeShared   = 3
	alikeSentence = 0.8
)

// assessment is a claim with what its words say.
type assessment struct {
	*hearsay.Mention
	text     string
	echo     bool // it only takes up what another said, and confirms nothing
	vector   matching.Vector
	sentence []float32     // nil where no sentence vectors are given
	settled  []hearsay.End // in a block: its ends among what its article says of the theme, nil where these are its own
}

// like is how alike two claims are in their words, or in their sentence vectors where these are alike enough by themselves; ok is false where neither is.
func (a *assessment) like(b *assessment) (likeness float64, ok bool) {
	words, shared := a.vector.Like(b.vector)
	if shared < alikeShared || words < alike {
		words = 0
	}
	if cosine := matching.Cosine(a.sentence, b.sentence); cosine >= alikeSentence && cosine > words {
		words = cosine
	}
	return words, words > 0
}

// keys are what claims find one another by: their rarest terms, and the signs of their sentence vectors.
func (a *assessment) keys() []string {
	return append(a.vector.Rare(rarest), matching.Signs(a.sentence)...)
}

// assessments groups the claims that hold no count by what they say: by theme and theatre, and where they share no theme by the likeness of their words.
func (w *work) assessments() {
	in, before := w.in, len(w.out.Groups)
	holding := in.holding()
	themed, worded := map[string][]assessment{}, map[string][]assessment{}
	for i := range in.claims {
		m := &in.claims[i]
		if m.Day == "" || holding[m.ArticleID+" "+m.Claim] {
			continue
		}
		_, echo := w.echoes[i]
		a := assessment{Mention: m, text: matching.Text(m.Said), echo: echo}
		about := in.about[i]
		if k, ok := w.echoes[i]; ok && len(about) == 0 {
			about = in.about[k] // "Wallace's view" is about what Wallace spoke of
		}
		for _, theme := range about {
			k := family(m.Said.Stance) + "\x00" + theme + "\x00" + in.theatre[m.ArticleID]
			themed[k] = append(themed[k], a)
		}
		if len(about) == 0 && m.Said.Event == nil {
			a.vector = matching.NewVector(a.text)
			if in.vectors != nil {
				a.sentence = in.vectors(m.Claim)
			}
			k := family(m.Said.Stance)
			worded[k] = append(worded[k], a)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(themed)) {
		theme := strings.Split(k, "\x00")[1]
		for _, part := range periods(themed[k]) {
			if len(part) > 1 {
				w.assessmentGroup(part, theme)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(worded)) {
		for _, part := range byWords(worded[k]) {
			if len(part) < 2 {
				continue
			}
			about := strings.Join(part[0].vector.Common(part[1].vector, 5), " ")
			w.assessmentGroup(part, cmp.Or(about, strings.Join(part[0].vector.Rare(5), " ")))
		}
	}
	apart(w.out.Groups[before:])
}

// apart gives groups that begin with one claim (which may speak of two things) ids of their own: the first by its theme keeps the plain one.
func apart(groups []hearsay.Group) {
	taken := map[string]bool{}
	for i := range groups {
		g := &groups[i]
		if taken[g.ID] {
			g.ID = hearsay.GroupID(g.Class+" "+g.Fact.About, g.ID)
		}
		taken[g.ID] = true
	}
}

// family keeps apart what somebody will do or wants done from what is judged to be.
func family(stance string) string {
	switch stance {
	case hearsay.Pledge, hearsay.Demand:
		return stance
	}
	return ""
}

// periods cuts claims, in order of their days, into stretches of weeks, and where nobody said anything for long.
func periods(claims []assessment) [][]assessment {
	var out [][]assessment
	from := 0
	for i := range claims {
		apart, ok := hearsay.DaysApart(claims[from].Day, claims[i].Day)
		still, _ := hearsay.DaysApart(claims[max(i-1, 0)].Day, claims[i].Day)
		if !ok || apart > weeks || still > silence {
			out = append(out, claims[from:i])
			from = i
		}
	}
	return append(out, claims[from:])
}

func (w *work) assessmentGroup(part []assessment, about string) {
	mentions := make([]hearsay.Mention, len(part))
	for i := range part {
		mentions[i] = *part[i].Mention
		switch {
		case part[i].echo:
			mentions[i].Ends = nil
		case part[i].settled != nil:
			mentions[i].Ends = part[i].settled
		}
	}
	provenance.Settle(mentions)
	fact := hearsay.Fact{About: about, AsOf: []string{mentions[0].Day, mentions[len(mentions)-1].Day}, Includes: []string{}}
	w.group(hearsay.ClassAssessment, fact, mentions)
	w.again(part)
}

// Claims look for others like them by their rarest terms, among the last groups that each term leads to.
const (
	rarest = 6
	recent = 40
)

// byWords groups claims, in order of their days, by likeness: each joins the group whose first claim it is most like, else it opens one.
func byWords(claims []assessment) [][]assessment {
	var clusters [][]assessment
	leads := map[string][]int{}
	for _, c := range claims {
		rare := c.keys()
		best, most := -1, 0.0
		for _, key := range rare {
			last := leads[key]
			for _, n := range last[max(0, len(last)-recent):] {
				first := &clusters[n][0]
				if days, ok := hearsay.DaysApart(first.Day, c.Day); !ok || days > weeks {
					continue
				}
				if like, ok := first.like(&c); ok && (like > most || like == most && n < best) {
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
		clusters = append(clusters, []assessment{c})
	}
	return clusters
}
