package main

import (
	"context"
	"strconv"

	"hearsay"
	"hearsay/ledger"
)

type articlesCmd struct{ listFlags }

// Help stands under the verb's line in its help.
func (articlesCmd) Help() string {
	return "Lists articles, the newest first, with what was found in each; what was not read says why. Filters of claims ask for articles that hold such a claim; --text searches the whole text, in any language."
}

// Run lists articles.
func (c *articlesCmd) Run(s *streams) error {
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		return list(ctx, s, l, articleLister(l), f, c.outputFlags)
	})
}

func articleLister(l *ledger.Ledger) lister[hearsay.ListedArticle] {
	return lister[hearsay.ListedArticle]{
		one: "article", many: "articles", page: l.Articles,
		columns: []column{{title: "article", flex: true}, {title: "publisher", wrap: 18, drop: 1}, {title: "published"}, {title: "claims", right: true}, {title: "figures", right: true, drop: 2},
			{title: "versions", right: true, drop: 4}, {title: "state", wrap: 14, drop: 3}, {title: "id"}},
		rows: eachRow(func(a *hearsay.ListedArticle) tableRow {
			return tableRow{cells: []string{shown(articleTitle(a)), shown(str(a.Publisher)), dayOr(a.Published), strconv.Itoa(a.Claims), strconv.Itoa(a.Figures), strconv.Itoa(a.Versions), articleState(a), short(a.ID)}}
		}),
		header: []string{"id", "name", "title", "url", "published", "published_from", "publisher", "byline", "language", "charset", "unread", "unread_detail", "copy_of", "alike", "captured", "sha256", "text_sha256",
			"versions", "claims", "figures"},
		values: func(a *hearsay.ListedArticle) []string {
			u := hearsay.Unread{}
			if a.Unread != nil {
				u = *a.Unread
			}
			return []string{a.ID, a.Name, str(a.Title), str(a.URL), str(a.Published), str(a.PublishedFrom), str(a.Publisher), str(a.Byline), str(a.Language), a.Charset, u.Reason, u.Detail,
				str(a.CopyOf), decimal(a.Alike), a.Captured, a.SHA256, a.TextSHA256, strconv.Itoa(a.Versions), strconv.Itoa(a.Claims), strconv.Itoa(a.Figures)}
		},
	}
}

func articleTitle(a *hearsay.ListedArticle) string {
	if t := str(a.Title); t != "" {
		return t
	}
	return a.Name
}

// articleState says what is out of the ordinary: unread and why, or a copy of which.
func articleState(a *hearsay.ListedArticle) string {
	switch {
	case a.Unread != nil:
		return "unread: " + shown(a.Unread.Reason+" "+a.Unread.Detail)
	case a.CopyOf != nil:
		return "copy of " + short(*a.CopyOf)
	}
	return ""
}
