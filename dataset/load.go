package dataset

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/dataset/spill"
	"hearsay/export/rows"
)

// Wanted says which articles of a data set are asked for: those that fit all that is set. The zero value asks for all.
type Wanted struct {
	Of, Measure string // of a figure that stands in it
	Claimant    string // of a claim or figure that stands in it
	From, To    string // days of publication, both included; of an article all versions come where one is of these days
}

// Kept is one version of a data set: its bytes, text and meta data, and what was read in it.
type Kept struct {
	Version hearsay.Version
	Reading hearsay.WireReading
}

// Load gives the versions of the data set in dir that are wanted, in order of their articles. Every part is held against its hash first; every span is held against the text. What does not fit
// into memory bytes is sorted below scratch.
func Load(ctx context.Context, dir string, want Wanted, scratch string, memory int) iter.Seq2[Kept, error] {
	return func(yield func(Kept, error) bool) {
		l := &loading{ctx: ctx, want: want, wanted: map[string]int{}, s: spill.New(scratch, memory)}
		defer l.s.Close()
		var err error
		if l.parts, err = Parts(dir); err == nil {
			err = l.sort()
		}
		if err != nil {
			yield(Kept{}, err)
			return
		}
		l.yield(yield)
	}
}

type loading struct {
	ctx    context.Context
	want   Wanted
	parts  map[string][]string
	wanted map[string]int // article -> which of the conditions it fits
	s      *spill.Sorter
}

// The conditions on what stands in an article.
const (
	fitsFigure = 1 << iota
	fitsClaimant
)

// sort puts the rows of the wanted articles together.
func (l *loading) sort() error {
	if err := l.find(); err != nil {
		return err
	}
	return errors.Join(
		gather(l, articlesRead(), "0", func(a *rows.Article) (string, string, int) { return a.ID, a.SHA256, 0 }),
		gather(l, rows.Captures(), "1", func(c *rows.Capture) (string, string, int) { return c.Article, c.SHA256, 0 }),
		gather(l, claimsRead(), "2", func(c *rows.Claim) (string, string, int) { return c.Article.ID, c.Article.Version, startOf(c.Content) }),
		gather(l, figuresRead(), "3", func(f *rows.Figure) (string, string, int) { return f.Article.ID, f.Article.Version, f.Start }),
		gather(l, placesRead(), "4", func(p *rows.Place) (string, string, int) { return p.Article.ID, p.Article.Version, p.Start }),
		gather(l, timesRead(), "5", func(t *rows.Time) (string, string, int) { return t.Article.ID, t.Article.Version, t.Start }))
}

func startOf(spans []hearsay.WireSpan) int {
	if len(spans) == 0 {
		return 0
	}
	return spans[0].Start
}

// find notes which articles fit.
func (l *loading) find() error {
	w := l.want
	each := func(id, claimant string, figure bool) {
		if figure {
			l.wanted[id] |= fitsFigure
		}
		if hearsay.Fold(claimant) == hearsay.Fold(w.Claimant) {
			l.wanted[id] |= fitsClaimant
		}
	}
	if w.Of != "" || w.Measure != "" || w.Claimant != "" {
		for f, err := range l.figures() {
			if err != nil {
				return err
			}
			fits := (w.Measure == "" || w.Measure == f.Measure) && (w.Of == "" || f.Of != nil && hearsay.Fold(*f.Of) == hearsay.Fold(w.Of))
			each(f.Article.ID, rows.FigureClaimant(&f.WireFigure), fits && (w.Of != "" || w.Measure != ""))
		}
	}
	if w.Claimant == "" {
		return nil
	}
	for _, part := range l.parts["claims"] {
		for c, err := range file(part, claimsRead()) {
			if err != nil {
				return err
			}
			each(c.Article.ID, c.Claimant.Name, false)
		}
	}
	return nil
}

func (l *loading) figures() iter.Seq2[rows.Figure, error] {
	return func(yield func(rows.Figure, error) bool) {
		for _, part := range l.parts["figures"] {
			for f, err := range file(part, figuresRead()) {
				if !yield(f, err) {
					return
				}
			}
		}
	}
}

// fits tells whether an article has in it what is asked for.
func (l *loading) fits(id string) bool {
	need := 0
	if l.want.Of != "" || l.want.Measure != "" {
		need |= fitsFigure
	}
	if l.want.Claimant != "" {
		need |= fitsClaimant
	}
	return l.wanted[id]&need == need
}

