package pipeline

import (
	"context"
	"errors"
	"fmt"

	"hearsay"
	"hearsay/ledger"
)

// ErrOtherText is wrapped by the error about a reading that says itself that it is of another text.
var ErrOtherText = errors.New("the reading is of another text")

// AddReading keeps a reading that another tool, model or person made of an article's version, named by the SHA-256 of its bytes, and gives it as it is kept: its spans checked against
// the version's text and its ids made anew, so that the same words have the ids that our own reading gives them. Whatever does not fit refuses all of it: the error wraps
// ErrOtherText or hearsay.ErrSpan and names the first. Nothing is compared yet: see Compare.
func AddReading(ctx context.Context, l *ledger.Ledger, w hearsay.WireReading, article, version string) (hearsay.WireReading, error) {
	words, err := l.Text(ctx, article, version)
	if err != nil {
		return w, err
	}
	sum := hearsay.SHA256([]byte(words))
	if said := w.Article.TextSHA256; said != "" && said != sum {
		return w, fmt.Errorf("%w: its text_sha256 is %s, and the article's is %s; make it of the text that 'hearsay text' prints", ErrOtherText, said, sum)
	}
	r, err := w.Reading(words)
	if err != nil {
		return w, err
	}
	a, err := l.Article(ctx, article)
	if err != nil {
		return w, err
	}
	r.Article = hearsay.Article{ID: a.ID, Name: a.Name, Headline: r.Article.Headline, Charset: a.Charset, SHA256: version, TextSHA256: sum, Meta: hearsay.Meta{
		Title: value(a.Title), Published: value(a.Published), PublishedFrom: value(a.PublishedFrom), Language: value(a.Language),
		Publisher: value(a.Publisher), Byline: value(a.Byline), URL: value(a.URL), Extent: value(a.Extent),
	}}
	byPosition(r)
	r.AssignIDs(hearsay.NewIndex(words))
	w = r.Wire(words)
	return w, l.KeepOther(ctx, article, version, &w)
}

// byPosition makes every id that a reading points at the position of what it names, as hearsay.Ref writes it.
func byPosition(r *hearsay.Reading) {
	claims, figures := map[string]string{}, map[string]string{}
	for i := range r.Claims {
		claims[r.Claims[i].ID] = hearsay.Ref(i)
	}
	for i := range r.Figures {
		figures[r.Figures[i].ID] = hearsay.Ref(i)
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		c.Within = claims[c.Within]
		for k := range c.Answers {
			c.Answers[k] = claims[c.Answers[k]]
		}
		for k := range c.Caveats {
			c.Caveats[k].By = claims[c.Caveats[k].By]
		}
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		f.Claim, f.Derived.RelativeTo = claims[f.Claim], figures[f.Derived.RelativeTo]
	}
}
