package webpage

import (
	"regexp"
	"strings"
)

// savedWithin is how many bytes from its start the comment that a browser left in a saved page is looked for.
const savedWithin = 4 << 10

// The comments of browsers that tell where a page was saved from: Chrome's and Edge's (saved from url=(0030)https://...), SingleFile's (url: https://...).
var savedComments = []*regexp.Regexp{
	regexp.MustCompile(`<!--\s*saved from url=\(\d+\)\s*(https?://[^\s<>]+?)\s*-->`),
	regexp.MustCompile(`<!--\s*Page saved with SingleFile\s+url:\s*(https?://[^\s<>]+)`),
}

// savedFrom is the address that a browser wrote into a page when it saved it, "" where there is none.
func savedFrom(source string) string {
	head := source[:min(len(source), savedWithin)]
	if !strings.Contains(head, "<!--") {
		return ""
	}
	for _, re := range savedComments {
		if m := re.FindStringSubmatch(head); m != nil {
			return m[1]
		}
	}
	return ""
}
