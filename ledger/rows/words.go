package rows

import (
	"encoding/json"

	"hearsay"
	"hearsay/ledger/store"
)

// Names of the cursors: how often the readings that stand have changed, and at which of these changes the last comparison was made.
const (
	CursorReadings = "readings"
	CursorCompared = "compared"
)

// changed notes in the transaction that what stands is other than what was compared.
func changed(b *store.Batch) {
	b.Do("INSERT INTO cursor (stage, value) VALUES (?, '1') ON CONFLICT (stage) DO UPDATE SET value = value + 1", CursorReadings)
}

// Words is what full text holds of an article.
type Words struct {
	Title, Text string
	there       bool
}

// WordsOf reads what full text holds of an article now; nothing where the article is not there.
func WordsOf(b *store.Batch, article int64) (w Words) {
	var meta hearsay.ArticleMeta
	var body, sha string
	if article == 0 || !b.Get("SELECT a.meta, v.text_sha256 FROM article a JOIN version v ON v.seq = a.version WHERE a.seq = ?", []any{article}, &body, &sha) {
		return w
	}
	b.Fail(json.Unmarshal([]byte(body), &meta))
	text, err := b.Blob(sha)
	if err != nil {
		b.Fail(err)
		return w
	}
	return Words{Title: str(meta.Title), Text: string(text), there: true}
}

// Index puts words into full text in the place of those that it held.
func Index(b *store.Batch, article int64, before, after Words) {
	unindex(b, article, before)
	b.Do("INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", article, after.Title, after.Text)
}

// unindex takes words out of full text, which has to be told them.
func unindex(b *store.Batch, article int64, w Words) {
	if w.there {
		b.Do("INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)", article, w.Title, w.Text)
	}
}
