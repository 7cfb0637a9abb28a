package follow

import (
	"time"

	"hearsay"
)

// Wire is an item as hearsay/followed/1.
func (x *Item) Wire() hearsay.Followed {
	return hearsay.Followed{
		Schema: hearsay.SchemaFollowed, URL: x.URL, Kind: x.Kind, Title: Optional(x.Title),
		FollowedPlan:   hearsay.FollowedPlan{Added: x.Added.Format(time.RFC3339), Next: Stamp(x.Next), Every: count(int(x.Every / time.Second))},
		FollowedAnswer: hearsay.FollowedAnswer{Asked: Stamp(x.Asked), Answered: Stamp(x.Answered), Status: count(x.Status), Failures: x.Failures, Reason: Optional(x.Why), Note: Optional(x.Note)},
		FollowedCounts: hearsay.FollowedCounts{Asks: x.Asks, Same: x.Same, Came: x.Came, Article: Optional(x.Article)},
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
