// Package parquet writes and reads the tables of export/rows as Apache Parquet files: rows come in one by one and memory stays flat; a file comes out whose bytes follow from its rows
// alone. cmd/hearsay writes them for DuckDB, pandas and R, and reads them back.
package parquet

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"hearsay/export/rows"
)

// Sizes that bound memory: rows that are turned into columns at once, rows of a row group and bytes of text in it, bytes of a column's page and of its dictionary.
const (
	batchRows      = 256
	groupRows      = 100_000
	groupBytes     = 32 << 20
	pageBytes      = 128 << 10
	dictionaryMost = 512 << 10
	maxCores       = 4 // more cores would wait for the longest column
)

// Writer writes one file. Close ends it.
type Writer[T any] struct {
	table   *rows.Table[T]
	file    *pq.GenericWriter[any]
	columns []*pq.ColumnWriter
	kinds   []rows.Column
	pending []T
	values  [][]pq.Value // of each core
	grouped int          // rows of the row group
	bytes   int          // of text in it
}

// NewWriter begins a file of a table on w; about is written into its key-value metadata, in the order of the keys.
func NewWriter[T any](w io.Writer, t *rows.Table[T], about map[string]string) *Writer[T] {
	options := []pq.WriterOption{schemaOf(t.Name, t.Columns()), pq.Compression(&zstd.Codec{Level: zstd.SpeedFastest}), pq.PageBufferSize(pageBytes), pq.DictionaryMaxBytes(dictionaryMost),
		pq.CreatedBy("hearsay", "1", "export"), pq.DataPageStatistics(true)}
	for _, c := range t.Columns() {
		if c.Bulk { // the least and greatest of a page's texts would be the texts themselves, held in memory to the end
			options = append(options, pq.SkipPageBounds(c.Name), pq.SkipPageStatistics(c.Name))
		}
	}
	for k, v := range about {
		options = append(options, pq.KeyValueMetadata(k, v))
	}
	file := pq.NewGenericWriter[any](w, options...)
	out := &Writer[T]{table: t, file: file, columns: file.ColumnWriters(), kinds: t.Columns(), pending: make([]T, 0, batchRows)}
	for range min(runtime.GOMAXPROCS(0), maxCores) {
		out.values = append(out.values, make([]pq.Value, batchRows))
	}
	return out
}

// Write adds a row. The row is copied, what it points to must not change before the next call of Flush or Close.
func (w *Writer[T]) Write(row *T) error {
	if w.pending = append(w.pending, *row); len(w.pending) < batchRows {
		return nil
	}
	return w.Flush()
}

// Flush hands the rows that were kept back on to the columns.
func (w *Writer[T]) Flush() error {
	if len(w.pending) == 0 {
		return nil
	}
	if err := w.encode(); err != nil {
		return err
	}
	w.grouped += len(w.pending)
	clear(w.pending)
	w.pending = w.pending[:0]
	if w.grouped < groupRows && w.bytes < groupBytes {
		return nil
	}
	w.grouped, w.bytes = 0, 0
	if err := w.file.Flush(); err != nil {
		return fmt.Errorf("writing a row group of %s: %w", w.table.Name, err)
	}
	return nil
}

// encode hands the rows on to their columns. Columns know nothing of one another: a full batch is shared out over the cores.
func (w *Writer[T]) encode() error {
	workers := len(w.values)
	if len(w.pending) < batchRows {
		workers = 1
	}
	errs, sizes := make([]error, workers), make([]int, workers)
	var next atomic.Int64
	work := func(k int) {
		for n := int(next.Add(1)) - 1; n < len(w.columns) && errs[k] == nil; n = int(next.Add(1)) - 1 {
			size, err := w.column(n, w.values[k][:len(w.pending)])
			errs[k], sizes[k] = err, sizes[k]+size
		}
	}
	var all sync.WaitGroup
	for k := 1; k < workers; k++ {
		all.Go(func() { work(k) })
	}
	work(0)
	all.Wait()
	for _, size := range sizes {
		w.bytes += size
	}
	return errors.Join(errs...)
}

// column encodes the nth column by means of values, and gives the bytes of text in it.
func (w *Writer[T]) column(n int, values []pq.Value) (size int, err error) {
	for i := range w.pending {
		cell := w.table.Cell(&w.pending[i], n)
		values[i] = valueOf(&w.kinds[n], cell, n)
		size += len(cell.Text)
	}
	if _, err := w.columns[n].WriteRowValues(values); err != nil {
		return size, fmt.Errorf("writing the column %s: %w", w.kinds[n].Name, err)
	}
	return size, nil
}

// Close writes what is left and the file's foot; the file is whole only after it.
func (w *Writer[T]) Close() error {
	if err := w.Flush(); err != nil {
		return err
	}
	if err := w.file.Close(); err != nil {
		return fmt.Errorf("ending the Parquet file of %s: %w", w.table.Name, err)
	}
	return nil
}

// valueOf is a cell as the nth column takes it: optional columns have one level of definition.
func valueOf(c *rows.Column, cell rows.Cell, n int) pq.Value {
	level := 0
	if c.Optional {
		if cell.Null {
			return pq.NullValue().Level(0, 0, n)
		}
		level = 1
	}
	switch c.Kind {
	case rows.Whole:
		return pq.Int64Value(cell.Whole).Level(0, level, n)
	case rows.Number:
		return pq.DoubleValue(cell.Number).Level(0, level, n)
	case rows.Boolean:
		return pq.BooleanValue(cell.Whole != 0).Level(0, level, n)
	}
	return pq.ByteArrayValue(unsafe.Slice(unsafe.StringData(cell.Text), len(cell.Text))).Level(0, level, n) // the library copies it and never writes to it
}

// ordered is a group whose columns stand in the table's order rather than in the alphabet's.
type ordered struct {
	pq.Group
	fields []pq.Field
}

// Fields are the columns in the table's order.
func (o ordered) Fields() []pq.Field { return o.fields }

func schemaOf(name string, columns []rows.Column) *pq.Schema {
	group, at := pq.Group{}, map[string]int{}
	for n, c := range columns {
		group[c.Name], at[c.Name] = nodeOf(c), n
	}
	fields := group.Fields()
	slices.SortFunc(fields, func(a, b pq.Field) int { return at[a.Name()] - at[b.Name()] })
	return pq.NewSchema(name, ordered{group, fields})
}

func nodeOf(c rows.Column) pq.Node {
	var node pq.Node
	switch c.Kind {
	case rows.Whole:
		node = pq.Encoded(pq.Int(64), &pq.DeltaBinaryPacked)
	case rows.Number:
		node = pq.Leaf(pq.DoubleType)
	case rows.Boolean:
		node = pq.Leaf(pq.BooleanType)
	case rows.JSON:
		node = pq.Encoded(pq.JSON(), &pq.RLEDictionary)
	default:
		node = pq.Encoded(pq.String(), &pq.RLEDictionary)
	}
	switch {
	case c.Kind == rows.JSON && (c.Bulk || c.Varied):
		node = pq.Encoded(pq.JSON(), &pq.Plain)
	case c.Bulk || c.Varied:
		node = pq.Encoded(pq.String(), &pq.Plain)
	}
	if c.Optional {
		return pq.Optional(node)
	}
	return node
}
