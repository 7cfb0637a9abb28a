package follow

import "time"

// Schema names the form of what is followed.
const Schema = "hearsay/followed/1"

// Listed is hearsay/followed/1: one feed, sitemap, page or article that is followed, when it is asked next and how it answered last. Kind is new where it was never asked yet. Times are RFC 3339.
type Listed struct {
	Schema string  `json:"schema"`
	URL    string  `json:"url"`
	Kind   string  `json:"kind"`
	Title  *string `json:"title"`
	ListedPlan
	ListedAnswer
	ListedCounts
}

// ListedPlan is when a followed address is asked: Next null is never again, Every the seconds between two askings of a list or page, null where it is none.
type ListedPlan struct {
	Added string  `json:"added"`
	Next  *string `json:"next"`
	Every *int    `json:"every"`
}

// ListedAnswer is how a followed address answered: when it was asked last and when it last brought something, the HTTP status (null where there was none), how often it failed since, why, and what else is worth knowing.
type ListedAnswer struct {
	Asked    *string `json:"asked"`
	Answered *string `json:"answered"`
	Status   *int    `json:"status"`
	Failures int     `json:"failures"`
	Reason   *string `json:"reason"`
	Note     *string `json:"note"`
}

// ListedCounts count the askings of a followed address, those of them that were answered without change (304), and what came of it: the articles that a list named, the versions of a page. Article is its id in the
// ledger, null of a list.
type ListedCounts struct {
	Asks    int     `json:"asks"`
	Same    int     `json:"same"`
	Came    int     `json:"came"`
	Article *string `json:"article"`
}

// Wire is an item as hearsay/followed/1.
func (x *Item) Wire() Listed {
	return Listed{
		Schema: Schema, URL: x.URL, Kind: x.Kind, Title: Optional(x.Title),
		ListedPlan:   ListedPlan{Added: x.Added.Format(time.RFC3339), Next: Stamp(x.Next), Every: count(int(x.Every / time.Second))},
		ListedAnswer: ListedAnswer{Asked: Stamp(x.Asked), Answered: Stamp(x.Answered), Status: count(x.Status), Failures: x.Failures, Reason: Optional(x.Why), Note: Optional(x.Note)},
		ListedCounts: ListedCounts{Asks: x.Asks, Same: x.Same, Came: x.Came, Article: Optional(x.Article)},
	}
}

// Stamp is a time in RFC 3339, nil for the zero time.
func Stamp(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.UTC().Format(time.RFC3339)
	return &s
}

// Optional is a word that may be missing: nil for "".
func Optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func count(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}
