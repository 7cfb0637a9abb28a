package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"hearsay/dataset"
	entire "hearsay/ledger/whole"
)

type importCmd struct {
	From string `arg:"" name:"file" help:"A whole ledger as 'hearsay export --form jsonl' writes it, - for standard input, or the folder of a data set as 'hearsay dataset' makes it."`
	ledgerFlag
	datasetFilters
}

// Help stands under the verb's line in its help.
func (importCmd) Help() string {
	return "Makes a ledger of a whole export: the same bytes, texts, readings, claims, relations and ids, so that its own export is the same byte for byte. " +
		"The ledger must not be there yet. Nothing is kept unless the export is whole and unaltered.\n\n" +
		"Of the folder of a data set, it brings the articles that the filters name, or all, into a ledger, which may hold others: with their bytes, texts, readings and hashes. " +
		"Every part is held against its hash first. A run that is cut off is gone on with by running it again."
}

// Run imports.
func (c *importCmd) Run(s *streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if c.From != "-" && dataset.Is(c.From) {
		return c.load(ctx, s, c.From, c.ledgerFlag)
	}
	if c.datasetFilters != (datasetFilters{}) {
		return fmt.Errorf("%w: the filters are for a data set, and %s is no folder", errUsage, safe(c.From, false))
	}
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
	in, err := os.Open(c.From)
	if err != nil {
		return nil, fmt.Errorf("opening the export: %w", err)
	}
	return in, nil
}
