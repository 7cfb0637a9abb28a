// Package whole takes a whole ledger out as one stream of JSON objects, one a line, and makes a ledger of such a stream again. The ledger's file comes in; lines sorted by schema and id
// go out, with all bytes, texts, readings and what the ledger keeps beside them, so that nothing is lost; cmd/hearsay writes and reads them (docs/export.md).
package whole

import (
	"errors"

	"hearsay/ledger/store"
)

// Schemas of the stream that no listing has.
const (
	SchemaCapture = "hearsay/capture/1" // bytes, with whence and when they came
	SchemaVersion = "hearsay/version/1" // a version of an article with its text
	SchemaStored  = "hearsay/stored/1"  // a row of a table of the ledger that no other object holds
	SchemaEnd     = "hearsay/whole/1"   // the last line: how many objects stood before it, and the SHA-256 of their lines
)

// Errors that callers tell apart.
var (
	ErrStream = errors.New("this is no whole export of a ledger") // a line is missing, cut, out of order or altered
	ErrFilled = errors.New("the ledger is not empty")             // a whole export makes a ledger of its own
)

// held is a table whose rows belong to the rows of another one: column holds that row's seq.
type held struct{ table, column string }

// kind is one kind of object: the table that it stands in, in what order, where its body lies, and what belongs to it.
type kind struct {
	schema string
	table  string
	as     string // what the object is called where several tables share a schema
	id     string // SQL that gives the object's id, of the table's row t
	order  string
	body   string // the column that holds the object's JSON, in the table or in body table
	bodies held   // the table of bodies, where they have one
	packed bool   // the body is packed
	words  string // the full text's table
	holds  []held
}

// version names a version for people: the article's id and the text's SHA-256.
const articleOfVersion = "(SELECT a.id FROM article a JOIN version v ON v.seq = t.version WHERE a.seq = v.article AND v.seq = t.version)"

// kinds are all kinds of objects, sorted by schema. Tables that stand nowhere here leave as SchemaStored.
func kinds() []kind {
	return []kind{
		{schema: "hearsay/article/1", table: "article", id: "t.id", order: "t.id", holds: []held{{"band", "article"}, {"meta", "article"}, {"article_place", "article"}}},
		{schema: SchemaCapture, table: "capture", id: "t.sha256", order: "t.sha256, t.source, " + articleOfVersion + ", t.captured, t.seq"},
		{schema: "hearsay/claim/1", table: "claim", id: "t.id", order: "t.id", body: "body", bodies: held{"claim_body", "claim"}, words: "claim_words",
			holds: []held{{"claim_counts", "claim"}, {"claim_place", "claim"}, {"claim_who", "claim"}}},
		{schema: "hearsay/figure/1", table: "figure", id: "t.id", order: "t.id", body: "body", bodies: held{"figure_body", "figure"}, words: "figure_words",
			holds: []held{{"figure_place", "figure"}, {"figure_who", "figure"}}},
		{schema: "hearsay/group/1", table: "fact", id: "t.id", order: "t.id", body: "body", holds: []held{{"fact_member", "fact"}}},
		{schema: "hearsay/reading/1", table: "other_reading", as: "other", id: articleOfVersion, order: articleOfVersion + ", t.version, t.reader", body: "data", packed: true, holds: []held{{"other_mention", "other"}}},
		{schema: "hearsay/reading/1", table: "reading", id: articleOfVersion, order: articleOfVersion + ", t.version", body: "data", packed: true},
		{schema: "hearsay/relation/1", table: "relation", id: "t.id", order: "t.id", body: "body", holds: []held{{"relation_mention", "relation"}}},
		{schema: SchemaStored},
		{schema: "hearsay/tally/1", table: "tally", id: "t.id", order: "t.id", body: "body", holds: []held{{"tally_figure", "tally"}}},
		{schema: SchemaVersion, table: "version", id: "(SELECT id FROM article WHERE seq = t.article)", order: "(SELECT id FROM article WHERE seq = t.article), t.text_sha256"},
	}
}

// column is a column of a table as the file describes it.
type column struct {
	name string
	blob bool
	key  int // its place in the primary key, 0: none
}

// columnsOf are the columns of a table, in their order.
func columnsOf(b *store.Batch, table string) (out []column) {
	b.Each("SELECT name, type, pk FROM pragma_table_info(?)", []any{table}, func(scan func(...any)) {
		var c column
		var of string
		scan(&c.name, &of, &c.key)
		c.blob = of == "BLOB"
		out = append(out, c)
	})
	return out
}

// others are the tables that no kind holds: they leave row by row. Full text and bytes are made again from the objects.
func others(b *store.Batch) (out []string) {
	known := map[string]bool{"blob": true, "article_words": true}
	for _, k := range kinds() {
		known[k.table], known[k.bodies.table], known[k.words] = true, true, true
		for _, h := range k.holds {
			known[h.table] = true
		}
	}
	b.Each(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name`, nil, func(scan func(...any)) {
		var name string
		if scan(&name); !known[name] {
			out = append(out, name)
		}
	})
	return out
}
