package jsonl

import (
	"encoding/json"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/ingest/dates"
	"hearsay/ingest/webpage"
)

// The names under which dumps keep what an article is told by, folded (see folded), the first found wins.
var (
	textKeys      = []string{"maintext", "text", "articlebody", "articletext", "fulltext", "bodytext", "body", "contenttext", "content", "article"}
	pageKeys      = []string{"contenthtml", "html", "rawhtml", "bodyhtml"}
	summaryKeys   = []string{"summary", "description", "desc", "abstract", "lead", "excerpt"}
	titleKeys     = []string{"title", "headline", "titlepage", "titlerss", "webtitle"}
	urlKeys       = []string{"url", "link", "canonicalurl", "articleurl", "weburl", "uri"}
	publishedKeys = []string{"published", "datepublish", "datepublished", "publishdate", "publisheddate", "publishedat", "publishedon", "publicationdate", "pubdate", "webpublicationdate", "publishtime", "date"}
	publisherKeys = []string{"publisher", "publication", "outletname", "sitename", "source", "sourcename", "outlet", "sourcedomain", "domain"}
	bylineKeys    = []string{"byline", "authors", "author", "creator"}
	languageKeys  = []string{"language", "lang", "inlanguage"}
	idKeys        = []string{"id", "guid", "uuid", "docid", "articleid"}
)

// seenKeys mark the records of GDELT, whose date is, for most articles, when they were first seen: it is no day of publication.
var seenKeys = []string{"seendate", "outletname", "socialimage"}

// ErrNoWords is the error of a record in which neither a text nor a title is found.
var ErrNoWords = errors.New("holds no article: none of text, maintext, body, content, title, headline is there")

// fields are a record's values by folded key.
type fields map[string]json.RawMessage

// folded is a key in lower case without what parts its words: date_publish, datePublish and Date-Publish are one.
func folded(key string) string {
	if strings.ContainsAny(key, "_- ") {
		key = strings.Map(func(r rune) rune {
			if r == '_' || r == '-' || r == ' ' {
				return -1
			}
			return r
		}, key)
	}
	return strings.ToLower(key)
}

// article makes a version of one record.
func article(raw json.RawMessage, bodyOnly bool) (hearsay.Version, error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(raw, &object); err != nil || object == nil {
		return hearsay.Version{}, errors.New("is no JSON object")
	}
	f := make(fields, len(object))
	for key, value := range object {
		if k := folded(key); f[k] == nil || key == k {
			f[k] = value
		}
	}
	v := hearsay.Version{Raw: append([]byte(nil), raw...)}
	v.Article.Meta = f.meta()
	body := f.body(&v)
	if body == "" && v.Article.Title == "" {
		return hearsay.Version{}, ErrNoWords
	}
	v.Text, v.Article.Headline = webpage.Compose(v.Article.Title, body, bodyOnly && body != "")
	return v, nil
}

// body is the record's text; the version learns whether it is a summary alone, and what a page in the record says of itself.
func (f fields) body(v *hearsay.Version) string {
	if s := f.str(textKeys...); s != "" {
		if webpage.LooksLikeHTML(s) {
			s = webpage.Fragment(s)
		}
		if webpage.BrokenOff(s) {
			v.Article.Extent = hearsay.ExtentSummary
		}
		return s
	}
	if s := f.str(pageKeys...); s != "" {
		page, err := webpage.Read([]byte(s), webpage.Options{Charset: "utf-8", URL: v.Article.URL, BodyOnly: true})
		if err == nil && page.Text != "" {
			v.Article.Meta = orElse(v.Article.Meta, page.Article.Meta)
			v.Article.Unread = page.Article.Unread
			return page.Text
		}
	}
	v.Article.Extent = hearsay.ExtentSummary
	s := f.str(summaryKeys...)
	if webpage.LooksLikeHTML(s) {
		s = webpage.Fragment(s)
	}
	return s
}

// orElse fills what a record leaves open from the page that it holds.
func orElse(m, page hearsay.Meta) hearsay.Meta {
	if m.Published == "" && page.Published != "" {
		m.Published, m.PublishedFrom = page.Published, "page"
	}
	for _, x := range []struct{ mine, its *string }{{&m.Title, &page.Title}, {&m.Publisher, &page.Publisher}, {&m.Byline, &page.Byline}, {&m.URL, &page.URL}, {&m.Language, &page.Language}} {
		if *x.mine == "" {
			*x.mine = *x.its
		}
	}
	return m
}

func (f fields) meta() hearsay.Meta {
	m := hearsay.Meta{
		Title: webpage.Line(f.str(titleKeys...)), URL: f.str(urlKeys...), Publisher: f.str(publisherKeys...), Byline: f.str(bylineKeys...), Language: f.str(languageKeys...),
		Published: f.published(),
	}
	if m.Published != "" {
		m.PublishedFrom = "feed"
	}
	if u, err := url.Parse(m.URL); err != nil || u.Host == "" {
		m.URL = ""
	}
	m.Key = key(f.str(idKeys...), f.str("sourcedomain", "domain", "publisher", "publication", "source"))
	return m
}

// enough is the length from which an id is taken for one that is given only once in the world, as a UUID or a hash is.
const enough = 16

// key is the id of a record; a short one (a running number) names nothing without whose it is.
func key(id, whose string) string {
	switch {
	case id == "" || len(id) < enough && whose == "":
		return ""
	case len(id) < enough:
		return whose + "#" + id
	}
	return id
}

// published is the day of publication that the record tells: an ISO day or date-time, words that hold a full date, or seconds or milliseconds since 1970.
func (f fields) published() string {
	for _, k := range seenKeys {
		if f[k] != nil {
			return ""
		}
	}
	for _, k := range publishedKeys {
		s := f.str(k)
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			if s = ofSeconds(n); s != "" {
				return s
			}
			continue
		}
		if day := dates.Declared(s); day != "" {
			return day
		}
	}
	return ""
}

// The seconds since 1970 that a number is taken for: from 1973 to 2286; a thousand times as much is milliseconds.
const (
	leastSeconds = 1e8
	mostSeconds  = 1e10
)

func ofSeconds(n int64) string {
	if n > mostSeconds {
		n /= 1000
	}
	if n < leastSeconds || n > mostSeconds {
		return ""
	}
	return time.Unix(n, 0).UTC().Format(time.RFC3339)
}

// str is the first of these fields that holds words: a string, a number as written, the name of an object, or a list of them.
func (f fields) str(keys ...string) string {
	for _, k := range keys {
		if s := strings.TrimSpace(words(f[k], 0)); s != "" {
			return s
		}
	}
	return ""
}

// maxNested is how deep lists and objects of names are looked into.
const maxNested = 3

func words(value json.RawMessage, depth int) string {
	if len(value) == 0 || depth > maxNested {
		return ""
	}
	switch value[0] {
	case '"':
		var s string
		_ = json.Unmarshal(value, &s) // it is valid: the record was
		return s
	case '{':
		var object map[string]json.RawMessage
		_ = json.Unmarshal(value, &object)
		return words(object["name"], depth+1)
	case '[':
		var list []json.RawMessage
		_ = json.Unmarshal(value, &list)
		var names []string
		for _, x := range list {
			if s := words(x, depth+1); s != "" {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	case 'n', 't', 'f':
		return ""
	}
	return string(value)
}
