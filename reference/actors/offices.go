package actors

import "hearsay"

// Title is a kind of office or calling ("defence secretary", "colonel", "professor") and what it makes of its holder.
type Title struct {
	Office string // class of office: "defence-minister"; "" for a calling
	Kind   string // kind of claimant that its holder is, "" where it follows the body
	Body   string // class of body that the office speaks for, "" when none
}

type term struct {
	person   int
	side     string
	from, to string // ISO days, "" open; to is the first day after
}

func (s term) holds(day string) bool {
	return (s.from == "" || s.from <= day) && (s.to == "" || day < s.to)
}

// offices is who held which office when, and the titles of offices and callings.
type offices struct {
	titles phrases[Title]
	office map[string]Title  // by class
	heads  map[string]Title  // the first office that speaks for a class of body
	terms  map[string][]term // by side and class of office
	served map[string][]term // by person
}

func (t *Table) addTitles(rows [][]string) {
	for _, r := range rows {
		title := Title{Office: r[0], Kind: r[1], Body: r[2]}
		t.office[title.Office] = title
		if _, ok := t.heads[title.Body]; !ok && title.Body != "" {
			t.heads[title.Body] = title
		}
		for _, a := range split(r[3]) {
			t.titles.add(a, title)
		}
	}
}

func (t *Table) addOffices(rows [][]string) {
	for _, r := range rows {
		n, ok := t.byKey[r[2]]
		if !ok {
			continue
		}
		s := term{n, r[0], r[3], r[4]}
		t.terms[r[0]+"\t"+r[1]] = append(t.terms[r[0]+"\t"+r[1]], s)
		t.served[r[2]] = append(t.served[r[2]], s)
	}
}

// Title returns the title whose longest form these words (see Words) begin with, and the number of words it takes; 0 when there is none.
func (t *Table) Title(words []string) (Title, int) {
	found, n := t.titles.prefix(words)
	if n == 0 {
		return Title{}, 0
	}
	return found[0], n
}

// Office returns what the table knows of a class of office; the zero Title for one that it does not know.
func (t *Table) Office(office string) Title { return t.office[office] }

// Head returns the office that heads a class of body; false for a class that none is known of.
func (t *Table) Head(class string) (Title, bool) {
	h, ok := t.heads[class]
	return h, ok
}

// Holder returns who held an office of a country on an ISO day; false when nobody is known or the day is "".
func (t *Table) Holder(side, office, day string) (Entry, bool) {
	for _, s := range t.terms[side+"\t"+office] {
		if day != "" && s.holds(day) {
			return t.entries[s.person], true
		}
	}
	return Entry{}, false
}

// On is the entry as a claimant on an ISO day: who is out of office is a person, who held an office of another land then belonged to that. Without a day, or for those whose terms are not known, it is the entry as it stands.
func (t *Table) On(e Entry, day string) hearsay.Actor {
	a := e.Actor()
	served := t.served[e.Key]
	if day == "" || len(served) == 0 {
		return a
	}
	for _, s := range served {
		if !s.holds(day) {
			continue
		}
		if s.side != e.Side {
			a.Side, a.Kind = s.side, t.sides[s.side].kind
		}
		return a
	}
	a.Kind = hearsay.Person
	return a
}
