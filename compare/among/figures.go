package among

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hearsay"
	"hearsay/compare/blocking"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
	"hearsay/compare/tally"
)

// Figures compares figures fact by fact: mentions are settled and folded into statements, groups cut, pairs related, running totals built.
func (w *Work) Figures() {
	AssumeBases(w.In.Counts)
	blocks := map[string][]Count{}
	for _, c := range w.In.Counts {
		key := blocking.Key(&c.Fact, c.Unit, c.AsOf)
		if c.Fact.Subject == "" && !matching.Counts(c.Fact.Measure) {
			key += "\x00" + Global(&c.Mention) // a distance or sum of nothing stated is like no other
		}
		blocks[key] = append(blocks[key], c)
	}
	steps := newIncrements()
	var facts [][]hearsay.Statement
	for _, key := range slices.Sorted(maps.Keys(blocks)) {
		block := statements(blocks[key], Superlatives(w.In, blocks[key]))
		w.figureGroups(block)
		if c := block[0].Fact.Cumulative; c != nil && !*c {
			steps.add(block)
		}
		facts = append(facts, block)
	}
	for _, block := range facts {
		points, apart, said := seriesLengths(block), tally.Apart(block), clashes{}
		blocking.Pairs(block, func(a, b int) {
			if apart(a, b) {
				return
			}
			known := contradiction.Series{Points: points[block[a].Speaker], Increment: steps.explain(&block[a], &block[b])}
			if f, ok := contradiction.Figures(&block[a], &block[b], known); ok && !said.again(f.Kind, &block[a], &block[b]) {
				w.relate(f, block[a].First(), block[b].First())
			}
		})
		w.Out.Tallies = append(w.Out.Tallies, tally.Build(block, steps.of)...)
	}
	tally.Merge(w.Out.Tallies)
	w.records(facts, steps)
	if w.State != nil {
		w.State(facts)
		return
	}
	w.Beside(facts)
	w.Elsewhere(facts, func(string, *hearsay.Statement) bool { return true })
}

// clashes are the clashes of two speakers over two values by the last day on which they were named.
type clashes map[string]string

// again tells whether two speakers' clash over the same two values was named within hearsay.Near days: a number that is only repeated, known to be of its article's day at the latest, is no new clash.
func (c clashes) again(kind string, a, b *hearsay.Statement) bool {
	if kind != hearsay.Contradicts || !a.Upper && !b.Upper {
		return false
	}
	values := []string{a.Speaker + bounds(&a.Value), b.Speaker + bounds(&b.Value)}
	slices.Sort(values)
	key := strings.Join(values, "\x00")
	days, ok := hearsay.DaysApart(c[key], b.AsOf)
	if ok && days <= hearsay.Near {
		return true
	}
	c[key] = b.AsOf
	return false
}

func bounds(v *hearsay.WireInterval) string {
	low, noLow := number(v.Low)
	high, noHigh := number(v.High)
	return fmt.Sprint(" ", v.Qualifier, low, noLow, high, noHigh)
}

// AssumeBases gives a running total without a stated base day the one that its article states for the same measure and party, else the one that all others state, if it is one.
func AssumeBases(counts []Count) {
	type about struct{ article, measure, of string }
	bases := map[about]map[string]bool{}
	for _, c := range counts {
		if c.Fact.Cumulative == nil || !*c.Fact.Cumulative || c.Fact.Base == "" {
			continue
		}
		for _, article := range []string{"", c.ArticleID} {
			k := about{article, c.Fact.Measure, c.Fact.Of}
			if bases[k] == nil {
				bases[k] = map[string]bool{}
			}
			bases[k][c.Fact.Base] = true
		}
	}
	for i := range counts {
		c := &counts[i]
		if c.Fact.Cumulative == nil || !*c.Fact.Cumulative || c.Fact.Base != "" || c.Fact.Of == "" || c.Fact.Place != nil || c.Undecided {
			continue
		}
		stated := bases[about{c.ArticleID, c.Fact.Measure, c.Fact.Of}]
		if len(stated) == 0 {
			stated = bases[about{"", c.Fact.Measure, c.Fact.Of}]
		}
		if len(stated) == 1 {
			for base := range stated {
				c.Fact.Base, c.Assumed = base, true
			}
		}
	}
}

