package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// tried is how much of a text its delimiter is told by.
const tried = 64 << 10

// delimited reads rows whose cells are parted by tabs, commas, semicolons or bars.
func delimited(text string) ([][]string, error) {
	by := delimiter(text[:min(len(text), tried)])
	rows, err := parse(text, by, false)
	if errors.Is(err, csv.ErrBareQuote) { // a quotation mark within a cell that does not begin with one
		rows, err = parse(text, by, true)
	}
	var at *csv.ParseError
	if errors.As(err, &at) {
		return nil, fmt.Errorf("has a quotation mark that is not closed, or words behind a closed one, in the row that begins at line %d; close it there, or double it where it is meant", at.StartLine)
	}
	return rows, err
}

func parse(text string, by rune, lazy bool) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = by, -1, lazy
	var rows [][]string
	for {
		row, err := r.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
}

// delimiter is the mark that cuts the first lines into the same number of cells most often, of equals the one that cuts the header into more.
func delimiter(text string) rune {
	best, most := ',', 0
	for _, by := range "\t,;|" {
		rows, _ := parse(text, by, true)
		if len(rows) == 0 || len(rows[0]) < 2 {
			continue
		}
		score := len(rows[0])
		for _, row := range rows[1:] {
			if len(row) == len(rows[0]) {
				score += 100
			}
		}
		if score > most {
			best, most = by, score
		}
	}
	return best
}
