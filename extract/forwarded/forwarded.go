// Package forwarded finds from whom a message was handed on: a Doc comes in, the relay that its first line names ("Forwarded from Harbour Watch") goes out, which extract sets as the nearest relay of every claim.
// Readers of exports write that line (ingest/telegram), as messengers show it.
package forwarded

import (
	"strings"

	"hearsay"
	"hearsay/text"
)

// opening is how such a line begins.
const opening = "Forwarded from "

// longest is how long a name is at most, in bytes.
const longest = 120

// Find is the relay that the first line of a text names, false where it names none.
func Find(doc *text.Doc) (hearsay.Relay, bool) {
	start := len(doc.Text) - len(strings.TrimLeft(doc.Text, "\uFEFF \t\r\n"))
	line, _, more := strings.Cut(doc.Text[start:], "\n")
	name, ok := strings.CutPrefix(strings.TrimRight(line, " \t\r"), opening)
	if !ok || !more || name == "" || len(name) > longest || strings.HasSuffix(name, ".") {
		return hearsay.Relay{}, false
	}
	start += len(opening)
	return hearsay.Relay{Name: name, Span: hearsay.Span{Start: start, End: start + len(name)}}, true
}

// Join sets that relay as the nearest to the article of every claim but the relay's own.
func Join(doc *text.Doc, claims []hearsay.Claim) {
	r, ok := Find(doc)
	if !ok {
		return
	}
	for i := range claims {
		c := &claims[i]
		known := c.Claimant.Name == r.Name
		for _, v := range c.Via {
			known = known || v.Name == r.Name
		}
		if !known {
			c.Via = append([]hearsay.Relay{r}, c.Via...)
		}
	}
}
