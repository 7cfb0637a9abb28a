package main

import (
	"fmt"

	sheet "hearsay/extract/table"
	"hearsay/reference/actors"
)

// tableFlags are what a desk says of its own table.
type tableFlags struct {
	As         string `name:"as" enum:",figures" default:"" help:"Read the files as tables (CSV, TSV, JSON Lines, XLSX), a claim each row: figures." placeholder:"FORM" group:"About a table"`
	Columns    string `help:"What columns count that are not known by name, as 'tank=equipment-destroyed:tanks,personnel=casualties:soldiers'." placeholder:"LIST" sep:"none" group:"About a table"`
	Claimant   string `help:"Whose figures they are, where no column says so." placeholder:"NAME" group:"About a table"`
	Of         string `help:"Whose losses they are, where no column says so." placeholder:"COUNTRY" group:"About a table"`
	Cumulative bool   `help:"Every figure is a running total." group:"About a table"`
}

// table checks the flags and hands them to extract/table, nil where the files are no tables; an error wraps errUsage.
func (f tableFlags) table(known *actors.Table) (*sheet.Options, error) {
	if f.As == "" {
		if f.Columns != "" || f.Claimant != "" || f.Of != "" || f.Cumulative {
			return nil, fmt.Errorf("%w: --columns, --claimant, --of and --cumulative speak of a table; say --as figures too", errUsage)
		}
		return nil, nil
	}
	opt := &sheet.Options{Claimant: f.Claimant, Of: f.Of, Cumulative: f.Cumulative}
	if f.Of != "" && sheet.Side(f.Of, known) == "" {
		return nil, fmt.Errorf("%w: --of: %q is no country or bloc that is known; it is written as Russia", errUsage, f.Of)
	}
	if f.Columns != "" {
		var err error
		if opt.Columns, err = sheet.ParseColumns(f.Columns); err != nil {
			return nil, fmt.Errorf("%w: --columns: %w", errUsage, err)
		}
	}
	return opt, nil
}

// notes tells on standard error what a person should know of a table.
func (s *streams) notes(file string, lines []string) {
	for _, line := range lines {
		fmt.Fprintln(s.err, "hearsay:", safe(file+": "+line, false))
	}
}
