package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"time"

	"hearsay/ingest/fetch"
	"hearsay/ledger"
	"hearsay/ledger/follow"
	"hearsay/watch"
)

// following opens a ledger and hands what is followed to do.
func (f ledgerFlag) following(mustExist bool, do func(context.Context, *ledger.Ledger, *follow.Store) error) error {
	ctx := context.Background()
	l, err := f.open(ctx, mustExist)
	if err != nil {
		return err
	}
	defer l.Close()
	return do(ctx, l, follow.Of(l.File()))
}

type watchAddCmd struct {
	Addresses []string `arg:"" name:"address" help:"Web addresses of feeds, sitemaps or pages."`
	Kind      string   `help:"What they are: feed, sitemap or page. Not given: what they answer tells." enum:"feed,sitemap,page,new" default:"new" placeholder:"KIND"`
	ledgerFlag
}

// Run follows addresses; nothing is asked yet.
func (c *watchAddCmd) Run(s *streams) error {
	var items []follow.Item
	for _, address := range c.Addresses {
		clean, err := fetch.Address(address)
		if err != nil {
			return fmt.Errorf("%w: %w", errUsage, err)
		}
		items = append(items, named(clean, "", c.Kind))
	}
	return c.following(false, func(ctx context.Context, _ *ledger.Ledger, store *follow.Store) error {
		return followed(ctx, s, store, items)
	})
}

// named is what the user follows from now on.
func named(address, title, kind string) follow.Item {
	now := time.Now().UTC()
	return follow.Item{URL: address, Kind: kind, Host: fetch.Host(address), Title: title, Added: now, Plan: follow.Plan{Next: now}}
}

func followed(ctx context.Context, s *streams, store *follow.Store, items []follow.Item) error {
	n, err := store.Add(ctx, items...)
	if err != nil {
		return err
	}
	return wrote(fmt.Fprintf(s.out, "%s followed, %d of them new. 'hearsay watch' asks for them.\n", plural(len(items), "address"), n))
}

type watchRemoveCmd struct {
	Addresses []string `arg:"" name:"address" help:"Web addresses that are followed."`
	ledgerFlag
}

// Run no longer follows addresses.
func (c *watchRemoveCmd) Run(s *streams) error {
	return c.following(true, func(ctx context.Context, _ *ledger.Ledger, store *follow.Store) error {
		failed := false
		for _, address := range c.Addresses {
			clean, err := fetch.Address(address)
			if err != nil {
				return fmt.Errorf("%w: %w", errUsage, err)
			}
			n, err := store.Remove(ctx, clean)
			switch {
			case err != nil:
				return err
			case n == 0:
				failed = true
				fmt.Fprintf(s.err, "hearsay: %s is not followed; 'hearsay watch list' says what is\n", safe(clean, false))
			default:
				if err := wrote(fmt.Fprintf(s.out, "%s and the %d addresses that it named are no longer followed. What came of them stays.\n", safe(clean, false), n-1)); err != nil {
					return err
				}
			}
		}
		if failed {
			return errFailed
		}
		return nil
	})
}

type watchImportCmd struct {
	File string `arg:"" help:"An OPML file." type:"existingfile"`
	ledgerFlag
}

// Run follows what an OPML file lists.
func (c *watchImportCmd) Run(s *streams) error {
	raw, err := os.ReadFile(c.File)
	if err != nil {
		return fmt.Errorf("reading %s: %w", c.File, err)
	}
	outlines, broken := watch.ReadOPML(raw)
	if broken != nil && len(outlines) == 0 {
		return fmt.Errorf("%s %w", c.File, broken)
	}
	var items []follow.Item
	failed := broken != nil
	if failed {
		fmt.Fprintf(s.err, "hearsay: %s %s; what stands before is followed\n", safe(c.File, false), safe(broken.Error(), false))
	}
	for _, o := range outlines {
		clean, err := fetch.Address(o.URL)
		if err != nil {
			failed = true
			fmt.Fprintln(s.err, "hearsay:", safe(err.Error(), false))
			continue
		}
		items = append(items, named(clean, o.Title, o.Kind))
	}
	err = c.following(false, func(ctx context.Context, _ *ledger.Ledger, store *follow.Store) error {
		return followed(ctx, s, store, items)
	})
	if err == nil && failed {
		return errFailed
	}
	return err
}

