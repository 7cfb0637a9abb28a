package sheet

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbook reads the one worksheet of an XLSX file that holds anything. A merged cell's words stand in each of its cells, unless they are a number: it would be counted again.
func workbook(raw []byte) (rows [][]string, err error) {
	defer func() { // the library indexes into what a broken file says of itself
		if p := recover(); p != nil {
			rows, err = nil, fmt.Errorf("is no sound XLSX file (%v); open it in a spreadsheet program and save it again", p)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd", UnzipSizeLimit: 2 * MaxText, UnzipXMLSizeLimit: MaxText})
	if err != nil {
		return nil, fmt.Errorf("is no XLSX file that can be read (%w); open it in a spreadsheet program and save it as XLSX or CSV, without a password", err)
	}
	defer f.Close()
	name, rows, err := only(f)
	if err != nil {
		return nil, err
	}
	merged, err := f.GetMergeCells(name)
	if err != nil {
		return nil, fmt.Errorf("has merged cells that cannot be read (%w); part them and save it again", err)
	}
	for _, m := range merged {
		rows = spread(rows, m)
	}
	formulas(f, name, rows)
	return rows, nil
}

// only is the worksheet that holds rows; an error names several.
func only(f *excelize.File) (name string, rows [][]string, err error) {
	var full []string
	for _, sheet := range f.GetSheetList() {
		r, err := f.GetRows(sheet)
		if err != nil {
			return "", nil, fmt.Errorf("has a worksheet %q that cannot be read (%w); save it as CSV", sheet, err)
		}
		if len(r) > 0 {
			full = append(full, sheet)
			name, rows = sheet, r
		}
	}
	switch len(full) {
	case 0:
		return "", nil, ErrEmpty
	case 1:
		return name, rows, nil
	}
	return "", nil, fmt.Errorf("holds %d worksheets (%s); save each that you mean as a file of its own", len(full), strings.Join(full, ", "))
}

// spread writes a merged cell's words into each of its cells that lie in the sheet's rows.
func spread(rows [][]string, m excelize.MergeCell) [][]string {
	left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
	right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
	words := m.GetCellValue()
	if err1 != nil || err2 != nil || words == "" || strings.Trim(words, "0123456789.,' \u00a0") == "" {
		return rows
	}
	wide := 0
	for _, row := range rows {
		wide = max(wide, len(row))
	}
	for y := top - 1; y < min(bottom, len(rows)); y++ {
		for x := left - 1; x < min(right, wide); x++ {
			for len(rows[y]) <= x {
				rows[y] = append(rows[y], "")
			}
			rows[y][x] = words
		}
	}
	return rows
}

// looked is how many empty cells are looked at for a formula without a value.
const looked = 1000

// formulas writes the formula of a cell that has no value into it, so that it is seen that a value is missing.
func formulas(f *excelize.File, name string, rows [][]string) {
	n := 0
	for y, row := range rows {
		for x, words := range row {
			if words != "" {
				continue
			}
			if n++; n > looked {
				return
			}
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				continue
			}
			if formula, err := f.GetCellFormula(name, at); err == nil && formula != "" {
				rows[y][x] = "=" + formula
			}
		}
	}
}
