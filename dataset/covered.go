package dataset

import (
	"cmp"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"strings"

	"hearsay"
	"hearsay/compare"
	"hearsay/dataset/spill"
	"hearsay/export/rows"
)

// found is what the comparison found, on its way to the rows: groups and relations by month and id, and what they ask of the articles that they name. Neither a list of the crawl's groups nor
// one of its claims fits into memory: asking and answering go through the same sorting on disk as the rest.
type found struct {
	groups, relations *spill.Sorter
	asked             *spill.Sorter // by article; then, of the versions that stand there, by month, article and version
}

// The records of found.asked under one article: its versions come first.
const (
	ofVersion = "0"
	ofMention = "1"
)

// The records of found.groups and found.relations under one id: the thing itself comes first.
const (
	ofItself = "\x000"
	ofAnswer = "\x001"
)

// want is what a group or a relation wants to know of one mention, and what the mention is told of the group.
type want struct {
	To     string `json:"to"`             // the key of the group or relation
	Side   string `json:"side,omitempty"` // of a relation: a or b
	Claim  string `json:"claim,omitempty"`
	Figure string `json:"figure,omitempty"`
	Fact   fact   `json:"fact,omitzero"` // of a group
}

// fact is a group as its members know it.
type fact struct {
	ID        string `json:"id"`
	Low, High int
}

// answer is what covers a mention.
type answer struct {
	Side      string `json:"side,omitempty"`
	Said      rows.Side
	Low, High int // origins of the fact that the mention is in
}

func (m *making) newFound() *found {
	return &found{spill.New(m.dir, m.Memory/16), spill.New(m.dir, m.Memory/16), spill.New(m.dir, m.Memory/16)}
}

// group keeps a group and asks what covers its members.
func (f *found) group(g *hearsay.Group) error {
	key := monthOf(last(g.Fact.AsOf)) + "\x00" + g.ID
	err := put(f.groups, key+ofItself, g)
	for i := range g.Members {
		x := &g.Members[i]
		err = errors.Join(err, put(f.asked, x.ArticleID+"\x00"+ofMention, want{To: key, Claim: x.Claim, Figure: x.Figure, Fact: fact{g.ID, g.OriginsLow, g.OriginsHigh}}))
	}
	return err
}

// relation keeps a relation and asks what covers its sides.
func (f *found) relation(r *compare.Dated) error {
	key := monthOf(r.Day) + "\x00" + r.ID
	return errors.Join(put(f.relations, key+ofItself, r),
		put(f.asked, r.A.ArticleID+"\x00"+ofMention, want{To: key, Side: "a", Claim: r.A.Claim, Figure: r.A.Figure}),
		put(f.asked, r.B.ArticleID+"\x00"+ofMention, want{To: key, Side: "b", Claim: r.B.Claim, Figure: r.B.Figure}))
}

// byVersion hands what is asked of an article on to each of its versions: those that lie in the data set, by the keys under which they are written.
func (m *making) byVersion() (*spill.Sorter, error) {
	out := spill.New(m.dir, m.Memory/16)
	article, versions := "", []string(nil)
	for key, line := range m.asked.Sorted() {
		id, kind := key[:len(key)-2], key[len(key)-1:]
		if id != article {
			article, versions = id, nil
		}
		if kind == ofVersion {
			versions = append(versions, string(line))
			continue
		}
		for _, version := range slices.Compact(versions) {
			if err := out.Add(version, line); err != nil {
				return nil, err
			}
		}
	}
	return out, m.asked.Err()
}

// wants gives what is asked of each version, in the order of their keys.
type wants struct {
	next func() (string, []byte, bool)
	stop func()
	key  string
	line []byte
	of   string // the key that was asked for last, and what came for it
	all  []want
}

func newWants(s *spill.Sorter) *wants {
	w := &wants{}
	w.next, w.stop = iter.Pull2(s.Sorted())
	w.step()
	return w
}

func (w *wants) step() {
	key, line, ok := w.next()
	if w.key, w.line = key, line; !ok {
		w.key = "\xff"
	}
}

