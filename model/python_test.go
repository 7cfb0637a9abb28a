package model

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"hearsay"
	"hearsay/text"
)

// TestAgreesWithThePythonNetwork holds the labels of the Go program against those of PyTorch, which computes in floating point with the weights before they were rounded to eight bits.
// 'make train-check' makes the folder that HEARSAY_TRAINED names; at most 1 label in 100 may differ.
func TestAgreesWithThePythonNetwork(t *testing.T) {
	dir := os.Getenv("HEARSAY_TRAINED")
	if dir == "" {
		t.Skip("HEARSAY_TRAINED names no folder: 'make train-check' trains and checks")
	}
	data, err := os.ReadFile(filepath.Join(dir, "weights.bin"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := Load(data, false)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(dir, "labels.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	all, differ := 0, 0
	for lines.Scan() {
		var w struct {
			Words  []string
			Breaks []int
			Labels [][]uint8
		}
		if err := json.Unmarshal(lines.Bytes(), &w); err != nil {
			t.Fatal(err)
		}
		for row, labels := range e.best(spelt(w.Words, w.Breaks)) {
			for i, l := range labels {
				all++
				if l != w.Labels[row][i] {
					differ++
				}
			}
		}
	}
	t.Logf("%d of %d labels differ from PyTorch's", differ, all)
	if all < 1000 || differ*100 > all {
		t.Errorf("%d of %d labels differ, at most 1 in 100 may", differ, all)
	}
}

// spelt is a Doc of exactly these words; a paragraph opens at each break.
func spelt(words []string, breaks []int) *text.Doc {
	d := &text.Doc{Article: &hearsay.Article{}}
	paragraph := 0
	for i, w := range words {
		if i > 0 && slices.Contains(breaks, i) {
			paragraph++
		}
		d.Tokens = append(d.Tokens, text.Token{Span: hearsay.Span{Start: len(d.Text), End: len(d.Text) + len(w)}, Paragraph: paragraph})
		d.Text += w + " "
	}
	return d
}

// best is the likeliest label of each word of a window, row by row, each word by itself.
func (e *Encoder) best(d *text.Doc) [][]uint8 {
	n := e.net
	ids, shapes, first := n.pieces(d, text.Range{From: 0, To: len(d.Tokens)}, e.opening)
	s := &scratch{}
	n.run(s, ids, shapes, first)
	h := n.read(s)
	out := make([][]uint8, len(n.Rows))
	for row := range n.Rows {
		for i := range first {
			at := (i*len(n.Rows) + row) * 3
			out[row] = append(out[row], uint8(largest(h.labels[at:at+3])))
		}
	}
	return out
}
