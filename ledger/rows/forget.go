package rows

import (
	"encoding/json"

	"hearsay"
	"hearsay/ledger/store"
)

// Forgotten says what Forget removed, and which articles still hold bytes or words that the forgotten one had.
type Forgotten struct {
	Article                          string
	Versions, Blobs, Claims, Figures int
	Elsewhere                        []string
}

// Forget removes an article: bytes, text, readings, meta data, the words of its claims and figures, and their full text. Ids, hashes and links stay, and the reason why.
func Forget(b *store.Batch, article int64, id, why string, at int64) Forgotten {
	out := Forgotten{Article: id}
	f := &forgetting{rows{Batch: b, article: article, at: at}, why, &out}
	f.run(id)
	return out
}

type forgetting struct {
	rows
	why string
	out *Forgotten
}

func (f *forgetting) run(id string) {
	unindex(f.Batch, f.article, WordsOf(f.Batch, f.article))
	f.retract()
	f.blobs()
	f.mentions()
	f.links()
	f.Do("DELETE FROM reading WHERE version IN (SELECT seq FROM version WHERE article = ?)", f.article)
	f.Do("DELETE FROM other_mention WHERE other IN (SELECT o.seq FROM other_reading o JOIN version v ON v.seq = o.version WHERE v.article = ?)", f.article)
	f.Do("DELETE FROM other_reading WHERE version IN (SELECT seq FROM version WHERE article = ?)", f.article)
	f.Do("DELETE FROM meta WHERE article = ?", f.article)
	f.Do("DELETE FROM band WHERE article = ?", f.article)
	f.Do("UPDATE capture SET source = '' WHERE version IN (SELECT seq FROM version WHERE article = ?)", f.article)
	f.Do("UPDATE version SET meta = '{}', sketch = NULL WHERE article = ?", f.article)
	f.Do("UPDATE article SET name = id, source = '', day = '', meta = '{}', copy_of = NULL, alike = NULL, standing = 0, claims = 0, figures = 0, forgotten = ? WHERE seq = ?", f.why, f.article)
	f.Do("DELETE FROM claimant WHERE claims <= 0 AND figures <= 0")
	f.Do("DELETE FROM place_area WHERE place IN (SELECT id FROM place WHERE mentions <= 0)")
	f.Do("DELETE FROM place WHERE mentions <= 0")
	f.note(id)
	changed(f.Batch)
}

func (f *forgetting) note(id string) {
	f.Do("INSERT OR REPLACE INTO forgotten (id, at, why) VALUES (?,?,?)", id, f.at, f.why)
}

// blobs removes the bytes and texts that no other article holds.
func (f *forgetting) blobs() {
	hashes, elsewhere := []string{}, map[string]bool{}
	f.Each(`SELECT DISTINCT text_sha256 FROM version WHERE article = ?1 UNION SELECT c.sha256 FROM capture c JOIN version v ON v.seq = c.version WHERE v.article = ?1`, []any{f.article}, func(scan func(...any)) {
		var sha string
		scan(&sha)
		hashes = append(hashes, sha)
	})
	for _, sha := range hashes {
		n := 0
		f.Each(`SELECT DISTINCT a.id FROM version v JOIN article a ON a.seq = v.article LEFT JOIN capture c ON c.version = v.seq WHERE (v.text_sha256 = ?1 OR c.sha256 = ?1) AND a.seq <> ?2 AND a.forgotten = ''`,
			[]any{sha, f.article}, func(scan func(...any)) {
				var id string
				if scan(&id); !elsewhere[id] {
					f.out.Elsewhere = append(f.out.Elsewhere, id)
				}
				elsewhere[id], n = true, n+1
			})
		if n == 0 {
			f.Do("UPDATE blob SET data = NULL WHERE sha256 = ?", sha)
			f.note(sha)
			f.out.Blobs++
		}
	}
	f.Get("SELECT versions FROM article WHERE seq = ?", []any{f.article}, &f.out.Versions)
}

