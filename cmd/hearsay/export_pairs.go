package main

import (
	"iter"
	"slices"

	"hearsay"
	"hearsay/export/rows"
)

// relations are the relations of every kind whose claims or figures the filter lets through, with the words of both sides.
func (x *exporting) relations() iter.Seq2[rows.Relation, error] {
	return func(yield func(rows.Relation, error) bool) {
		filter := x.filter
		for {
			filter.Limit = lookedUp
			p, err := x.l.Relations(x.ctx, filter, true)
			var out []rows.Relation
			if err == nil {
				out, err = x.relationRows(p.Items)
			}
			if err != nil {
				yield(rows.Relation{}, err)
				return
			}
			for _, r := range out {
				if !yield(r, nil) {
					return
				}
			}
			if filter.After = p.Next; p.Next == "" {
				return
			}
		}
	}
}

func (x *exporting) relationRows(relations []hearsay.Relation) ([]rows.Relation, error) {
	var members []hearsay.Member
	for i := range relations {
		members = append(members, relations[i].A, relations[i].B)
	}
	m, err := mentionsOf(x.ctx, x.l, members)
	if err != nil {
		return nil, err
	}
	var claims []string
	for id := range m.claims {
		claims = append(claims, id)
	}
	covers, err := x.l.Covers(x.ctx, claims)
	if err != nil {
		return nil, err
	}
	out := make([]rows.Relation, len(relations))
	for i, r := range relations {
		row := &out[i]
		row.Relation, row.SideA, row.SideB = r, m.side(&r.A), m.side(&r.B)
		for _, member := range []*hearsay.Member{&r.A, &r.B} {
			if f, ok := m.figures[member.Figure]; ok {
				row.OriginsLow, row.OriginsHigh = max(row.OriginsLow, f.OriginsLow), max(row.OriginsHigh, f.OriginsHigh)
			} else if c, ok := covers[member.Claim]; ok {
				row.OriginsLow, row.OriginsHigh = max(row.OriginsLow, c.Low), max(row.OriginsHigh, c.High)
			}
		}
	}
	return out, nil
}

// side is what is known of one side of a relation.
func (m mentions) side(x *hearsay.Member) rows.Side {
	if f, ok := m.figures[x.Figure]; ok {
		out := rows.Side{Version: f.Article.Version, Text: f.Text, Via: f.Via, Caveats: f.Caveats, Interest: f.Interest}
		if f.Claimant != nil {
			out.Claimant = &f.Claimant.Name
		}
		return out
	}
	if c, ok := m.claims[x.Claim]; ok {
		return rows.Side{Version: c.Article.Version, Text: rows.Content(c.Content), Claimant: &c.Claimant.Name, Via: c.Via, Caveats: c.Caveats}
	}
	return rows.Side{}
}

// groups are the groups whose claims or figures the filter lets through, with what covers their members.
func (x *exporting) groups() iter.Seq2[rows.Group, error] {
	return func(yield func(rows.Group, error) bool) {
		filter := x.filter
		for {
			filter.Limit = lookedUp
			p, err := x.l.Facts(x.ctx, filter)
			if err != nil {
				yield(rows.Group{}, err)
				return
			}
			for _, g := range p.Items {
				row, _, err := x.group(g)
				if !yield(row, err) || err != nil {
					return
				}
			}
			if filter.After = p.Next; p.Next == "" {
				return
			}
		}
	}
}

// group is a group as a row, and its mentions.
func (x *exporting) group(g hearsay.Group) (rows.Group, mentions, error) {
	row := rows.Group{Group: g}
	m, err := mentionsOf(x.ctx, x.l, g.Members)
	if err != nil {
		return row, m, err
	}
	for i := range g.Members {
		s := m.side(&g.Members[i])
		for _, c := range s.Caveats {
			row.CaveatKinds = with(row.CaveatKinds, c.Kind)
		}
		row.Interests, row.Versions = with(row.Interests, str(s.Interest)), with(row.Versions, s.Version)
	}
	slices.Sort(row.Versions)
	return row, m, nil
}

func with(list rows.Names, word string) rows.Names {
	if word == "" || slices.Contains(list, word) {
		return list
	}
	return append(list, word)
}
