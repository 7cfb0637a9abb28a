package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"hearsay/dataset"
	"hearsay/shard"
)

type datasetCmd struct {
	Shards  string `help:"A file that names the shards, one path a line; - for standard input." placeholder:"LIST" required:""`
	Out     string `help:"The folder for the data set; with --seal, the one whose parts are there." placeholder:"DIR" type:"path" required:""`
	Seal    bool   `help:"Only describe the parts that an engine wrote below --out: write its datapackage.json. --shards is not read."`
	Memory  int    `help:"Megabytes for sorting (${default}); what does not fit goes to disk." default:"512" placeholder:"MB"`
	Workers int    `help:"Shards read and blocks compared at one time; one a core where not given." placeholder:"N"`
	sourceFlags
	readerFlags
}

// Help stands under the verb's line in its help.
func (datasetCmd) Help() string {
	return "Reads the shards of a crawl on all cores, compares what they say, and writes one data set: articles, claims, figures, places, times, captures, groups and relations as Parquet by month, with a datapackage.json. " +
		"Nothing stands at --out until all of it does; a run that is killed is gone on with by running it again.\n\n" +
		"Prints one JSON line a shard and a last one (hearsay/dataset/1) with what the data set holds. spark/README.md tells how a cluster makes the same."
}

// Run makes a data set.
func (c *datasetCmd) Run(s *streams) error {
	if c.Seal {
		return dataset.Seal(c.Out)
	}
	if c.Memory < 64 {
		return fmt.Errorf("%w: --memory: %d is less than 64 MB", errUsage, c.Memory)
	}
	opt, err := shardOptions(s, c.sourceFlags, c.readerFlags)
	if err != nil {
		return err
	}
	paths, err := c.paths(s)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	done, err := dataset.Make(ctx, paths, c.Out, dataset.Options{
		Shard: opt, Workers: c.Workers, Memory: c.Memory << 20,
		Note:   func(note string) { fmt.Fprintln(s.err, "hearsay:", safe(note, false)) },
		Report: func(r shard.Report) { _ = enc.Encode(r) }, // the last line tells whether it could be written
	})
	if err != nil {
		return err
	}
	return enc.Encode(done)
}

// paths reads the list of shards.
func (c *datasetCmd) paths(s *streams) ([]string, error) {
	var in io.Reader = s.in
	if c.Shards != "-" {
		f, err := os.Open(c.Shards)
		if err != nil {
			return nil, fmt.Errorf("opening the list of shards: %w", err)
		}
		defer f.Close()
		in = f
	}
	var paths []string
	err := eachPath(in, func(path string, again bool) error {
		if again {
			fmt.Fprintf(s.err, "hearsay: %s: named twice, read once\n", safe(path, false))
			return nil
		}
		paths = append(paths, path)
		return nil
	})
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("%w: %s names no shard", errUsage, c.Shards)
	}
	return paths, err
}
