package contradiction

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/reference/words"
)

// Pair is a relation between two claims of one article, by their positions.
type Pair struct {
	A, B int
	Found
}

// Within relates the claims of one article by what its own words say of them: denials with what they deny, retractions with what they take back, echoes with what they echo,
// caveats that name the claim which raised them. Counting tells whether a claim (by id) holds a figure.
func Within(claims []hearsay.Mention, counting func(claim string) bool) []Pair {
	a := &article{claims: claims, at: map[string]int{}, counting: counting}
	a.marks = a.marked()
	for i := range claims {
		a.at[claims[i].Said.ID] = i
		a.taking = append(a.taking, a.retracts(i))
	}
	var out []Pair
	for i := range claims {
		switch {
		case claims[i].Said.Stance == hearsay.Deny:
			out = append(out, a.denies(i)...)
		case a.taking[i]:
			out = append(out, a.disowns(i)...)
		}
		out = append(out, a.echoes(i)...)
		out = append(out, a.caveats(i)...)
	}
	return out
}

type article struct {
	claims   []hearsay.Mention
	at       map[string]int // id of a claim -> its position
	counting func(string) bool
	marks    map[int]bool   // the claims that are marked as taken back
	taking   []bool         // whether each claim takes something back
	known    [][]words.Term // the terms of each claim, once they are asked for
}

// terms are the weighted words of a claim.
func (a *article) terms(i int) []words.Term {
	if a.known == nil {
		a.known = make([][]words.Term, len(a.claims))
	}
	if a.known[i] == nil {
		a.known[i] = words.Terms(content(a.said(i)))
	}
	return a.known[i]
}

func (a *article) said(i int) *hearsay.WireClaim { return a.claims[i].Said }

// denies finds what a denial denies: the claims that it answers, else those whose caveat of being disputed stands where the denial stands, else those that say the most of its words.
func (a *article) denies(i int) []Pair {
	deny := a.said(i)
	found, on := a.others(i, a.answered(deny)), "answers"
	if len(found) == 0 {
		found, on = a.others(i, a.warned(i, hearsay.Disputed)), "caveat"
	}
	if len(found) == 0 {
		found, on = a.alike(i), "words"
	}
	var out []Pair
	for _, k := range found {
		out = append(out, Pair{k, i, Denied(deny, on)})
	}
	return out
}

// Denied is the relation of a claim with the denial that answers it; on is what shows that it does.
func Denied(deny *hearsay.WireClaim, on ...string) Found {
	return Found{hearsay.Denies, fmt.Sprintf("%s denies it: “%s”%s", deny.Claimant.Name, clip(content(deny)), scope(content(deny))), on}
}

// others leaves out the claims of the speaker of claim i: nobody denies himself.
func (a *article) others(i int, found []int) []int {
	return slices.DeleteFunc(found, func(k int) bool { return a.said(k).Claimant.Name == a.said(i).Claimant.Name })
}

func (a *article) answered(deny *hearsay.WireClaim) []int {
	var out []int
	for _, id := range deny.Answers {
		if k, ok := a.at[id]; ok {
			out = append(out, k)
		}
	}
	return out
}

// warned finds the claims with a caveat of one of these kinds that names claim i or stands in its words.
func (a *article) warned(i int, kinds ...string) []int {
	c := a.said(i)
	var out []int
	for k := range a.claims {
		if k == i {
			continue
		}
		for _, w := range a.said(k).Caveats {
			if slices.Contains(kinds, w.Kind) && (w.By != nil && *w.By == c.ID || w.By == nil && touches(c, w.WireSpan)) {
				out = append(out, k)
				break
			}
		}
	}
	return out
}

// touches tells whether a span shares words with a claim.
func touches(c *hearsay.WireClaim, s hearsay.WireSpan) bool {
	parts := slices.Clone(c.Content)
	for _, p := range []*hearsay.WireSpan{c.Cue, c.Source} {
		if p != nil {
			parts = append(parts, *p)
		}
	}
	for _, p := range parts {
		if p.Start < s.End && s.Start < p.End {
			return true
		}
	}
	return false
}

// enough is the weight of shared words from which a denial is taken to answer a claim of its article; one that points back ("losses on such a scale") needs less.
// It is looked for among the lookBack claims before it.
const (
	enough      = 4.0
	enoughScope = 0.5
	lookBack    = 1000
)

// mostFound is how many claims one denial or retraction of an article is related with, the last of them.
const mostFound = 40

// alike finds the claims of other speakers before a denial that share most of its words by weight.
func (a *article) alike(i int) []int {
	mine := a.terms(i)
	best, out := enough, []int(nil)
	if scope(content(a.said(i))) != "" {
		best = enoughScope
	}
	for k := max(0, i-lookBack); k < i; k++ {
		weight := shared(mine, a.terms(k))
		switch {
		case weight < best || a.said(k).Claimant.Name == a.said(i).Claimant.Name:
		case weight > best:
			best, out = weight, []int{k}
		default:
			out = append(out, k)
		}
	}
	return out[max(0, len(out)-mostFound):]
}

func shared(a, b []words.Term) float64 {
	sum := 0.0
	for i, k := 0, 0; i < len(a) && k < len(b); { // terms are in order of their keys
		switch {
		case a[i].Key < b[k].Key:
			i++
		case a[i].Key > b[k].Key:
			k++
		default:
			sum += a[i].Weight
			i, k = i+1, k+1
		}
	}
	return sum
}

// scopes are words by which a denial leaves the thing itself standing.
var scopes = []string{"on such a scale", "on that scale", "on this scale", "such a scale", "so many", "that many", "such heavy", "such high", "to that extent", "such losses", "such figures", "such numbers"}

