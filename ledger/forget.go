package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"hearsay"
)

// Forgotten says what Forget removed, and which articles still hold bytes or words that the forgotten one had.
type Forgotten struct {
	Article                          string
	Versions, Blobs, Claims, Figures int
	Elsewhere                        []string
}

// Forget removes an article: bytes, text, readings, meta data, the words of its claims and figures, and their full text, so that no trace is left in the file.
// Its ids, hashes and links and the reason why stay; adding it again is refused. Backups and exports are not reached. id is an article's.
func (l *Ledger) Forget(ctx context.Context, id, why string) (Forgotten, error) {
	out := Forgotten{Article: id}
	if strings.TrimSpace(why) == "" {
		return out, errors.New("forgetting needs a reason")
	}
	err := l.update(ctx, func(b *batch) {
		var seq int64
		var already string
		switch {
		case !b.get("SELECT seq, forgotten FROM article WHERE id = ?", []any{id}, &seq, &already):
			b.fail(ErrMissing)
		case already != "":
			b.fail(fmt.Errorf("%w already: %s", ErrForgotten, already))
		default:
			f := &forgetting{rows{batch: b, l: l, article: seq, at: millis(l.now())}, why, &out}
			f.run(id)
		}
	})
	if err == nil {
		err = l.purge(ctx)
	}
	if err != nil {
		return out, fmt.Errorf("forgetting %s: %w", id, err)
	}
	return out, nil
}

// purge rewrites the file without the pages and the log that still hold what was removed.
func (l *Ledger) purge(ctx context.Context) error {
	for _, q := range []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := l.write.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("it is removed, but cleaning the file failed, run it again: %w", wrap(err))
		}
	}
	return nil
}

type forgetting struct {
	rows
	why string
	out *Forgotten
}

func (f *forgetting) run(id string) {
	if before := f.l.words(f.batch, f.article); before.there {
		f.do("INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)", f.article, before.title, before.text)
	}
	f.retract()
	f.blobs()
	f.mentions()
	f.links()
	f.do("DELETE FROM reading WHERE version IN (SELECT seq FROM version WHERE article = ?)", f.article)
	f.do("DELETE FROM meta WHERE article = ?", f.article)
	f.do("DELETE FROM band WHERE article = ?", f.article)
	f.do("UPDATE capture SET source = '' WHERE version IN (SELECT seq FROM version WHERE article = ?)", f.article)
	f.do("UPDATE version SET meta = '{}', sketch = NULL WHERE article = ?", f.article)
	f.do("UPDATE article SET name = id, source = '', day = '', meta = '{}', copy_of = NULL, alike = NULL, standing = 0, claims = 0, figures = 0, forgotten = ? WHERE seq = ?", f.why, f.article)
	f.do("DELETE FROM claimant WHERE claims <= 0 AND figures <= 0")
	f.do("DELETE FROM place_area WHERE place IN (SELECT id FROM place WHERE mentions <= 0)")
	f.do("DELETE FROM place WHERE mentions <= 0")
	f.note(id)
	f.changed()
}

func (f *forgetting) note(id string) {
	f.do("INSERT OR REPLACE INTO forgotten (id, at, why) VALUES (?,?,?)", id, f.at, f.why)
}

// blobs removes the bytes and texts that no other article holds.
func (f *forgetting) blobs() {
	hashes, elsewhere := []string{}, map[string]bool{}
	f.each(`SELECT DISTINCT text_sha256 FROM version WHERE article = ?1 UNION SELECT c.sha256 FROM capture c JOIN version v ON v.seq = c.version WHERE v.article = ?1`, []any{f.article}, func(scan func(...any)) {
		var sha string
		scan(&sha)
		hashes = append(hashes, sha)
	})
	for _, sha := range hashes {
		n := 0
		f.each(`SELECT DISTINCT a.id FROM version v JOIN article a ON a.seq = v.article LEFT JOIN capture c ON c.version = v.seq WHERE (v.text_sha256 = ?1 OR c.sha256 = ?1) AND a.seq <> ?2 AND a.forgotten = ''`,
			[]any{sha, f.article}, func(scan func(...any)) {
				var id string
				if scan(&id); !elsewhere[id] {
					f.out.Elsewhere = append(f.out.Elsewhere, id)
				}
				elsewhere[id], n = true, n+1
			})
		if n == 0 {
			f.do("UPDATE blob SET data = NULL WHERE sha256 = ?", sha)
			f.note(sha)
			f.out.Blobs++
		}
	}
	f.get("SELECT versions FROM article WHERE seq = ?", []any{f.article}, &f.out.Versions)
}

