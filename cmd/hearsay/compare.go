package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/compare"
	"hearsay/text"
)

type compareCmd struct {
	Paths    []string `arg:"" name:"path" optional:"" help:"Files, folders, or - for standard input."`
	Readings string   `help:"Compare the readings (NAME.json) of this folder instead of reading texts." placeholder:"DIR" type:"path"`
	JSON     bool     `name:"json" help:"Print one JSON object on a line: groups, then relations."`
	sourceFlags
	readerFlags
}

// Help stands under the verb's line in its help.
func (compareCmd) Help() string {
	return "Says which claims and figures speak of one fact, how many independent origins stand behind it, and which contradict, deny or update one another, each with its reason.\n\n" +
		"With --readings, each NAME.json is a reading made by 'hearsay read --json' or by any other tool; where NAME.txt lies beside it, every span is checked against that text."
}

// Run compares all readings at once.
func (c *compareCmd) Run(s *streams) error {
	if (c.Readings == "") == (len(c.Paths) == 0) {
		return fmt.Errorf("%w: compare takes either texts to read or --readings DIR", errUsage)
	}
	readings, failed := []hearsay.WireReading(nil), error(nil)
	alike := compare.Options{Sketches: map[string][]uint32{}}
	var err error
	if alike.Actors, _, err = c.tables(); err != nil {
		return err
	}
	if c.Readings != "" {
		readings, failed = s.readingsIn(c.Readings)
	} else {
		readings, failed = c.read(s, alike.Sketches)
	}
	if failed != nil && !errors.Is(failed, errFailed) {
		return failed
	}
	result := alike.Compare(readings)
	if c.JSON {
		return errors.Join(writeResult(s, result), failed)
	}
	return errors.Join(newResultPrinter(s, readings).print(result), failed)
}

// read reads texts, and fills in the sketch of each.
func (c *compareCmd) read(s *streams, sketches map[string][]uint32) ([]hearsay.WireReading, error) {
	opt, err := c.options(s)
	if err != nil {
		return nil, err
	}
	var out []hearsay.WireReading
	known, err := c.knowledge(s.err)
	if err != nil {
		return nil, err
	}
	failed := s.each(c.Paths, opt, func(v *hearsay.Version) error {
		r, err := known.read(v)
		if err != nil {
			return err
		}
		out = append(out, r.Wire(v.Text))
		sketches[r.Article.ID] = text.Sketch(v.Text)
		return nil
	})
	return out, failed
}

// readingsIn reads every NAME.json of a folder, in order of their names. What is no reading is told and passed over; a reading that cannot be taken in ends as errFailed.
func (s *streams) readingsIn(dir string) ([]hearsay.WireReading, error) {
	files, err := filepath.Glob(filepath.Join(escapeGlob(dir), "*.json"))
	if info, statErr := os.Stat(dir); statErr != nil || !info.IsDir() {
		return nil, fmt.Errorf("--readings: %s is no folder", dir)
	}
	if err != nil {
		return nil, fmt.Errorf("--readings: %w", err)
	}
	var out []hearsay.WireReading
	var failed error
	for _, file := range files {
		if strings.HasSuffix(file, ".meta.json") || strings.HasPrefix(filepath.Base(file), ".") {
			continue
		}
		w, err := readingIn(file)
		switch {
		case errors.Is(err, hearsay.ErrNoReading):
			fmt.Fprintf(s.err, "hearsay: %s: passed over: %s\n", safe(file, false), safe(err.Error(), false))
		case err != nil:
			fmt.Fprintf(s.err, "hearsay: %s: %s\n", safe(file, false), safe(err.Error(), false))
			failed = errFailed
		default:
			out = append(out, w)
		}
	}
	return out, failed
}

// escapeGlob makes a folder's name stand for itself in a pattern.
func escapeGlob(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// readingIn reads one reading and checks its spans against NAME.txt where that lies beside it, or the text that it carries; without either they are taken as they stand.
func readingIn(file string) (hearsay.WireReading, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return hearsay.WireReading{}, err
	}
	w, err := hearsay.DecodeReading(data)
	if err != nil {
		return w, err
	}
	if w.Article.Name == "" {
		w.Article.Name = strings.TrimSuffix(filepath.Base(file), ".json")
	}
	if w.Article.ID == "" {
		w.Article.ID = hearsay.ArticleID("", w.Article.Name, "")
	}
	text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
	switch {
	case err == nil:
		return checked(&w, strings.ToValidUTF8(string(text), "\uFFFD"))
	case !errors.Is(err, fs.ErrNotExist):
		return w, err
	case w.Article.Text != nil:
		return checked(&w, *w.Article.Text)
	}
	return w, nil
}

// checked is the reading with every span held against text and its words filled in.
func checked(w *hearsay.WireReading, text string) (hearsay.WireReading, error) {
	r, err := w.Reading(text)
	if err != nil {
		return *w, err
	}
	return r.Wire(text), nil
}

// writeResult prints groups, then relations, one object on a line.
func writeResult(s *streams, r compare.Result) error {
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	for i := range r.Groups {
		if err := enc.Encode(&r.Groups[i]); err != nil {
			return err
		}
	}
	for i := range r.Relations {
		if err := enc.Encode(&r.Relations[i]); err != nil {
			return err
		}
	}
	return nil
}
