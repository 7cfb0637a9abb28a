package csv_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/export/csv"
	"hearsay/export/made"
	"hearsay/export/rows"
)

func lines[T any](t testing.TB, table *rows.Table[T], list []T) (header []string, cells [][]string) {
	t.Helper()
	var out bytes.Buffer
	w := csv.NewWriter(&out, table)
	for i := range list {
		if err := w.Write(&list[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	all, err := stdcsv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

func holds[T any](t *testing.T, table *rows.Table[T]) {
	t.Helper()
	source := rand.New(rand.NewSource(5))
	list := make([]T, 100)
	for i := range list {
		list[i] = made.Random[T](source)
	}
	header, cells := lines(t, table, list)
	if len(cells) != len(list) {
		t.Fatalf("%s: %d rows of %d", table.Name, len(cells), len(list))
	}
	at := map[string]int{}
	for i, name := range header {
		at[name] = i
	}
	for n, c := range table.Columns() {
		i, there := at[c.Name]
		if there == c.Bulk {
			t.Errorf("%s: the column %s stands in CSV: %v", table.Name, c.Name, there)
		}
		if !there || c.Kind != rows.Text && c.Kind != rows.JSON {
			continue
		}
		for k := range list {
			want := strings.ReplaceAll(table.Cell(&list[k], n).Text, "\r\n", "\n") // as the reader of the test has it
			if got := csv.Plain(cells[k][i]); got != want {
				t.Fatalf("%s: %s of row %d is %q, want %q", table.Name, c.Name, k, got, want)
			}
			if cell := cells[k][i]; cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				t.Fatalf("%s: the cell %q is a formula", table.Name, cell)
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

func TestCells(t *testing.T) {
	for text, want := range map[string]string{
		"Kyiv": "Kyiv", "": "", "=1+1": `"'=1+1"`, "-12": `"'-12"`, "@x": `"'@x"`, "+7": `"'+7"`, "'so'": `"''so'"`, "a,b": `"a,b"`, `say "no"`: `"say ""no"""`, "two\nlines": "\"two\nlines\"", "\tx": "\"'\tx\"", " x": `" x"`, "10 tanks": "10 tanks",
	} {
		if got := string(csv.AppendCell(nil, text)); got != want {
			t.Errorf("%q is written %s, want %s", text, got, want)
		}
	}
}

func TestNegativeNumbersStayNumbers(t *testing.T) {
	low := -4.0
	f := made.Figure(1)
	f.Low = &low
	header, cells := lines(t, rows.Figures(), []rows.Figure{f})
	for i, name := range header {
		if name == "low" && cells[0][i] != "-4" {
			t.Errorf("low is %q", cells[0][i])
		}
	}
}

func FuzzCell(f *testing.F) {
	for _, s := range made.Hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			return // Go's reader, which the test reads with, folds line ends
		}
		line := append(csv.AppendCell(nil, text), ",end\n"...)
		all, err := stdcsv.NewReader(bytes.NewReader(line)).ReadAll()
		if err != nil || len(all) != 1 || len(all[0]) != 2 || csv.Plain(all[0][0]) != text {
			t.Fatalf("%q became %q: %v", text, all, err)
		}
	})
}

func BenchmarkFigures(b *testing.B) {
	list := made.Figures(50_000)
	w := csv.NewWriter(discard{}, rows.Figures())
	begun := made.Processor()
	for n := 0; b.Loop(); n++ {
		if err := w.Write(&list[n%len(list)]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(b.N)/(made.Processor()-begun).Seconds(), "rows/cpu-s")
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
