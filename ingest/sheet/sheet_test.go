package sheet

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// shown is a sheet's text with its tabs as bars.
func shown(text string) string { return strings.ReplaceAll(text, "\t", "|") }

func TestRead(t *testing.T) {
	for _, c := range []struct{ what, raw, want string }{
		{"commas", "date,estimate,source\n2022-03-24,\"7,000\",NATO\n", "date|estimate|source\n2022-03-24|7,000|NATO"},
		{"semicolons, decimal commas", "date;low;source\n2022-03-24;1.234,5;NATO\n", "date|low|source\n2022-03-24|1.234,5|NATO"},
		{"tabs", "date\tlow\n2022-03-24\t7\n", "date|low\n2022-03-24|7"},
		{"bars", "date|low\n2022-03-24|7\n", "date|low\n2022-03-24|7"},
		{"line ends of Windows and a byte order mark", "\uFEFFdate,low\r\n2022-03-24,7\r\n", "date|low\n2022-03-24|7"},
		{"a cell of two lines", "date,source\n2022-03-24,\"NATO\nofficials\"\n", "date|source\n2022-03-24|NATO officials"},
		{"a quotation mark inside a cell", "date,source\n2022-03-24,the 5\" gun\n", "date|source\n2022-03-24|the 5\" gun"},
		{"control characters", "date,source\n2022-03-24,NA\x00TO\x1b[31m\n", "date|source\n2022-03-24|NA TO [31m"},
		{"rows of odd length stay", "date,low\n2022-03-24\n2022-03-25,7,8\n", "date|low\n2022-03-24\n2022-03-25|7|8"},
		{"empty rows at the end", "date,low\n2022-03-24,7\n,\n,\n", "date|low\n2022-03-24|7"},
		{"windows-1251", "date,source\n2022-03-24,\xcc\xe8\xed\xee\xe1\xee\xf0\xee\xed\xfb \xd0\xee\xf1\xf1\xe8\xe8\n", "date|source\n2022-03-24|Минобороны России"},
		{"JSON Lines: keys in the order in which they come", `{"date":"2022-03-24","tank":500}` + "\n" + `{"date":"2022-03-25","drone":12.50,"tank":null}` + "\n", "date|tank|drone\n2022-03-24|500|\n2022-03-25||12.50"},
		{"a list of objects", `[{"date":"2022-03-24","of":["a"]}]`, "date|of\n2022-03-24|[\"a\"]"},
	} {
		v, err := Read([]byte(c.raw), "")
		if err != nil || shown(v.Text) != c.want {
			t.Errorf("%s: %q, %v, want %q", c.what, shown(v.Text), err, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ what, raw, want string }{
		{"nothing", "", "holds no rows"},
		{"empty rows", ",,\n,,\n", "holds no rows"},
		{"an open quotation mark", "date,source\n2022-03-24,\"NATO\n2022-03-25,UK\n", "not closed"},
		{"broken JSON", "{\"date\":\"2022-03-24\"}\n{\"date\":\n", "line 2"},
		{"JSON of numbers", "{\"a\":1}\n7\n", "line 2"},
		{"a broken workbook", "PK\x03\x04 and nothing more", "no XLSX file"},
	} {
		if v, err := Read([]byte(c.raw), ""); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %q, %v, want %q", c.what, v.Text, err, c.want)
		}
	}
	if _, err := Read([]byte("date,low\n"), "klingon"); err == nil {
		t.Error("an encoding that is none is taken")
	}
}

// workbookOf makes an XLSX file of cells by their names.
func workbookOf(t testing.TB, change func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for at, v := range map[string]any{"A1": "date", "B1": "estimate", "C1": "source", "A2": "2022-03-24", "B2": 7000, "C2": "NATO", "A3": "2022-03-25", "B3": 7500.5} {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	change(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		what, want string
		change     func(*excelize.File)
	}{
		{"plain", "date|estimate|source\n2022-03-24|7000|NATO\n2022-03-25|7500.5", func(*excelize.File) {}},
		{"a merged source holds for both rows", "date|estimate|source\n2022-03-24|7000|NATO\n2022-03-25|7500.5|NATO", func(f *excelize.File) { must(f.MergeCell("Sheet1", "C2", "C3")) }},
		{"a merged number stands once", "date|estimate|source\n2022-03-24|7000|NATO\n2022-03-25", func(f *excelize.File) { must(f.MergeCell("Sheet1", "B2", "B3")) }},
		{"a date of the program's own", "date|estimate|source\n2022-03-23|7000|NATO\n2022-03-25|7500.5", func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			must(err)
			must(f.SetCellValue("Sheet1", "A2", 44643))
			must(f.SetCellStyle("Sheet1", "A2", "A2", style))
		}},
		{"a formula without a value", "date|estimate|source\n2022-03-24|=SUM(B3:B3)|NATO\n2022-03-25|7500.5", func(f *excelize.File) {
			must(f.SetCellValue("Sheet1", "B2", nil))
			must(f.SetCellFormula("Sheet1", "B2", "SUM(B3:B3)"))
		}},
		{"a second worksheet without cells", "date|estimate|source\n2022-03-24|7000|NATO\n2022-03-25|7500.5", func(f *excelize.File) { _, err := f.NewSheet("Empty"); must(err) }},
	} {
		v, err := Read(workbookOf(t, c.change), "")
		if err != nil || shown(v.Text) != c.want {
			t.Errorf("%s: %q, %v, want %q", c.what, shown(v.Text), err, c.want)
		}
	}
	_, err := Read(workbookOf(t, func(f *excelize.File) {
		_, err := f.NewSheet("Ukraine")
		must(err)
		must(f.SetCellValue("Ukraine", "A1", "date"))
	}), "")
	if err == nil || !strings.Contains(err.Error(), "Sheet1, Ukraine") {
		t.Errorf("two worksheets: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"date,low\n2022-03-24,7\n", "a;b\n1;\"2", `{"a":1}`, `[{"a":{"b":[1]}}]`, "\xff\xfea\x00,\x00", "PK\x03\x04", "\"\n\"\t\r"} {
		f.Add([]byte(s))
	}
	f.Add(workbookOf(f, func(*excelize.File) {}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		v, err := Read(raw, "")
		if err != nil {
			if v.Text != "" {
				t.Fatal("text beside an error")
			}
			return
		}
		if !utf8.ValidString(v.Text) || strings.TrimSpace(v.Text) == "" || strings.ContainsAny(v.Text, "\x00\r\v") {
			t.Fatalf("%q", v.Text)
		}
		if again, err := Read(raw, ""); err != nil || again.Text != v.Text {
			t.Fatalf("%q and then %q, %v", v.Text, again.Text, err)
		}
	})
}
