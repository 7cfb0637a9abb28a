// Package brief writes what a desk needs to know: a ledger and a time come in; what is new, what is disputed and which totals moved go out, as Markdown, HTML and data, for cmd/hearsay and web.
// Every number stands in the words of an article and names the claim or figure that it comes from; one that does not stop the brief.
package brief

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"hearsay"
	"hearsay/ledger"
)

// Schema names the form of a brief as data.
const Schema = "hearsay/brief/1"

// How much a brief holds; what is left out is counted.
const (
	mostArticles = 20
	mostFigures  = 3 // of one article
	mostDisputes = 20
	mostTallies  = 20
)

// Kinds of part.
const (
	Words  = "words"  // of an article, with the claim or figure that they belong to
	Name   = "name"   // of a claimant, publisher or article
	Day    = "day"    // ISO in Text
	Count  = "count"  // made by hearsay
	Reason = "reason" // of a relation
	Plain  = ""       // our own words, without any number
)

// Cite is where words stand: Start and End are code points of the article's text. Claim is "" in the paper's own voice.
type Cite struct {
	ID      string `json:"id"` // of the claim or figure
	Claim   string `json:"claim,omitempty"`
	Article string `json:"article"`
	Version string `json:"version"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Part is a stretch of a sentence of the brief.
type Part struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	Cite *Cite  `json:"cite,omitempty"` // of Words
}

// Item is one sentence of the brief. ID is that of the article, relation or tally that it speaks of.
type Item struct {
	ID    string `json:"id"`
	Parts []Part `json:"parts"`
}

// Source is the sentence that a number opens: the paragraph in which the words stand, with whence they come.
type Source struct {
	Cite
	Words     string             `json:"words"`
	Paragraph string             `json:"paragraph"`
	From      hearsay.ArticleRef `json:"from"`
}

// Unread counts the articles that were not read for one reason.
type Unread struct {
	Reason string `json:"reason"`
	Count  int    `json:"count"`
}

// Totals are how many things came in, and how many of them the brief has no room for.
type Totals struct {
	Articles      int `json:"articles"`
	Claims        int `json:"claims"`
	Figures       int `json:"figures"`
	MoreArticles  int `json:"more_articles"`
	MoreDisputes  int `json:"more_disputes"`
	MoreTallies   int `json:"more_tallies"`
	LedgerUnread  int `json:"ledger_unread"`
	LedgerHolding int `json:"ledger_articles"`
}

// Brief is what came in between Since and Made.
type Brief struct {
	Schema   string    `json:"schema"`
	Since    time.Time `json:"since"`
	Made     time.Time `json:"made"`
	Totals   Totals    `json:"totals"`
	New      []Item    `json:"new"`
	Disputed []Item    `json:"disputed"`
	Moved    []Item    `json:"moved"`
	Unread   []Unread  `json:"unread"`
	Sources  []Source  `json:"sources"`
}

// Make writes the brief of what was added to the ledger since a time. The error wraps ErrNumber where a number does not stand in the words that it cites.
func Make(ctx context.Context, l *ledger.Ledger, since, now time.Time) (Brief, error) {
	m := &maker{ctx: ctx, ledger: l, b: Brief{Schema: Schema, Since: since.UTC(), Made: now.UTC(), New: []Item{}, Disputed: []Item{}, Moved: []Item{}, Unread: []Unread{}, Sources: []Source{}}}
	for _, step := range []func(ledger.Filter) error{m.totals, m.articles, m.disputes, m.tallies} {
		if err := step(ledger.Filter{When: ledger.When{Since: since}}); err != nil {
			return Brief{}, fmt.Errorf("making the brief: %w", err)
		}
	}
	if err := m.check(); err != nil {
		return Brief{}, fmt.Errorf("making the brief: %w", err)
	}
	return m.b, nil
}

// maker is a brief in the making.
type maker struct {
	ctx    context.Context
	ledger *ledger.Ledger
	b      Brief
}

func (m *maker) totals(f ledger.Filter) error {
	f.Limit = 1
	claims, err := m.ledger.Claims(m.ctx, f)
	if err != nil {
		return err
	}
	figures, err := m.ledger.Figures(m.ctx, f)
	if err != nil {
		return err
	}
	m.b.Totals.Claims, m.b.Totals.Figures = claims.Total, figures.Total
	held, err := m.ledger.Counts(m.ctx)
	if err != nil {
		return err
	}
	m.b.Totals.LedgerHolding = held.Articles
	for _, reason := range slices.Sorted(maps.Keys(held.Unread)) {
		m.b.Unread = append(m.b.Unread, Unread{reason, held.Unread[reason]})
		m.b.Totals.LedgerUnread += held.Unread[reason]
	}
	return nil
}

// Quiet tells whether nothing came in and nothing moved.
func (b *Brief) Quiet() bool { return len(b.New)+len(b.Disputed)+len(b.Moved) == 0 }