// at is what is asked of a version. Keys are asked for in their order.
func (w *wants) at(key string) ([]want, error) {
	if key == w.of {
		return w.all, nil
	}
	for w.of, w.all = key, nil; w.key <= key; w.step() {
		if w.key < key {
			continue
		}
		var x want
		if err := json.Unmarshal(w.line, &x); err != nil {
			return nil, err
		}
		w.all = append(w.all, x)
	}
	return w.all, nil
}

// cover gives the rows of a version the facts that they speak of, with their origins.
func (b *bundle) cover(all []want) {
	facts := map[string][]fact{}
	for _, w := range all {
		if w.Fact.ID == "" {
			continue
		}
		if facts[w.Claim] = append(facts[w.Claim], w.Fact); w.Figure != "" {
			facts[w.Figure] = append(facts[w.Figure], w.Fact)
		}
	}
	for id := range facts {
		slices.SortFunc(facts[id], func(x, y fact) int { return cmp.Compare(x.ID, y.ID) })
		facts[id] = slices.Compact(facts[id])
	}
	claims := map[string]*rows.Claim{}
	for i := range b.Claims {
		c := &b.Claims[i]
		claims[c.ID] = c
		for n, f := range facts[c.ID] {
			if n == 0 {
				c.OriginsLow = f.Low
			}
			c.Facts, c.OriginsLow, c.OriginsHigh = append(c.Facts, f.ID), min(c.OriginsLow, f.Low), max(c.OriginsHigh, f.High)
		}
		b.Article.Cover(c.OriginsLow, c.OriginsHigh)
	}
	for i := range b.Figures {
		f := &b.Figures[i]
		if in := facts[f.ID]; len(in) > 0 {
			f.Fact, f.OriginsLow, f.OriginsHigh = &in[0].ID, in[0].Low, in[0].High
		}
		b.Article.Cover(f.OriginsLow, f.OriginsHigh)
	}
	counted := func(c *rows.Cover) {
		if c.Claim != nil && claims[*c.Claim] != nil {
			c.OriginsLow, c.OriginsHigh = claims[*c.Claim].OriginsLow, claims[*c.Claim].OriginsHigh
		}
	}
	for i := range b.Places {
		counted(&b.Places[i].Cover)
	}
	for i := range b.Times {
		counted(&b.Times[i].Cover)
	}
}

// answer tells groups and relations what covers the mentions that stand in this version.
func (f *found) answer(b *bundle, all []want) error {
	known := map[string]answer{}
	for i := range b.Claims {
		c := &b.Claims[i]
		known[c.ID] = answer{Said: c.Side(), Low: c.OriginsLow, High: c.OriginsHigh}
	}
	for i := range b.Figures {
		x := &b.Figures[i]
		known[x.ID] = answer{Said: x.Side(), Low: x.OriginsLow, High: x.OriginsHigh}
	}
	var err error
	for _, w := range all {
		a, there := known[cmp.Or(w.Figure, w.Claim)]
		if !there {
			continue
		}
		to := f.groups
		if a.Side = w.Side; w.Side != "" {
			to = f.relations
		}
		err = errors.Join(err, put(to, w.To+ofAnswer, a))
	}
	return err
}

// answered writes what a sorter holds, each thing once, with what it was told.
func answered[V any, T any](s *spill.Sorter, p *parts[T], n *int, row func(*V) *T, told func(*T, *answer)) error {
	of, month := "", ""
	var now *T
	write := func() error {
		if now == nil {
			return nil
		}
		*n++
		return p.write(month, now)
	}
	for key, line := range s.Sorted() {
		id, kind := key[:len(key)-2], key[len(key)-2:]
		switch {
		case kind == ofAnswer && id == of:
			var a answer
			if err := json.Unmarshal(line, &a); err != nil {
				return err
			}
			told(now, &a)
		case kind == ofItself && id != of:
			var v V
			if err := errors.Join(write(), json.Unmarshal(line, &v)); err != nil {
				return err
			}
			of, now = id, row(&v)
			month, _, _ = strings.Cut(id, "\x00")
		}
	}
	return errors.Join(s.Err(), write(), p.end())
}

func tellGroup(g *rows.Group, a *answer) { g.Cover(&a.Said) }

func tellRelation(r *rows.Relation, a *answer) {
	if r.Counted(a.Low, a.High); a.Side == "a" {
		r.SideA = a.Said
		return
	}
	r.SideB = a.Said
}
