// Package csv writes the tables of export/rows as comma-separated values (RFC 4180, UTF-8, one header line), and reads cells back. Rows come in one by one; lines go out that a
// spreadsheet takes for values and never for formulas. cmd/hearsay puts them on standard output or into a folder.
package csv

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"hearsay/export/rows"
)

// flushAt is how many bytes are gathered before they are written.
const flushAt = 1 << 16

// Writer writes one table. Close writes what is left.
type Writer[T any] struct {
	w       io.Writer
	table   *rows.Table[T]
	columns []int // those that stand in CSV
	kinds   []rows.Column
	buf     []byte
}

// NewWriter begins a table with its header. Bulk columns are left out.
func NewWriter[T any](w io.Writer, t *rows.Table[T]) *Writer[T] {
	out := &Writer[T]{w: w, table: t, buf: make([]byte, 0, 2*flushAt)}
	for n, c := range t.Columns() {
		if !c.Bulk {
			out.columns, out.kinds = append(out.columns, n), append(out.kinds, c)
			out.part(len(out.columns) - 1)
			out.buf = append(out.buf, c.Name...)
		}
	}
	out.buf = append(out.buf, '\r', '\n')
	return out
}

func (w *Writer[T]) part(n int) {
	if n > 0 {
		w.buf = append(w.buf, ',')
	}
}

// Write adds a row.
func (w *Writer[T]) Write(row *T) error {
	for i, n := range w.columns {
		w.part(i)
		c := w.table.Cell(row, n)
		if c.Null {
			continue
		}
		switch w.kinds[i].Kind {
		case rows.Whole:
			w.buf = strconv.AppendInt(w.buf, c.Whole, 10)
		case rows.Number:
			w.buf = strconv.AppendFloat(w.buf, c.Number, 'f', -1, 64)
		case rows.Boolean:
			w.buf = strconv.AppendBool(w.buf, c.Whole != 0)
		default:
			w.buf = AppendCell(w.buf, c.Text)
		}
	}
	w.buf = append(w.buf, '\r', '\n')
	if len(w.buf) < flushAt {
		return nil
	}
	return w.flush()
}

func (w *Writer[T]) flush() error {
	_, err := w.w.Write(w.buf)
	w.buf = w.buf[:0]
	if err != nil {
		return fmt.Errorf("writing the rows of %s: %w", w.table.Name, err)
	}
	return nil
}

// Close writes what is left; it does not close what is written to.
func (w *Writer[T]) Close() error { return w.flush() }

// AppendCell puts a text into a line as a cell: made harmless, and between quotes where it must be.
func AppendCell(line []byte, text string) []byte {
	risky := Risky(text)
	if !risky && !strings.ContainsAny(text, "\",\r\n") && (text == "" || text[0] != ' ' && text[len(text)-1] != ' ') {
		return append(line, text...)
	}
	line = append(line, '"')
	if risky {
		line = append(line, '\'')
	}
	for {
		n := strings.IndexByte(text, '"')
		if n < 0 {
			break
		}
		line = append(append(line, text[:n]...), '"', '"')
		text = text[n+1:]
	}
	return append(append(line, text...), '"')
}

// Risky tells a text that a spreadsheet may take for a formula or for its own mark of a text: one that begins with = + - @, a tab, a line's end or an apostrophe.
func Risky(text string) bool {
	if text == "" {
		return false
	}
	switch text[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n', '\'':
		return true
	}
	return false
}

// Harmless is a text as a cell holds it: an apostrophe before a risky one.
func Harmless(text string) string {
	if Risky(text) {
		return "'" + text
	}
	return text
}

// Plain is the text of a cell: Harmless the other way round. A cell that begins with an apostrophe loses one.
func Plain(cell string) string { return strings.TrimPrefix(cell, "'") }
