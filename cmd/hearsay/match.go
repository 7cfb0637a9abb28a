package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime/debug"

	"hearsay"
	"hearsay/compare"
)

type matchCmd struct {
	Limit int `help:"How many statements of one block are compared with one another (${default}); a larger block is split by day." default:"100000" placeholder:"N"`
}

// Help stands under the verb's line in its help.
func (matchCmd) Help() string {
	return "Reads rows (hearsay/row/1, one JSON object a line, as 'hearsay shard' writes them into rows.parquet) sorted by block and day from standard input, and compares block by block. Only one block is in memory, and of that each thing that is said once.\n\n" +
		"Prints groups, relations, links (hearsay/link/1) and rows for the next round. docs/scale.md tells how the rounds follow one another; 'hearsay dataset' and spark/hearsay_spark.py run them."
}

// Run compares the rows on standard input.
func (c *matchCmd) Run(s *streams) error {
	if c.Limit <= 0 {
		return fmt.Errorf("%w: --limit: %d is no number above zero", errUsage, c.Limit)
	}
	debug.SetGCPercent(40) // blocks are large and short-lived: memory is worth more here than the collector's time
	out := bufio.NewWriterSize(s.out, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	m := compare.Matching{
		Group:    func(g *hearsay.Group) error { return compare.WriteGroup(out, g) },
		Relation: func(r *compare.Dated) error { return enc.Encode(r) },
		Link:     func(l *compare.Link) error { return enc.Encode(l) },
		Row:      func(r *compare.Row) error { return enc.Encode(r) },
		Note:     func(note string) { fmt.Fprintln(s.err, "hearsay: match:", safe(note, false)) },
		Limit:    c.Limit,
	}
	err := m.Match(rowsIn(s.in))
	return errors.Join(err, out.Flush())
}

// rowsIn reads rows, one a line; empty lines are passed over. An error names the line.
func rowsIn(in io.Reader) iter.Seq2[compare.Row, error] {
	return func(yield func(compare.Row, error) bool) {
		lines := bufio.NewReaderSize(in, 1<<20)
		for n := 1; ; n++ {
			line, err := lines.ReadBytes('\n')
			if err != nil && !errors.Is(err, io.EOF) {
				yield(compare.Row{}, fmt.Errorf("reading line %d: %w", n, err))
				return
			}
			if len(line) > 1 {
				var r compare.Row
				if bad := r.Unmarshal(line); bad == nil && r.Schema != compare.SchemaRow {
					bad = fmt.Errorf("its schema is %q, not %q", r.Schema, compare.SchemaRow)
					yield(r, fmt.Errorf("line %d is no row: %w", n, bad))
					return
				} else if bad != nil {
					yield(r, fmt.Errorf("line %d is no row: %w; rows are what 'hearsay shard' writes, one JSON object a line", n, bad))
					return
				}
				if !yield(r, nil) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}
