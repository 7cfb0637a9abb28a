package parquet_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay/export/made"
	"hearsay/export/parquet"
	"hearsay/export/rows"
)

// written is a file of rows.
func written[T any](t testing.TB, table *rows.Table[T], list []T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := parquet.NewWriter(&out, table, map[string]string{"b": "2", "a": "1", "c": "3"})
	for i := range list {
		if err := w.Write(&list[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read[T any](table *rows.Table[T], data []byte) (list []T, err error) {
	for row, err := range parquet.Read(bytes.NewReader(data), int64(len(data)), table) {
		if err != nil {
			return list, err
		}
		list = append(list, row)
	}
	return list, nil
}

func holds[T any](t *testing.T, table *rows.Table[T]) {
	t.Helper()
	source := rand.New(rand.NewSource(7))
	list := make([]T, 300)
	for i := range list {
		list[i] = made.Random[T](source)
	}
	data := written(t, table, list)
	got, err := read(table, data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		for n, c := range table.Columns() {
			was, is := table.Cell(&list[i], n), table.Cell(&got[i], n)
			if diff := cmp.Diff(was, is); diff != "" && !c.Derived {
				t.Fatalf("%s, row %d, column %s (-was +is):\n%s", table.Name, i, c.Name, diff)
			}
		}
	}
}

func TestEveryTableComesBack(t *testing.T) {
	holds(t, rows.Articles())
	holds(t, rows.Claims())
	holds(t, rows.Figures())
	holds(t, rows.Places())
	holds(t, rows.Times())
	holds(t, rows.Relations())
	holds(t, rows.Groups())
}

func TestTheSameRowsMakeTheSameBytes(t *testing.T) {
	list := made.Figures(3000)
	if a, b := written(t, rows.Figures(), list), written(t, rows.Figures(), list); !bytes.Equal(a, b) {
		t.Error("two files of the same rows differ")
	}
}

func TestManyRowGroups(t *testing.T) {
	const many = 100_000 + 7
	var out bytes.Buffer
	w := parquet.NewWriter(&out, rows.Times(), nil)
	for n := range many {
		if err := w.Write(&rows.Time{Article: made.Article(n)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	n := 0
	for row, err := range parquet.Read(bytes.NewReader(out.Bytes()), int64(out.Len()), rows.Times()) {
		if err != nil || row.Article.ID != made.Article(n).ID {
			t.Fatalf("row %d is of %s: %v", n, row.Article.ID, err)
		}
		n++
	}
	if n != many {
		t.Errorf("%d rows of %d came back", n, many)
	}
}

func TestWhatIsNoTable(t *testing.T) {
	good := written(t, rows.Figures(), made.Figures(500))
	for name, data := range map[string][]byte{"nothing": nil, "a text": []byte("figure,claim\nf-1,c-1\n"), "cut": good[:len(good)/2], "another table": written(t, rows.Times(), []rows.Time{{}})} {
		if _, err := read(rows.Figures(), data); !errors.Is(err, parquet.ErrTable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDamage turns bytes of a file: what comes is the rows or an error, never a panic.
func TestDamage(t *testing.T) {
	good := written(t, rows.Figures(), made.Figures(50))
	source := rand.New(rand.NewSource(3))
	for range 300 {
		bad := bytes.Clone(good)
		for range 3 {
			bad[source.Intn(len(bad))] ^= byte(1 + source.Intn(255))
		}
		if list, err := read(rows.Figures(), bad); err == nil && len(list) > 50 {
			t.Fatalf("%d rows of 50", len(list))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, rows.Times(), []rows.Time{{Article: made.Article(1)}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		one, err1 := read(rows.Times(), data)
		two, err2 := read(rows.Times(), data)
		if (err1 == nil) != (err2 == nil) || !cmp.Equal(one, two, cmpopts.EquateEmpty(), cmpopts.EquateNaNs()) {
			t.Fatal("the same bytes were read in two ways: " + fmt.Sprint(err1, err2))
		}
	})
}

// BenchmarkFigures writes figures of which no two are the same. On a busy machine the rows a second of processor time say more than those on the wall.
func BenchmarkFigures(b *testing.B) {
	list := made.Figures(50_000)
	w := parquet.NewWriter(discard{}, rows.Figures(), nil)
	begun := made.Processor()
	for n := 0; b.Loop(); n++ {
		if err := w.Write(&list[n%len(list)]); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(b.N)/(made.Processor()-begun).Seconds(), "rows/cpu-s")
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
