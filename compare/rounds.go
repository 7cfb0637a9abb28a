package compare

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"hearsay"
	"hearsay/compare/among"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
)

// What one block begins and another ends: claims linked by their words, relations whose sides are named by the earliest mention of each, statements whose look-alikes stand in other blocks.

// again gives a row out for the next round.
func (b *block) again(name string, r Row, s *Say) error {
	r.Schema, r.Block = SchemaRow, name
	say, err := json.Marshal(s)
	if err != nil {
		return err
	}
	r.Say = say
	return b.Row(&r)
}

func textOf(m *said) string { return matching.Text(m.Mention.Said) }

// words links the claims of one block that are alike, and finds for each denial what it may answer.
func (b *block) words() error {
	var all []*said
	w, err := b.work(func(in *among.Gathered, m *said) {
		all = append(all, m)
		b.saying(in, m)
	})
	if err != nil {
		return err
	}
	if err := b.links(w, all); err != nil {
		return err
	}
	for i := range all {
		if m := all[i]; m.Claim.Answered {
			w.Answered[among.Key(&m.Mention)] = true
		}
	}
	return b.denials(w)
}

// links links each claim that is grouped by its words alone with those of its family that are alike, among the last of the block, and with those that say the same.
func (b *block) links(w *among.Work, all []*said) error {
	last := map[string][]*among.Assessment{}
	for _, m := range all {
		if !m.Claim.Worded {
			continue
		}
		a := &among.Assessment{Mention: &m.Mention, Text: textOf(m)}
		a.Vector = matching.NewVector(a.Text)
		of := among.Family(m.Mention.Said.Stance)
		_, same := w.Folded(m.Member)
		if _, ok := a.Like(a); !ok {
			continue // too few words to be alike to anything
		}
		for o := range same {
			if err := b.Link(&Link{SchemaLink, LinkAlike, among.Global(&m.Mention), among.Global(o)}); err != nil {
				return err
			}
		}
		before := last[of]
		for _, o := range before[max(0, len(before)-among.Recent):] {
			if days, ok := hearsay.DaysApart(o.Day, a.Day); !ok || days > among.Weeks {
				continue
			}
			if _, ok := o.Like(a); ok {
				if err := b.Link(&Link{SchemaLink, LinkAlike, among.Global(o.Mention), among.Global(a.Mention)}); err != nil {
					return err
				}
			}
		}
		last[of] = append(before, a)
	}
	return nil
}

// denials gives out the best candidate of this block for each denial that its article leaves unanswered.
func (b *block) denials(w *among.Work) error {
	claims := w.Sayings()
	term := strings.TrimPrefix(b.name, blockWord+" ")
	leads := map[string][]int{}
	var vectors []matching.Vector
	for i, c := range claims {
		vectors = append(vectors, matching.NewVector(matching.Text(c.Said)))
		if c.Said.Stance == hearsay.Deny && !w.Answered[c.Key] {
			if best := w.DeniedBy(claims, vectors, leads, i); best >= 0 {
				share, _ := vectors[i].Within(vectors[best])
				rel := among.Relation(contradiction.Denied(c.Said, "words", "time"), claims[best].Mention, c.Mention)
				row := Row{Day: claims[best].Day, At: claims[best].Member}
				if err := b.again(blockDenial+" "+hash(c.Key), row, &Say{Found: &underWay{Relation: rel, Share: share, Day: c.Day}}); err != nil {
					return err
				}
			}
		}
		if c.Said.Stance != hearsay.Deny && c.Said.Stance != hearsay.Retract {
			leads[term] = append(leads[term], i)
		}
	}
	return nil
}

// denial keeps the best of what a denial may answer, of equals the earliest.
func (b *block) denial() error {
	says, err := b.says()
	if err != nil {
		return err
	}
	best := 0
	for i := range says {
		if c := cmp.Or(cmp.Compare(says[i].Found.Share, says[best].Found.Share), -b.earlier(i, best)); c > 0 {
			best = i
		}
	}
	return b.Relation(&Dated{says[best].Found.Relation, says[best].Found.Day})
}

