package eval

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

type keys map[string]bool

func lands(k keys) keys {
	return pick(k, func(w string) bool { return strings.HasPrefix(w, "land_") })
}

func pick(k keys, keep func(string) bool) keys {
	out := keys{}
	for w := range k {
		if keep(w) {
			out[w] = true
		}
	}
	return out
}

func without(k keys, rest ...keys) keys {
	return pick(k, func(w string) bool {
		for _, r := range rest {
			if r[w] {
				return false
			}
		}
		return true
	})
}

func union(a, b keys) keys {
	out := keys{}
	for w := range a {
		out[w] = true
	}
	for w := range b {
		out[w] = true
	}
	return out
}

func equal(a, b keys) bool { return len(a) == len(b) && len(without(a, b)) == 0 }

func meet(a, b keys) bool { return len(without(a, b)) < len(a) }

func within(a, b keys) bool { return len(without(a, b)) == 0 }

func anonymous(s string) bool {
	w := words(s)
	return len(w) > 0 && anon[w[0]]
}

// near tells whether two words are one in another spelling: Alexander, Aleksandr. Countries have one spelling each.
func near(x, y string) bool {
	if x == y || strings.HasPrefix(x, "land_") || strings.HasPrefix(y, "land_") {
		return x == y
	}
	n := min(utf8.RuneCountInString(x), utf8.RuneCountInString(y))
	if n <= 4 {
		return false
	}
	if n < 8 {
		return alike(x, y) >= 0.8
	}
	return alike(x, y) >= 0.72
}

func shared(a, b keys) keys {
	return pick(a, func(x string) bool {
		if b[x] {
			return true
		}
		for y := range b {
			if near(x, y) {
				return true
			}
		}
		return false
	})
}

func sameAnonymous(a, b string) bool {
	ka, kb := without(nameKey(a), anon), without(nameKey(b), anon)
	if len(ka) == 0 || len(kb) == 0 {
		return len(lands(union(ka, kb))) == 0
	}
	la, lb := lands(ka), lands(kb)
	return meet(ka, kb) && !(len(la) > 0 && len(lb) > 0 && !meet(la, lb))
}

var unnamedPrefix = regexp.MustCompile(`(?i)^unnamed\s+`)

// SameName tells whether two claimants' names mean one body, by the scorer's rules: words are compared without articles and spelling variants, and different countries are
// different names. "" is the paper's own voice and equals only itself.
func SameName(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	if anonymous(a) && anonymous(b) {
		return sameAnonymous(a, b)
	}
	a, b = unnamedPrefix.ReplaceAllString(a, ""), unnamedPrefix.ReplaceAllString(b, "")
	if anonymous(a) || anonymous(b) {
		return false
	}
	ka, kb := keys(nameKey(a)), keys(nameKey(b))
	if equal(ka, kb) || len(ka) == 0 || len(kb) == 0 {
		return len(ka) > 0 && len(kb) > 0 || strings.Join(words(a), " ") == strings.Join(words(b), " ")
	}
	return sameKeys(a, b, ka, kb)
}

func sameKeys(a, b string, ka, kb keys) bool {
	generic := keys(names().generic)
	la, lb := lands(ka), lands(kb)
	if equal(ka, la) || equal(kb, lb) {
		return equal(la, lb) && within(without(union(ka, kb), la), keys{"government": true})
	}
	both := shared(ka, kb)
	common := within(without(both, la, lb), generic)
	if len(la) > 0 && len(lb) > 0 && !meet(la, lb) || !equal(la, lb) && common {
		return false
	}
	part := float64(len(both)) / float64(len(ka)+len(kb)-len(both))
	if joint(a) != joint(b) {
		return part > 0.7
	}
	short, gap := min(len(ka), len(kb)), abs(len(ka)-len(kb))
	if part >= 0.5 && !common || len(both) >= short && gap <= 6 {
		return true
	}
	return samePerson(without(ka, names().title, la), without(kb, names().title, lb), generic)
}

func samePerson(pa, pb, generic keys) bool {
	return len(without(pa, generic)) > 0 && len(without(pb, generic)) > 0 && len(shared(pa, pb)) >= min(len(pa), len(pb)) && abs(len(pa)-len(pb)) <= 6
}

func abs(n int) int { return max(n, -n) }

var jointMark = regexp.MustCompile(`\band\b|\bor\b|[,;&/]`)

func joint(s string) bool { return jointMark.MatchString(strings.ToLower(s)) }

// alike is the ratio of matching runes of two words by Ratcliff and Obershelp (Dr. Dobb's Journal, July 1988).
func alike(x, y string) float64 {
	a, b := []rune(x), []rune(y)
	return 2 * float64(matching(a, b)) / float64(len(a)+len(b))
}

func matching(a, b []rune) int {
	i, j, n := longest(a, b)
	if n == 0 {
		return 0
	}
	return matching(a[:i], b[:j]) + n + matching(a[i+n:], b[j+n:])
}

// longest is the longest block that a and b share: the earliest in a, then in b.
func longest(a, b []rune) (ai, bi, n int) {
	run := make([]int, len(b)+1)
	for i := range a {
		before := 0
		for j := range b {
			now := 0
			if a[i] == b[j] {
				now = before + 1
			}
			before, run[j+1] = run[j+1], now
			if now > n {
				ai, bi, n = i-now+1, j-now+1, now
			}
		}
	}
	return ai, bi, n
}