// mentions empties the article's claims and figures of their words: ids, offsets and links stay.
func (f *forgetting) mentions() {
	f.out.Claims = f.empty("claim", func(body string) any {
		var c storedClaim
		f.decode(body, &c)
		return bareClaim(&c.WireClaim)
	})
	f.out.Figures = f.empty("figure", func(body string) any {
		var g hearsay.WireFigure
		f.decode(body, &g)
		return bareFigure(&g)
	})
}

func (f *forgetting) empty(table string, bare func(body string) any) int {
	bodies := map[int64]any{}
	f.Each("SELECT t.seq, b.body FROM "+table+" t JOIN "+table+"_body b ON b."+table+" = t.seq WHERE t.article = ?", []any{f.article}, func(scan func(...any)) {
		var seq int64
		var body string
		scan(&seq, &body)
		bodies[seq] = bare(body)
	})
	for seq, v := range bodies {
		data, err := json.Marshal(v)
		f.Fail(err)
		f.Do("UPDATE "+table+"_body SET body = ? WHERE "+table+" = ?", string(data), seq)
	}
	columns := "day = '', side = '', kind = '', stance = '', score = NULL"
	if table == "figure" {
		columns += ", as_of = '', measure = '', of = '', fact = 0, fact_day = ''"
	}
	f.Do("UPDATE "+table+" SET gone = ?, "+columns+" WHERE article = ?", "forgotten: "+f.why, f.article)
	return len(bodies)
}

func bareSpan(s hearsay.WireSpan) hearsay.WireSpan {
	return hearsay.WireSpan{Start: s.Start, End: s.End}
}

// bareClaim is a claim without its words and without what was read in them.
func bareClaim(c *hearsay.WireClaim) storedClaim {
	var out storedClaim
	out.ID, out.Within, out.Answers = c.ID, c.Within, c.Answers
	out.Content, out.Via, out.Caveats = []hearsay.WireSpan{}, []hearsay.WireRelay{}, []hearsay.WireCaveat{}
	for _, s := range c.Content {
		out.Content = append(out.Content, bareSpan(s))
	}
	return out
}

func bareFigure(g *hearsay.WireFigure) storedFigure {
	var out storedFigure
	out.ID, out.Claim, out.RelativeTo, out.WireSpan, out.Number = g.ID, g.Claim, g.RelativeTo, bareSpan(g.WireSpan), bareSpan(g.Number)
	out.Includes, out.Via, out.Caveats = []string{}, []hearsay.WireRelay{}, []hearsay.WireCaveat{}
	return out
}

// links keeps the relations of the forgotten mentions as bare links, and takes the mentions out of groups and tallies, whose next comparison is without them.
func (f *forgetting) links() {
	const ids = `(SELECT id FROM claim WHERE article = ?1 UNION ALL SELECT id FROM figure WHERE article = ?1 UNION ALL
		SELECT m.mention FROM other_mention m JOIN other_reading o ON o.seq = m.other JOIN version v ON v.seq = o.version WHERE v.article = ?1)`
	found := map[int64]hearsay.Relation{}
	f.Each("SELECT r.seq, r.body FROM relation r WHERE r.seq IN (SELECT relation FROM relation_mention WHERE mention IN "+ids+")", []any{f.article}, func(scan func(...any)) {
		var seq int64
		var body string
		var r hearsay.Relation
		scan(&seq, &body)
		f.decode(body, &r)
		r.Reason, r.RestsOn = "forgotten: "+f.why, []string{}
		found[seq] = r
	})
	for seq, r := range found {
		data, err := json.Marshal(r)
		f.Fail(err)
		f.Do("UPDATE relation SET forgotten = 1, body = ? WHERE seq = ?", string(data), seq)
	}
	for _, t := range []struct{ table, links, mention string }{{"fact", "fact_member", "mention"}, {"tally", "tally_figure", "figure"}} {
		hit := "(SELECT " + t.table + " FROM " + t.links + " WHERE " + t.mention + " IN " + ids + ")"
		if t.table == "fact" {
			f.Do("UPDATE figure SET fact = 0, fact_day = '' WHERE fact IN "+hit, f.article)
		}
		f.Do("DELETE FROM "+t.table+" WHERE seq IN "+hit, f.article)
		f.Do("DELETE FROM " + t.links + " WHERE " + t.table + " NOT IN (SELECT seq FROM " + t.table + ")")
	}
}