func (b *block) says() ([]Say, error) {
	out := make([]Say, len(b.plain))
	for i := range b.plain {
		if err := unmarshal(b.plain[i].Say, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// earlier orders two rows as their mentions are.
func (b *block) earlier(i, k int) int {
	one, two := hearsay.Mention{Member: b.plain[i].At, Day: b.plain[i].Day}, hearsay.Mention{Member: b.plain[k].At, Day: b.plain[k].Day}
	return among.Earlier(&one, &two)
}

// pledges relates pledges with the attacks reported of one place; in the round after that, each pledge with the first of all.
func (b *block) pledges() error {
	if strings.HasPrefix(b.name, blockPledge+" \x00") {
		return b.broken()
	}
	for i := range b.plain {
		b.fold.add(&b.plain[i], slices.Concat([]byte(b.plain[i].Day), b.plain[i].Say))
	}
	w, err := b.work(b.saying)
	if err != nil {
		return err
	}
	days := map[hearsay.Member]string{}
	for i := range w.In.Claims {
		days[w.In.Claims[i].Member] = w.In.Claims[i].Day
	}
	w.Pledges(w.Sayings())
	for _, r := range w.Out.Relations {
		row := Row{Day: days[r.B], At: r.B}
		if err := b.again(blockPledge+" \x00"+r.A.ArticleID+" "+r.A.Claim, row, &Say{Found: &underWay{Relation: r, Day: w.Days[r.ID]}}); err != nil {
			return err
		}
	}
	return nil
}

func (b *block) broken() error {
	says, err := b.says()
	if err != nil {
		return err
	}
	first := 0
	for i := range says {
		if b.earlier(i, first) < 0 {
			first = i
		}
	}
	return b.Relation(&Dated{says[first].Found.Relation, says[first].Found.Day})
}

// said names the sides of relations by the earliest mention of what they say.
func (b *block) said() error {
	if len(b.fold.all) == 0 {
		return nil
	}
	first := b.fold.all[0].heard[0]
	says, err := b.says()
	if err != nil {
		return err
	}
	for i := range says {
		f := says[i].Found
		row := Row{Day: b.fold.names[first.day], At: b.fold.member(&first)}
		if err := b.again(blockPair+" "+f.Relation.ID, row, &Say{Found: f}); err != nil {
			return err
		}
	}
	return nil
}

// pair joins the two sides of a relation.
func (b *block) pair() error {
	says, err := b.says()
	if err != nil {
		return err
	}
	var a, z *hearsay.Mention
	for i := range says {
		m := &hearsay.Mention{Member: b.plain[i].At, Day: b.plain[i].Day}
		if says[i].Found.Side == "a" {
			a = m
		} else {
			z = m
		}
	}
	if a == nil || z == nil || a.Member == z.Member {
		return nil
	}
	old := says[0].Found.Relation
	r := among.Relation(contradiction.Found{Kind: old.Kind, Reason: old.Reason, RestsOn: old.RestsOn}, a, z)
	return b.Relation(&Dated{r, max(a.Day, z.Day)})
}

// alike groups the claims of one component, as byWords does with all.
func (b *block) alike() error {
	families := map[string][]among.Assessment{}
	w, err := b.work(func(_ *among.Gathered, m *said) {
		a := among.Assessment{Mention: &m.Mention, Echo: m.Claim.Echo, Text: textOf(m)}
		a.Vector = matching.NewVector(a.Text)
		k := among.Family(m.Mention.Said.Stance)
		families[k] = append(families[k], a)
	})
	if err != nil {
		return err
	}
	for _, claims := range families {
		for _, part := range among.ByWords(claims) {
			mentions := make([]hearsay.Mention, len(part))
			for i := range part {
				mentions[i] = *part[i].Mention
			}
			if w.Mentioned(mentions) < 2 {
				continue
			}
			second := &part[min(1, len(part)-1)] // one that stands for others has their words
			about := strings.Join(part[0].Vector.Common(second.Vector, 5), " ")
			w.AssessmentGroup(part, cmp.Or(about, strings.Join(part[0].Vector.Rare(5), " ")))
		}
	}
	return b.give(w)
}

// shared gives the groups that begin with a claim about several themes out for the round that gives them ids of their own.
func (b *block) shared(w *among.Work, more map[hearsay.Member]bool) error {
	var kept []hearsay.Group
	for _, g := range w.Out.Groups {
		if first := g.Members[0]; !more[first] {
			kept = append(kept, g)
			continue
		}
		if err := b.again(blockFirst+" "+g.ID, Row{At: g.Members[0]}, &Say{Group: whole(&g)}); err != nil {
			return err
		}
	}
	w.Out.Groups = kept
	return nil
}

// firsts tells apart groups that begin with one claim.
func (b *block) firsts() error {
	says, err := b.says()
	if err != nil {
		return err
	}
	var groups []hearsay.Group
	for _, s := range says {
		groups = append(groups, *s.Group)
	}
	slices.SortFunc(groups, func(x, y hearsay.Group) int { return cmp.Compare(x.Fact.About, y.Fact.About) })
	among.Apart(groups)
	for i := range groups {
		if err := b.Group(&groups[i]); err != nil {
			return err
		}
	}
	return nil
}

// statements gives out what is said with figures, by the article in which it first stands and by its speaker.
func (b *block) statements(facts [][]hearsay.Statement) error {
	for _, block := range facts {
		for i := range block {
			s := &block[i]
			m := s.First()
			f := &counted{Figure: matching.Figure{Fact: s.Fact, AsOf: s.AsOf, Upper: s.Upper, Value: s.Value}, Assumed: s.Assumed, Speaker: s.Speaker, Others: others(s)}
			say := &Say{Ends: endsOf(m.Ends, m.ArticleID), Figure: f}
			row := Row{Day: m.Day, At: m.Member, Outlet: m.Outlet}
			if err := b.again(blockBeside+" "+m.ArticleID, row, say); err != nil {
				return err
			}
			if (s.Fact.Of == "" && s.Fact.Place == nil) || !matching.Counts(s.Fact.Measure) {
				continue
			}
			if err := b.again(blockSpeaker+" "+s.Fact.Measure+" "+s.Speaker, row, say); err != nil {
				return err
			}
		}
	}
	return nil
}

// others tells whether a statement is made by other voices than that of its first mention's outlet.
func others(s *hearsay.Statement) bool {
	return slices.ContainsFunc(s.Mentions, func(m hearsay.Mention) bool { return len(m.Ends) > 0 || m.Outlet != s.First().Outlet })
}

// restate makes the statements of a block again.
func (b *block) restate() ([][]hearsay.Statement, error) {
	says, err := b.says()
	if err != nil {
		return nil, err
	}
	var out [][]hearsay.Statement
	for i := range says {
		f := says[i].Figure
		m := b.plain[i].mention(&says[i])
		s := hearsay.Statement{Fact: f.Fact, AsOf: f.AsOf, Upper: f.Upper, Assumed: f.Assumed, Speaker: f.Speaker, Value: f.Value, Mentions: []hearsay.Mention{m}}
		if f.Others {
			s.Mentions = append(s.Mentions, hearsay.Mention{Outlet: "\x00"})
		}
		out = append(out, []hearsay.Statement{s})
	}
	return out, nil
}

// beside names the look-alikes of one article, speaker those of one speaker's figures whose party or place differs.
func (b *block) beside() error {
	facts, err := b.restate()
	if err != nil {
		return err
	}
	w := b.newWork(among.NewGathered(b.table))
	w.Beside(facts)
	return b.give(w)
}

func (b *block) speaker() error {
	facts, err := b.restate()
	if err != nil {
		return err
	}
	w := b.newWork(among.NewGathered(b.table))
	w.Elsewhere(facts, func(thing string, s *hearsay.Statement) bool {
		return thing == "of" || thing == "place" && s.Fact.Of == ""
	})
	return b.give(w)
}
