package rows

import (
	"slices"
	"sync"
)

// Capture is the bytes of one version as a shard keeps them, so that a ledger can take in what a crawl read.
type Capture struct {
	Article  string
	SHA256   string
	Source   string // where the bytes came from: a file, and the place in it
	Captured string // RFC 3339, "" where the file does not tell it
	Key      string // the id that a feed, message or manifest gives the article
	Raw      string // base64
	Exchange *Exchange
}

// Exchange is the HTTP exchange that a capture came from.
type Exchange struct {
	URL          string `json:"url"`
	Status       int    `json:"status"`
	RequestHead  string `json:"request_head"`
	ResponseHead string `json:"response_head"`
}

// Captures is the table of captures.
var Captures = sync.OnceValue(func() *Table[Capture] {
	return table("captures", "The bytes of what was published, one version a row.", Capture{},
		[]field[Capture]{
			of("article", "The article's id.", func(c *Capture) any { return &c.Article }),
			of("article_sha256", "SHA-256 of the bytes.", func(c *Capture) any { return &c.SHA256 }),
			of("source", "Where the bytes came from: a file, and the place in it.", func(c *Capture) any { return &c.Source }),
			of("captured", "When they were taken in, in UTC; empty where the file does not tell it.", func(c *Capture) any { return &c.Captured }),
			of("key", "The id that a feed, message or manifest gives the article.", func(c *Capture) any { return &c.Key }),
			of("exchange", "The HTTP exchange that they came from: {url, status, request_head, response_head}.", func(c *Capture) any { return &c.Exchange }),
			bulk(of("raw", "The bytes, in base64.", func(c *Capture) any { return &c.Raw })),
		})
})

// Compared is a row of what is compared: the block, the day and article by which rows are sorted within it, the article's version, the id that links name it by, and the whole row as hearsay/row/1.
type Compared struct {
	Block     string
	Day       string
	Article   string
	Version   string // SHA-256 of its bytes
	Component string
	Row       string
}

// ComparedRows is the table of what is compared.
var ComparedRows = sync.OnceValue(func() *Table[Compared] {
	return table("rows", "What is compared block by block: one mention in one block a row.", Compared{},
		[]field[Compared]{
			of("block", "The block: rows of equal blocks are compared with one another.", func(c *Compared) any { return &c.Block }),
			of("day", "The article's day.", func(c *Compared) any { return &c.Day }),
			of("article", "The article's id.", func(c *Compared) any { return &c.Article }),
			of("article_sha256", "SHA-256 of the bytes of the version that it stands in.", func(c *Compared) any { return &c.Version }),
			of("component", "The id that links name the row by; empty in all blocks but that of claims alike.", func(c *Compared) any { return &c.Component }),
			bulk(of("row", "The whole row, hearsay/row/1.", func(c *Compared) any { return &c.Row })),
		})
})

// Without is the table without some of its columns: a data set lacks what only a ledger knows.
func (t *Table[T]) Without(names ...string) *Table[T] {
	out := &Table[T]{Name: t.Name, About: t.About, blank: t.blank}
	for _, f := range t.fields {
		if !slices.Contains(names, f.Name) {
			out.fields, out.columns = append(out.fields, f), append(out.columns, f.Column)
		}
	}
	return out
}

// Copy says that an article is a near-copy: its unnamed sources are counted as those of the original.
type Copy struct {
	Article, Original string
}

// Copies is the table of near-copies.
var Copies = sync.OnceValue(func() *Table[Copy] {
	return table("copies", "Near-copies: articles whose words are those of another; their unnamed sources are counted as its.", Copy{},
		[]field[Copy]{
			of("article", "The article's id.", func(c *Copy) any { return &c.Article }),
			of("original", "The id of the article that stands for it, which stands for itself too.", func(c *Copy) any { return &c.Original }),
		})
})
