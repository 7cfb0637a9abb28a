package rows

import (
	"sync"

	"hearsay"
)

// Article is a row of articles: the listed article, what read it, and what covers its claims.
type Article struct {
	hearsay.ListedArticle
	Reader    *hearsay.Reader         `json:"reader"` // nil where it was not read
	Headline  *hearsay.WireSpan       `json:"headline"`
	Furniture []hearsay.WireFurniture `json:"furniture"`
	Text      *string                 `json:"text"` // nil where it is not carried
	Warned
}

// Warned is what covers an article's claims and figures together: the kinds of their caveats, their interests, and the origins of the facts that they speak of, the fewest and the most.
type Warned struct {
	CaveatKinds Names `json:"caveats"`
	Interests   Names `json:"interests"`
	OriginsLow  int   `json:"origins_low"`
	OriginsHigh int   `json:"origins_high"`
}

// Articles is the table of articles.
var Articles = sync.OnceValue(func() *Table[Article] {
	return table("articles", "What was published: one article a row, with the hashes of its bytes and text and what covers its claims.",
		Article{ListedArticle: hearsay.ListedArticle{Schema: hearsay.SchemaArticle}},
		[]field[Article]{
			of("article", "The article's id.", func(a *Article) any { return &a.ID }),
			of("article_sha256", "SHA-256 of the bytes of its current version, which names the version.", func(a *Article) any { return &a.SHA256 }),
			of("text_sha256", "SHA-256 of that version's text in UTF-8.", func(a *Article) any { return &a.TextSHA256 }),
			of("name", "The name of its file.", func(a *Article) any { return &a.Name }),
			of("title", "Its title.", func(a *Article) any { return &a.Title }),
			of("url", "Its address.", func(a *Article) any { return &a.URL }),
			of("published", "Its day or time of publication, as its source gives it; never guessed.", func(a *Article) any { return &a.Published }),
			of("published_from", "Where that was read: flag, manifest, feed, page, url or text.", func(a *Article) any { return &a.PublishedFrom }),
			of("publisher", "Who published it.", func(a *Article) any { return &a.Publisher }),
			of("byline", "Who wrote it.", func(a *Article) any { return &a.Byline }),
			of("language", "Its language, ISO 639-1.", func(a *Article) any { return &a.Language }),
			of("charset", "How its bytes were decoded.", func(a *Article) any { return &a.Charset }),
			of("extent", "summary, where its text is only what a feed or dump tells of it.", func(a *Article) any { return &a.Extent }),
			of("unread", "Why it was kept without being read: {reason, detail}; empty where it was read.", func(a *Article) any { return &a.Unread }),
			of("copy_of", "The id of the article of which it is a copy.", func(a *Article) any { return &a.CopyOf }),
			of("alike", "The share of its five-word runs that it has in common with that one; 1 for the same words.", func(a *Article) any { return &a.Alike }),
			of("captured", "When its bytes were taken in, in UTC.", func(a *Article) any { return &a.Captured }),
			of("versions", "How many versions of it are kept.", func(a *Article) any { return &a.Versions }),
			of("claims", "How many claims stand in it.", func(a *Article) any { return &a.Claims }),
			of("figures", "How many figures stand in it.", func(a *Article) any { return &a.Figures }),
		}, warned(), perhaps("headline", "The words of its title in its text.", func(a *Article) **hearsay.WireSpan { return &a.Headline }),
		[]field[Article]{
			of("forgotten", "Why its bytes and words were removed; empty where they are kept.", func(a *Article) any { return &a.Forgotten }),
			of("reader", "What read it: {version, tagger, model}.", func(a *Article) any { return &a.Reader }),
			of("furniture", "What of the page is not the article: a list of {start, end, text, kind}.", func(a *Article) any { return &a.Furniture }),
			bulk(of("text", "The whole text that all offsets point into.", func(a *Article) any { return &a.Text })),
		})
})

func warned() []field[Article] {
	return []field[Article]{
		of("caveats", "The kinds of the caveats that cover its claims: a list of words.", func(a *Article) any { return &a.CaveatKinds }),
		of("interest", "The interests that its claimants have in what they count: a list of words.", func(a *Article) any { return &a.Interests }),
		of("origins_low", "The independent origins of that fact in it that has the fewest; 0: none is in a fact.", func(a *Article) any { return &a.OriginsLow }),
		of("origins_high", "The independent origins of that fact in it that has the most.", func(a *Article) any { return &a.OriginsHigh }),
	}
}

// Cover counts a fact of the article in: the origins of the one with the fewest and of the one with the most stand in its row. 0 is no fact.
func (w *Warned) Cover(low, high int) {
	if high == 0 {
		return
	}
	if w.OriginsHigh == 0 || low < w.OriginsLow {
		w.OriginsLow = low
	}
	w.OriginsHigh = max(w.OriginsHigh, high)
}
