package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"hearsay"
)

type readCmd struct {
	Paths    []string `arg:"" name:"path" help:"Files, folders, or - for standard input."`
	JSON     bool     `name:"json" help:"Print each reading as one JSON object on a line."`
	WithText bool     `help:"Put the article's text into the JSON."`
	Out      string   `help:"Write each reading to NAME.json in this folder instead." placeholder:"DIR" type:"path"`
	sourceFlags
	readerFlags
}

// Help stands under the verb's line in its help.
func (readCmd) Help() string {
	return "Reads articles (texts, pages, feeds, web archives, dumps, mail, zip and tar of them: docs/ingest.md) and prints who claims what in them, with figures, places and times. Nothing is stored; 'hearsay add' keeps what was read.\n\n" +
		"The day of publication is never guessed: it is --published, manifest.jsonl in the folder, NAME.meta.json beside the file, what the page declares, its address, or a dated line of the text."
}

// Run reads each article and prints it in the form asked for.
func (c *readCmd) Run(s *streams) error {
	opt, err := c.options(s)
	if err != nil {
		return err
	}
	write, err := c.writer(s)
	if err != nil {
		return err
	}
	known, err := c.knowledge(s.err)
	if err != nil {
		return err
	}
	return s.each(c.Paths, opt, func(v *hearsay.Version) error {
		r, err := known.read(v)
		if err != nil {
			return err
		}
		return write(v, &r)
	})
}

// writer is what happens with each reading: a file, a line of JSON, or a page for a person.
func (c *readCmd) writer(s *streams) (func(*hearsay.Version, *hearsay.Reading) error, error) {
	switch {
	case c.WithText && !c.JSON && c.Out == "":
		return nil, fmt.Errorf("%w: --with-text belongs to --json or --out DIR", errUsage)
	case c.Out != "":
		if err := os.MkdirAll(c.Out, 0o755); err != nil {
			return nil, fmt.Errorf("making the folder for the readings: %w; name another with --out", err)
		}
		taken := map[string]bool{}
		return func(v *hearsay.Version, r *hearsay.Reading) error { return c.writeFile(s, taken, v, r) }, nil
	case c.JSON:
		return func(v *hearsay.Version, r *hearsay.Reading) error { return c.encode(s.out, v, r) }, nil
	}
	return newReadingPrinter(s).print, nil
}

// encode writes a reading as one compact line.
func (c *readCmd) encode(w io.Writer, v *hearsay.Version, r *hearsay.Reading) error {
	wire := r.Wire(v.Text)
	if c.WithText {
		wire.Article.Text = &v.Text
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(wire)
}

// writeFile writes NAME.json, whole or not at all; a second article of one name becomes NAME~2.json, which is told.
func (c *readCmd) writeFile(s *streams, taken map[string]bool, v *hearsay.Version, r *hearsay.Reading) error {
	name := v.Article.Name
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s~%d", v.Article.Name, n)
	}
	taken[name] = true
	if name != v.Article.Name {
		fmt.Fprintf(s.err, "hearsay: %s: another article is called %s too; its reading is %s.json\n", safe(v.From, false), safe(v.Article.Name, false), safe(name, false))
	}
	f, err := os.CreateTemp(c.Out, ".reading-*")
	if err != nil {
		return err
	}
	err = errors.Join(c.encode(f, v, r), f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(c.Out, name+".json"))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
