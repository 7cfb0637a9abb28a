package gazetteer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hearsay"
)

// ErrDump is wrapped by the errors about rows of a GeoNames dump that cannot be read.
var ErrDump = errors.New("this is no row of a GeoNames dump")

// Columns of a GeoNames dump (https://download.geonames.org/export/dump/readme.txt), the table "geoname".
const (
	dumpID = iota
	dumpName
	dumpPlain
	dumpOthers
	dumpLat
	dumpLon
	dumpClass
	dumpCode
	dumpCountry
	dumpAlso
	dumpAdmin1
	dumpPeople = 14
	dumpCells  = 19
)

// longestDumpRow is the longest row of a dump, in bytes; GeoNames caps the other names at 10,000 characters.
const longestDumpRow = 1 << 17

// Wanted says which rows of a dump are taken. The zero value takes every place of the kinds that are known.
type Wanted struct {
	Countries []string // ISO 3166 alpha-2 in capitals; empty for all
	People    int      // towns of fewer people are left out
}

// ReadDump reads rows of a GeoNames dump (allCountries.txt, UA.txt, cities500.txt): nineteen cells parted by tabs. Towns and villages, areas down to the second level, countries, seas and
// the buildings that reports name (airports, power stations, dams, bases, hospitals) are taken, the rest is passed over. Errors name the line.
func ReadDump(r io.Reader, want Wanted) (out []Named, rows int, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), longestDumpRow)
	for lines.Scan() {
		rows++
		line := strings.TrimRight(strings.TrimPrefix(lines.Text(), "\uFEFF"), "\r")
		if line == "" {
			continue
		}
		e, ok, err := dumpRow(line, want)
		if err != nil {
			return nil, rows, fmt.Errorf("line %d: %w: %w", rows, ErrDump, err)
		}
		if ok {
			out = append(out, e)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, rows, fmt.Errorf("line %d: %w: %w", rows+1, ErrDump, err)
	}
	return out, rows, nil
}

// dumpRow is one row; ok is false where it is not wanted.
func dumpRow(line string, want Wanted) (e Named, ok bool, err error) {
	cells := strings.Split(strings.ToValidUTF8(line, "\uFFFD"), "\t")
	if len(cells) != dumpCells {
		return e, false, fmt.Errorf("%d cells parted by tabs, not %d", len(cells), dumpCells)
	}
	if e.ID, err = strconv.Atoi(cells[dumpID]); err != nil || e.ID <= 0 || e.ID > 1<<31-1 {
		return e, false, fmt.Errorf("the first cell, the id, is %q", cells[dumpID])
	}
	lat, err := degree(cells[dumpLat], 90)
	if err != nil {
		return e, false, err
	}
	lon, err := degree(cells[dumpLon], 180)
	if err != nil {
		return e, false, err
	}
	e.Kind = dumpKind(cells[dumpClass], cells[dumpCode])
	if cells[dumpPeople] != "" {
		if e.Population, err = strconv.Atoi(cells[dumpPeople]); err != nil || e.Population < 0 {
			return e, false, fmt.Errorf("the cell of the population is %q", cells[dumpPeople])
		}
	}
	if e.Kind == hearsay.Village && e.Population >= cityFrom {
		e.Kind = hearsay.City
	}
	town := e.Kind == hearsay.City || e.Kind == hearsay.Village
	if e.Kind == "" || town && e.Population < want.People || len(want.Countries) > 0 && !slices.Contains(want.Countries, cells[dumpCountry]) {
		return e, false, nil
	}
	e.Lat, e.Lon, e.Country, e.Name = lat, lon, cells[dumpCountry], cells[dumpName]
	if town || e.Kind == hearsay.Building || e.Kind == hearsay.Admin {
		e.Admin1 = cells[dumpAdmin1]
	}
	if len(e.Country) != 2 && e.Country != "" || strings.ContainsAny(e.Country+e.Admin1, ".\n") {
		return e, false, fmt.Errorf("country %q, area %q", e.Country, e.Admin1)
	}
	e.Names = Latin(append(strings.Split(cells[dumpOthers], ","), cells[dumpPlain]))
	return e, Key(e.Name) != "", nil
}

func degree(cell string, most float64) (float64, error) {
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || !(x >= -most && x <= most) {
		return 0, fmt.Errorf("%q is no number of degrees up to %.0f", cell, most)
	}
	return x, nil
}

// cityFrom is the number of people from which a populated place is a city.
const cityFrom = 5000

// dumpKind is the kind of a feature code of GeoNames, "" of what is not kept; a second-level area is a place of its own that lies in the first-level area of its row.
func dumpKind(class, code string) string {
	switch class {
	case "P":
		switch code {
		case "PPLC", "PPLA", "PPLA2":
			return hearsay.City
		case "PPLH", "PPLQ", "PPLW", "PPLCH":
			return ""
		}
		return hearsay.Village
	case "A":
		switch code {
		case "PCLI", "PCLS", "PCLD", "TERR":
			return hearsay.Country
		case "ADM1":
			return hearsay.Admin
		case "ADM2", "RGN":
			return hearsay.Region
		}
	case "H":
		switch code {
		case "SEA", "OCN", "GULF", "STRT", "BAY", "STM", "LK", "RSV":
			return hearsay.Sea
		}
	case "L":
		if code == "RGN" || code == "RGNH" {
			return hearsay.Region
		}
	case "S":
		switch code {
		case "AIRP", "AIRB", "AIRF", "DAM", "PS", "PSN", "PSH", "HSP", "MILB", "NVB", "BDG", "PRT":
			return hearsay.Building
		}
	}
	return ""
}

// longestName is the most words of a further name that is kept.
const longestName = 5

// Latin keeps the names that an English text might use: in Latin letters, with a capital, no code of an airport, no address; each once.
func Latin(names []string) []string {
	var out []string
	for _, n := range names {
		n = strings.TrimSpace(n)
		if n == "" || len(strings.Fields(n)) > longestName || strings.ContainsAny(n, "/:") || slices.Contains(out, n) {
			continue
		}
		capital, foreign, small := false, false, false
		for _, r := range n {
			capital = capital || unicode.IsUpper(r)
			small = small || unicode.IsLower(r)
			foreign = foreign || unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && r != 'ʼ' && r != 'ʹ'
		}
		if capital && small && !foreign {
			out = append(out, n)
		}
	}
	return out
}
