package rows_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"hearsay/export/rows"
)

// begin and end mark the part of docs/export.md that the tables write themselves.
const (
	begin = "<!-- the columns, written by HEARSAY_UPDATE=1 go test ./export/rows -->\n"
	end   = "<!-- end of the columns -->\n"
)

func told(columns []rows.Column) string {
	var b strings.Builder
	b.WriteString("| column | holds | what it says |\n| --- | --- | --- |\n")
	for _, c := range columns {
		kind := map[rows.Kind]string{rows.Text: "text", rows.Whole: "whole number", rows.Number: "number", rows.Boolean: "true or false", rows.JSON: "JSON"}[c.Kind]
		if c.Bulk {
			kind += ", Parquet only"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, kind, c.About)
	}
	return b.String()
}

func TestEveryColumnStandsInTheDocument(t *testing.T) {
	const path = "../../docs/export.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	want.WriteString(begin)
	for _, table := range []struct {
		name, about string
		columns     []rows.Column
	}{
		{rows.Figures().Name, rows.Figures().About, rows.Figures().Columns()}, {rows.Claims().Name, rows.Claims().About, rows.Claims().Columns()},
		{rows.Articles().Name, rows.Articles().About, rows.Articles().Columns()}, {rows.Relations().Name, rows.Relations().About, rows.Relations().Columns()},
		{rows.Groups().Name, rows.Groups().About, rows.Groups().Columns()}, {rows.Places().Name, rows.Places().About, rows.Places().Columns()},
		{rows.Times().Name, rows.Times().About, rows.Times().Columns()},
	} {
		fmt.Fprintf(&want, "\n### %s\n\n%s\n\n%s", table.name, table.about, told(table.columns))
	}
	want.WriteString("\n" + end)
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("docs/export.md has lost the marks around its columns")
	}
	if now := before + want.String() + after; now != string(data) {
		if os.Getenv("HEARSAY_UPDATE") == "" {
			t.Fatal("docs/export.md does not tell the columns as they are: run HEARSAY_UPDATE=1 go test ./export/rows")
		}
		if err := os.WriteFile(path, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
