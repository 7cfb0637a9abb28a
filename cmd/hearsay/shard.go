package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay/shard"
)

type shardCmd struct {
	Out string `help:"The folder for the shards' tables." required:"" placeholder:"DIR" type:"path"`
	sourceFlags
	readerFlags
}

// Help stands under the verb's line in its help.
func (shardCmd) Help() string {
	return "Reads paths from standard input, one a line: WARC, JSON Lines, feed or archive files, plain or packed. Each becomes a folder of Parquet tables below --out, written whole or not at all and named by what the file holds, the program's version and the settings; one that stands already is not read again. Prints one JSON line a shard.\n\n" +
		"Run it any number of times, by anything: find crawl -name '*.warc.gz' | xargs -P 2 -n 8 sh -c 'printf \"%s\\n\" \"$@\" | hearsay shard --out DIR' sh"
}

// Run reads every shard that standard input names. What cannot be read is told, and ends with exit status 1 after the rest.
func (c *shardCmd) Run(s *streams) error {
	opt, err := c.shards(s)
	if err != nil {
		return err
	}
	if err := shard.Prepare(c.Out, opt); err != nil {
		return err
	}
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	failed := error(nil)
	err = eachPath(s.in, func(path string, again bool) error {
		if again {
			fmt.Fprintf(s.err, "hearsay: %s: named twice, read once\n", safe(path, false))
			return nil
		}
		r, err := shard.Run(path, c.Out, opt)
		if err == nil {
			return enc.Encode(r)
		}
		r.Error = err.Error()
		if told := enc.Encode(r); !errors.Is(err, shard.ErrUnread) {
			return errors.Join(err, told)
		}
		fmt.Fprintln(s.err, "hearsay:", safe(err.Error(), false))
		failed = errFailed
		return nil
	})
	return errors.Join(err, failed)
}

// shards are the options by which shards are read.
func (c *shardCmd) shards(s *streams) (shard.Options, error) {
	return shardOptions(s, c.sourceFlags, c.readerFlags)
}

func shardOptions(s *streams, source sourceFlags, reader readerFlags) (shard.Options, error) {
	in, err := source.options(s)
	if err != nil {
		return shard.Options{}, err
	}
	in.Stdin = nil // it holds the paths
	known, err := reader.knowledge(s.err)
	if err != nil {
		return shard.Options{}, err
	}
	own, err := reader.hashes()
	if err != nil {
		return shard.Options{}, err
	}
	settings, err := json.Marshal(struct {
		sourceFlags
		Tagger string
		Model  string
		Own    []string `json:",omitempty"`
	}{source, known.extract.Reader.Tagger, known.extract.Reader.Model, own})
	if err != nil {
		return shard.Options{}, err
	}
	return shard.Options{Version: version, Settings: string(settings), Ingest: in, Read: known.read}, nil
}

// eachPath calls do for every line that names a path; again tells that it was named before.
func eachPath(in io.Reader, do func(path string, again bool) error) error {
	seen := map[string]bool{}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		path := strings.TrimSuffix(lines.Text(), "\r")
		if path == "" {
			continue
		}
		again := seen[path]
		seen[path] = true
		if err := do(path, again); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading the list of shards: %w", err)
	}
	return nil
}
