package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

// listFlags are the flags of every verb that lists.
type listFlags struct {
	ledgerFlag
	filterFlags
	outputFlags
}

// lister is one listing: where its pages come from and how its objects are shown in each form.
type lister[T any] struct {
	one, many string // what is counted
	page      func(context.Context, ledger.Filter) (ledger.Page[T], error)
	columns   []column
	rows      func(context.Context, []T) ([]tableRow, error)
	header    []string
	values    func(*T) []string
}

// atOnce is how many objects are read at a time.
const atOnce = 1000

// with opens the ledger, resolves the filter and hands both to do.
func (f listFlags) with(do func(ctx context.Context, l *ledger.Ledger, filter ledger.Filter) error) error {
	ctx := context.Background()
	if err := f.check(); err != nil {
		return err
	}
	l, err := f.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	filter, err := f.filter(ctx, l)
	if err != nil {
		return err
	}
	return do(ctx, l, filter)
}

// list prints a listing in the form that is asked for, and the line that counts it.
func list[T any](ctx context.Context, s *streams, l *ledger.Ledger, x lister[T], filter ledger.Filter, out outputFlags) error {
	limit := out.rows(s.out)
	shown, total, err := x.print(ctx, s.out, filter, limit, out)
	if err != nil {
		return err
	}
	return s.counted(ctx, l, out, shown, total, x.one, x.many)
}

// print writes the objects and counts them.
func (x *lister[T]) print(ctx context.Context, w io.Writer, filter ledger.Filter, limit int, out outputFlags) (shown, total int, err error) {
	write := x.form(ctx, w, out)
	for {
		filter.Limit = atOnce
		if limit > 0 {
			filter.Limit = min(atOnce, limit-shown)
		}
		p, err := x.page(ctx, filter)
		if err != nil {
			return shown, total, err
		}
		if filter.After == "" {
			total = p.Total
		}
		if err := write(p.Items); err != nil {
			return shown, total, err
		}
		shown += len(p.Items)
		if filter.After = p.Next; p.Next == "" || limit > 0 && shown >= limit {
			return shown, total, nil
		}
	}
}

// form is how a batch of objects is written.
func (x *lister[T]) form(ctx context.Context, w io.Writer, out outputFlags) func([]T) error {
	switch {
	case out.JSON:
		line := jsonLines(w)
		return func(items []T) error {
			for i := range items {
				if err := line(&items[i]); err != nil {
					return err
				}
			}
			return nil
		}
	case out.CSV:
		line := csvLines(w, x.header)
		return func(items []T) error {
			if len(items) == 0 {
				return line(nil)
			}
			for i := range items {
				if err := line(x.values(&items[i])); err != nil {
					return err
				}
			}
			return nil
		}
	}
	t := newTable(w, x.columns)
	return func(items []T) error {
		rows, err := x.rows(ctx, items)
		if err != nil || len(rows) == 0 {
			return err
		}
		return t.print(rows)
	}
}

// eachRow makes rows one by one.
func eachRow[T any](row func(*T) tableRow) func(context.Context, []T) ([]tableRow, error) {
	return func(_ context.Context, items []T) ([]tableRow, error) {
		rows := make([]tableRow, len(items))
		for i := range items {
			rows[i] = row(&items[i])
		}
		return rows, nil
	}
}

// counted writes the line that counts what was shown, how to see the rest, and what the ledger could not read: on standard error where the rows are data.
func (s *streams) counted(ctx context.Context, l *ledger.Ledger, out outputFlags, shown, total int, one, many string) error {
	unread, err := l.Unread(ctx)
	if err != nil {
		return err
	}
	w := s.out
	if out.JSON || out.CSV {
		w = s.err
	}
	screen := newScreen(w)
	if shown > 0 && w == s.out {
		screen.line("", "", "")
	}
	screen.line("", "", countLine(shown, total, one, many)+unreadLine(unread))
	if err := screen.flush(); err != nil {
		return fmt.Errorf("writing the results: %w", err)
	}
	return nil
}

func countLine(shown, total int, one, many string) string {
	switch {
	case total == 0:
		return "No " + many + ". Leave filters out to see more; 'hearsay add PATH' adds articles."
	case shown < total:
		return fmt.Sprintf("%s of %s %s; --limit 0 prints all.", hearsay.FormatNumber(float64(shown)), hearsay.FormatNumber(float64(total)), many)
	case total == 1:
		return "1 " + one + "."
	}
	return hearsay.FormatNumber(float64(total)) + " " + many + "."
}

// unreadLine says what could not be read, "" where all was: " 3 articles unread: 2 language, 1 scan."
func unreadLine(unread map[string]int) string {
	if len(unread) == 0 {
		return ""
	}
	total, parts := 0, []string{}
	for _, reason := range slices.Sorted(maps.Keys(unread)) {
		total += unread[reason]
		parts = append(parts, fmt.Sprintf("%d %s", unread[reason], reason))
	}
	return " " + plural(total, "article") + " unread: " + strings.Join(parts, ", ") + "."
}

// short is as much of an id as tells it from others; 'hearsay show' takes it.
func short(id string) string { return id[:min(len(id), len("c-")+7)] }

// shown makes words from outside fit for one cell.
func shown(words string) string { return strings.Join(strings.Fields(safe(words, false)), " ") }

// spoken writes a word of the vocabulary as people do: realistic-possibility as realistic possibility.
func spoken(word string) string { return strings.ReplaceAll(word, "-", " ") }

// str is a value that may be null, "" where it is.
func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// decimal is a number as data, "" where it is not said.
func decimal(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

// contentWords are the words of a claim's content, gaps marked.
func contentWords(spans []hearsay.WireSpan) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.Text
	}
	return strings.Join(parts, " … ")
}

// viaWords are the relays of a chain, nearest the article first.
func viaWords(via []hearsay.WireRelay) string {
	names := make([]string, len(via))
	for i, v := range via {
		names[i] = v.Name
	}
	return strings.Join(names, ", ")
}

// caveatKinds are the kinds of caveats, each once.
func caveatKinds(caveats []hearsay.WireCaveat) string {
	var kinds []string
	for _, c := range caveats {
		if !slices.Contains(kinds, c.Kind) {
			kinds = append(kinds, c.Kind)
		}
	}
	return strings.Join(kinds, ", ")
}

// refHeader and refValues are the article's columns of data.
func refHeader() []string {
	return []string{"article_id", "article", "title", "published", "publisher", "url", "version"}
}

func refValues(a *hearsay.ArticleRef) []string {
	return []string{a.ID, a.Name, str(a.Title), str(a.Published), str(a.Publisher), str(a.URL), a.Version}
}

// actorValues are a claimant's columns of data: name, kind, side.
func actorValues(a *hearsay.WireActor) []string {
	if a == nil {
		return []string{"", "", ""}
	}
	return []string{a.Name, a.Kind, str(a.Side)}
}

// whoSays is who makes a claim, for people: nobody is the paper itself.
func whoSays(a *hearsay.WireActor) string {
	if a == nil {
		return "the paper itself"
	}
	return shown(a.Name)
}

// dayOr writes an ISO day for people, "not said" where there is none.
func dayOr(day *string) string {
	if str(day) == "" {
		return "not said"
	}
	return hearsay.FormatDay(*day)
}

// missing tells an id that is not there from a failure.
func missing(err error) bool { return errors.Is(err, ledger.ErrMissing) }
