package custody

import "hearsay/ledger/store"

// loose are the ids of what hangs loose, each query with what is wrong with what it finds. Every one of them looks each row up by a key, so that its time grows with the rows.
var loose = []struct{ query, problem string }{
	{"SELECT sha256 FROM blob b WHERE NOT EXISTS (SELECT 1 FROM capture WHERE sha256 = b.sha256) AND NOT EXISTS (SELECT 1 FROM version WHERE text_sha256 = b.sha256)",
		"stored bytes that no capture and no version has"},
	{"SELECT sha256 FROM blob WHERE data IS NULL AND sha256 NOT IN (SELECT id FROM forgotten)", "its bytes are gone, and it was not forgotten"},
	{"SELECT k.sha256 FROM capture k WHERE NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = k.sha256)", "a capture whose bytes are not there"},
	{"SELECT k.sha256 FROM capture k WHERE NOT EXISTS (SELECT 1 FROM version WHERE seq = k.version)", "a capture of no version"},
	{"SELECT v.text_sha256 FROM version v WHERE NOT EXISTS (SELECT 1 FROM capture WHERE version = v.seq)", "a version without a capture"},
	{"SELECT v.text_sha256 FROM version v WHERE NOT EXISTS (SELECT 1 FROM article WHERE seq = v.article)", "a version of no article"},
	{"SELECT a.id FROM article a WHERE NOT EXISTS (SELECT 1 FROM version WHERE seq = a.version AND article = a.seq)", "an article without its last version"},
	{"SELECT a.id FROM article a WHERE a.standing <> 0 AND NOT EXISTS (SELECT 1 FROM reading WHERE version = a.standing)", "an article without the reading that stands"},
	{"SELECT a.id FROM article a WHERE a.copy_of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM article WHERE id = a.copy_of)", "a copy of an article that is not there"},
	{"SELECT 'version ' || r.version FROM reading r WHERE NOT EXISTS (SELECT 1 FROM version WHERE seq = r.version)", "a reading of no version"},
	{"SELECT c.id FROM claim c WHERE NOT EXISTS (SELECT 1 FROM version WHERE seq = c.version AND article = c.article)", "a claim of no version of its article"},
	{"SELECT f.id FROM figure f WHERE NOT EXISTS (SELECT 1 FROM version WHERE seq = f.version AND article = f.article)", "a figure of no version of its article"},
	{"SELECT c.id FROM claim c WHERE NOT EXISTS (SELECT 1 FROM claim_body WHERE claim = c.seq)", "a claim without its words"},
	{"SELECT f.id FROM figure f WHERE NOT EXISTS (SELECT 1 FROM figure_body WHERE figure = f.seq)", "a figure without its words"},
	{"SELECT 'claim ' || b.claim FROM claim_body b WHERE NOT EXISTS (SELECT 1 FROM claim WHERE seq = b.claim)", "words of no claim"},
	{"SELECT 'figure ' || b.figure FROM figure_body b WHERE NOT EXISTS (SELECT 1 FROM figure WHERE seq = b.figure)", "words of no figure"},
	{"SELECT f.id FROM figure f WHERE f.gone = '' AND f.claim <> '' AND NOT EXISTS (SELECT 1 FROM claim WHERE id = f.claim)", "a figure of a claim that is not there"},
	{"SELECT DISTINCT w.claimant FROM claim_who w WHERE NOT EXISTS (SELECT 1 FROM claim WHERE seq = w.claim)", "a claimant of a claim that is not there"},
	{"SELECT DISTINCT p.place FROM claim_place p WHERE NOT EXISTS (SELECT 1 FROM claim WHERE seq = p.claim)", "a place of a claim that is not there"},
	{"SELECT DISTINCT m.place FROM article_place m WHERE NOT EXISTS (SELECT 1 FROM place WHERE id = m.place)", "a mention of a place that is not there"},
}

// orphans looks for rows that hang loose.
func (v *verifier) orphans(b *store.Batch) {
	for _, o := range loose {
		v.rows(b, "orphan", o.query, o.problem)
	}
}