// gather hands the rows of one table to the sorter, by version, table and place in the text.
func gather[T any](l *loading, of *rows.Table[T], nth string, at func(*T) (article, version string, start int)) error {
	n := 0
	for _, part := range l.parts[of.Name] {
		for row, err := range file(part, of) {
			if err := errors.Join(err, l.ctx.Err()); err != nil {
				return err
			}
			article, version, start := at(&row)
			if !l.fits(article) {
				continue
			}
			n++
			if err := put(l.s, fmt.Sprintf("%s\x00%s\x00%s%010d%010d", article, version, nth, start, n), &row); err != nil {
				return err
			}
		}
	}
	return nil
}

// yield puts the rows of each version together again, and gives the versions of an article in order of their time.
func (l *loading) yield(yield func(Kept, error) bool) {
	now := &bundle{}
	var article []*bundle
	name := ""
	for key, line := range l.s.Sorted() {
		version, kind := key[:strings.LastIndexByte(key, 0)], key[strings.LastIndexByte(key, 0)+1]
		if version != name {
			id, _, _ := strings.Cut(version, "\x00")
			if before, _, _ := strings.Cut(name, "\x00"); id != before {
				if !l.give(article, yield) {
					return
				}
				article = nil
			}
			name, now = version, &bundle{}
			article = append(article, now)
		}
		if err := now.take(kind, line); err != nil {
			yield(Kept{}, err)
			return
		}
	}
	if err := l.s.Err(); err != nil {
		yield(Kept{}, err)
		return
	}
	l.give(article, yield)
}

// give gives all versions of an article where one of them is of the days that are asked for.
func (l *loading) give(article []*bundle, yield func(Kept, error) bool) bool {
	if !slices.ContainsFunc(article, l.published) {
		return true
	}
	slices.SortFunc(article, func(a, b *bundle) int { return a.seen().compare(b.seen()) })
	for _, b := range article {
		k, err := b.kept()
		if !yield(k, err) || err != nil {
			return false
		}
	}
	return true
}

// seen is the version by its time.
func (b *bundle) seen() *seen {
	s := &seen{Captured: b.Article.Captured, Text: b.Article.TextSHA256}
	if b.Article.Published != nil {
		s.Published = *b.Article.Published
	}
	return s
}

// published tells whether a version is of the days that are asked for.
func (l *loading) published(b *bundle) bool {
	if l.want.From == "" && l.want.To == "" {
		return true
	}
	day := ""
	if p := b.Article.Published; p != nil {
		day = hearsay.Meta{Published: *p}.Day()
	}
	return day != "" && day >= l.want.From && (l.want.To == "" || day <= l.want.To)
}

// take takes one row of a version.
func (b *bundle) take(kind byte, line []byte) error {
	switch kind {
	case '0':
		if b.Article.ID != "" {
			return fmt.Errorf("%w: one version of %s stands in it twice", ErrAltered, b.Article.ID)
		}
		return json.Unmarshal(line, &b.Article)
	case '1':
		return json.Unmarshal(line, &b.Capture)
	case '2':
		return appended(line, &b.Claims)
	case '3':
		return appended(line, &b.Figures)
	case '4':
		return appended(line, &b.Places)
	}
	return appended(line, &b.Times)
}

func appended[T any](line []byte, to *[]T) error {
	var row T
	err := json.Unmarshal(line, &row)
	*to = append(*to, row)
	return err
}

// kept is the version whose rows these are; an error where its bytes, text or spans are not what the rows say.
func (b *bundle) kept() (k Kept, err error) {
	w := b.Wire()
	if w.Article.ID == "" || w.Article.Text == nil {
		return k, fmt.Errorf("%w: %s has rows and no article or text", ErrAltered, b.Capture.Article)
	}
	said := *w.Article.Text
	r, err := w.Reading(said)
	if err != nil {
		return k, fmt.Errorf("%w: %s: %v", ErrAltered, w.Article.ID, err)
	}
	raw, err := base64.StdEncoding.DecodeString(b.Capture.Raw)
	if err != nil || hearsay.SHA256(raw) != w.Article.SHA256 || hearsay.SHA256([]byte(said)) != w.Article.TextSHA256 {
		return k, fmt.Errorf("%w: the bytes or the text of %s are not those whose hashes it names", ErrAltered, w.Article.ID)
	}
	k.Version = hearsay.Version{Article: r.Article, Raw: raw, Text: said, From: b.Capture.Source}
	k.Version.Article.Key = b.Capture.Key
	if t, err := time.Parse(time.RFC3339Nano, b.Capture.Captured); err == nil {
		k.Version.Captured = t
	}
	if x := b.Capture.Exchange; x != nil {
		k.Version.Exchange = &hearsay.Exchange{URL: x.URL, Status: x.Status, RequestHead: x.RequestHead, ResponseHead: x.ResponseHead}
	}
	w.Article.Text = nil
	k.Reading = w
	return k, nil
}

// Is tells whether a folder is a data set.
func Is(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}
