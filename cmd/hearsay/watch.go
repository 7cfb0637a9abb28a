package main

import (
	"context"
	"fmt"
	"iter"
	"os/signal"
	"syscall"

	"hearsay"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/ledger/follow"
	"hearsay/pipeline"
	"hearsay/watch"
)

type watchCmd struct {
	Follow watchRunCmd    `cmd:"" name:"run" default:"withargs" help:"Ask for what is due, and go on until interrupted."`
	Add    watchAddCmd    `cmd:"" help:"Follow feeds, sitemaps and pages."`
	List   watchListCmd   `cmd:"" help:"List what is followed, when it is asked next and what failed."`
	Remove watchRemoveCmd `cmd:"" help:"No longer follow an address; what came of it stays."`
	Import watchImportCmd `cmd:"" help:"Follow what an OPML file lists, as feed readers export it."`
	Export watchExportCmd `cmd:"" help:"Write what is followed as OPML."`
}

// Help stands under the verb's line in its help.
func (watchCmd) Help() string {
	return "Follows feeds, news sitemaps and single pages: fetches what they name, reads every article again after 1 hour, 24 hours and 7 days, and keeps each version. 'hearsay watch add ADDRESS' says what to follow; 'hearsay watch' alone asks for what is due (as 'hearsay watch run' does).\n\n" +
		"Every host is asked politely: as its robots.txt says, one request at a time, with a pause between, not before its Retry-After, and only for what changed. --contact is needed, so that whoever is asked can reach you. Private and loopback addresses are refused without --allow-private. No cookies are kept, no scripts run, no proxy is used.\n\n" +
		"What is followed stands in the ledger: stop it at any moment, the next run goes on. One watcher works on a ledger at a time. contrib/hearsay-watch.service is a systemd unit; --once is for cron."
}

type watchRunCmd struct {
	Once bool `help:"End when nothing is due, for cron."`
	JSON bool `name:"json" help:"Print one JSON object (hearsay/asked/1) a line for each asking, after its outcome is kept."`
	ledgerFlag
	fetchFlags
	readerFlags
}

// Run asks for what is due.
func (c *watchRunCmd) Run(s *streams) error {
	if c.Contact == "" {
		return fmt.Errorf("%w: whoever is asked for pages must be able to reach you: give --contact you@example.org, or set HEARSAY_CONTACT", errUsage)
	}
	f, err := c.fetcher(s)
	if err != nil {
		return err
	}
	defer f.Close()
	known, err := c.knowledge(s.err)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	release, err := follow.Lock(l.Path())
	if err != nil {
		return err
	}
	defer release()
	store := follow.Of(l.File())
	if err := c.begin(ctx, s, store); err != nil {
		return err
	}
	told := &asking{s: s, json: c.JSON, line: jsonLines(s.out), stop: stop}
	sum, err := watch.New(watch.Options{
		Store: store, Fetch: f, Keep: keeper(l, known.pipeline(ingest.Options{})), Report: told.report,
		Idle: func(ctx context.Context) error { return pipeline.Compare(ctx, l, false) },
	}).Run(ctx, c.Once)
	if err == nil {
		err = told.err
	}
	if err != nil {
		return err
	}
	w := s.out
	if c.JSON {
		w = s.err
	}
	return wrote(fmt.Fprintln(w, summed(sum)))
}

// begin says what is followed, and what to do where nothing is.
func (c *watchRunCmd) begin(ctx context.Context, s *streams, store *follow.Store) error {
	t, err := store.Totals(ctx)
	if err != nil {
		return err
	}
	if t.Named == 0 {
		return fmt.Errorf("nothing is followed yet: 'hearsay watch add ADDRESS' follows a feed, sitemap or page, 'hearsay watch import FILE.opml' a feed reader's list")
	}
	if !c.Once {
		fmt.Fprintf(s.err, "hearsay: following %s; stop with Ctrl-C, the next run goes on\n", plural(t.Named, "address")) // for whoever looks on
	}
	return nil
}

// keeper carries versions the whole way into the ledger.
func keeper(l *ledger.Ledger, opt pipeline.Options) func(context.Context, iter.Seq2[hearsay.Version, error]) ([]watch.Kept, error) {
	return func(ctx context.Context, versions iter.Seq2[hearsay.Version, error]) (out []watch.Kept, err error) {
		_, err = pipeline.AddAll(ctx, l, versions, opt, func(o pipeline.Outcome) { out = append(out, watch.Kept{Added: o.Added, Err: o.Err}) })
		return out, err
	}
}

// asking tells of each asking after it was kept.
type asking struct {
	s    *streams
	json bool
	line func(any) error
	stop func()
	err  error
}

func (a *asking) report(e watch.Event) {
	if a.err != nil {
		return
	}
	if a.json {
		a.err = a.line(e.Wire())
	} else if words := eventWords(&e); words != "" {
		a.err = wrote(fmt.Fprintf(a.s.out, "%s  %s\n", e.At.UTC().Format("2006-01-02 15:04:05"), safe(words, false)))
	}
	if a.err != nil {
		a.stop() // nobody reads what is reported
	}
}

// eventWords is an asking in a line, "" where nothing came of it.
func eventWords(e *watch.Event) string {
	switch {
	case e.State == watch.Same || e.State == hearsay.AddedKnown:
		return ""
	case e.State == watch.Listed && e.Found == 0 && e.Item.Asks > 1:
		return ""
	case e.State == watch.Listed:
		return fmt.Sprintf("%-8s %s: %s new", e.Item.Kind, e.Item.URL, plural(e.Found, "article"))
	case e.Reason != "":
		return fmt.Sprintf("%-8s %s: %s", e.State, e.Item.URL, e.Reason)
	}
	return fmt.Sprintf("%-8s %s", e.State, e.Item.URL)
}

// summed says what a run did.
func summed(s watch.Summary) string {
	words := fmt.Sprintf("Asked %s: %d without change, %d articles and versions came, %d failed", plural(s.Asks, "time"), s.Same, s.Came, s.Failed)
	if s.Gone > 0 {
		words += fmt.Sprintf(", %d gone", s.Gone)
	}
	return words + "."
}

func wrote(_ int, err error) error {
	if err != nil {
		return fmt.Errorf("writing what was asked for: %w", err)
	}
	return nil
}
