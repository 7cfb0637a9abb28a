package webpage

import (
	"encoding/json"
	"html"
	"strings"
)

// linked is what a page's JSON-LD (schema.org) says of the article.
type linked struct {
	Headline, Published, Publisher, Author, Language string
	Locked                                           bool // isAccessibleForFree is false
}

// maxLinked is how many JSON-LD objects of a page are looked at.
const maxLinked = 200

// linkedArticle takes the first object of an article's type, else the first page with a day of publication; blocks that are no JSON are passed over, as browsers do.
func linkedArticle(blocks []string) linked {
	var queue []any
	for _, b := range blocks {
		var v any
		if json.Unmarshal([]byte(strings.Map(blankControl, b)), &v) == nil {
			queue = append(queue, v)
		}
	}
	var page linked
	for n := 0; len(queue) > 0 && n < maxLinked; n++ {
		v := queue[0]
		queue = queue[1:]
		switch v := v.(type) {
		case []any:
			queue = append(queue, v...)
		case map[string]any:
			switch {
			case typed(v["@type"], "Article", "Posting", "Report"):
				return linkedFrom(v)
			case page.Published == "" && typed(v["@type"], "Page"):
				page = linkedFrom(v)
			}
			queue = append(queue, v["@graph"], v["mainEntity"], v["mainEntityOfPage"])
		}
	}
	return page
}

// blankControl makes blanks of the line breaks that many pages leave inside JSON strings.
func blankControl(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

// typed tells whether a type of schema.org ends in one of these words: NewsArticle, LiveBlogPosting, MedicalWebPage.
func typed(kind any, endings ...string) bool {
	switch kind := kind.(type) {
	case string:
		for _, e := range endings {
			if strings.HasSuffix(kind, e) {
				return true
			}
		}
	case []any:
		for _, k := range kind {
			if s, ok := k.(string); ok && typed(s, endings...) {
				return true
			}
		}
	}
	return false
}

func linkedFrom(v map[string]any) linked {
	locked, _ := v["isAccessibleForFree"].(bool)
	_, told := v["isAccessibleForFree"].(bool)
	if s, ok := v["isAccessibleForFree"].(string); ok {
		locked, told = strings.EqualFold(s, "true"), true
	}
	return linked{
		Headline: plainString(v["headline"]), Published: plainString(v["datePublished"]), Publisher: named(v["publisher"]), Author: named(v["author"]),
		Language: plainString(v["inLanguage"]), Locked: told && !locked,
	}
}

func plainString(v any) string {
	s, _ := v.(string)
	return oneLine(html.UnescapeString(s))
}

// named is the name of a person or organisation, or of several.
func named(v any) string {
	switch v := v.(type) {
	case string:
		return plainString(v)
	case map[string]any:
		return plainString(v["name"])
	case []any:
		var names []string
		for _, x := range v {
			if m, ok := x.([]any); ok && len(m) > 0 {
				continue
			}
			if n := named(x); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}
