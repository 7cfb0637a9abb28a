package ingest

import (
	"net/url"
	"strings"
	"time"

	"hearsay"
	"hearsay/ingest/dates"
)

// complete puts together what the user, a manifest, the page, its address and the text say of an article, in the contract's order, and names it. The doubts are the days of publication that were told and not taken, each with the reason.
func complete(v *hearsay.Version, opt Options, said entry) (doubts []string) {
	a := &v.Article
	page := a.Meta
	a.Meta = hearsay.Meta{
		Title: first(said.Title, page.Title), Publisher: first(opt.Publisher, said.Publisher, page.Publisher), Byline: page.Byline,
		URL: canonical(first(opt.URL, said.URL, page.URL)), Language: language(v.Text, first(opt.Language, said.Language), page.Language), Key: first(said.ID, page.Key), Extent: page.Extent,
	}
	a.Published, a.PublishedFrom, doubts = published(v.Text, a.URL, opt, said, page)
	if a.Headline.Empty() {
		a.Headline = headline(v.Text, a.Title)
	}
	a.SHA256 = hearsay.SHA256(v.Raw)
	if a.TextSHA256 = a.SHA256; v.Text != string(v.Raw) {
		a.TextSHA256 = hearsay.SHA256([]byte(v.Text))
	}
	a.ID = hearsay.ArticleID(a.URL, a.Key, v.Text)
	if a.Unread == nil {
		a.Unread = unread(v, opt)
	}
	return doubts
}

// published is the day of publication and where it was found, both "" where nobody says it. A day in the future or at the first second of 1970 is taken from the user and the manifest alone.
func published(text, address string, opt Options, said entry, page hearsay.Meta) (value, from string, doubts []string) {
	is := func(s string) func() string { return func() string { return s } }
	for _, s := range []struct {
		value func() string // what costs something is looked for where nothing before it tells
		from  string
	}{
		{is(opt.Published), "flag"}, {is(said.Published), "manifest"}, {is(page.Published), first(page.PublishedFrom, "page")},
		{func() string { return dates.OfURL(address) }, "url"}, {func() string { return dates.OfText(text) }, "text"},
	} {
		day, err := dates.Parse(s.value())
		if err != nil {
			continue
		}
		why := dates.Doubt(day, opt.now())
		if why == "" || s.from == "flag" || s.from == "manifest" {
			return day, s.from, doubts
		}
		doubts = append(doubts, "its "+s.from+" says "+day+", which "+why)
	}
	return "", "", doubts
}

// now is the time that days are measured by.
func (opt Options) now() time.Time {
	if opt.Now.IsZero() {
		return time.Now()
	}
	return opt.Now
}

// ofSheet takes back what is not told of a sheet by its words: its cells are dated, it is not; its language is no matter; and it may be longer than an article.
func ofSheet(v *hearsay.Version, opt Options, said entry) {
	a := &v.Article
	a.Published, a.PublishedFrom, _ = published("", a.URL, opt, said, hearsay.Meta{})
	a.Language, a.Unread = first(opt.Language, said.Language), nil
}

// headline is where title stands at the beginning of text, empty where it does not.
func headline(text, title string) hearsay.Span {
	start := len(text) - len(strings.TrimLeft(text, "\uFEFF \t\r\n"))
	if title == "" || !strings.HasPrefix(text[start:], title) {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: start, End: start + len(title)}
}

// unread says why a text is kept without being read, nil where it is read.
func unread(v *hearsay.Version, opt Options) *hearsay.Unread {
	limit := opt.MaxText
	if limit <= 0 {
		limit = DefaultMaxText
	}
	switch {
	case strings.TrimSpace(strings.TrimPrefix(v.Text, "\uFEFF")) == "":
		return &hearsay.Unread{Reason: "no-text"}
	case int64(len(v.Text)) > limit:
		return &hearsay.Unread{Reason: "too-long"}
	case v.Article.Language != "" && v.Article.Language != "en":
		return &hearsay.Unread{Reason: "language", Detail: v.Article.Language}
	}
	return nil
}

// canonical is an address as it names an article: scheme and host in lower case, without default port and fragment; "" where it is no web address.
func canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}
