package pipeline

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"hearsay"
	"hearsay/ledger"
	"hearsay/ledger/follow"
)

// goneChanges tells which articles' pages were found gone since a time, the newest first, of the articles that the filter lets through; each with the time in RFC 3339.
func goneChanges(ctx context.Context, l *ledger.Ledger, f ledger.Filter, since time.Time) (changes []hearsay.Change, at []string, err error) {
	gone, err := follow.Of(l.File()).Gone(ctx, since)
	if err != nil || len(gone) == 0 {
		return nil, nil, err
	}
	listed := map[string]hearsay.ListedArticle{}
	for a, err := range l.EveryArticle(ctx, f) {
		if err != nil {
			return nil, nil, err
		}
		listed[a.ID] = a
	}
	for _, g := range gone {
		a, ok := listed[g.Article]
		if !ok {
			continue
		}
		address, answered := g.URL, fmt.Sprintf("%d %s", g.Status, http.StatusText(g.Status))
		if !g.Until.IsZero() {
			answered += " until " + g.Until.Format(time.RFC3339)
		}
		changes = append(changes, hearsay.Change{
			Schema: hearsay.SchemaChange, From: g.Version, To: g.Version, Kind: hearsay.PageGone, Was: &address, Is: &answered,
			Article: hearsay.ArticleRef{ID: a.ID, Name: a.Name, Title: a.Title, URL: a.URL, Published: a.Published, Publisher: a.Publisher, Version: g.Version},
		})
		at = append(at, g.At.Format(time.RFC3339))
	}
	return changes, at, nil
}
