package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	entire "hearsay/ledger/whole"
)

type importCmd struct {
	From string `arg:"" name:"file" help:"A whole ledger as 'hearsay export --form jsonl' writes it, or - for standard input."`
	ledgerFlag
}

// Help stands under the verb's line in its help.
func (importCmd) Help() string {
	return "Makes a ledger of a whole export: the same bytes, texts, readings, claims, relations and ids, so that its own export is the same byte for byte. " +
		"The ledger must not be there yet. Nothing is kept unless the export is whole and unaltered."
}

// Run imports.
func (c *importCmd) Run(s *streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	path, err := c.path()
	if err != nil {
		return err
	}
	in, err := c.source(s)
	if err != nil {
		return err
	}
	defer in.Close()
	n, err := entire.Import(ctx, bufio.NewReaderSize(in, 1<<20), path)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%d objects are in %s.\n", n, safe(path, false))
	return nil
}

func (c *importCmd) source(s *streams) (io.ReadCloser, error) {
	if c.From == "-" {
		return io.NopCloser(s.in), nil
	}
	info, err := os.Stat(c.From)
	if err != nil {
		return nil, fmt.Errorf("opening the export: %w", err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%w: %s is a folder; name the file in it, as ledger.jsonl", errUsage, c.From)
	}
	in, err := os.Open(c.From)
	if err != nil {
		return nil, fmt.Errorf("opening the export: %w", err)
	}
	return in, nil
}
