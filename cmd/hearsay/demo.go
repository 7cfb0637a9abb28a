package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"hearsay/examples"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/pipeline"
)

type demoCmd struct {
	ledgerFlag
	readerFlags
	Force   bool   `help:"Replace the file named with --ledger, where it is a ledger."`
	NoServe bool   `help:"End after the summary."`
	Listen  string `help:"Address of the pages (${default})." default:"127.0.0.1:8370" placeholder:"HOST:PORT"`
}

// Help stands under the verb's line in its help.
func (demoCmd) Help() string {
	return "Reads twenty invented articles, which the program carries, into a fresh ledger, says what came of it and serves the pages until interrupted. " +
		"Not given --ledger, it is demo.db in the hearsay folder of your data folder, made anew each time. Nobody said what stands in these articles."
}

// demoDisputes is how many disputes the summary tells.
const demoDisputes = 5

// Run reads the examples, tells what came of it and serves it.
func (c *demoCmd) Run(s *streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := c.fresh(); err != nil {
		return err
	}
	l, err := c.open(ctx, false)
	if err != nil {
		return err
	}
	defer l.Close()
	if err := c.addExamples(ctx, s, l); err != nil {
		return err
	}
	if err := demoSummary(ctx, s, l); err != nil {
		return err
	}
	if c.NoServe {
		return nil
	}
	fmt.Fprintln(s.err, "The pages are served until you press Ctrl-C, at:")
	return serve(ctx, s, l, c.Listen)
}

// fresh names the ledger and sees to it that no file stands in its place.
func (c *demoCmd) fresh() error {
	given := c.Ledger != ""
	path, err := c.path()
	if err != nil {
		return err
	}
	if !given {
		path = filepath.Join(filepath.Dir(path), "demo.db")
		c.Ledger = path
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if given && !c.Force {
		return fmt.Errorf("%w: %s exists; name another file with --ledger, or replace it with --force", errUsage, path)
	}
	return removeLedger(path)
}

// removeLedger removes a ledger's file and those that SQLite keeps beside it; a file that is no ledger stays.
func removeLedger(path string) error {
	l, err := ledger.Open(context.Background(), path, ledger.Options{MustExist: true})
	if err != nil {
		return fmt.Errorf("replacing %s: %w; name another file with --ledger", path, err)
	}
	if err := l.Close(); err != nil {
		return fmt.Errorf("replacing %s: %w", path, err)
	}
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("replacing the ledger: %w; name another file with --ledger", err)
		}
	}
	return nil
}

// addExamples unpacks the examples, reads them into the ledger and compares them.
func (c *demoCmd) addExamples(ctx context.Context, s *streams, l *ledger.Ledger) error {
	known, err := c.knowledge(s.err)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "hearsay-examples-")
	if err != nil {
		return fmt.Errorf("making a folder for the examples: %w; name one that can be written to with TMPDIR", err)
	}
	defer os.RemoveAll(dir)
	if err := examples.WriteTo(dir); err != nil {
		return err
	}
	var failed error
	_, err = pipeline.Add(ctx, l, []string{dir}, known.pipeline(ingest.Options{}), func(o pipeline.Outcome) {
		if o.Err != nil && failed == nil && !errors.Is(o.Err, ingest.ErrPassedOver) {
			failed = o.Err
		}
	})
	if err = errors.Join(err, failed); err != nil {
		return fmt.Errorf("reading the examples: %w", err)
	}
	return pipeline.Compare(ctx, l, false)
}

// demoSummary tells what the ledger holds, its first disputes, and what to try next.
func demoSummary(ctx context.Context, s *streams, l *ledger.Ledger) error {
	n, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	disputes, err := l.Relations(ctx, ledger.Filter{Cut: ledger.Cut{Limit: demoDisputes}}, false)
	if err != nil {
		return err
	}
	screen := newScreen(s.out)
	screen.line("", "", fmt.Sprintf("Read %s (invented, for this demo): %s, %s, %s.", plural(n.Articles, "article"), plural(n.Claims, "claim"), plural(n.Figures, "figure"), plural(disputes.Total, "dispute")))
	for _, r := range disputes.Items {
		screen.line("  ", "    ", safe(r.Kind+": "+r.Reason, false))
	}
	screen.line("", "", "Ask it:")
	for _, ask := range []string{"figures --measure killed --of Russia", "claims --claimant \"UK Ministry of Defence\"", "disputes", "brief"} {
		screen.line("  ", "    ", fmt.Sprintf("hearsay %s --ledger %s", ask, safe(l.Path(), false)))
	}
	if err := screen.flush(); err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	return nil
}
