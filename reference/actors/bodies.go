package actors

import (
	"slices"
	"strings"

	"hearsay"
)

// body is a class of body that every country has.
type body struct {
	class   string
	pattern string // of its name, %s for the country
	kind    string
}

// bodies is the classes of body by their names.
type bodies struct {
	classNames phrases[string]
	classes    []body
}

func (t *Table) addBodies(rows [][]string) {
	for _, r := range rows {
		t.classes = append(t.classes, body{r[0], r[1], r[2]})
		for _, a := range split(r[3]) {
			t.classNames.add(a, r[0])
		}
	}
}

func bodyKey(side, class string) string {
	return strings.ReplaceAll(strings.ToLower(side), " ", "-") + "-" + class
}

// Class returns the class of body ("mod", "mfa", "general-staff") whose longest name these words (see Words), without a land, begin with, and the number of words it takes; 0 when there is none.
func (t *Table) Class(words []string) (string, int) {
	found, n := t.classNames.prefix(words)
	if n == 0 {
		return "", 0
	}
	return found[0], n
}

// Body returns the body of one class of a country: the one that the table names ("uk-mod"), else one named by the pattern of its class.
func (t *Table) Body(side, class string) (Entry, bool) {
	key := bodyKey(side, class)
	if n, ok := t.byKey[key]; ok {
		return t.entries[n], true
	}
	l, known := t.sides[side]
	i := slices.IndexFunc(t.classes, func(b body) bool { return b.class == class })
	if !known || l.ISO2 == "" || i < 0 {
		return Entry{}, false
	}
	b := t.classes[i]
	return Entry{Key: key, Name: strings.ReplaceAll(b.pattern, "%s", strings.TrimPrefix(l.name, "Government of ")), Kind: b.kind, Side: side, Class: class}, true
}

// cut parts a body's key into side and class.
func (t *Table) cut(key string) (side, class string, ok bool) {
	for _, b := range t.classes {
		if land, found := strings.CutSuffix(key, "-"+b.class); found {
			if side, ok = t.slugs[land]; ok {
				return side, b.class, true
			}
		}
	}
	return "", "", false
}

func (t *Table) classOf(key string) string {
	_, class, _ := t.cut(key)
	return class
}

// bodyByKey is the body of a country that goes by this key.
func (t *Table) bodyByKey(key string) (Entry, bool) {
	side, class, ok := t.cut(key)
	if !ok {
		return Entry{}, false
	}
	return t.Body(side, class)
}

// everywhere is a class of body in every country, in the order of the table.
func (t *Table) everywhere(class string) []Entry {
	var out []Entry
	for _, side := range t.order {
		if e, ok := t.Body(side, class); ok {
			out = append(out, e)
		}
	}
	return out
}

// speaker is who a land alone, or a land with a class of body, stands for: "Kyiv", "the Polish foreign ministry", "Ministry of Defence of the Netherlands".
func (t *Table) speaker(words []string) (Entry, bool) {
	l, n := t.Land(words)
	if n > 0 && n == len(words) {
		return t.landEntry(l)
	}
	if n > 0 {
		if class, m := t.Class(words[n:]); m > 0 && n+m == len(words) {
			return t.Body(l.Side, class)
		}
		return Entry{}, false
	}
	class, m := t.Class(words)
	if m == 0 {
		return Entry{}, false
	}
	rest := words[m:]
	for len(rest) > 0 && (rest[0] == "of" || rest[0] == "in" || rest[0] == "the") {
		rest = rest[1:]
	}
	if l, n = t.Land(rest); n == 0 || n != len(rest) || l.Form == Demonym {
		return Entry{}, false
	}
	return t.Body(l.Side, class)
}

func (t *Table) landEntry(l Land) (Entry, bool) {
	if l.ISO2 != "" {
		return t.Body(l.Side, "government")
	}
	a := l.Speaker()
	if e, ok := t.one(t.names.exact(Words(a.Name))); ok {
		return e, true
	}
	return Entry{Key: hearsay.NameID(a.Name), Name: a.Name, Kind: a.Kind, Side: a.Side}, true
}
