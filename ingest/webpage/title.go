package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleMarks part a page's title from the name of its site.
var titleMarks = []string{" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • "}

// title is the article's headline: the only h1 or the one that the page's title holds; else what JSON-LD and meta elements say, else the page's title without the name of its site.
func title(h head, ld linked) string {
	declared := first(ld.Headline, h.first("og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "citation_title"))
	for _, t := range h.h1 {
		if holds(first(declared, h.title), t) {
			return t
		}
	}
	bare := withoutSite(h.title, h.first("og:site_name"), ld.Publisher)
	switch {
	case declared != "":
		return withoutSite(oneLine(declared), h.first("og:site_name"), ld.Publisher)
	case len(h.h1) == 1 && bare == "":
		return h.h1[0]
	}
	return bare
}

// holds tells whether title stands in longer, case and marks aside, and is long enough to be more than a site's name.
func holds(longer, title string) bool {
	l, t := letters(longer), letters(title)
	return utf8.RuneCountInString(t) >= 8 && strings.Contains(l, t)
}

// withoutSite cuts a last part off a page's title where it is the site's name, or is short and stands after a bar.
func withoutSite(title string, names ...string) string {
	for _, mark := range titleMarks {
		i := strings.LastIndex(title, mark)
		if i <= 0 {
			continue
		}
		rest := title[i+len(mark):]
		for _, name := range names {
			if name != "" && letters(rest) == letters(name) {
				return strings.TrimSpace(title[:i])
			}
		}
		if mark == " | " && len(strings.Fields(rest)) <= 4 && len(strings.Fields(title[:i])) > len(strings.Fields(rest)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// letters is s in lower case with nothing but its letters and digits.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// oneLine folds white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
