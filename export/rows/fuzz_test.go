package rows_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay"
	"hearsay/export/rows"
)

// FuzzSet sets one cell of each table to anything: the row takes it or says why not, and a cell that was taken comes out again as the same value.
func FuzzSet(f *testing.F) {
	f.Add(3, false, "c-1", int64(4), 0.5)
	f.Add(17, true, "", int64(-1), math.Inf(1))
	f.Add(40, false, `[{"kind":"unconfirmed","start":1,"end":2,"text":"x","by":null}]`, int64(1), math.NaN())
	f.Add(9, false, `{"low":1`, int64(1<<62), math.Copysign(0, -1))
	f.Fuzz(func(t *testing.T, n int, null bool, text string, whole int64, number float64) {
		c := rows.Cell{Null: null, Text: text, Whole: whole, Number: number}
		taken(t, rows.Figures(), n, c)
		taken(t, rows.Claims(), n, c)
		taken(t, rows.Articles(), n, c)
		taken(t, rows.Relations(), n, c)
		taken(t, rows.Groups(), n, c)
		taken(t, rows.Places(), n, c)
		taken(t, rows.Times(), n, c)
		taken(t, rows.Captures(), n, c)
	})
}

func taken[T any](t *testing.T, table *rows.Table[T], n int, c rows.Cell) {
	t.Helper()
	columns := table.Columns()
	if n %= len(columns); n < 0 {
		n += len(columns)
	}
	row := table.New()
	if table.Set(&row, n, c) != nil {
		return
	}
	one := table.Cell(&row, n)
	again := table.New()
	if err := table.Set(&again, n, one); err != nil {
		t.Fatalf("%s: what %s gave it did not take: %v", table.Name, columns[n].Name, err)
	}
	if two := table.Cell(&again, n); !cmp.Equal(one, two, cmpopts.EquateNaNs()) {
		t.Fatalf("%s: %s held %+v, then %+v", table.Name, columns[n].Name, one, two)
	}
}

// FuzzFromReading makes rows of any reading and the reading of the rows again: its claims, figures, places and times are the same.
func FuzzFromReading(f *testing.F) {
	f.Add([]byte(reading))
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := hearsay.DecodeReading(data)
		if err != nil {
			return
		}
		r := rows.FromReading(&w)
		got := r.Wire()
		if len(got.Claims) != len(w.Claims) || !cmp.Equal(got.Figures, w.Figures, cmpopts.EquateEmpty(), cmpopts.EquateNaNs()) ||
			!cmp.Equal(got.Places, w.Places, cmpopts.EquateEmpty(), cmpopts.EquateNaNs()) || !cmp.Equal(got.Times, w.Times, cmpopts.EquateEmpty()) {
			t.Fatal("the reading of its rows is another")
		}
		for i := range w.Claims {
			if got.Claims[i].ID != w.Claims[i].ID || !cmp.Equal(got.Claims[i].Content, w.Claims[i].Content, cmpopts.EquateEmpty()) {
				t.Fatalf("claim %d is another", i)
			}
		}
	})
}
