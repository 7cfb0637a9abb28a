// Command train writes the windows that the encoder is trained on: gold articles in, one JSON line a window out, cut and numbered by the program's own tokens. train.py comes next.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"hearsay"
	"hearsay/text"
)

// longest is the number of words in a window: runs of whole paragraphs of an article, or one paragraph of PolNeAR, which is read alone.
const longest = 170

// span is a range of a window's words, end exclusive.
type span [2]int

// claim is one attribution of a window.
type claim struct {
	Source  []span `json:"source"`
	Cue     []span `json:"cue"`
	Content []span `json:"content"`
	Stance  string `json:"stance"`
}

// measured is a number with its measure.
type measured struct {
	Word    int    `json:"word"`
	Measure string `json:"measure"`
}

// window is one line of the output. Breaks are the words that open a paragraph.
type window struct {
	Corpus   string            `json:"corpus"`
	Article  string            `json:"article"`
	Words    []string          `json:"words"`
	Breaks   []int             `json:"breaks"`
	Claims   []claim           `json:"claims"`
	Rows     map[string][]span `json:"rows"`
	Measures []measured        `json:"measures"`
}

// article is a gold article before it is cut; its spans are bytes of its text.
type article struct {
	corpus, name, text string
	claims             []hearsay.Claim
	rows               map[string][]hearsay.Span
	measures           map[hearsay.Span]string
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: train SHARED OUT: the folder that holds gold/, and where the windows go")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(shared, out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	gold := filepath.Join(shared, "gold")
	for name, read := range map[string]func() ([]article, error){
		"polnear-train": func() ([]article, error) {
			return readPolnear(filepath.Join(gold, "attribution/polnear/cofenet-train-rebuilt.jsonl.gz"), filepath.Join(gold, "attribution/polnear/raw-train.jsonl.gz"))
		},
		"claims-train": func() ([]article, error) { return readClaims(filepath.Join(gold, "claims-train")) },
	} {
		articles, err := read()
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		n, err := write(filepath.Join(out, name+".jsonl"), articles)
		if err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		fmt.Printf("%s: %d articles, %d windows\n", name, len(articles), n)
	}
	return nil
}

func write(path string, articles []article) (n int, err error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	b := bufio.NewWriter(f)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	for _, a := range articles {
		d := text.New(&hearsay.Article{}, a.text)
		for _, r := range cut(d, longest) {
			if err := enc.Encode(a.window(d, r)); err != nil {
				return n, err
			}
			n++
		}
	}
	if err := b.Flush(); err != nil {
		return n, err
	}
	return n, f.Close()
}

// cut parts a text into runs of whole paragraphs, of whole sentences where a paragraph is longer, of words where a sentence is.
func cut(d *text.Doc, limit int) []text.Range {
	var out []text.Range
	add := func(r text.Range) {
		for r.To-r.From > limit {
			out = append(out, text.Range{From: r.From, To: r.From + limit})
			r.From += limit
		}
		if n := len(out); n > 0 && r.To-out[n-1].From <= limit {
			out[n-1].To = r.To
			return
		}
		out = append(out, r)
	}
	for _, p := range d.Paragraphs {
		if p.To-p.From <= limit {
			add(p.Range)
			continue
		}
		for i := p.Sentences.From; i < p.Sentences.To; i++ {
			add(d.Sentences[i].Range)
		}
	}
	return out
}

func (a *article) window(d *text.Doc, r text.Range) window {
	w := window{Corpus: a.corpus, Article: a.name, Rows: map[string][]span{}}
	for i := r.From; i < r.To; i++ {
		if i > r.From && d.Tokens[i].Paragraph != d.Tokens[i-1].Paragraph {
			w.Breaks = append(w.Breaks, i-r.From)
		}
		w.Words = append(w.Words, d.Words(i))
	}
	for _, c := range a.claims {
		k := claim{tokens(d, r, c.Source), tokens(d, r, c.Cue), tokens(d, r, c.Content...), c.Stance}
		if len(k.Source)+len(k.Cue)+len(k.Content) > 0 {
			w.Claims = append(w.Claims, k)
		}
	}
	for name, spans := range a.rows {
		w.Rows[name] = tokens(d, r, spans...)
	}
	for s, m := range a.measures {
		for _, t := range tokens(d, r, s) {
			w.Measures = append(w.Measures, measured{t[0], m})
		}
	}
	return w
}

// tokens are the words of window r that spans touch.
func tokens(d *text.Doc, r text.Range, spans ...hearsay.Span) []span {
	var out []span
	for _, s := range spans {
		if s.Empty() {
			continue
		}
		from := d.At(s.Start)
		to := from
		for to < len(d.Tokens) && d.Tokens[to].Start < s.End {
			to++
		}
		from, to = max(from, r.From), min(to, r.To)
		if to > from {
			out = append(out, span{from - r.From, to - r.From})
		}
	}
	return out
}