type watchExportCmd struct{ ledgerFlag }

// Run writes what is followed as OPML.
func (c *watchExportCmd) Run(s *streams) error {
	return c.following(true, func(ctx context.Context, _ *ledger.Ledger, store *follow.Store) error {
		items, err := store.Named(ctx)
		if err != nil {
			return err
		}
		return watch.WriteOPML(s.out, items)
	})
}

type watchListCmd struct {
	Failing bool `help:"Only what failed when it was last asked, articles that lists named too."`
	ledgerFlag
	outputFlags
}

// mostFailing is how many failures are listed.
const mostFailing = 100_000

// Run lists what is followed.
func (c *watchListCmd) Run(s *streams) error {
	if err := c.check(); err != nil {
		return err
	}
	return c.following(true, func(ctx context.Context, l *ledger.Ledger, store *follow.Store) error {
		items, err := store.Named(ctx)
		if c.Failing {
			items, err = store.Failing(ctx, mostFailing)
		}
		if err != nil {
			return err
		}
		listed := make([]follow.Listed, len(items))
		for i := range items {
			listed[i] = items[i].Wire()
		}
		shown, _, err := followedLister(listed).print(ctx, s.out, ledger.Filter{}, c.rows(s.out), c.outputFlags)
		if err != nil {
			return err
		}
		t, err := store.Totals(ctx)
		if err != nil {
			return err
		}
		w := s.out
		if c.JSON || c.CSV {
			w = s.err
		}
		words := fmt.Sprintf("%s of %d; %s named by them, %d of these to be fetched; %d failing; asked %d times, %d without change.", plural(shown, "address"), len(listed), plural(t.Articles, "article"), t.Waiting, t.Failing, t.Asks, t.Same)
		if t.Named == 0 {
			words = "Nothing is followed yet: 'hearsay watch add ADDRESS' follows a feed, sitemap or page."
		}
		return wrote(fmt.Fprintln(w, words))
	})
}

func followedLister(found []follow.Listed) *lister[follow.Listed] {
	return &lister[follow.Listed]{
		one: "address", many: "addresses",
		page: func(_ context.Context, f ledger.Filter) (p ledger.Page[follow.Listed], err error) {
			from, _ := strconv.Atoi(f.After) // "" begins at the start
			to := min(from+f.Limit, len(found))
			if p.Items, p.Total = found[from:to], len(found); to < len(found) {
				p.Next = strconv.Itoa(to)
			}
			return p, nil
		},
		columns: []column{{title: "kind"}, {title: "came", right: true}, {title: "asked", drop: 2}, {title: "next"}, {title: "how it answered", flex: true}},
		rows: eachRow(func(x *follow.Listed) tableRow {
			head := bold(shown(x.URL))
			if x.Title != nil && *x.Title != x.URL {
				head += "  " + shown(*x.Title)
			}
			return tableRow{head: head, cells: []string{x.Kind, strconv.Itoa(x.Came), minute(x.Asked), minute(x.Next), answerWords(x)}}
		}),
		header: []string{"url", "kind", "title", "added", "next", "every", "asked", "answered", "status", "failures", "reason", "note", "asks", "same", "came", "article"},
		values: func(x *follow.Listed) []string {
			return []string{x.URL, x.Kind, str(x.Title), x.Added, str(x.Next), wholeNumber(x.Every), str(x.Asked), str(x.Answered), wholeNumber(x.Status), strconv.Itoa(x.Failures), str(x.Reason), str(x.Note),
				strconv.Itoa(x.Asks), strconv.Itoa(x.Same), strconv.Itoa(x.Came), str(x.Article)}
		},
	}
}

// answerWords say how an address answered last.
func answerWords(x *follow.Listed) string {
	switch {
	case x.Asked == nil:
		return "not asked yet"
	case x.Reason != nil:
		return shown(*x.Reason)
	case x.Note != nil:
		return shown(*x.Note)
	case x.Status != nil && *x.Status == 304:
		return "no change"
	}
	return "read"
}

// minute is a time to the minute, in words where there is none.
func minute(stamp *string) string {
	if stamp == nil {
		return "never"
	}
	t, err := time.Parse(time.RFC3339, *stamp)
	if err != nil {
		return *stamp
	}
	return t.Format("02 Jan 15:04")
}

func wholeNumber(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
