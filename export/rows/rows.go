// Package rows is the tables in which data leave hearsay: articles, claims, figures, places, times, relations and groups. Listed objects and readings come in; rows whose columns are
// named, typed and told once come out, for CSV (export/table), Parquet (export/parquet), the description of a folder (export/table) and docs/export.md, and rows become readings again.
package rows

import (
	"encoding/json"
	"fmt"
)

// Kind is what the cells of a column hold.
type Kind int

// Kinds of column. Days are texts: an article's may be a day or a date-time with its offset, and nothing of it is rounded.
const (
	Text    Kind = iota
	Whole        // a whole number
	Number       // a number
	Boolean      // true or false
	JSON         // a JSON value: a list or an object of docs/claim-format.md
)

// Column is one column of a table. Optional columns may be empty, which says that the thing is unknown or absent. Bulk columns hold whole texts: they stand in Parquet and are
// left out of CSV. Derived columns repeat for people what another column holds in full: reading rows back passes over them. Varied columns hold something else in nearly every row: a
// dictionary of their values saves nothing.
type Column struct {
	Name     string
	About    string
	Kind     Kind
	List     bool // of JSON: a list, not an object
	Optional bool
	Bulk     bool
	Derived  bool
	Varied   bool
}

// Cell is one value: Text of Text and JSON, Whole of Whole and Boolean (1 is true), Number of Number. Null cells hold nothing.
type Cell struct {
	Null   bool
	Text   string
	Whole  int64
	Number float64
}

// field is a column with the way to its value in a row.
type field[T any] struct {
	Column
	get func(*T) Cell
	set func(*T, Cell) error
}

// Table is a table of rows of T: its columns in their order.
type Table[T any] struct {
	Name    string
	About   string
	blank   T
	columns []Column
	fields  []field[T]
}

// table puts a table together; blank is what a row is before its cells are set.
func table[T any](name, about string, blank T, parts ...[]field[T]) *Table[T] {
	t := &Table[T]{Name: name, About: about, blank: blank}
	for _, part := range parts {
		for _, f := range part {
			t.fields = append(t.fields, f)
			t.columns = append(t.columns, f.Column)
		}
	}
	return t
}

// Columns are the table's columns. The slice is not to be changed.
func (t *Table[T]) Columns() []Column { return t.columns }

// New is a row whose cells are still to be set.
func (t *Table[T]) New() T { return t.blank }

// Cell is the value of a row in the nth column.
func (t *Table[T]) Cell(row *T, n int) Cell { return t.fields[n].get(row) }

// Set writes a cell into a row: what a table wrote makes the same row again. Derived columns are passed over. An error names the column.
func (t *Table[T]) Set(row *T, n int, c Cell) error {
	f := &t.fields[n]
	if f.Derived {
		return nil
	}
	if err := f.set(row, c); err != nil {
		return fmt.Errorf("column %s of %s: %w", f.Name, t.Name, err)
	}
	return nil
}

// read is the cell of a field of a row, to which p points.
func read(p any) Cell {
	switch p := p.(type) {
	case *string:
		return Cell{Text: *p}
	case *int:
		return Cell{Whole: int64(*p)}
	case *float64:
		return Cell{Number: *p}
	case *bool:
		return Cell{Whole: bit(*p)}
	case **string:
		if *p != nil {
			return Cell{Text: **p}
		}
	case **int:
		if *p != nil {
			return Cell{Whole: int64(**p)}
		}
	case **float64:
		if *p != nil {
			return Cell{Number: **p}
		}
	case **bool:
		if *p != nil {
			return Cell{Whole: bit(**p)}
		}
	default:
		return readJSON(p)
	}
	return Cell{Null: true}
}

// readJSON is the cell of a list or object; lists that are empty are so common that they are not worth an encoder.
func readJSON(p any) Cell {
	if p, ok := p.(interface{ emptyList() (bool, bool) }); ok {
		if none, empty := p.emptyList(); none {
			return Cell{Null: true}
		} else if empty {
			return Cell{Text: "[]"}
		}
	}
	data, err := json.Marshal(p)
	if err != nil || string(data) == "null" { // numbers that JSON lacks are in no list of ours
		return Cell{Null: true}
	}
	return Cell{Text: string(data)}
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// write is read the other way round.
func write(p any, c Cell) error {
	switch p := p.(type) {
	case *string:
		*p = c.Text
	case *int:
		*p = int(c.Whole)
	case *float64:
		*p = c.Number
	case *bool:
		*p = c.Whole != 0
	case **string:
		*p = filled(c, c.Text)
	case **int:
		*p = filled(c, int(c.Whole))
	case **float64:
		*p = filled(c, c.Number)
	case **bool:
		*p = filled(c, c.Whole != 0)
	default:
		if c.Null {
			return nil
		}
		return json.Unmarshal([]byte(c.Text), p)
	}
	return nil
}

func filled[V any](c Cell, v V) *V {
	if c.Null {
		return nil
	}
	return &v
}

// kindOf is the kind of column that a field makes, and whether it may be empty.
func kindOf(p any) (k Kind, optional bool) {
	switch p.(type) {
	case *string:
		return Text, false
	case **string:
		return Text, true
	case *int:
		return Whole, false
	case **int:
		return Whole, true
	case *float64:
		return Number, false
	case **float64:
		return Number, true
	case *bool:
		return Boolean, false
	case **bool:
		return Boolean, true
	}
	return JSON, true
}
