package compare

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"hearsay"
)

// heard is where one mention stands, apart from what it says, in little room: a block may hold millions. Names are numbers in the table of the fold, ids of the common form the number that they write.
type heard struct {
	article                 string // its name
	in, claim, figure       uint64 // ids
	start, end              int
	day, outlet, original   uint32 // places among the names
	idIn, idClaim, idFigure kindOfID
}

// kindOfID says how an id is kept.
type kindOfID uint8

const (
	idNone  kindOfID = iota
	idHex            // a letter that goes without saying, a hyphen and sixteen hex digits
	idNamed          // a place among the names
)

// statement is what many mentions say, and where.
type statement struct {
	raw   json.RawMessage
	heard []heard
}

// fold takes the rows of one block and keeps each thing that is said once: a million mentions of forty statements are forty.
type fold struct {
	at      map[string]int
	all     []statement
	names   []string // days, outlets, originals and ids of other forms, each kept once
	numbers map[string]uint32
	stands  map[hearsay.Member]standing
	table   interface{ Key(string) string }
}

func newFold(table interface{ Key(string) string }) fold {
	return fold{at: map[string]int{}, numbers: map[string]uint32{}, table: table}
}

// add adds a row under a key: rows of one key say the same.
func (f *fold) add(r *Row, key []byte) {
	n, known := f.at[string(key)]
	if !known {
		n = len(f.all)
		f.at[string(key)] = n
		f.all = append(f.all, statement{raw: bytes.Clone(r.Say)})
	}
	s := &f.all[n]
	s.heard = append(s.heard, f.hear(r))
}

// hear puts a mention into little room.
func (f *fold) hear(r *Row) heard {
	h := heard{start: r.At.Start, end: r.At.End, day: f.number(r.Day), outlet: f.number(r.Outlet), original: f.number(r.Original)}
	h.article = strings.Clone(r.At.Article)
	h.in, h.idIn = f.id(r.At.ArticleID, 'a')
	h.claim, h.idClaim = f.id(r.At.Claim, 'c')
	h.figure, h.idFigure = f.id(r.At.Figure, 'f')
	return h
}

// number is the place of a name among the names.
func (f *fold) number(s string) uint32 {
	n, known := f.numbers[s]
	if !known {
		s = strings.Clone(s)
		n = uint32(len(f.names))
		f.numbers[s], f.names = n, append(f.names, s)
	}
	return n
}

const hexDigits = "0123456789abcdef"

// id is an id as a number; letter is the one that it commonly begins with.
func (f *fold) id(s string, letter byte) (n uint64, kind kindOfID) {
	if s == "" {
		return 0, idNone
	}
	if len(s) == 2+16 && s[0] == letter && s[1] == '-' {
		k := 2
		for ; k < len(s); k++ {
			digit := strings.IndexByte(hexDigits, s[k])
			if digit < 0 {
				break
			}
			n = n<<4 | uint64(digit)
		}
		if k == len(s) {
			return n, idHex
		}
	}
	return uint64(f.number(s)), idNamed
}

// written is id the other way round.
func (f *fold) written(n uint64, kind kindOfID, letter byte) string {
	switch kind {
	case idNone:
		return ""
	case idNamed:
		return f.names[n]
	}
	s := [18]byte{letter, '-'}
	for k := len(s) - 1; k > 1; k-- {
		s[k] = hexDigits[n&15]
		n >>= 4
	}
	return string(s[:])
}

// member is where a mention stands.
func (f *fold) member(h *heard) hearsay.Member {
	return hearsay.Member{Article: h.article, ArticleID: f.written(h.in, h.idIn, 'a'), Claim: f.written(h.claim, h.idClaim, 'c'), Figure: f.written(h.figure, h.idFigure, 'f'), Start: h.start, End: h.end}
}

// earlier tells whether a mention comes before another (hearsay.Mention.Earlier); most are told apart by their day or article.
func (f *fold) earlier(h, g *heard) bool {
	if h.day != g.day {
		return f.names[h.day] < f.names[g.day]
	}
	if h.article != g.article {
		return h.article < g.article
	}
	a, b := hearsay.Mention{Member: f.member(h)}, hearsay.Mention{Member: f.member(g)}
	return a.Earlier(&b)
}

