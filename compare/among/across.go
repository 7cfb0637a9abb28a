package among

import (
	"slices"

	"hearsay"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
)

// What one article says is held against what others say within hearsay.Near days: each claim once, by its earliest mention, so that a claim of forty papers is one.

// across relates denials, rival readings and pledges with the claims of other articles.
func (w *Work) across() {
	claims := w.Sayings()
	w.denials(claims)
	w.Rivals(claims, anyRivalry)
	w.Pledges(claims)
}

// Sayings are the claims of articles whose day is known, each once.
func (w *Work) Sayings() []saying {
	var claims []saying
	seen := map[string]bool{}
	for i := range w.In.Claims {
		m := &w.In.Claims[i]
		if k := Key(m); m.Day != "" && !seen[k] {
			seen[k] = true
			claims = append(claims, saying{m, w.In.About[i], k})
		}
	}
	return claims
}

// saying is the earliest mention of a claim, with its themes and its key.
type saying struct {
	*hearsay.Mention
	about []string
	Key   string
}

// A denial answers a claim of another article that holds denied of the weight of its words, in at least deniedShared of them.
const (
	denied       = 0.6
	deniedShared = 3
)

// denials looks, for each denial that answers nothing in its own article, for the claim of another speaker that says the most of its words, no later than the denial.
func (w *Work) denials(claims []saying) {
	leads := map[string][]int{} // term -> claims that hold it among their rarest
	vectors := make([]matching.Vector, len(claims))
	for i, c := range claims {
		v := matching.NewVector(matching.Text(c.Said))
		vectors[i] = v
		if c.Said.Stance == hearsay.Deny && !w.Answered[c.Key] {
			if best := w.DeniedBy(claims, vectors, leads, i); best >= 0 {
				w.relate(contradiction.Denied(c.Said, "words", "time"), claims[best].Mention, c.Mention)
			}
		}
		if c.Said.Stance != hearsay.Deny && c.Said.Stance != hearsay.Retract {
			for _, term := range v.Rare(Rarest) {
				leads[term] = append(leads[term], i)
			}
		}
	}
}

// DeniedBy is the position of the claim that the ith, a denial, answers, -1 for none: leads are the claims before it by their rarest terms.
func (w *Work) DeniedBy(claims []saying, vectors []matching.Vector, leads map[string][]int, i int) int {
	best, most := -1, denied
	for _, term := range vectors[i].Rare(Rarest) {
		last := leads[term]
		for _, k := range last[max(0, len(last)-Recent):] {
			days, ok := hearsay.DaysApart(claims[k].Day, claims[i].Day)
			if !ok || days > hearsay.Near || claims[k].ArticleID == claims[i].ArticleID || claims[k].Said.Claimant.Name == claims[i].Said.Claimant.Name {
				continue
			}
			if share, shared := vectors[i].Within(vectors[k]); shared >= deniedShared && (share > most || share == most && best >= 0 && k < best) {
				best, most = k, share
			}
		}
	}
	return best
}

// latestRivals is how many speakers of the other reading each reading is held against, the latest first.
const latestRivals = 8

const anyRivalry = -1

// Rivals relates readings of one thing in one theatre that rival one another in different articles: of two speakers once in hearsay.Near days.
// Only is the rivalry that is looked at, anyRivalry for all.
func (w *Work) Rivals(claims []saying, only int) {
	type side struct {
		contradiction.Reading
		theatre string
	}
	type speakers struct {
		rivalry  int
		theatre  string
		one, two string
	}
	latest, related := map[side][]saying{}, map[speakers]string{}
	for _, c := range claims {
		for _, r := range contradiction.Readings(c.Said, c.about) {
			if only != anyRivalry && r.Rivalry != only {
				continue
			}
			theatre, said := w.In.Theatre[c.ArticleID], 0
			for _, other := range slices.Backward(latest[side{contradiction.Reading{Rivalry: r.Rivalry, Other: !r.Other}, theatre}]) {
				days, ok := hearsay.DaysApart(other.Day, c.Day)
				if !ok || days > hearsay.Near || said == latestRivals {
					break
				}
				one, two := other.Mention, c.Mention
				if !r.Other {
					one, two = two, one
				}
				pair := speakers{r.Rivalry, theatre, provenance.Speaker(one.Ends), provenance.Speaker(two.Ends)}
				f, ok := contradiction.Against(one, two, r.Rivalry)
				if !ok || one.ArticleID == two.ArticleID || !w.In.placesAgree(one, two) || oneSide(one, two) || pair.one == "" || pair.two == "" || pair.one == pair.two {
					continue
				}
				said++
				if before, ok := hearsay.DaysApart(related[pair], c.Day); !ok || before > hearsay.Near {
					related[pair] = c.Day
					w.relate(f, other.Mention, c.Mention)
				}
			}
			latest[side{r, theatre}] = append(latest[side{r, theatre}], c)
		}
	}
}

// Pledges relates each pledge to hold back with the first attack by who gave it that another article reports within hearsay.Near days, of a place that the pledge names too.
func (w *Work) Pledges(claims []saying) {
	var given []saying
	for _, c := range claims {
		given = slices.DeleteFunc(given, func(p saying) bool {
			days, ok := hearsay.DaysApart(p.Day, c.Day)
			if !ok || days > hearsay.Near {
				return true
			}
			if p.ArticleID == c.ArticleID || !w.In.onePlace(p.Mention, c.Mention) {
				return false
			}
			f, ok := contradiction.Broken(p.Said, c.Said, w.In.party)
			if ok {
				w.relate(f, p.Mention, c.Mention)
			}
			return ok
		})
		if contradiction.HoldsBack(c.Said, c.about) && len(given) < Recent {
			given = append(given, c)
		}
	}
}

// placesAgree tells whether two claims name a place in common or no place both.
func (in *Gathered) placesAgree(a, b *hearsay.Mention) bool {
	return len(in.Named[a.ArticleID+" "+a.Claim])+len(in.Named[b.ArticleID+" "+b.Claim]) == 0 || in.onePlace(a, b)
}

// oneSide tells whether two speakers are of one country or bloc, which does not rival itself.
func oneSide(a, b *hearsay.Mention) bool {
	s, t := a.Said.Claimant.Side, b.Said.Claimant.Side
	return s != nil && t != nil && *s == *t
}

// onePlace tells whether two claims name a place in common that is less than a country.
func (in *Gathered) onePlace(a, b *hearsay.Mention) bool {
	mine := in.Named[a.ArticleID+" "+a.Claim]
	return slices.ContainsFunc(in.Named[b.ArticleID+" "+b.Claim], func(p string) bool { return slices.Contains(mine, p) })
}
