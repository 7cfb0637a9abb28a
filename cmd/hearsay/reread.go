package main

import (
	"context"
	"fmt"
	"os/signal"
	"syscall"

	"hearsay/ingest"
	"hearsay/pipeline"
)

type rereadCmd struct {
	ledgerFlag
	readerFlags
}

// Help stands under the verb's line in its help.
func (rereadCmd) Help() string {
	return "Reads every stored text again, for example after an upgrade. Claims and figures that are found again keep their ids; what is not found again is kept as gone, with the reason."
}

// Run reads everything again and compares it anew.
func (c *rereadCmd) Run(s *streams) error {
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
	before, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	p := newProgress(s.err, "read again")
	defer p.end()
	p.total(before.Articles)
	failed := false
	n, err := pipeline.Reread(ctx, l, false, known.pipeline(ingest.Options{}), func(article string, err error) {
		if p.step(article); err != nil {
			p.clear()
			failed = true
			fmt.Fprintln(s.err, "hearsay:", safe(err.Error(), false))
		}
	})
	if err != nil {
		return err
	}
	p.say("comparing")
	if err := pipeline.Compare(ctx, l, true); err != nil {
		return err
	}
	p.end()
	after, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(s.out, "%s read again: %s (%+d), %s (%+d).\n", plural(n, "article"), plural(after.Claims, "claim"), after.Claims-before.Claims,
		plural(after.Figures, "figure"), after.Figures-before.Figures); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	if failed {
		return errFailed
	}
	return nil
}
