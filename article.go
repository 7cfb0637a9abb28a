package hearsay

import "time"

// Meta is what is known of a published page besides its words. Published is an ISO day or a date-time with offset, "" when unknown; it is never guessed.
type Meta struct {
	Title         string
	Published     string
	PublishedFrom string // flag, manifest, feed, page, url or text: where Published was read
	Language      string // ISO 639-1, "" when unknown
	Publisher     string
	Byline        string
	URL           string // canonical
	Key           string // the id that a feed, message or manifest gives the article
	Extent        string // ExtentSummary where the text is only what a feed or dump tells of the article; "" where it is the article
}

// ExtentSummary marks a text that is a title and a summary: the source holds no more of the article.
const ExtentSummary = "summary"

// Day is the article's day as YYYY-MM-DD in the offset that its source gave, "" when unknown.
func (m Meta) Day() string {
	if len(m.Published) < len("2006-01-02") {
		return ""
	}
	return m.Published[:len("2006-01-02")]
}

// Unread says why a text was kept without being read: Reason is language, scan, too-long, consent-page, paywall or no-text; Detail adds to it ("uk").
type Unread struct {
	Reason string `json:"reason"`
	Detail string `json:"detail"`
}

// Article is one published page as far as one version of it tells.
type Article struct {
	ID   string // a- and 16 hex digits, see ArticleID
	Name string // the file's name without its ending, #n for the nth article of one file
	Meta
	Headline   Span // where the title stands in the text
	Charset    string
	Unread     *Unread
	SHA256     string // of the raw bytes: names the version
	TextSHA256 string // of the text in UTF-8
}

// Version is the stored state of an article at one capture: its meta data, its raw bytes, the text that all spans point into, and the sketch of its words.
type Version struct {
	Article  Article
	Raw      []byte
	Text     string
	Captured time.Time
	From     string // the path or address that the bytes came from
	Sketch   []uint32
	Exchange *Exchange // nil where the bytes came from no HTTP answer
}
