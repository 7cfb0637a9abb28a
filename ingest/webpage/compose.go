package webpage

import (
	"strings"

	"hearsay"
)

// Compose puts a text together as a page's is: title, an empty line, body; without a title, or where bodyOnly leaves it out, the body alone. The span is where the title stands.
// A body that begins with a line that is the title again loses that line. Messages, feed items and records of a dump have their text from here too.
func Compose(title, body string, bodyOnly bool) (text string, headline hearsay.Span) {
	body = strings.TrimSpace(strings.ReplaceAll(body, "\r\n", "\n"))
	title = oneLine(title)
	if line, rest, _ := strings.Cut(body, "\n"); title != "" && letters(line) == letters(title) {
		body = strings.TrimSpace(rest)
	}
	switch {
	case title == "" || bodyOnly:
		return body, hearsay.Span{}
	case body == "":
		return title, hearsay.Span{Start: 0, End: len(title)}
	}
	return title + "\n\n" + body, hearsay.Span{Start: 0, End: len(title)}
}

// Fragment is the text of a piece of HTML without a page around it, as feeds and messages carry it: its paragraphs parted by one empty line, those that are mostly links left out where others stand.
func Fragment(source string) string {
	page := slim(source)
	blocks := paragraphs(page.html)
	if len(blocks) == 0 {
		return oneLine(plainOf(page.html))
	}
	return strings.Join(blocks, "\n\n")
}

// plainOf is what stands between the tags.
func plainOf(source string) string {
	var b strings.Builder
	for words := range texts(source) {
		b.WriteString(words)
		b.WriteByte(' ')
	}
	return b.String()
}

// LooksLikeHTML tells whether a text that may be either is a piece of HTML: it holds an element or an entity that running text does not.
func LooksLikeHTML(s string) bool { return strings.ContainsAny(s, "<&") && markup.MatchString(s) }
