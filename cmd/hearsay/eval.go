package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/eval"
	"hearsay/ingest"
)

type evalCmd struct {
	Gold   string `arg:"" name:"gold" help:"Folder of NAME.txt with its gold NAME.json; with --form polnear a file of tagged paragraphs." type:"path"`
	Form   string `help:"What the gold is: claims, a folder of readings; polnear, JSON Lines with tokens and labels (B- and I- source, cue, content), as CofeNet writes PolNeAR." enum:"claims,polnear" default:"claims"`
	JSON   bool   `name:"json" help:"Print the table as one JSON object."`
	Misses string `help:"Print what this row lost, with the words, after the table." placeholder:"ROW"`
	Folds  int    `help:"Cut the folder by SHA-1 of the name modulo N and print the table of each fold and the widest gap." placeholder:"N"`
	readerFlags
}

// Help stands under the verb's line in its help.
func (evalCmd) Help() string {
	return "Reads every article of the folder as 'hearsay read' would, with the dates of its manifest, and scores the readings against the gold. Nothing is trained."
}

// Run scores the folder.
func (c *evalCmd) Run(s *streams) error {
	if c.Form == formPolnear {
		return c.polnear(s)
	}
	if c.Misses != "" && !eval.KnownRow(c.Misses) {
		return fmt.Errorf("%w: there is no row %q; the rows are %s", errUsage, c.Misses, strings.Join(append(eval.Order(), eval.WrongParty), ", "))
	}
	if c.Folds < 0 || c.Folds == 1 {
		return fmt.Errorf("%w: --folds takes a number from 2", errUsage)
	}
	articles, err := eval.Load(c.Gold)
	if err != nil {
		return err
	}
	readings, err := c.readGold(s, articles)
	if err != nil {
		return err
	}
	read := func(a eval.Article) *hearsay.WireReading { return readings[a.Name] }
	if c.Folds > 0 {
		return c.folds(s, articles, read)
	}
	table := eval.Score(articles, read)
	for _, r := range table.Refused {
		fmt.Fprintln(s.err, "hearsay: refused", r)
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(table)
	}
	if err := table.Write(s.out); err != nil {
		return err
	}
	return table.WriteMisses(s.out, c.Misses)
}

// readGold reads the texts of a gold folder as the verb read would.
func (c *evalCmd) readGold(s *streams, articles []eval.Article) (map[string]*hearsay.WireReading, error) {
	var paths []string
	for _, a := range articles {
		paths = append(paths, filepath.Join(c.Gold, a.Name+".txt"))
	}
	known, err := c.knowledge(s.err)
	if err != nil {
		return nil, err
	}
	out := map[string]*hearsay.WireReading{}
	for v, err := range ingest.Open(paths, ingest.Options{}) {
		if err != nil {
			return nil, err
		}
		r, err := known.read(&v)
		if err != nil {
			return nil, err
		}
		w := r.Wire(v.Text)
		out[v.Article.Name] = &w
	}
	return out, nil
}

func (c *evalCmd) folds(s *streams, articles []eval.Article, read func(eval.Article) *hearsay.WireReading) error {
	var tables []eval.Table
	for k := range c.Folds {
		var fold []eval.Article
		for _, a := range articles {
			if eval.Fold(a.Name, c.Folds) == k {
				fold = append(fold, a)
			}
		}
		tables = append(tables, eval.Score(fold, read))
		if c.JSON {
			continue
		}
		fmt.Fprintf(s.out, "fold %d of %d: ", k, c.Folds)
		if err := tables[k].Write(s.out); err != nil {
			return err
		}
		if err := tables[k].WriteMisses(s.out, c.Misses); err != nil {
			return err
		}
		fmt.Fprintln(s.out)
	}
	row, gap := eval.Gap(tables)
	if c.JSON {
		return json.NewEncoder(s.out).Encode(map[string]any{"folds": tables, "widest": map[string]any{"row": row, "gap": gap}})
	}
	_, err := fmt.Fprintf(s.out, "widest gap: %s, %.1f points\n", row, gap)
	return err
}
