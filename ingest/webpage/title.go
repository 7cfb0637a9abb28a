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
	if t := heading(h.h1, first(declared, h.title), h.first("og:site_name")); t != "" {
		if lower := heading(h.h2, h.title, t); declared == "" && len(lower) > len(t) {
			return lower // the site's name is the page's heading
		}
		return t
	}
	if t := heading(h.h2, h.title, h.first("og:site_name")); declared == "" && t != "" && len(h.h1) == 0 {
		return t
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

// heading is the longest of some headings that a page's title holds and that is not the site's name, "" where none is.
func heading(headings []string, title, site string) string {
	longest := ""
	for _, t := range headings {
		if holds(title, t) && len(t) > len(longest) && letters(t) != letters(site) {
			longest = t
		}
	}
	return longest
}

// holds tells whether title stands in longer, case and marks aside, and is long enough to be more than a site's name.
func holds(longer, title string) bool {
	l, t := letters(longer), letters(title)
	return utf8.RuneCountInString(t) >= 8 && strings.Contains(l, t)
}

// withoutSite cuts a last part off a page's title where it is the site's name, or is short and stands after a bar.
func withoutSite(title string, names ...string) string {
	for _, mark := range titleMarks {
		for _, name := range names {
			if rest, ok := strings.CutPrefix(title, name+mark); ok && name != "" {
				return strings.TrimSpace(rest)
			}
		}
	}
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
