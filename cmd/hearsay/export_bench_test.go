package main

import (
	"io"
	"runtime"
	"testing"

	"hearsay/export/made"
	"hearsay/export/rows"
)

// BenchmarkExport writes figures of which no two are the same in each form of tables, as 'hearsay export' does once they are read. Rows a second of processor time say more than those on
// the wall where the machine is busy; Parquet is encoded on all cores.
func BenchmarkExport(b *testing.B) {
	list := made.Figures(50_000)
	for _, form := range []string{"csv", "jsonl", "parquet"} {
		b.Run(form, func(b *testing.B) {
			figures := exportedTable[rows.Figure]{rows.Figures(), "figure", func(yield func(rows.Figure, error) bool) {
				for n := 0; b.Loop(); n++ {
					if !yield(list[n%len(list)], nil) {
						return
					}
				}
			}, itself[rows.Figure]}
			begun := made.Processor()
			if _, err := figures.write(io.Discard, form); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(float64(b.N)/(made.Processor()-begun).Seconds(), "rows/cpu-s")
		})
	}
}

// TestExportingHoldsLittle: what is held at the end of many rows is what was held after the first ones.
func TestExportingHoldsLittle(t *testing.T) {
	list := made.Figures(1000)
	held := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for _, form := range []string{"csv", "jsonl", "parquet"} {
		var first, last uint64
		figures := exportedTable[rows.Figure]{rows.Figures(), "figure", func(yield func(rows.Figure, error) bool) {
			const early, all = 30_000, 150_000
			for n := range all {
				if n == early {
					first = held()
				}
				if !yield(list[n%len(list)], nil) {
					return
				}
			}
			last = held()
		}, itself[rows.Figure]}
		if _, err := figures.write(io.Discard, form); err != nil {
			t.Fatal(err)
		}
		if last > first+24<<20 {
			t.Errorf("%s holds %d MB, and held %d MB after the first rows", form, last>>20, first>>20)
		}
	}
}
