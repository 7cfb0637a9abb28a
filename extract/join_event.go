package extract

import (
	"hearsay"
	"hearsay/extract/event"
	"hearsay/reference/actors"
	"hearsay/text"
)

// joinEvents gives claims the events and the holdings of places that their words speak of.
func joinEvents(doc *text.Doc, table *actors.Table, r *hearsay.Reading) {
	claims, words := newHolders(r.Claims), figureLexicon()
	event.Give(doc, event.Known{Table: table, Innermost: claims.innermost, Enemy: words.opponent, Invader: words.wars[0].invader}, r)
}
