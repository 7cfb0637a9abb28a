package contradiction

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"hearsay"
	"hearsay/reference/words"
)

//go:embed rivals.tsv
var rivalsFile string

// rivalry is two ways of reading one thing.
type rivalry struct {
	theme, kind, reason string
	one, other          [][]string
	examples            [2]string
}

var rivalries = sync.OnceValue(func() []rivalry {
	var out []rivalry
	for line := range strings.Lines(rivalsFile) {
		row := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(row) == 7 && line[0] != '#' {
			out = append(out, rivalry{row[0], row[1], row[4], alternatives(row[2]), alternatives(row[3]), [2]string{row[5], row[6]}})
		}
	}
	return out
})

func alternatives(field string) [][]string {
	var out [][]string
	for _, group := range strings.Fields(field) {
		out = append(out, strings.Split(group, "|"))
	}
	return out
}

// hedging are words by which progress is played down.
var hedging = []string{"little", "limited", "slow", "incremental", "no", "not", "yet", "unlikely", "failed", "stalled"}

// reads tells whether a claim is one of the readings: it holds a word of every group. PLEDGE stands for a pledge, OWN for a claimant who speaks of its own side, UNHEDGED for no word of playing down.
func reads(c *hearsay.WireClaim, groups [][]string) bool {
	said := words.Split(content(c))
	for _, group := range groups {
		ok := slices.ContainsFunc(group, func(w string) bool {
			switch w {
			case "PLEDGE":
				return c.Stance == hearsay.Pledge
			case "OWN":
				return c.Claimant.Side != nil && official(c.Claimant.Kind)
			case "UNHEDGED":
				return !slices.ContainsFunc(hedging, func(h string) bool { return slices.Contains(said, h) })
			}
			return slices.Contains(said, w)
		})
		if !ok {
			return false
		}
	}
	return true
}

func official(kind string) bool {
	return kind == hearsay.Government || kind == hearsay.Military || kind == hearsay.Intelligence
}

// Rivals finds, among the claims of one article, readings of one thing by different speakers that rival one another, each with the nearest of the other kind in the text;
// and pledges to hold back beside the attacks of who gave them. About names the themes of each claim, party tells whether a text names a side.
func Rivals(claims []hearsay.Mention, about [][]string, party func(text, side string) bool) []Pair {
	var out []Pair
	for _, r := range rivalries() {
		out = append(out, r.find(claims, about)...)
	}
	return append(out, broken(claims, about, party)...)
}

// find joins each speaker's reading of the one kind with every other speaker's nearest of the other kind.
func (r *rivalry) find(claims []hearsay.Mention, about [][]string) []Pair {
	type speakers struct{ one, other string }
	best := map[speakers]Pair{}
	var order []speakers
	others := r.takers(claims, about, r.other)
	for _, i := range r.takers(claims, about, r.one) {
		for _, k := range others {
			if k == i || !rival(claims[i].Said, claims[k].Said) {
				continue
			}
			a, b := claims[i].Said.Claimant.Name, claims[k].Said.Claimant.Name
			p := Pair{A: i, B: k}
			if old, ok := best[speakers{a, b}]; !ok {
				order = append(order, speakers{a, b})
				best[speakers{a, b}] = p
			} else if gap(claims, p) < gap(claims, old) {
				best[speakers{a, b}] = p
			}
		}
	}
	var out []Pair
	for _, s := range order {
		p := best[s]
		p.Found = r.found(s.one, s.other)
		out = append(out, p)
	}
	return out
}

// takers are the claims about the theme of a rivalry that take one reading, at most lookBack of them.
func (r *rivalry) takers(claims []hearsay.Mention, about [][]string, reading [][]string) []int {
	var out []int
	for i := range claims {
		if slices.Contains(about[i], r.theme) && reads(claims[i].Said, reading) && len(out) < lookBack {
			out = append(out, i)
		}
	}
	return out
}

func (r *rivalry) found(one, other string) Found {
	return Found{r.kind, fmt.Sprintf("rival readings: %s (%s, %s)", r.reason, one, other), []string{"theme: " + r.theme}}
}

// Reading is one side of a rivalry that a claim takes.
type Reading struct {
	Rivalry int
	Other   bool
}

// Readings tells which readings a claim about these themes is one of.
func Readings(c *hearsay.WireClaim, about []string) []Reading {
	var out []Reading
	for n, r := range rivalries() {
		if !slices.Contains(about, r.theme) {
			continue
		}
		if reads(c, r.one) {
			out = append(out, Reading{n, false})
		}
		if reads(c, r.other) {
			out = append(out, Reading{n, true})
		}
	}
	return out
}

// Against relates two claims of different articles that take the two sides of a rivalry, one the first side; ok is false where the one speaker tells the other's.
func Against(one, other *hearsay.Mention, rivalry int) (f Found, ok bool) {
	if !rival(one.Said, other.Said) {
		return f, false
	}
	r := rivalries()[rivalry]
	f = r.found(one.Said.Claimant.Name, other.Said.Claimant.Name)
	f.RestsOn = append(f.RestsOn, "theatre", "time")
	return f, true
}

// HoldsBack tells whether a claim about these themes is a side's pledge to withdraw or to hold fire.
func HoldsBack(p *hearsay.WireClaim, about []string) bool {
	return p.Stance == hearsay.Pledge && p.Claimant.Side != nil && (slices.Contains(about, "withdrawal") || slices.Contains(words.Split(content(p)), "ceasefire"))
}

// Broken relates a pledge to hold back with a reported attack by who gave it.
func Broken(pledge, attacked *hearsay.WireClaim, party func(text, side string) bool) (f Found, ok bool) {
	said := content(attacked)
	if !Attacks(attacked) || !rival(pledge, attacked) || !party(said, *pledge.Claimant.Side) {
		return f, false
	}
	return Found{hearsay.Disputes, fmt.Sprintf("a pledge against what is then reported: %s, and “%s”", pledge.Claimant.Name, clip(said)), []string{"claimant", "place"}}, true
}

// Attacks tells whether a claim reports an attack that did harm.
func Attacks(c *hearsay.WireClaim) bool { return c.Stance == hearsay.Assert && attack(content(c)) }

// rival tells whether two claims are by different speakers, neither told by the other.
func rival(a, b *hearsay.WireClaim) bool {
	return a.Claimant.Name != b.Claimant.Name && !relays(a, b.Claimant.Name) && !relays(b, a.Claimant.Name)
}

func gap(claims []hearsay.Mention, p Pair) int {
	return max(claims[p.A].Start-claims[p.B].Start, claims[p.B].Start-claims[p.A].Start)
}

// broken joins a pledge to withdraw or hold fire with the attacks that others report of who gave it.
func broken(claims []hearsay.Mention, about [][]string, party func(text, side string) bool) []Pair {
	var out []Pair
	for i := range claims {
		p := claims[i].Said
		if !HoldsBack(p, about[i]) {
			continue
		}
		for k := range claims {
			if f, ok := Broken(p, claims[k].Said, party); ok {
				f.RestsOn = []string{"claimant", "article"}
				out = append(out, Pair{i, k, f})
			}
		}
		return out // a pledge that is told several times is one
	}
	return out
}

// attack tells whether a text reports an attack that did harm.
func attack(text string) bool {
	struck, harm := false, false
	for _, t := range words.Terms(text) {
		struck = struck || t.Key == "offensive" || t.Key == "bombard"
		harm = harm || t.Key == "losses" || t.Key == "wounded"
	}
	return struck && harm
}
