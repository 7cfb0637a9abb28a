package naming

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/text"
)

// joint is each of several who speak together ("Kyiv and the West"), nil where there is one.
func (n *Register) joint(r text.Range, items []item) []hearsay.Actor {
	var parts []hearsay.Actor
	from := r.From
	for i := r.From + 1; i < r.To; i++ {
		if n.folded[i] != "and" || i+1 == r.To {
			continue
		}
		left, right := text.Range{From: from, To: i}, text.Range{From: i + 1, To: r.To}
		if !n.heads(left, true) || !n.heads(right, false) || slices.ContainsFunc(n.all[left.From+1:left.To], func(w word) bool { return w.parted }) && indefinite[n.folded[right.From]] {
			return nil
		}
		for _, half := range append(n.listed(left), right) {
			a := n.half(half)
			if a.Name == "" {
				return nil
			}
			parts = append(parts, a)
		}
		return parts
	}
	return nil
}

// half is one of several: "its Western allies" in its own words, all else as if it spoke alone.
func (n *Register) half(r text.Range) hearsay.Actor {
	if possessives[n.folded[r.From]] {
		return hearsay.Actor{Name: n.text(r), Kind: hearsay.Government, Resolved: true}
	}
	_, a := n.one(r, n.items(r))
	return a
}

// heads tells whether words are one who speaks and not a piece of a name or title: a person, a body or a land as its last item, or a crowd.
func (n *Register) heads(r text.Range, left bool) bool {
	items := n.items(r)
	if len(items) == 0 {
		return false
	}
	first, last := items[0], items[len(items)-1]
	if !left {
		return first.what == anActor || first.what == aLand || first.what == aBody || n.personID(last) >= 0 || last.noun.many || first.noun.many
	}
	switch {
	case last.To != r.To:
		return false
	case n.personID(last) >= 0, last.what == anActor && !last.entry.Person, last.noun.many:
		return true
	case last.what == aLand:
		return last.land.Form != 2
	case last.what == aBody:
		return len(items) > 1
	}
	return false
}

// listed cuts "X, Y" into its members.
func (n *Register) listed(r text.Range) []text.Range {
	var out []text.Range
	from := r.From
	for i := r.From + 1; i <= r.To; i++ {
		if i == r.To || n.all[i].parted && n.heads(text.Range{From: from, To: i}, true) && n.heads(text.Range{From: i, To: r.To}, true) {
			out = append(out, text.Range{From: from, To: i})
			from = i
		}
	}
	return out
}

// together is several as one claimant: names joined by "and", kind of the first, side only if all share it.
func together(parts []hearsay.Actor) hearsay.Actor {
	a := parts[0]
	names := []string{a.Name}
	for _, p := range parts[1:] {
		names = append(names, p.Name)
		if p.Side != a.Side {
			a.Side = ""
		}
		a.Resolved = a.Resolved && p.Resolved
	}
	a.Name = strings.Join(names, " and ")
	return a
}
