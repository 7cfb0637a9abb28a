package main

import (
	"context"
	"fmt"
	"os/signal"
	"syscall"
)

type backupCmd struct {
	File string `arg:"" name:"file" help:"The file to be made; one that is there is not overwritten." type:"path"`
	ledgerFlag
}

// Help stands under the verb's line in its help.
func (backupCmd) Help() string {
	return "Copies a ledger that may be in use, as it stands at one moment, verifies the whole copy, and only then gives it its name. What was forgotten is not in it. A copy is a ledger: name it with --ledger, or put it in the place of a lost one."
}

// Run copies the ledger.
func (c *backupCmd) Run(s *streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	check := &checking{s: &streams{out: s.err, err: s.err}, p: newProgress(s.err, "verified"), path: c.File}
	defer check.p.end()
	done, h, err := l.Custody().Backup(ctx, c.File, check.report)
	if err != nil {
		return err
	}
	check.p.end()
	head := ""
	if h.N > 0 {
		head = " The head of its chain of custody is " + h.Link + "."
	}
	_, err = fmt.Fprintf(s.out, "%s: %s, %s and %s copied and checked.%s\n", c.File, plural(done.Blobs, "stored file"), plural(done.Links, "link"), plural(done.Articles, "text"), head)
	return err
}
