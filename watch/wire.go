package watch

import (
	"time"

	"hearsay/ledger/follow"
)

// Schema names the form of one asking.
const Schema = "hearsay/asked/1"

// Asked is hearsay/asked/1: one asking by a watcher, after its outcome was kept. State is new, version, known, copy, unread, meta or failed as in hearsay/added/1, same (304), list (Found is how many new articles it
// named) or gone (404, 410).
type Asked struct {
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

// Wire is an asking as hearsay/asked/1.
func (e *Event) Wire() Asked {
	return Asked{
		Schema: Schema, Time: e.At.UTC().Format(time.RFC3339), URL: e.Item.URL, Kind: e.Item.Kind, State: e.State, Reason: follow.Optional(e.Reason), Found: e.Found,
		Article: follow.Optional(e.Item.Article), Next: follow.Stamp(e.Item.Next),
	}
}
