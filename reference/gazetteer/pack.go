package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"

	"hearsay"
)

// The packed form is a header of eight numbers (magic, entries, names, keys, postings, key bytes, kinds and areas below), then columns, all little-endian 32-bit numbers unless said otherwise,
// so that it is read in place without being unpacked entry by entry:
//
//	per entry, sorted by GeoNames id: id, latitude and longitude in 1/100,000 degree, population, end of its name, area (16 bit: index of "UA.05"), kind (8 bit: index into kinds)
//	per key, sorted: end of its bytes, end of its postings
//	postings: positions of entries, most populous first
//	bytes: the entries' names, the keys, the areas (each with a line feed after it)
const (
	magic   = 0x31475448 // "HTG1"
	degrees = 1e5
	header  = 8
)

// kinds are the kinds of place in the packed form; new ones go to the end.
func kinds() []string {
	return []string{hearsay.Country, hearsay.Admin, hearsay.City, hearsay.Village, hearsay.Sea, hearsay.Region, hearsay.Building}
}

// Named is an entry with all the names that it is found by, its own included.
type Named struct {
	Entry
	Names []string
}

// Pack writes entries in the packed form, uncompressed. The same entries give the same bytes.
func Pack(entries []Named) []byte {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b Named) int { return a.ID - b.ID })
	p := packer{areas: map[string]int{}, postings: map[string][]int{}}
	for i, e := range entries {
		p.entry(i, e)
	}
	p.keys(entries)
	head := u32(nil, magic, len(entries), len(p.names), len(p.ends)/8, len(p.posts)/4, len(p.keyBytes), len(p.areaBytes), 0)
	return slices.Concat(head, p.ids, p.lats, p.lons, p.people, p.nameEnds, p.area, p.kind, p.ends, p.posts, []byte(p.names), []byte(p.keyBytes), []byte(p.areaBytes))
}

type packer struct {
	columns
	ends, posts                []byte
	names, keyBytes, areaBytes []byte
	areas                      map[string]int
	postings                   map[string][]int
}

// columns are what is kept of each entry, one after the other.
type columns struct{ ids, lats, lons, people, nameEnds, area, kind []byte }

