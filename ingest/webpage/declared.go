package webpage

import "regexp"

// declaredWithin is how many bytes from its start a page's encoding is looked for; the HTML standard asks for 1,024, many pages come later.
const declaredWithin = 8 << 10

var (
	comment     = regexp.MustCompile(`(?s)<!--.*?-->`)
	metaCharset = regexp.MustCompile(`(?i)<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)`)
	xmlEncoding = regexp.MustCompile(`(?i)^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']`)
)

// declared is the encoding that a page says it is in, "" when it does not.
func declared(raw []byte) string {
	head := comment.ReplaceAll(raw[:min(len(raw), declaredWithin)], nil)
	for _, re := range []*regexp.Regexp{metaCharset, xmlEncoding} {
		if m := re.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}