// scope says what a denial leaves undenied.
func scope(denied string) string {
	low := strings.ToLower(denied)
	for _, s := range scopes {
		if strings.Contains(low, s) {
			return "; the scale is denied, not the thing itself"
		}
	}
	return ""
}

// disowns finds what a retraction takes back: what the same source said or relayed in the article; if some of it is marked as retracted, that and the source's own words;
// if the retraction names figures, only what holds one.
func (a *article) disowns(i int) []Pair {
	r := a.said(i)
	figures := ofFigures(content(r))
	var out []Pair
	for k := range a.claims {
		c := a.said(k)
		own := c.Claimant.Name == r.Claimant.Name
		if k == i || a.taking[k] || !own && !relays(c, r.Claimant.Name) || len(a.marks) > 0 && !own && !a.marks[k] || figures && !a.counting(c.ID) {
			continue
		}
		reason := fmt.Sprintf("%s takes it back: “%s”", r.Claimant.Name, clip(content(r)))
		if hacked(c) {
			reason = fmt.Sprintf("%s disowns it as a hack: “%s”", r.Claimant.Name, clip(content(r)))
		}
		out = append(out, Pair{k, i, Found{hearsay.Disowns, reason, []string{"source"}}})
	}
	return out[max(0, len(out)-mostFound):]
}

// disowning are words by which a source says that its report was none of its own.
var disowning = []string{"hack", "hacked", "hackers", "hacking", "deleted", "retracted", "fake", "erroneous", "mistake", "mistaken"}

// retracts tells whether a claim takes something back: by its stance, or since it says so of what the article marks as taken back and its source had said or relayed.
func (a *article) retracts(i int) bool {
	c := a.said(i)
	if c.Stance == hearsay.Retract {
		return true
	}
	said := words.Split(content(c))
	if c.Stance != hearsay.Assert || len(said) > 12 || !slices.ContainsFunc(disowning, func(w string) bool { return slices.Contains(said, w) }) {
		return false
	}
	for k := range a.marks {
		if m := a.said(k); k != i && (m.Claimant.Name == c.Claimant.Name || relays(m, c.Claimant.Name)) {
			return true
		}
	}
	return false
}

func (a *article) marked() map[int]bool {
	out := map[int]bool{}
	for k := range a.claims {
		for _, w := range a.said(k).Caveats {
			if w.Kind == hearsay.Retracted || w.Kind == hearsay.HackedClaim {
				out[k] = true
			}
		}
	}
	return out
}

func hacked(c *hearsay.WireClaim) bool {
	return slices.ContainsFunc(c.Caveats, func(w hearsay.WireCaveat) bool { return w.Kind == hearsay.HackedClaim })
}

func relays(c *hearsay.WireClaim, name string) bool {
	return slices.ContainsFunc(c.Via, func(v hearsay.WireRelay) bool { return v.Name == name })
}

// ofFigures tells whether what is retracted are numbers.
func ofFigures(retracted string) bool {
	for _, w := range words.Split(retracted) {
		switch w {
		case "figure", "figures", "number", "numbers", "toll", "tolls", "count", "total", "totals", "data":
			return true
		}
	}
	return false
}

// echoing are words by which one speaker takes up what another said.
var echoing = []string{"echo", "agree", "concur", "back up", "backed up", "seconded"}

// echoes finds the last claim before an echo of the speaker whose name it mentions (a country's name may stand there for other reasons): agreement is no confirmation.
func (a *article) echoes(i int) []Pair {
	c := a.said(i)
	if c.Cue == nil || !slices.ContainsFunc(echoing, func(w string) bool { return strings.HasPrefix(strings.ToLower(c.Cue.Text), w) }) {
		return nil
	}
	said := words.Split(content(c))
	for k := i - 1; k >= 0; k-- {
		name := words.Split(a.said(k).Claimant.Name)
		if len(name) > 0 && !strings.HasPrefix(a.said(k).Claimant.Name, "Government of ") && a.said(k).Claimant.Name != c.Claimant.Name && slices.Contains(said, name[len(name)-1]) {
			return []Pair{{k, i, Found{hearsay.Echoes, fmt.Sprintf("%s takes up what %s said: agreement is no independent confirmation", c.Claimant.Name, a.said(k).Claimant.Name), []string{"claimant"}}}}
		}
	}
	return nil
}

// caveats relates a claim with the claims that raised its warnings, where a denial or retraction has not been found for them already.
func (a *article) caveats(i int) []Pair {
	var out []Pair
	for _, w := range a.said(i).Caveats {
		if w.By == nil {
			continue
		}
		k, ok := a.at[*w.By]
		if !ok || k == i || a.said(k).Stance == hearsay.Deny || a.said(k).Stance == hearsay.Retract {
			continue
		}
		switch w.Kind {
		case hearsay.Disputed:
			out = append(out, Pair{i, k, Found{hearsay.Disputes, fmt.Sprintf("%s disputes it: “%s”", a.said(k).Claimant.Name, clip(content(a.said(k)))), []string{"caveat"}}})
		case hearsay.Unconfirmed, hearsay.NoEvidence:
			out = append(out, Pair{i, k, Found{hearsay.LeftOpen, fmt.Sprintf("left open, not denied: %s could not confirm it", a.said(k).Claimant.Name), []string{"caveat"}}})
		}
	}
	return out
}

// content is what a claim says.
func content(c *hearsay.WireClaim) string {
	parts := make([]string, len(c.Content))
	for i, s := range c.Content {
		parts[i] = s.Text
	}
	return strings.Join(parts, " … ")
}

// clip shortens quoted words in a reason.
func clip(s string) string {
	const most = 120
	s = strings.Trim(strings.Join(strings.Fields(s), " "), "“”\"")
	for i := range s {
		if i >= most {
			return s[:i] + "…"
		}
	}
	return s
}