// mentions empties the article's claims and figures of their words: ids, offsets and links stay.
func (f *forgetting) mentions() {
	f.out.Claims = f.empty("claim", func(body string) any {
		var c hearsay.WireClaim
		f.decode(body, &c)
		return bareClaim(&c)
	})
	f.out.Figures = f.empty("figure", func(body string) any {
		var g hearsay.WireFigure
		f.decode(body, &g)
		return bareFigure(&g)
	})
}

func (f *forgetting) empty(table string, bare func(body string) any) int {
	bodies := map[int64]any{}
	f.each("SELECT t.seq, b.body FROM "+table+" t JOIN "+table+"_body b ON b."+table+" = t.seq WHERE t.article = ?", []any{f.article}, func(scan func(...any)) {
		var seq int64
		var body string
		scan(&seq, &body)
		bodies[seq] = bare(body)
	})
	for seq, v := range bodies {
		data, err := json.Marshal(v)
		f.fail(err)
		f.do("UPDATE "+table+"_body SET body = ? WHERE "+table+" = ?", string(data), seq)
	}
	columns := "day = '', side = '', kind = '', stance = '', score = NULL"
	if table == "figure" {
		columns += ", as_of = '', measure = '', of = '', fact = 0, fact_day = ''"
	}
	f.do("UPDATE "+table+" SET gone = ?, "+columns+" WHERE article = ?", "forgotten: "+f.why, f.article)
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
	found := map[int64]hearsay.Relation{}
	f.each(`SELECT r.seq, r.body FROM relation r WHERE r.seq IN (SELECT relation FROM relation_mention WHERE mention IN
		(SELECT id FROM claim WHERE article = ?1 UNION ALL SELECT id FROM figure WHERE article = ?1))`, []any{f.article}, func(scan func(...any)) {
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
		f.fail(err)
		f.do("UPDATE relation SET forgotten = 1, body = ? WHERE seq = ?", string(data), seq)
	}
	ids := "(SELECT id FROM claim WHERE article = ?1 UNION ALL SELECT id FROM figure WHERE article = ?1)"
	for _, t := range []struct{ table, links, mention string }{{"fact", "fact_member", "mention"}, {"tally", "tally_figure", "figure"}} {
		hit := "(SELECT " + t.table + " FROM " + t.links + " WHERE " + t.mention + " IN " + ids + ")"
		if t.table == "fact" {
			f.do("UPDATE figure SET fact = 0, fact_day = '' WHERE fact IN "+hit, f.article)
		}
		f.do("DELETE FROM "+t.table+" WHERE seq IN "+hit, f.article)
		f.do("DELETE FROM " + t.links + " WHERE " + t.table + " NOT IN (SELECT seq FROM " + t.table + ")")
	}
}

// Note gives what was forgotten under an id or hash; ErrMissing where nothing was.
func (l *Ledger) Note(ctx context.Context, id string) (Note, error) {
	n := Note{ID: id}
	err := l.view(ctx, func(b *batch) {
		var at int64
		if !b.get("SELECT at, why FROM forgotten WHERE id = ?", []any{id}, &at, &n.Why) {
			b.fail(ErrMissing)
		}
		n.At = timeOf(at)
	})
	if err != nil {
		return n, fmt.Errorf("what was forgotten as %s: %w", id, err)
	}
	return n, nil
}
