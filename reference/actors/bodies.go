package actors

import "strings"

// addBodies gives every country its bodies: a row of bodies.tsv is one class of body, with the pattern of its name. What actors.tsv names itself ("uk-mod") goes before.
func (t *Table) addBodies(rows [][]string) {
	for _, r := range rows {
		class, pattern, kind := r[0], r[1], r[2]
		for _, a := range split(r[3]) {
			t.bodies.add(a, class)
		}
		for _, l := range t.countries() {
			t.add(Entry{Key: bodyKey(l.Side, class), Name: strings.ReplaceAll(pattern, "%s", strings.TrimPrefix(l.name, "Government of ")), Kind: kind, Side: l.Side})
		}
	}
}

// countries are the lands with a government of their own, in a fixed order.
func (t *Table) countries() []Land {
	var out []Land
	for _, r := range rows("lands.tsv") {
		if r[1] != "" {
			out = append(out, t.sides[r[0]])
		}
	}
	return out
}

func bodyKey(side, class string) string {
	return strings.ReplaceAll(strings.ToLower(side), " ", "-") + "-" + class
}

// Class returns the class of body ("mod", "mfa", "general-staff") whose longest name these words (see Words), without a land, begin with, and the number of words it takes; 0 when there is none.
func (t *Table) Class(words []string) (string, int) {
	found, n := t.bodies.prefix(words)
	if n == 0 {
		return "", 0
	}
	return found[0], n
}

// Body returns the body of one class of a country.
func (t *Table) Body(side, class string) (Entry, bool) { return t.Entry(bodyKey(side, class)) }
