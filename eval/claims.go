package eval

import (
	"fmt"
	"strings"

	"hearsay"
)

func relays(c hearsay.WireClaim) []string {
	var out []string
	for _, v := range c.Via {
		if v.Name != "" {
			out = append(out, v.Name)
		}
	}
	return out
}

// sameRelays tells whether two sets of relays name the same bodies, each once.
func sameRelays(a, b []string) bool {
	rest := append([]string{}, b...)
next:
	for _, x := range a {
		for i, y := range rest {
			if SameName(x, y) {
				rest = append(rest[:i], rest[i+1:]...)
				continue next
			}
		}
		return false
	}
	return len(rest) == 0
}

// party is the key of a country or bloc that a side or a figure's party names, else the name itself in lower case.
func party(name *string) string {
	if name == nil {
		return ""
	}
	x := strings.ToLower(strings.TrimSpace(*name))
	if p, ok := names().party[strings.ReplaceAll(strings.TrimPrefix(x, "the "), ".", "")]; ok {
		return p
	}
	return x
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (s *scorer) says(c hearsay.WireClaim) string {
	if len(c.Content) == 0 {
		return ""
	}
	w := []rune(strings.ReplaceAll(string(s.text[c.Content[0].Start:c.Content[0].End]), "\n", " "))
	return string(w[:min(len(w), 90)])
}

func (s *scorer) claims(gold, read []hearsay.WireClaim) {
	g, r := make([]map[span]bool, len(gold)), make([]map[span]bool, len(read))
	for i, c := range gold {
		g[i] = s.positions(c.Content)
	}
	for j, c := range read {
		r[j] = s.positions(c.Content)
	}
	pairs := bestPairs(len(gold), len(read), func(i, j int) []float64 {
		f := tokenF1(g[i], r[j])
		if f < 0.5 {
			return nil
		}
		a, b := gold[i], read[j]
		return []float64{f, truth(SameName(a.Claimant.Name, b.Claimant.Name)), maybeIoU(a.Cue, b.Cue), maybeIoU(a.Source, b.Source)}
	})
	s.countClaims(gold, read)
	found := map[int]bool{}
	for _, p := range pairs {
		found[p.i] = true
	}
	for i, c := range gold {
		if !found[i] {
			s.miss(Claims, s.says(c))
		}
	}
	right := map[int]bool{}
	for _, p := range pairs {
		s.claim(gold[p.i], read[p.j])
		right[p.j] = SameName(gold[p.i].Claimant.Name, read[p.j].Claimant.Name)
	}
	s.scored(read, right)
	s.caveats(gold, read)
}

func (s *scorer) countClaims(gold, read []hearsay.WireClaim) {
	s.add(len(gold), len(read), Claims, ClaimsSource, ClaimsStance, ClaimsAct, ClaimsClaimant, ClaimsKind, ClaimsSide)
	count := func(cs []hearsay.WireClaim) (via, likely int) {
		for _, c := range cs {
			via += int(truth(len(relays(c)) > 0))
			likely += int(truth(value(c.Likelihood) != ""))
		}
		return via, likely
	}
	gv, gl := count(gold)
	rv, rl := count(read)
	s.add(gv, rv, ClaimsVia)
	s.add(gl, rl, Likelihood)
}

func (s *scorer) claim(g, r hearsay.WireClaim) {
	same := SameName(g.Claimant.Name, r.Claimant.Name)
	source := same
	if g.Source != nil {
		source = maybeIoU(g.Source, r.Source) >= 0.5
	}
	fold := func(stance string) string {
		if stance == hearsay.Assess {
			return hearsay.Assert
		}
		return stance
	}
	check := func(row string, ok bool, gold, read string) {
		s.hit(row, ok)
		if !ok {
			s.miss(row, fmt.Sprintf("%s read as %s: %s", gold, read, s.says(g)))
		}
	}
	check(Claims, true, "", "")
	check(ClaimsSource, source, g.Claimant.Name, r.Claimant.Name)
	check(ClaimsStance, source && g.Stance == r.Stance, g.Stance, r.Stance)
	check(ClaimsAct, source && fold(g.Stance) == fold(r.Stance), g.Stance, r.Stance)
	check(ClaimsClaimant, same, g.Claimant.Name, r.Claimant.Name)
	check(ClaimsKind, same && g.Claimant.Kind == r.Claimant.Kind, g.Claimant.Kind, r.Claimant.Kind)
	check(ClaimsSide, same && party(g.Claimant.Side) == party(r.Claimant.Side), value(g.Claimant.Side), value(r.Claimant.Side))
	if gv, rv := relays(g), relays(r); len(gv) > 0 || len(rv) > 0 {
		check(ClaimsVia, sameRelays(gv, rv), strings.Join(gv, ", "), strings.Join(rv, ", "))
	}
	if l := value(g.Likelihood); l != "" {
		check(Likelihood, l == value(r.Likelihood), l, value(r.Likelihood))
	}
	s.wrongParty(party(g.Claimant.Side), party(r.Claimant.Side), s.says(g))
}

func (s *scorer) wrongParty(g, r, what string) {
	s.table.Wrong.Found++
	if g != "" && r != "" && g != r {
		s.table.Wrong.Wrong++
		s.miss(WrongParty, fmt.Sprintf("%s read as %s: %s", g, r, what))
	}
}

func (s *scorer) caveats(gold, read []hearsay.WireClaim) {
	list := func(cs []hearsay.WireClaim) (out []hearsay.WireCaveat) {
		for _, c := range cs {
			out = append(out, c.Caveats...)
		}
		return out
	}
	g, r := list(gold), list(read)
	s.add(len(g), len(r), Caveats)
	s.counts[Caveats].Hit += len(bestPairs(len(g), len(r), func(i, j int) []float64 {
		w := iou(of(g[i].WireSpan), of(r[j].WireSpan))
		if g[i].Kind != r[j].Kind || w < 0.5 {
			return nil
		}
		return []float64{w}
	}))
}
