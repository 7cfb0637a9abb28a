package provenance

import (
	"maps"
	"slices"
	"strings"

	"hearsay"
)

// Circle is outlets that cite one another for one fact: their keys in order, and the earliest mention in which the first of them cites another and the one in which that one,
// by whatever way, cites back.
type Circle struct {
	Outlets    []string
	Cites      *hearsay.Mention
	CitesBack  *hearsay.Mention
	From, Back string // the names of the outlets cited, as the two mentions give them
}

// citation is how one outlet cites another: the earliest mention, and the name that it gives it.
type citation struct {
	mention *hearsay.Mention
	name    string
}

// Circles finds the outlets that cite one another for one fact, of whose mentions the outlets are known: a chain runs from the outlet that publishes over its relays, nearest first, to a claimant.
// An outlet that cites itself is no circle. Key gives the key of a name.
func Circles(mentions []hearsay.Mention, key func(string) string) []Circle {
	edges := cited(mentions, key)
	var out []Circle
	for _, members := range components(edges) {
		c := Circle{Outlets: members}
		first := members[0]
		for _, next := range members {
			if e, ok := edges[first][next]; ok && next != first {
				c.Cites, c.From = e.mention, e.name
				for _, back := range members {
					if f, ok := edges[next][back]; ok && back != next && (c.CitesBack == nil || back == first) {
						c.CitesBack, c.Back = f.mention, f.name
					}
				}
				break
			}
		}
		if c.Cites != nil && c.CitesBack != nil && c.Cites.ArticleID != c.CitesBack.ArticleID {
			out = append(out, c)
		}
	}
	return out
}

// cited lists who cites whom, among the outlets that publish a mention.
func cited(mentions []hearsay.Mention, key func(string) string) map[string]map[string]citation {
	publishes := map[string]bool{}
	for i := range mentions {
		publishes[mentions[i].Outlet] = mentions[i].Outlet != ""
	}
	edges := map[string]map[string]citation{}
	for i := range mentions {
		m := &mentions[i]
		if m.Outlet == "" || m.Said == nil {
			continue
		}
		names := make([]string, 0, len(m.Said.Via)+1)
		for _, v := range m.Said.Via {
			names = append(names, v.Name)
		}
		for _, name := range append(names, m.Said.Claimant.Name) {
			to := key(name)
			if !publishes[to] || to == m.Outlet {
				continue
			}
			if edges[m.Outlet] == nil {
				edges[m.Outlet] = map[string]citation{}
			}
			if old, ok := edges[m.Outlet][to]; !ok || m.Earlier(old.mention) {
				edges[m.Outlet][to] = citation{m, name}
			}
		}
	}
	return edges
}

// components are the sets of more than one outlet from each of which a chain of citations leads to every other (Tarjan 1972), each in order.
func components(edges map[string]map[string]citation) [][]string {
	t := &tarjan{edges: edges, index: map[string]int{}, low: map[string]int{}, on: map[string]bool{}}
	for _, v := range slices.Sorted(maps.Keys(edges)) {
		if _, seen := t.index[v]; !seen {
			t.visit(v)
		}
	}
	slices.SortFunc(t.found, slices.Compare)
	return t.found
}

type tarjan struct {
	edges      map[string]map[string]citation
	index, low map[string]int
	on         map[string]bool
	stack      []string
	found      [][]string
}

func (t *tarjan) visit(v string) {
	t.index[v], t.low[v] = len(t.index), len(t.index)
	t.stack, t.on[v] = append(t.stack, v), true
	for _, w := range slices.Sorted(maps.Keys(t.edges[v])) {
		if _, seen := t.index[w]; !seen {
			t.visit(w)
			t.low[v] = min(t.low[v], t.low[w])
		} else if t.on[w] {
			t.low[v] = min(t.low[v], t.index[w])
		}
	}
	if t.low[v] != t.index[v] {
		return
	}
	from := slices.Index(t.stack, v)
	members := slices.Clone(t.stack[from:])
	t.stack = t.stack[:from]
	for _, w := range members {
		t.on[w] = false
	}
	if len(members) > 1 {
		slices.Sort(members)
		t.found = append(t.found, members)
	}
}

// Close makes the ends of chains that lead in a circle one end that may be none: outlets that are claimants of one another, and the unnamed sources behind them.
// Mentions are changed in their Ends only, which are replaced, never written to.
func Close(mentions []hearsay.Mention, circles []Circle) {
	for _, c := range circles {
		name := strings.Join([]string{c.Back, c.From}, " and ") + ", citing one another"
		one := hearsay.End{Key: "circle " + strings.Join(c.Outlets, " "), Name: name, Vague: true}
		for i := range mentions {
			m := &mentions[i]
			for k, e := range m.Ends {
				if slices.Contains(c.Outlets, e.Key) || e.Vague && slices.Contains(c.Outlets, m.Outlet) {
					m.Ends = slices.Clone(m.Ends)
					m.Ends[k] = one
				}
			}
		}
	}
}