// row is a mention as the row that it came in, without what it says.
func (f *fold) row(h *heard) Row {
	return Row{Day: f.names[h.day], At: f.member(h), Outlet: f.names[h.outlet], Original: f.names[h.original]}
}

// said is a mention that stands for those which say the same, with what it says.
type said struct {
	hearsay.Mention
	*Say
	original string // the article by which its unnamed sources are counted
}

// mentions gives, of each statement, its earliest mention, and those by which circles of citations and the voices of single outlets are told: the earliest of every outlet that others cite,
// and of a paper's own voice that of a second outlet. The others are left in folded, by the earliest.
func (f *fold) mentions() ([]said, error) {
	says := make([]Say, len(f.all))
	cited := map[string]bool{}
	for i := range f.all {
		if err := unmarshal(f.all[i].raw, &says[i]); err != nil {
			return nil, err
		}
		if w := says[i].Said; w != nil {
			for _, name := range append(w.Via, w.Claimant.Name) {
				cited[f.table.Key(name)] = true
			}
		}
	}
	f.stands = map[hearsay.Member]standing{}
	var out []said
	for i := range f.all {
		out = append(out, f.stand(&f.all[i], &says[i], cited)...)
	}
	return out, nil
}

// stand picks the mentions that stand for a statement.
func (f *fold) stand(s *statement, say *Say, cited map[string]bool) []said {
	if len(s.heard) == 1 {
		row := f.row(&s.heard[0])
		return []said{{row.mention(say), say, row.original()}}
	}
	first, voices := 0, map[uint32]int{}
	for k := range s.heard {
		h := &s.heard[k]
		if f.earlier(h, &s.heard[first]) {
			first = k
		}
		if outlet := f.names[h.outlet]; outlet != "" && cited[outlet] {
			if old, ok := voices[h.outlet]; !ok || f.earlier(h, &s.heard[old]) {
				voices[h.outlet] = k
			}
		}
	}
	stands := map[int]bool{first: true}
	for _, k := range voices {
		stands[k] = true
	}
	for k := 0; len(say.Ends) == 0 && k < len(s.heard); k++ {
		if s.heard[k].outlet != s.heard[first].outlet {
			stands[k] = true
			break
		}
	}
	var out []said
	for k := range s.heard {
		if stands[k] {
			row := f.row(&s.heard[k])
			out = append(out, said{row.mention(say), say, row.original()})
		}
	}
	if len(s.heard) > len(out) {
		f.stands[f.member(&s.heard[first])] = standing{s, say, stands}
	}
	return out
}

// standing is a statement with those of its mentions that stand for it, by their place.
type standing struct {
	*statement
	say    *Say
	stands map[int]bool
}

// rest are the mentions that m, the earliest, stands for, and how many they are: their places, and where sources have no name the ends that count them. What is given is good until the next.
func (f *fold) rest(m hearsay.Member) (n int, all iter.Seq[*hearsay.Mention]) {
	s, ok := f.stands[m]
	if !ok {
		return 0, func(func(*hearsay.Mention) bool) {}
	}
	var words *hearsay.WireClaim
	vague := slices.ContainsFunc(s.say.Ends, func(e hearsay.End) bool { return e.Vague })
	if vague {
		words = s.say.Said.claim()
	}
	return len(s.heard) - len(s.stands), func(yield func(*hearsay.Mention) bool) {
		for k := range s.heard {
			if s.stands[k] {
				continue
			}
			h := &s.heard[k]
			m := hearsay.Mention{Member: f.member(h)}
			if vague {
				m.Said, m.Ends = words, endsAt(s.say.Ends, cmp.Or(f.names[h.original], m.ArticleID))
			}
			if !yield(&m) {
				return
			}
		}
	}
}

func unmarshal(raw json.RawMessage, s *Say) error {
	if len(raw) == 0 {
		return nil
	}
	if err := json.Unmarshal(raw, s); err != nil {
		return fmt.Errorf("what a row says cannot be read: %w", err)
	}
	return nil
}
