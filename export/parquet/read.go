package parquet

import (
	"errors"
	"fmt"
	"io"
	"iter"

	pq "github.com/parquet-go/parquet-go"

	"hearsay/export/rows"
)

// ErrTable is wrapped by the error about a file that is no Parquet or lacks a column of the table.
var ErrTable = errors.New("the Parquet file does not hold this table")

// readRows is how many rows are read at once.
const readRows = 64

// Read streams the rows of a table from a file of size bytes. Columns are found by name; further ones are passed over, derived ones need not be there. The first error ends the stream.
func Read[T any](r io.ReaderAt, size int64, t *rows.Table[T]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		more := true
		err := guarded(func() error {
			file, err := pq.OpenFile(r, size, pq.SkipBloomFilters(true))
			if err != nil {
				return fmt.Errorf("%w: %v", ErrTable, err)
			}
			targets, err := targetsOf(t, file.Schema())
			if err != nil {
				return err
			}
			for _, group := range file.RowGroups() {
				if more, err = eachRow(group, t, targets, func(row T) bool { return yield(row, nil) }); err != nil || !more {
					return err
				}
			}
			return nil
		})
		if err != nil && more {
			yield(t.New(), fmt.Errorf("reading %s: %w", t.Name, err))
		}
	}
}

// guarded turns a panic of the library over a damaged file into an error.
func guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: it is damaged: %v", ErrTable, p)
		}
	}()
	return do()
}

// targetsOf says for each column of a file which column of the table it is, -1 for none.
func targetsOf[T any](t *rows.Table[T], schema *pq.Schema) ([]int, error) {
	at, kinds := map[string]int{}, map[string]pq.Field{}
	for n, f := range schema.Fields() {
		if !f.Leaf() || f.Repeated() {
			return nil, fmt.Errorf("%w: its column %s is no plain value", ErrTable, f.Name())
		}
		at[f.Name()], kinds[f.Name()] = n, f
	}
	out := make([]int, len(at))
	for n := range out {
		out[n] = -1
	}
	for n, c := range t.Columns() {
		i, ok := at[c.Name]
		switch {
		case !ok && c.Derived:
		case !ok:
			return nil, fmt.Errorf("%w: it has no column %s", ErrTable, c.Name)
		case kinds[c.Name].Type().Kind() != nodeOf(c).Type().Kind():
			return nil, fmt.Errorf("%w: its column %s holds %v, not %v", ErrTable, c.Name, kinds[c.Name].Type(), nodeOf(c).Type())
		default:
			out[i] = n
		}
	}
	return out, nil
}

func eachRow[T any](group pq.RowGroup, t *rows.Table[T], targets []int, yield func(T) bool) (more bool, err error) {
	in := group.Rows()
	defer in.Close()
	buffer := make([]pq.Row, readRows)
	for {
		n, err := in.ReadRows(buffer)
		for _, values := range buffer[:n] {
			row := t.New()
			for _, v := range values {
				if err := set(t, &row, targets, v); err != nil {
					return true, err
				}
			}
			if !yield(row) {
				return false, nil
			}
		}
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return true, fmt.Errorf("%w: %v", ErrTable, err)
		}
	}
}

func set[T any](t *rows.Table[T], row *T, targets []int, v pq.Value) error {
	if v.Column() < 0 || v.Column() >= len(targets) || targets[v.Column()] < 0 {
		return nil
	}
	n := targets[v.Column()]
	cell := rows.Cell{Null: v.IsNull()}
	if !cell.Null {
		switch t.Columns()[n].Kind {
		case rows.Whole:
			cell.Whole = v.Int64()
		case rows.Number:
			cell.Number = v.Double()
		case rows.Boolean:
			if v.Boolean() {
				cell.Whole = 1
			}
		default:
			cell.Text = string(v.ByteArray())
		}
	}
	return t.Set(row, n, cell)
}
