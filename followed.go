package hearsay

// Names of the forms that tell of what is followed.
const (
	SchemaFollowed = "hearsay/followed/1"
	SchemaAsked    = "hearsay/asked/1"
)

// Followed is hearsay/followed/1: one feed, sitemap, page or article that is followed, when it is asked next and how it answered last. Kind is new where it was never asked yet. Times are RFC 3339.
type Followed struct {
	Schema string  `json:"schema"`
	URL    string  `json:"url"`
	Kind   string  `json:"kind"`
	Title  *string `json:"title"`
	FollowedPlan
	FollowedAnswer
	FollowedCounts
}

// FollowedPlan is when a followed address is asked: Next null is never again, Every the seconds between two askings of a list or page, null where it is none.
type FollowedPlan struct {
	Added string  `json:"added"`
	Next  *string `json:"next"`
	Every *int    `json:"every"`
}

// FollowedAnswer is how a followed address answered: when it was asked last and when it last brought something, the HTTP status (null where there was none), how often it failed since, why, and what else is worth knowing.
type FollowedAnswer struct {
	Asked    *string `json:"asked"`
	Answered *string `json:"answered"`
	Status   *int    `json:"status"`
	Failures int     `json:"failures"`
	Reason   *string `json:"reason"`
	Note     *string `json:"note"`
}

// FollowedCounts count the askings of a followed address, those of them that were answered without change (304), and what came of it: the articles that a list named, the versions of a page. Article is its id in the
// ledger, null of a list.
type FollowedCounts struct {
	Asks    int     `json:"asks"`
	Same    int     `json:"same"`
	Came    int     `json:"came"`
	Article *string `json:"article"`
}

// AskedPage is hearsay/asked/1: one asking by a watcher, after its outcome was kept. State is new, version, known, copy, unread, meta or failed as in hearsay/added/1, same (304), list (Found is how many new articles it
// named) or gone (404, 410).
type AskedPage struct {
	Schema  string  `json:"schema"`
	Time    string  `json:"time"`
	URL     string  `json:"url"`
	Kind    string  `json:"kind"`
	State   string  `json:"state"`
	Reason  *string `json:"reason"`
	Found   int     `json:"found"`
	Article *string `json:"article"`
	Next    *string `json:"next"`
}
