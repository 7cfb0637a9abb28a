package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"hearsay/brief"
)

type briefCmd struct {
	ledgerFlag
	Since string `help:"What was added since: 24h, 7d, or a day (${default})." default:"24h" placeholder:"TIME"`
	HTML  bool   `name:"html" help:"Write a page, to be printed or sent, instead of Markdown."`
	Out   string `help:"Write to this file instead of standard output." placeholder:"FILE" type:"path"`
}

// Help stands under the verb's line in its help.
func (briefCmd) Help() string {
	return "Writes what is new, what is disputed, which totals moved and what was not read. Every number opens the sentence that it stands in; one that does not stand there stops the brief."
}

// Run writes the brief.
func (c *briefCmd) Run(s *streams) error {
	ctx, now := context.Background(), time.Now()
	since, err := brief.Since(c.Since, now)
	if err != nil {
		return fmt.Errorf("%w: --since: %w", errUsage, err)
	}
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	b, err := brief.Make(ctx, l, since, now)
	if err != nil {
		return err
	}
	write := b.Markdown
	if c.HTML {
		write = b.HTML
	}
	if c.Out == "" {
		return write(s.out)
	}
	return writeFile(c.Out, write)
}

// writeFile writes the brief once it is whole.
func writeFile(path string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing the brief: %w; choose another file with --out", err)
	}
	return nil
}
