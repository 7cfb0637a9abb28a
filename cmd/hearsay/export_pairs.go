package main

import (
	"iter"
	"maps"
	"slices"

	"hearsay"
	"hearsay/export/rows"
	"hearsay/ledger"
)

// relations are the relations of every kind whose claims or figures the filter lets through, with the words of both sides.
func (x *exporting) relations() iter.Seq2[rows.Relation, error] {
	return mapped(chunked(x.l.EveryRelation(x.ctx, x.filter)), x.relationRows)
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
	covers, err := x.l.Covers(x.ctx, slices.Collect(maps.Keys(m.claims)))
	if err != nil {
		return nil, err
	}
	out := make([]rows.Relation, len(relations))
	for i, r := range relations {
		row := &out[i]
		row.Relation, row.SideA, row.SideB = r, m.side(&r.A, covers), m.side(&r.B, covers)
		for _, member := range []*hearsay.Member{&r.A, &r.B} {
			if f, ok := m.figures[member.Figure]; ok {
				row.Counted(f.OriginsLow, f.OriginsHigh)
			} else if c, ok := covers[member.Claim]; ok {
				row.Counted(c.Low, c.High)
			}
		}
	}
	return out, nil
}

// side is what is known of a mention.
func (m mentions) side(x *hearsay.Member, covers map[string]ledger.Cover) rows.Side {
	if f, ok := m.figures[x.Figure]; ok {
		row := rows.Figure{ListedFigure: f}
		return row.Side()
	}
	if c, ok := m.claims[x.Claim]; ok {
		row := claimRow(c, covers[c.ID])
		return row.Side()
	}
	return rows.Side{}
}

// groups are the groups whose claims or figures the filter lets through, with what covers their members.
func (x *exporting) groups() iter.Seq2[rows.Group, error] {
	return func(yield func(rows.Group, error) bool) {
		for g, err := range x.l.EveryFact(x.ctx, x.filter) {
			var row rows.Group
			if err == nil {
				row, err = x.group(g)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// group is a group as a row.
func (x *exporting) group(g hearsay.Group) (rows.Group, error) {
	row := rows.Group{Group: g}
	m, err := mentionsOf(x.ctx, x.l, g.Members)
	if err != nil {
		return row, err
	}
	covers, err := x.l.Covers(x.ctx, slices.Collect(maps.Keys(m.claims)))
	if err != nil {
		return row, err
	}
	for i := range g.Members {
		s := m.side(&g.Members[i], covers)
		row.Cover(&s)
	}
	return row, nil
}