// statements folds the mentions of one fact into what is said: one speaker, one value, one as-of day. Further are claims about the same without a number of their own:
// they stand with the first statement of their article, if they are by the same speaker.
func statements(block []Count, further []hearsay.Mention) []hearsay.Statement {
	mentions := make([]hearsay.Mention, len(block), len(block)+len(further))
	for i := range block {
		mentions[i] = block[i].Mention
	}
	mentions = append(mentions, further...)
	provenance.Settle(mentions)
	home := map[string]int{}
	type same struct {
		asOf, speaker, qualifier string
		low, high                float64
		open                     [2]bool
		assumed                  bool
	}
	at := map[same]int{}
	var out []hearsay.Statement
	for i := range block {
		c := &block[i]
		k := same{asOf: c.AsOf, speaker: provenance.Speaker(mentions[i].Ends), qualifier: c.Value.Qualifier, assumed: c.Assumed}
		k.low, k.open[0] = number(c.Value.Low)
		k.high, k.open[1] = number(c.Value.High)
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, hearsay.Statement{Fact: c.Fact, AsOf: c.AsOf, Upper: c.Upper, Assumed: c.Assumed, Speaker: k.speaker, Value: c.Value})
		}
		out[n].Mentions = append(out[n].Mentions, mentions[i])
		if _, known := home[c.ArticleID]; !known {
			home[c.ArticleID] = n
		}
	}
	for _, m := range mentions[len(block):] {
		if n := home[m.ArticleID]; out[n].Speaker == provenance.Speaker(m.Ends) {
			out[n].Mentions = append(out[n].Mentions, m)
		}
	}
	blocking.Order(out)
	return out
}

func number(x *float64) (value float64, open bool) {
	if x == nil {
		return 0, true
	}
	return *x, false
}

// figureGroups cuts the statements of one fact by their as-of days.
func (w *Work) figureGroups(block []hearsay.Statement) {
	days := make([]string, len(block))
	for i := range block {
		days[i] = block[i].AsOf
	}
	from := 0
	for _, to := range blocking.Cut(days) {
		fact := block[from].Fact
		fact.AsOf = []string{days[from], days[to-1]}
		var mentions []hearsay.Mention
		for _, s := range block[from:to] {
			mentions = append(mentions, s.Mentions...)
		}
		w.group(hearsay.ClassFigure, fact, mentions)
		from = to
	}
}

// Global is the id of a mention among all articles: ids by position, which every article has alike, are told apart by their article.
func Global(m *hearsay.Mention) string {
	if id := m.ID(); strings.HasPrefix(id, "c-") || strings.HasPrefix(id, "f-") {
		return id
	}
	return m.ArticleID + " " + m.ID()
}

// Relation joins two mentions; the one that stands first in the order of mentions is a.
func Relation(f contradiction.Found, a, b *hearsay.Mention) hearsay.Relation {
	return hearsay.Relation{Schema: hearsay.SchemaRelation, ID: hearsay.RelationID(f.Kind, Global(a), Global(b)), Kind: f.Kind, Reason: f.Reason, RestsOn: f.RestsOn, A: a.Member, B: b.Member}
}

// seriesLengths counts the as-of days of each speaker's running total.
func seriesLengths(block []hearsay.Statement) map[string]int {
	out, last := map[string]int{}, map[string]string{}
	for i := range block {
		if s := &block[i]; last[s.Speaker] != s.AsOf {
			out[s.Speaker]++
			last[s.Speaker] = s.AsOf
		}
	}
	return out
}

// increments are the counts of periods by who says them of what.
type increments struct {
	by map[string][]hearsay.Statement
}

func newIncrements() *increments { return &increments{map[string][]hearsay.Statement{}} }

func seriesKey(s *hearsay.Statement) string {
	place := ""
	if s.Fact.Place != nil {
		place = *s.Fact.Place
	}
	return s.Speaker + "\x00" + s.Fact.Measure + "\x00" + s.Fact.Of + "\x00" + s.Fact.Subject + "\x00" + place
}

func (x *increments) add(block []hearsay.Statement) {
	for _, s := range block {
		k := seriesKey(&s)
		x.by[k] = append(x.by[k], s)
	}
}

// of gives the counts of periods that belong to a running total, by their last day.
func (x *increments) of(total *hearsay.Statement) []hearsay.Statement {
	found := slices.Clone(x.by[seriesKey(total)])
	slices.SortStableFunc(found, func(a, b hearsay.Statement) int { return cmp.Compare(a.AsOf, b.AsOf) })
	return found
}

// explain tells whether counts of periods reported after a's day and up to b's take the one total to the other.
func (x *increments) explain(a, b *hearsay.Statement) bool {
	if a.Value.Low == nil || b.Value.Low == nil || a.Speaker != b.Speaker {
		return false
	}
	sum := 0.0
	for _, s := range x.by[seriesKey(b)] {
		if s.Value.Low == nil || s.AsOf <= a.AsOf || s.AsOf > b.AsOf {
			continue
		}
		if *s.Value.Low == *b.Value.Low-*a.Value.Low {
			return true
		}
		sum += *s.Value.Low
	}
	return sum > 0 && sum == *b.Value.Low-*a.Value.Low
}
