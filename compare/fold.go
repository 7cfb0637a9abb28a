package compare

import (
	"encoding/json"
	"fmt"

	"hearsay"
)

// heard is where one mention stands, apart from what it says.
type heard struct {
	hearsay.Member
	day, outlet, original string
}

func (h *heard) earlier(g *heard) bool {
	a, b := hearsay.Mention{Member: h.Member, Day: h.day}, hearsay.Mention{Member: g.Member, Day: g.day}
	return a.Earlier(&b)
}

// statement is what many mentions say, and where.
type statement struct {
	raw   json.RawMessage
	heard []heard
}

// fold takes the rows of one block and keeps each thing that is said once: a million mentions of forty statements are forty.
type fold struct {
	at     map[string]int
	all    []statement
	names  map[string]string // outlets and originals, each kept once
	folded map[hearsay.Member][]hearsay.Mention
	table  interface{ Key(string) string }
}

// add adds a row under a key: rows of one key say the same.
func (f *fold) add(r *Row, key string) {
	n, known := f.at[key]
	if !known {
		n = len(f.all)
		f.at[key] = n
		f.all = append(f.all, statement{raw: r.Say})
	}
	f.all[n].heard = append(f.all[n].heard, heard{r.At, f.name(r.Day), f.name(r.Outlet), f.name(r.Original)})
}

func (f *fold) name(s string) string {
	if kept, ok := f.names[s]; ok {
		return kept
	}
	f.names[s] = s
	return s
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
	f.folded = map[hearsay.Member][]hearsay.Mention{}
	var out []said
	for i := range f.all {
		out = append(out, f.stand(&f.all[i], &says[i], cited)...)
	}
	return out, nil
}

// stand picks the mentions that stand for a statement.
func (f *fold) stand(s *statement, say *Say, cited map[string]bool) []said {
	first, voices := 0, map[string]int{}
	for k := range s.heard {
		h := &s.heard[k]
		if h.earlier(&s.heard[first]) {
			first = k
		}
		if old, ok := voices[h.outlet]; cited[h.outlet] && h.outlet != "" && (!ok || h.earlier(&s.heard[old])) {
			voices[h.outlet] = k
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
		if h := &s.heard[k]; stands[k] {
			row := Row{Day: h.day, At: h.Member, Outlet: h.outlet, Original: h.original}
			out = append(out, said{row.mention(say), say, row.original()})
		}
	}
	if rest := len(s.heard) - len(out); rest > 0 {
		f.folded[s.heard[first].Member] = f.rest(s, say, stands, rest)
	}
	return out
}

// rest are the mentions that do not stand for their statement: their places, and where sources have no name the ends that count them.
func (f *fold) rest(s *statement, say *Say, stands map[int]bool, n int) []hearsay.Mention {
	vague := false
	for _, e := range say.Ends {
		vague = vague || e.Vague
	}
	var words *hearsay.WireClaim
	if vague {
		words = say.Said.claim()
	}
	out := make([]hearsay.Mention, 0, n)
	for k := range s.heard {
		h := &s.heard[k]
		if stands[k] {
			continue
		}
		m := hearsay.Mention{Member: h.Member}
		if vague {
			row := Row{At: h.Member, Original: h.original}
			m.Said, m.Ends = words, row.mention(say).Ends
		}
		out = append(out, m)
	}
	return out
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
