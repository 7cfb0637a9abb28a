// Package table reads a desk's own table: the text of a sheet (tab-separated lines, the header first) comes in; a claim for each row and its figures go out, every cell a span.
// extract joins the interests to it and names it.
package table

import (
	"errors"
	"fmt"
	"strings"

	"hearsay"
	"hearsay/reference/actors"
)

// Options are what the user says of a table beside what it says of itself. The zero value takes everything from the table.
type Options struct {
	Columns    Columns // what columns count that no lexicon knows
	Claimant   string  // whose figures they are, where no column says so
	Of         string  // whose losses they are, where no column says so
	Cumulative bool    // every figure is a running total
}

// Table is what was read of a sheet. Notes are what a person should know, each a line: columns not read, cells that are no number, rows of odd length.
type Table struct {
	Claims  []hearsay.Claim
	Figures []hearsay.Figure // Claim is a hearsay.Ref
	Notes   []string
}

// Find reads the text of a sheet. The claims stand in the order of their rows, the figures in that of their columns.
// An error says which column is missing and how to name it; nothing is read then.
func Find(text string, opt Options, known *actors.Table) (Table, error) {
	rows := split(text)
	l, err := layoutOf(text, rows, opt)
	if err != nil {
		return Table{}, err
	}
	r := &reader{text: text, opt: opt, known: known, layout: l, style: styleOf(text, rows[l.header+1:], l), names: map[string]chain{}}
	if r.of, err = r.party(opt.Of); err != nil {
		return Table{}, err
	}
	for i, row := range rows {
		if i > l.header {
			r.row(i, row)
		}
	}
	if len(r.out.Claims) == 0 {
		return Table{}, errors.New("has a header and no row below it; save the sheet again with its rows")
	}
	r.out.Notes = append(l.notes, r.lines()...)
	return r.out, nil
}

// split gives the cells of every line.
func split(text string) [][]hearsay.Span {
	var out [][]hearsay.Span
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		var row []hearsay.Span
		for cell := range strings.SplitSeq(line, "\t") {
			end := at + len(cell)
			row = append(row, trim(text, hearsay.Span{Start: at, End: end}))
			at = end + 1
		}
		out = append(out, row)
	}
	return out
}

// trim leaves out the white space at the ends of a span.
func trim(text string, s hearsay.Span) hearsay.Span {
	words := s.Of(text)
	s.Start += len(words) - len(strings.TrimLeft(words, " \r\uFEFF\u00a0"))
	s.End -= len(words) - len(strings.TrimRight(words, " \r\u00a0"))
	return hearsay.Span{Start: s.Start, End: max(s.Start, s.End)}
}

// Fold is a name of a column, or a word in a cell, as the lexicons write it: lower case, words parted by one space, without what parts them in programs ("estimate_low", "estimate-low").
func Fold(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune("_- \t\u00a0:.", r) }), " ")
}

// Columns is what columns count: a folded name to its measure and subject.
type Columns map[string]Column

// Column is what one column counts.
type Column struct{ Measure, Subject string }

// ParseColumns reads "tank=equipment-destroyed:tanks,personnel=casualties:soldiers": the name of a column, its measure and, behind a colon, what is counted. An error says what is wrong with which part.
func ParseColumns(spec string) (Columns, error) {
	out := Columns{}
	for part := range strings.SplitSeq(spec, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		i := strings.LastIndex(part, "=")
		if i <= 0 {
			return nil, fmt.Errorf("%q is no column; it is written as tank=equipment-destroyed:tanks", strings.TrimSpace(part))
		}
		measure, subject, _ := strings.Cut(part[i+1:], ":")
		name, measure := Fold(part[:i]), strings.TrimSpace(measure)
		if !measures[measure] {
			return nil, fmt.Errorf("%q is no measure; the measures are %s", measure, strings.Join(measureNames, ", "))
		}
		if _, twice := out[name]; twice {
			return nil, fmt.Errorf("the column %q stands there twice", name)
		}
		out[name] = Column{measure, strings.TrimSpace(subject)}
	}
	if len(out) == 0 {
		return nil, errors.New("no column is named; it is written as tank=equipment-destroyed:tanks")
	}
	return out, nil
}

// measureNames are what a column can count.
var measureNames = []string{hearsay.Killed, hearsay.Wounded, hearsay.Casualties, hearsay.Captured, hearsay.Missing, hearsay.Displaced, hearsay.Refugees, hearsay.InjuredCivilians, hearsay.KilledCivilians,
	hearsay.Deployed, hearsay.Mobilised, hearsay.EquipmentDestroyed, hearsay.EquipmentCaptured, hearsay.MissilesLaunched, hearsay.MissilesShotDown, hearsay.Other}

var measures = func() map[string]bool {
	out := map[string]bool{}
	for _, m := range measureNames {
		out[m] = true
	}
	return out
}()
