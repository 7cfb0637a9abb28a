package webpage

import (
	"iter"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// markup is an element's tag or an entity of HTML.
var markup = regexp.MustCompile(`(?i)</?(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|table|blockquote|figure|section|article|iframe)(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|[lr][sd]quo|[mn]dash|hellip|#\d{2,6}|#x[0-9a-f]{2,5});`)

// texts are the stretches of text between a source's tags, entities resolved.
func texts(source string) iter.Seq[string] {
	return func(yield func(string) bool) {
		z := html.NewTokenizer(strings.NewReader(source))
		for {
			switch z.Next() {
			case html.ErrorToken:
				return
			case html.TextToken:
				if !yield(string(z.Text())) {
					return
				}
			}
		}
	}
}

// Line is a title or name as it is written without its markup: tags left out, entities resolved (twice, as feeds escape them twice), white space folded.
func Line(s string) string {
	s = html.UnescapeString(s)
	if LooksLikeHTML(s) {
		s = strings.ReplaceAll(plainOf(s), " ,", ",")
	}
	return oneLine(s)
}

// brokenOff is how a text ends whose source shows no more of it.
var brokenOff = regexp.MustCompile(`(?i)(?:…|\.\.\.|\[\+\d+ chars\]|\[…\]|\[\.\.\.\]|(?:read|continue reading|read more|read the full (?:story|article))(?: more)?\s*(?:…|\.\.\.|»|→|>+)?)\]?\s*$`)

// brokenOffLast is what stands last in what brokenOff matches, white space aside: most texts end otherwise, and need no regular expression.
var brokenOffLast = []string{"…", "...", "]", "»", "→", ">", "read", "reading", "more", "story", "article"}

// maxBrokenOff is the length in bytes from which a text is taken for the article even if it ends as one that is broken off.
const maxBrokenOff = 2000

// brokenOffWords is how many bytes from the end such words are looked for in: an expression that is anchored to the end alone is tried at every byte before it.
const brokenOffWords = 100

// BrokenOff tells a text that ends as the beginning of an article does where the rest is not shown: with an ellipsis, [+1234 chars] or "Continue reading".
func BrokenOff(text string) bool {
	if len(text) >= maxBrokenOff {
		return false
	}
	text = strings.TrimSpace(text)
	for _, last := range brokenOffLast {
		if n := len(text) - len(last); n >= 0 && strings.EqualFold(text[n:], last) {
			return brokenOff.MatchString(text[max(0, len(text)-brokenOffWords):])
		}
	}
	return false
}