func u32(b []byte, ns ...int) []byte {
	for _, n := range ns {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return b
}

func (p *packer) entry(i int, e Named) {
	p.ids = u32(p.ids, e.ID)
	p.lats = u32(p.lats, int(math.Round(e.Lat*degrees)))
	p.lons = u32(p.lons, int(math.Round(e.Lon*degrees)))
	p.people = u32(p.people, min(e.Population, math.MaxInt32))
	p.names = append(p.names, e.Name...)
	p.nameEnds = u32(p.nameEnds, len(p.names))
	code := e.Country + "." + e.Admin1
	if _, ok := p.areas[code]; !ok {
		p.areas[code] = len(p.areas)
		p.areaBytes = append(p.areaBytes, code+"\n"...)
	}
	p.area = binary.LittleEndian.AppendUint16(p.area, uint16(p.areas[code]))
	p.kind = append(p.kind, byte(max(0, slices.Index(kinds(), e.Kind))))
	for _, n := range append([]string{e.Name}, e.Names...) {
		k := Key(n)
		if at := p.postings[k]; k != "" && (len(at) == 0 || at[len(at)-1] != i) {
			p.postings[k] = append(at, i)
		}
	}
}

func (p *packer) keys(entries []Named) {
	all := make([]string, 0, len(p.postings))
	for k := range p.postings {
		all = append(all, k)
	}
	sort.Strings(all)
	n := 0
	for _, k := range all {
		at := p.postings[k]
		slices.SortStableFunc(at, func(a, b int) int { return before(k, entries[a].Entry, entries[b].Entry) })
		p.posts = u32(p.posts, at...)
		p.keyBytes = append(p.keyBytes, k...)
		n += len(at)
		p.ends = u32(p.ends, len(p.keyBytes), n)
	}
}

// ownName is how much more a place counts under its own name than one that has the name as another of its many.
const ownName = 5

// before orders the entries of one key: countries, then towns by their people, then areas of that name.
func before(key string, a, b Entry) int {
	if d := rank(a) - rank(b); d != 0 {
		return d
	}
	return weight(key, b) - weight(key, a)
}

func weight(key string, e Entry) int {
	if Key(e.Name) == key {
		return ownName * (e.Population + 1)
	}
	return e.Population
}

func rank(e Entry) int {
	switch e.Kind {
	case hearsay.Country:
		return 0
	case hearsay.Admin:
		return 2
	}
	return 1
}

// ErrForm is wrapped by the errors about packed data that cannot be read.
var ErrForm = errors.New("the gazetteer's data are damaged")

// packed reads the packed form in place.
type packed struct {
	offsets
	data          []byte
	entries, keys int
	areas         []string
	areaIDs       func() map[string]int // read at the first call
}

// offsets are where the columns and the bytes behind them begin.
type offsets struct {
	lats, lons, people, nameEnds, area, kind int
	ends, posts, names, keyBytes             int
}

func open(data []byte) (*packed, error) {
	if len(data) < 4*header || binary.LittleEndian.Uint32(data) != magic {
		return nil, fmt.Errorf("%w: no header", ErrForm)
	}
	n := [header]int{}
	total := 0
	for i := range n {
		n[i] = int(binary.LittleEndian.Uint32(data[4*i:]))
	}
	p := &packed{data: data, entries: n[1], keys: n[3]}
	at := 4 * header
	take := func(size int) int {
		from := at
		at += size
		total = at
		return from
	}
	take(4 * n[1])
	p.lats, p.lons, p.people, p.nameEnds = take(4*n[1]), take(4*n[1]), take(4*n[1]), take(4*n[1])
	p.area, p.kind = take(2*n[1]), take(n[1])
	p.ends, p.posts = take(8*n[3]), take(4*n[4])
	p.names, p.keyBytes = take(n[2]), take(n[5])
	areas := take(n[6])
	if total != len(data) {
		return nil, fmt.Errorf("%w: %d bytes where %d belong", ErrForm, len(data), total)
	}
	p.areas = strings.Split(string(data[areas:]), "\n")
	p.areaIDs = sync.OnceValue(p.readAreaIDs)
	return p, nil
}

func (p *packed) number(column, i int) int {
	return int(int32(binary.LittleEndian.Uint32(p.data[column+4*i:])))
}

// end is the ith end of a column of ends, 0 before the first.
func (p *packed) end(column, i, step int) int {
	if i < 0 {
		return 0
	}
	return p.number(column, i*step)
}

func (p *packed) entry(i int) Entry {
	code := p.areas[binary.LittleEndian.Uint16(p.data[p.area+2*i:])]
	country, admin1, _ := strings.Cut(code, ".")
	return Entry{
		ID:         p.number(4*header, i),
		Name:       string(p.data[p.names+p.end(p.nameEnds, i-1, 1) : p.names+p.end(p.nameEnds, i, 1)]),
		Country:    country,
		Admin1:     admin1,
		Lat:        float64(p.number(p.lats, i)) / degrees,
		Lon:        float64(p.number(p.lons, i)) / degrees,
		Kind:       kinds()[p.data[p.kind+i]],
		Population: p.number(p.people, i),
	}
}

// find is the position of a key, -1 when it is none.
func (p *packed) find(key string) int {
	i := sort.Search(p.keys, func(i int) bool { return string(p.key(i)) >= key })
	if i < p.keys && string(p.key(i)) == key {
		return i
	}
	return -1
}

// key is the bytes of the ith key, in place.
func (p *packed) key(i int) []byte {
	return p.data[p.keyBytes+p.end(p.ends, i-1, 2) : p.keyBytes+p.end(p.ends, i, 2)]
}

// postings are the positions of the entries of the ith key.
func (p *packed) postings(i int) []int {
	var out []int
	for at := p.end(p.ends+4, i-1, 2); at < p.end(p.ends+4, i, 2); at++ {
		out = append(out, p.number(p.posts, at))
	}
	return out
}

// readAreaIDs gives the GeoNames ids of countries ("UA.") and first-level areas ("UA.05").
func (p *packed) readAreaIDs() map[string]int {
	out := map[string]int{}
	for i := range p.entries {
		switch kinds()[p.data[p.kind+i]] {
		case hearsay.Country, hearsay.Admin:
			out[p.areas[binary.LittleEndian.Uint16(p.data[p.area+2*i:])]] = p.number(4*header, i)
		}
	}
	return out
}

func (p *packed) byID(id int) int {
	i := sort.Search(p.entries, func(i int) bool { return p.number(4*header, i) >= id })
	if i < p.entries && p.number(4*header, i) == id {
		return i
	}
	return -1
}
