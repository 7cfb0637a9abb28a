package gazetteer

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
)

//go:embed places.zst
var placesFile []byte

//go:embed supplement.tsv
var supplementFile string

//go:embed names.tsv
var namesFile string

// supplement is what was entered by hand: places that the packed file lacks, and further names for those that it has.
type supplement struct {
	byKey   map[string][]Entry
	byID    map[string]Entry
	also    map[string][]int    // key -> GeoNames ids
	shown   map[int]string      // GeoNames id -> the name that reports use
	holders map[string][]string // first-level area ("UA.05") -> ids of the regions that hold it
}

// readSupplement reads the rows of supplement.tsv and names.tsv; their first lines name the columns.
func readSupplement(rows, names string) supplement {
	s := supplement{byKey: map[string][]Entry{}, byID: map[string]Entry{}, also: map[string][]int{}, shown: map[int]string{}, holders: map[string][]string{}}
	for cells := range table(rows, 11) {
		e := Entry{Name: cells[0], Country: cells[2], Admin1: cells[3], Lat: decimal(cells[4]), Lon: decimal(cells[5]), Kind: cells[6], ID: whole(cells[7]), Population: whole(cells[8])}
		s.byID[e.PlaceID()] = e
		for _, n := range append(list(cells[1]), e.Name) {
			s.byKey[Key(n)] = append(s.byKey[Key(n)], e)
		}
		for _, code := range list(cells[9]) {
			s.holders[code] = append(s.holders[code], e.PlaceID())
		}
	}
	for cells := range table(names, 2) {
		id := whole(cells[0])
		for _, n := range list(cells[1]) {
			s.also[Key(n)] = append(s.also[Key(n)], id)
		}
		if len(cells) > 2 {
			s.shown[id] = cells[2]
		}
	}
	return s
}

// table yields the rows of a file of tab-separated cells that have at least n of them.
func table(file string, n int) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(file) {
			cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
			if len(cells) >= n && !strings.HasPrefix(line, "#") && !yield(cells) {
				return
			}
		}
	}
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// whole and decimal read numbers of files that tests hold to be numbers.
func whole(cell string) int {
	n, _ := strconv.Atoi(cell)
	return n
}

func decimal(cell string) float64 {
	x, _ := strconv.ParseFloat(cell, 64)
	return x
}

func unpack(file []byte) (*packed, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("unpacking the gazetteer: %w", err)
	}
	defer r.Close()
	data, err := r.DecodeAll(file, nil)
	if err != nil {
		return nil, fmt.Errorf("unpacking the gazetteer: %w", err)
	}
	return open(data)
}
