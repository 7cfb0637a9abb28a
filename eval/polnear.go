package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"hearsay"
)

// longestRecord is the longest line of a file of tagged paragraphs, in bytes.
const longestRecord = 16 << 20

// Tagged is one paragraph of a corpus whose tokens are labelled, as CofeNet writes PolNeAR: one label a token, O or B- or I- and one of Kinds.
type Tagged struct {
	ID     string   `json:"id"`
	Tokens []string `json:"tokens"`
	Labels []string `json:"labels"`
	Tags   []string `json:"pos"` // parts of speech by the Penn Treebank; may be missing
}

// Kinds are the kinds of stretch that a tagged paragraph labels.
func Kinds() []string { return []string{"source", "cue", "content"} }

// ReadTagged reads tagged paragraphs, one JSON object a line. Errors name the line.
func ReadTagged(r io.Reader) (out []Tagged, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestRecord)
	n := 0
	for lines.Scan() {
		n++
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var p Tagged
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("line %d: %w; a line is one JSON object with tokens and labels", n, err)
		}
		if err := p.check(); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, p)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return out, nil
}

func (p *Tagged) check() error {
	if len(p.Tokens) == 0 || len(p.Tokens) != len(p.Labels) {
		return fmt.Errorf("%d tokens and %d labels; every token has one label", len(p.Tokens), len(p.Labels))
	}
	if len(p.Tags) != len(p.Tokens) {
		p.Tags = nil
	}
	for i, l := range p.Labels {
		kind := strings.TrimPrefix(strings.TrimPrefix(l, "B-"), "I-")
		if l != "O" && (kind == l || !slices.Contains(Kinds(), kind)) {
			return fmt.Errorf("label %q of token %d; a label is O, or B- or I- and one of %s", l, i, strings.Join(Kinds(), ", "))
		}
	}
	return nil
}

// Text joins the tokens into the paragraph that they were cut from, as nearly as can be told, and gives the bytes of each token. Brackets and quotation marks that the
// Penn Treebank spells out are written as printed; a token without any text of its own stands as it is.
func (p *Tagged) Text() (string, []hearsay.Span) {
	var b strings.Builder
	spans := make([]hearsay.Span, len(p.Tokens))
	glue := true // whether nothing parts this token from the one before
	for i, w := range p.Tokens {
		w = printed(w, glue || strings.HasSuffix(b.String(), " "))
		if !glue && !leans(w) {
			b.WriteByte(' ')
		}
		spans[i] = hearsay.Span{Start: b.Len(), End: b.Len() + len(w)}
		b.WriteString(w)
		glue = opens(w)
	}
	return b.String(), spans
}

// printed is a token as it was printed.
func printed(w string, first bool) string {
	switch w {
	case "``":
		return "“"
	case "''":
		return "”"
	case "`":
		return "‘"
	case "'":
		return "’"
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	case "-LSB-":
		return "["
	case "-RSB-":
		return "]"
	case "-LCB-":
		return "{"
	case "-RCB-":
		return "}"
	}
	w = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085' {
			return ' '
		}
		return r
	}, w)
	if strings.TrimSpace(w) == "" {
		return "_"
	}
	return w
}

// leans tells whether a token stands against the one before.
func leans(w string) bool {
	switch w {
	case ",", ".", ";", ":", "?", "!", "”", "’", ")", "]", "}", "%", "...", "n't", "n’t":
		return true
	}
	return len(w) <= 5 && (strings.HasPrefix(w, "'") || strings.HasPrefix(w, "’"))
}

// opens tells whether the token that follows stands against this one.
func opens(w string) bool {
	switch w {
	case "“", "‘", "(", "[", "{", "$", "£", "€", "#":
		return true
	}
	return false
}

// stretches are the token ranges of each kind that labels write: from B- to the last I- of the kind; an I- that nothing opens opens a stretch itself.
func stretches(labels []string) map[string][][2]int {
	out := map[string][][2]int{}
	open := ""
	for i, l := range labels {
		if l == "O" {
			open = ""
			continue
		}
		kind := l[2:]
		if l[0] == 'I' && kind == open {
			out[kind][len(out[kind])-1][1] = i + 1
			continue
		}
		out[kind] = append(out[kind], [2]int{i, i + 1})
		open = kind
	}
	return out
}

// Agreement is how well stretches of one kind agree, in percent with one decimal.
type Agreement struct {
	P  float64 `json:"p"`
	R  float64 `json:"r"`
	F1 float64 `json:"f1"`
}

// TaggedScore is the agreement on one kind: stretches of the same tokens, and stretches that share half of their words or more (an F1 over tokens of 0.5).
type TaggedScore struct {
	Exact   Agreement `json:"exact"`
	Partial Agreement `json:"partial"`
}

// tallied counts stretches of one kind.
type tallied struct{ gold, found, exact, partial int }

// ScoreTagged holds what find marks in each paragraph's text, bytes by kind, against its labels.
func ScoreTagged(gold []Tagged, find func(text string) (map[string][]hearsay.Span, error)) (map[string]TaggedScore, error) {
	counts := map[string]*tallied{}
	for _, k := range Kinds() {
		counts[k] = &tallied{}
	}
	for _, p := range gold {
		text, tokens := p.Text()
		found, err := find(text)
		if err != nil {
			return nil, fmt.Errorf("paragraph of %s: %w", p.ID, err)
		}
		want := stretches(p.Labels)
		for kind, c := range counts {
			c.add(want[kind], onTokens(found[kind], tokens))
		}
	}
	out := map[string]TaggedScore{}
	for kind, c := range counts {
		out[kind] = TaggedScore{agreement(c.exact, c.found, c.gold), agreement(c.partial, c.found, c.gold)}
	}
	return out, nil
}

// onTokens are the ranges of tokens that spans touch, each once, in order.
func onTokens(spans []hearsay.Span, tokens []hearsay.Span) [][2]int {
	var out [][2]int
	for _, s := range spans {
		from, _ := slices.BinarySearchFunc(tokens, s.Start, func(t hearsay.Span, at int) int {
			if t.End <= at {
				return -1
			}
			return 1
		})
		to := from
		for to < len(tokens) && tokens[to].Start < s.End {
			to++
		}
		if to > from {
			out = append(out, [2]int{from, to})
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	return slices.Compact(out)
}

// add counts the stretches of one paragraph. Those that share words are paired from the best pair on, each stretch once; of equal pairs the earlier one.
func (c *tallied) add(gold, found [][2]int) {
	c.gold += len(gold)
	c.found += len(found)
	type pair struct {
		g, f int
		f1   float64
	}
	var pairs []pair
	for g, a := range gold {
		for f, b := range found {
			if a == b {
				c.exact++
			}
			if shared := min(a[1], b[1]) - max(a[0], b[0]); shared > 0 {
				if f1 := 2 * float64(shared) / float64(a[1]-a[0]+b[1]-b[0]); f1 >= 0.5 {
					pairs = append(pairs, pair{g, f, f1})
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		if a.f1 > b.f1 {
			return -1
		}
		if a.f1 < b.f1 {
			return 1
		}
		return 0
	})
	taken, used := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if !taken[p.g] && !used[p.f] {
			taken[p.g], used[p.f] = true, true
			c.partial++
		}
	}
}

func agreement(right, found, gold int) Agreement {
	share := func(of int) float64 {
		if of == 0 {
			return 0
		}
		return 100 * float64(right) / float64(of)
	}
	a := Agreement{P: share(found), R: share(gold)}
	if found+gold > 0 {
		a.F1 = 200 * float64(right) / float64(found+gold)
	}
	return Agreement{round(a.P), round(a.R), round(a.F1)}
}
