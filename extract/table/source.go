package table

import (
	"fmt"
	"regexp"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
)

// chain is who a source cell names, the relays' spans counted from the cell's beginning.
type chain struct {
	claimants []hearsay.Actor
	via       []hearsay.Relay
}

// relayed is "(via NYT)" in a source cell, bracketed any other words in brackets.
var (
	relayed   = regexp.MustCompile(`(?i)[(\[]\s*(?:via|reported by|cited by|quoted by|in)\s+([^)\]]+?)\s*[)\]]|[,;]?\s+via\s+([^()\[\];]+?)\s*$`)
	bracketed = regexp.MustCompile(`[(\[]([^)\]]*)[)\]]`)
)

// source reads a source cell: "US officials (via NYT)" is a claimant and a relay, "X; Y" two claimants; a bracket that names no relay belongs to no name
// ("(cumulative)"), unless the words before it name nobody but a kind of report: then it names the author.
func source(cell string, known *actors.Table) chain {
	var c chain
	rest := cell
	for {
		m := relayed.FindStringSubmatchIndex(rest)
		if m == nil {
			break
		}
		at := hearsay.Span{Start: m[2], End: m[3]}
		if m[2] < 0 {
			at = hearsay.Span{Start: m[4], End: m[5]}
		}
		c.via = append(c.via, hearsay.Relay{Name: outlet(at.Of(rest), known), Span: at})
		rest = rest[:m[0]] + strings.Repeat(" ", m[1]-m[0]) + rest[m[1]:]
	}
	for name := range strings.SplitSeq(rest, ";") {
		if a, ok := speaker(name, known); ok {
			c.claimants = append(c.claimants, a)
		}
	}
	return c
}

// speaker is the claimant that a name stands for: a known one, a known one whose report it is, officials of a land, else the words themselves.
func speaker(name string, known *actors.Table) (hearsay.Actor, bool) {
	author := ""
	if m := bracketed.FindStringSubmatch(name); m != nil {
		author = strings.TrimSpace(m[1])
	}
	name = strings.Join(strings.Fields(bracketed.ReplaceAllString(name, " ")), " ")
	if e, ok := known.Lookup(name); ok {
		return e.Actor(), true
	}
	if e, ok := initialled(name, known); ok {
		return e.Actor(), true
	}
	body := withoutReport(name)
	if e, ok := known.Lookup(body); ok && body != name {
		return e.Actor(), true
	}
	if body == "" && author != "" {
		return speaker(author, known)
	}
	if name == "" {
		return hearsay.Actor{}, false
	}
	w := actors.Words(name)
	if land, n := known.Land(w); n > 0 && n < len(w) && anonymous[w[len(w)-1]] {
		side := land.Side
		if side == "West" {
			side = ""
		}
		return hearsay.Actor{Name: name, Kind: hearsay.Unnamed, Side: side}, true
	}
	return hearsay.Actor{Name: name, Kind: hearsay.Unnamed}, true
}

// initialled is the one known person whom an initial and a last name stand for: "B. Hodges".
func initialled(name string, known *actors.Table) (actors.Entry, bool) {
	first, last, ok := strings.Cut(name, ". ")
	if !ok || len([]rune(first)) != 1 {
		return actors.Entry{}, false
	}
	e, ok := known.Surname(actors.Fold(last))
	return e, ok && strings.HasPrefix(actors.Fold(e.Name), actors.Fold(first))
}

// anonymous are the words that end a description of nobody in particular.
var anonymous = map[string]bool{"officials": true, "official": true, "sources": true, "source": true, "diplomats": true, "officers": true}

// withoutReport leaves out the words at the end that say what was published: "Pentagon leak" is the Pentagon's.
func withoutReport(name string) string {
	best := name
	lower := strings.ToLower(name)
	for _, r := range words().reports {
		if head, ok := strings.CutSuffix(lower, r); ok && (head == "" || strings.HasSuffix(head, " ")) && len(head) < len(best) {
			best = strings.TrimSpace(name[:len(head)])
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(best, "'s"), "’s")
}

// outlet is the name of a relay.
func outlet(name string, known *actors.Table) string {
	if full := words().outlets[Fold(name)]; full != "" {
		return full
	}
	if e, ok := known.Lookup(name); ok {
		return e.Name
	}
	return name
}

// Side is the country or bloc that a whole name ("Russia", "russian") or an ISO 3166 code ("RU") stands for, as figures spell it; "" where it is none that is known.
func Side(name string, known *actors.Table) string {
	if l, ok := known.LandOf(name); ok {
		return l.Side
	}
	l, _ := known.Country(strings.ToUpper(name))
	return l.Side
}

// party is the side that --of names; an error where it is a whole name of no land.
func (r *reader) party(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if side := Side(name, r.known); side != "" {
		return side, nil
	}
	return "", fmt.Errorf("--of: %q is no country or bloc that is known; it is written as Russia or UA", name)
}
