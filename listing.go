package hearsay

// The forms of the listings: each is the object of the reading plus its schema and article. Offsets are code points of the article's text.

// Names of the listings' forms.
const (
	SchemaClaim    = "hearsay/claim/1"
	SchemaFigure   = "hearsay/figure/1"
	SchemaPlace    = "hearsay/place/1"
	SchemaClaimant = "hearsay/claimant/1"
	SchemaArticle  = "hearsay/article/1"
	SchemaAdded    = "hearsay/added/1"
	SchemaGroup    = "hearsay/group/1"
	SchemaRelation = "hearsay/relation/1"
	SchemaTally    = "hearsay/tally/1"
)

// ArticleRef is the article of a listed object. Version is the SHA-256 of the bytes in which the words stand.
type ArticleRef struct {
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	Title     *string `json:"title"`
	URL       *string `json:"url"`
	Published *string `json:"published"`
	Publisher *string `json:"publisher"`
	Version   string  `json:"version"`
}

// ListedEvent is a claim's event with its place written out.
type ListedEvent struct {
	Type    string     `json:"type"`
	SubType string     `json:"sub_type"`
	Place   *WirePlace `json:"place"`
	Window  WirePeriod `json:"window"`
	Actor   *string    `json:"actor"`
	Target  *string    `json:"target"`
}

// ListedClaim is hearsay/claim/1. Gone is the reason why a later reading no longer holds it, absent while it stands. Reader is who read it, absent where hearsay did.
type ListedClaim struct {
	Schema string `json:"schema"`
	WireClaim
	Event   *ListedEvent `json:"event"` // hides WireClaim.Event, whose place is an index
	Article ArticleRef   `json:"article"`
	Gone    string       `json:"gone,omitempty"`
	Reader  *Reader      `json:"reader,omitempty"`
}

// FigureStanding is what the ledger adds to a figure: the chain and warnings of its claim, its fact and the count of independent origins of that fact.
type FigureStanding struct {
	Via         []WireRelay  `json:"via"`
	Caveats     []WireCaveat `json:"caveats"`
	Stance      *string      `json:"stance"` // null in the paper's own voice
	Fact        *string      `json:"fact"`   // id of its group, null where it is in none
	OriginsLow  int          `json:"origins_low"`
	OriginsHigh int          `json:"origins_high"`
}

// ListedFigure is hearsay/figure/1. Gone and Reader are as a claim's.
type ListedFigure struct {
	Schema string `json:"schema"`
	WireFigure
	FigureStanding
	Article ArticleRef `json:"article"`
	Gone    string     `json:"gone,omitempty"`
	Reader  *Reader    `json:"reader,omitempty"`
}

// ListedPlace is hearsay/place/1: one place, with the words and article of its first mention and how often it is spoken of.
type ListedPlace struct {
	Schema string `json:"schema"`
	ID     string `json:"id"`
	WirePlace
	Mentions int        `json:"mentions"`
	Claims   int        `json:"claims"`
	Figures  int        `json:"figures"`
	Article  ArticleRef `json:"article"`
}

// ListedClaimant is hearsay/claimant/1.
type ListedClaimant struct {
	Schema  string  `json:"schema"`
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Kind    string  `json:"kind"`
	Side    *string `json:"side"`
	Claims  int     `json:"claims"`
	Figures int     `json:"figures"`
}

// Capture is how the current version of an article is kept: the hashes of its bytes and text, when they were taken in, and how many versions there are.
type Capture struct {
	Captured   string `json:"captured"`
	SHA256     string `json:"sha256"`
	TextSHA256 string `json:"text_sha256"`
	Versions   int    `json:"versions"`
}

// ListedArticle is hearsay/article/1. Alike is the share of word 5-grams that a copy has in common with its original, 1 for the same words.
type ListedArticle struct {
	Schema string `json:"schema"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	ArticleMeta
	Unread *Unread  `json:"unread"`
	CopyOf *string  `json:"copy_of"`
	Alike  *float64 `json:"alike"`
	Capture
	Claims    int    `json:"claims"`
	Figures   int    `json:"figures"`
	Forgotten string `json:"forgotten,omitempty"` // the reason, where the article's bytes and words were removed
}

// ArticleMeta is what is known of an article besides its words.
type ArticleMeta struct {
	Title         *string `json:"title"`
	URL           *string `json:"url"`
	Published     *string `json:"published"`
	PublishedFrom *string `json:"published_from"`
	Publisher     *string `json:"publisher"`
	Byline        *string `json:"byline"`
	Language      *string `json:"language"`
	Charset       string  `json:"charset"`
	Extent        *string `json:"extent,omitempty"`
}

// States of what was added.
const (
	AddedNew     = "new"     // an article that the ledger did not have
	AddedVersion = "version" // other words for an article that it had
	AddedKnown   = "known"   // nothing that it did not have
	AddedCopy    = "copy"    // an article with another article's words, not read again
	AddedUnread  = "unread"  // kept and searchable, not read
	AddedMeta    = "meta"    // the same bytes with other meta data: replaced, and read again
	AddedFailed  = "failed"  // not taken in
)

// Added is hearsay/added/1: what became of one input. Version is the SHA-256 of its bytes; Reason says why it failed or stayed unread, or of what it is a copy.
type Added struct {
	Schema  string  `json:"schema"`
	File    string  `json:"file"`
	Article *string `json:"article"`
	Version *string `json:"version"`
	State   string  `json:"state"`
	Reason  *string `json:"reason"`
}
