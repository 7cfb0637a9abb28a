package rows

import (
	"cmp"
	"encoding/json"
	"iter"
	"strconv"

	"hearsay"
	"hearsay/ledger/store"
)

// stored is one thing of a comparison as it stands in its table.
type stored struct {
	seq  int64
	body string
	kept bool
}

// Compare makes a comparison what stands: what was there before keeps its row and the time at which it was first found, the rest goes or comes. A group keeps the id that it
// had while the member that named it stands. change is the count of changes whose readings were compared, at the time in milliseconds.
func Compare(b *store.Batch, known Known, groups []hearsay.Group, relations []hearsay.Relation, tallies []hearsay.Tally, change int, at int64) {
	w := &compared{b, known, at}
	w.groups(groups)
	w.relations(relations)
	w.tallies(tallies)
	b.Do("INSERT OR REPLACE INTO cursor (stage, value) VALUES (?, ?)", CursorCompared, strconv.Itoa(change))
}

type compared struct {
	*store.Batch
	known Known
	at    int64
}

func (w *compared) stood(sql string) map[string]*stored {
	out := map[string]*stored{}
	w.Each(sql, nil, func(scan func(...any)) {
		var id string
		s := &stored{}
		scan(&id, &s.seq, &s.body)
		out[id] = s
	})
	return out
}

// drop removes what was not found again, with its links.
func (w *compared) drop(table, links string, stood map[string]*stored) {
	for _, s := range stood {
		if !s.kept {
			w.Do("DELETE FROM "+links+" WHERE "+table+" = ?", s.seq)
			w.Do("DELETE FROM "+table+" WHERE seq = ?", s.seq)
		}
	}
}

func (w *compared) body(v any) string {
	data, err := json.Marshal(v)
	w.Fail(err)
	return string(data)
}

func (w *compared) groups(groups []hearsay.Group) {
	stood := w.stood("SELECT id, seq, body FROM fact")
	names := map[string]bool{}
	for i := range groups {
		g := &groups[i]
		g.ID = standingID(g, stood, names)
		names[g.ID] = true
		w.group(g, stood[g.ID])
	}
	for id, s := range stood {
		if s.kept = names[id]; !s.kept {
			w.Do("UPDATE figure SET fact = 0, fact_day = '' WHERE fact = ?", s.seq)
		}
	}
	w.drop("fact", "fact_member", stood)
}

// standingID is the id that the group had when one of its members named it, else the one that it comes with.
func standingID(g *hearsay.Group, stood map[string]*stored, names map[string]bool) string {
	if stood[g.ID] != nil {
		return g.ID
	}
	for _, m := range g.Members {
		id := hearsay.GroupID(g.Class, mentionOf(m))
		if stood[id] != nil && !names[id] {
			return id
		}
	}
	return g.ID
}

// mentionOf is the id of the figure that is a member, else of its claim.
func mentionOf(m hearsay.Member) string { return cmp.Or(m.Figure, m.Claim) }

func (w *compared) group(g *hearsay.Group, was *stored) {
	body, from, to := w.body(g), "", ""
	if len(g.Fact.AsOf) > 0 {
		from, to = g.Fact.AsOf[0], g.Fact.AsOf[len(g.Fact.AsOf)-1]
	}
	if was != nil && was.body == body {
		return
	}
	var seq int64
	w.Get(`INSERT INTO fact (id, class, measure, of, first, last, low, high, added, body) VALUES (?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT (id) DO UPDATE SET measure = excluded.measure, of = excluded.of, first = excluded.first, last = excluded.last, low = excluded.low, high = excluded.high, body = excluded.body RETURNING seq`,
		[]any{g.ID, g.Class, g.Fact.Measure, hearsay.Fold(g.Fact.Of), from, to, g.OriginsLow, g.OriginsHigh, w.at, body}, &seq)
	w.Do("DELETE FROM fact_member WHERE fact = ?", seq)
	w.Do("UPDATE figure SET fact = 0, fact_day = '' WHERE fact = ?", seq)
	for _, m := range g.Members {
		w.Do("INSERT OR IGNORE INTO fact_member (mention, fact) VALUES (?,?)", mentionOf(m), seq)
		if m.Figure != "" {
			w.Do("UPDATE figure SET fact = ?, fact_day = ? WHERE id = ?", seq, to, m.Figure)
		}
	}
}

func (w *compared) relations(relations []hearsay.Relation) {
	stood := w.stood("SELECT id, seq, body FROM relation WHERE forgotten = 0")
	for i := range relations {
		r := &relations[i]
		body, was := w.body(r), stood[r.ID]
		if was != nil {
			if was.kept = true; was.body != body {
				w.Do("UPDATE relation SET body = ? WHERE seq = ?", body, was.seq)
			}
			continue
		}
		seq := w.Do("INSERT OR IGNORE INTO relation (id, kind, opposed, added, body) VALUES (?,?,?,?,?)", r.ID, r.Kind, hearsay.Opposed(r.Kind), w.at, body)
		for id := range sides(r) {
			w.Do("INSERT OR IGNORE INTO relation_mention (mention, relation) VALUES (?,?)", id, seq)
		}
	}
	w.drop("relation", "relation_mention", stood)
}

// sides are the ids of the claims and figures that a relation joins.
func sides(r *hearsay.Relation) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, id := range []string{r.A.Claim, r.A.Figure, r.B.Claim, r.B.Figure} {
			if id != "" && !yield(id) {
				return
			}
		}
	}
}

func (w *compared) tallies(tallies []hearsay.Tally) {
	stood := w.stood("SELECT id, seq, body FROM tally")
	for i := range tallies {
		t := &tallies[i]
		body, was := w.body(t), stood[t.ID]
		if was != nil {
			was.kept = true
		}
		if was == nil || was.body != body {
			w.tally(t, was, body)
		}
	}
	w.drop("tally", "tally_figure", stood)
}

func (w *compared) tally(t *hearsay.Tally, was *stored, body string) {
	from, to, moved := "", "", true
	if n := len(t.Points); n > 0 {
		from, to = t.Points[0].AsOf, t.Points[n-1].AsOf
	}
	if was != nil {
		var old hearsay.Tally
		w.Fail(json.Unmarshal([]byte(was.body), &old))
		moved = len(t.Points) > len(old.Points)
	}
	var seq int64
	w.Get(`INSERT INTO tally (id, claimant, measure, of, first, last, moved, body) VALUES (?,?,?,?,?,?,?,?)
		ON CONFLICT (id) DO UPDATE SET first = excluded.first, last = excluded.last, moved = iif(?, excluded.moved, moved), body = excluded.body RETURNING seq`,
		[]any{t.ID, w.known.ID(hearsay.WireActor{Name: t.Claimant}), t.Measure, hearsay.Fold(t.Of), from, to, w.at, body, moved}, &seq)
	w.Do("DELETE FROM tally_figure WHERE tally = ?", seq)
	for _, p := range t.Points {
		w.Do("INSERT OR IGNORE INTO tally_figure (figure, tally) VALUES (?,?)", p.Figure, seq)
	}
}
