package sheet

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// objects reads JSON Lines, or a list of objects: the keys in the order in which they first come are the header, each object is a row. A number stays as it was written.
func objects(text string) ([][]string, error) {
	o := &table{dec: json.NewDecoder(strings.NewReader(text)), at: map[string]int{}}
	if strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "[") {
		if _, err := o.dec.Token(); err != nil {
			return nil, err
		}
	}
	for o.dec.More() {
		if err := o.object(); err != nil {
			at := min(int(o.dec.InputOffset()), len(text))
			return nil, fmt.Errorf("is no JSON object at line %d (%w); each line is one object, as {\"date\": \"2022-03-24\", \"estimate\": 7000}", 1+strings.Count(text[:at], "\n"), err)
		}
	}
	rows := append([][]string{o.header}, o.rows...)
	for i, row := range rows {
		for len(row) < len(o.header) {
			row = append(row, "")
		}
		rows[i] = row
	}
	return rows, nil
}

// table is the rows while they are read.
type table struct {
	dec    *json.Decoder
	header []string
	at     map[string]int // the column of a key
	rows   [][]string
}

func (o *table) object() error {
	if t, err := o.dec.Token(); err != nil || t != json.Delim('{') {
		return orElse(err, "something else stands there")
	}
	row := make([]string, len(o.header))
	for o.dec.More() {
		key, err := o.dec.Token()
		if err != nil {
			return orElse(err, "")
		}
		var value json.RawMessage
		if err := o.dec.Decode(&value); err != nil {
			return orElse(err, "")
		}
		name, _ := key.(string)
		k, ok := o.at[name]
		if !ok {
			k = len(o.header)
			o.at[name], o.header = k, append(o.header, name)
		}
		for len(row) <= k {
			row = append(row, "")
		}
		row[k] = cell(value)
	}
	_, err := o.dec.Token()
	o.rows = append(o.rows, row)
	return orElse(err, "")
}

func orElse(err error, words string) error {
	switch {
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		return fmt.Errorf("it breaks off")
	case err == nil && words != "":
		return fmt.Errorf("%s", words)
	}
	return err
}

// cell is a value as words: a string without its quotation marks, null as nothing, all else as written.
func cell(value json.RawMessage) string {
	var s *string
	if json.Unmarshal(value, &s) != nil {
		return string(value)
	}
	if s == nil {
		return ""
	}
	return *s
}
