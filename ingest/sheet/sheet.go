// Package sheet takes in spreadsheets: the bytes of CSV, TSV, JSON Lines and XLSX come in, a text of tab-separated lines goes out, the header first. ingest adds the meta data,
// extract/table reads the text.
package sheet

import (
	"bytes"
	"errors"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/ingest/charset"
)

// MaxText is the longest text of a sheet, in bytes; a longer one is refused.
const MaxText = 256 << 20

// Errors of a sheet that holds nothing to read.
var (
	ErrEmpty = errors.New("holds no rows; save the sheet again, with its header in the first row")
	ErrLarge = errors.New("is larger than 256 MB as text; cut it into several files, each with the header")
)

// Read turns the bytes of one spreadsheet into a version with its text and charset. label is the encoding that the user named, "" to find it; XLSX and JSON have their own.
// An error says what is wrong, where, and what to do.
func Read(raw []byte, label string) (hearsay.Version, error) {
	v := hearsay.Version{Article: hearsay.Article{Charset: "utf-8"}}
	rows, err := rowsOf(raw, label, &v)
	if err != nil {
		return hearsay.Version{}, err
	}
	if v.Text, err = Text(rows); err != nil {
		return hearsay.Version{}, err
	}
	return v, nil
}

// rowsOf hands the bytes to the reader of their form, which the bytes themselves tell.
func rowsOf(raw []byte, label string, v *hearsay.Version) ([][]string, error) {
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return workbook(raw)
	}
	text, name, err := charset.Decode(raw, label, "")
	if err != nil {
		return nil, err
	}
	v.Article.Charset = name
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") || strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "[{") {
		return objects(text)
	}
	return delimited(text)
}

// Text is the rows as tab-separated lines, a line break after each but the last. Control characters in a cell, tabs and line breaks among them, become spaces; white space at a cell's ends is left out.
// Rows without any words at the end are left out; an error says that there is none with words, or that it is too long.
func Text(rows [][]string) (string, error) {
	for len(rows) > 0 && blank(rows[len(rows)-1]) {
		rows = rows[:len(rows)-1]
	}
	if len(rows) == 0 {
		return "", ErrEmpty
	}
	var b strings.Builder
	for i, row := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		for k, cell := range row {
			if k > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clean(cell))
		}
		if b.Len() > MaxText {
			return "", ErrLarge
		}
	}
	return b.String(), nil
}

func blank(row []string) bool {
	for _, cell := range row {
		if clean(cell) != "" {
			return false
		}
	}
	return true
}

// clean is a cell as one stretch of a line.
func clean(cell string) string {
	cell = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(cell, "\uFFFD"))
	return strings.TrimSpace(cell)
}
