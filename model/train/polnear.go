package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/eval"
)

// longestLine is the longest record of a corpus, in bytes.
const longestLine = 64 << 20

// polnearRecord is one article as PolNeAR's raw files hold it; offsets are code points.
type polnearRecord struct {
	ID           string
	Text         string
	Attributions []struct {
		Kind                 string
		Source, Cue, Content []points
	}
}

// points is a span of code points as two numbers.
type points [2]int

// letters is a text without anything but its letters and digits, since two editions of one text differ in their quotation marks, dashes and white space; at holds the byte of the text at which each byte stands.
type letters struct {
	text string
	at   []int
}

func lettersOf(s string) (l letters) {
	var b strings.Builder
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
			for k := range len(string(r)) {
				l.at = append(l.at, i+k)
			}
		}
	}
	l.text = b.String()
	return l
}

// raw is one article as PolNeAR publishes it: which source, cue and content belong together.
type raw struct {
	letters
	claims []hearsay.Claim
	next   int // where the next paragraph is looked for, in letters
}

// readPolnear gives PolNeAR's paragraphs as articles of one paragraph each: their labels from CofeNet's records, which is what exact figures are measured on, and what belongs together from the raw files.
// A paragraph that stands in both under other words keeps its labels and has no links. Repeated paragraphs come once.
func readPolnear(records, raws string) (out []article, err error) {
	articles, err := readRaw(raws)
	if err != nil {
		return nil, err
	}
	f, err := open(records)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	tagged, err := eval.ReadTagged(f)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	linked := 0
	for i := range tagged {
		a := paragraph(&tagged[i])
		if r := articles[tagged[i].ID]; r != nil && r.link(&a) {
			linked++
		}
		if !seen[a.text] {
			seen[a.text] = true
			out = append(out, a)
		}
	}
	fmt.Printf("%s: %d of %d paragraphs found in the raw files\n", records, linked, len(tagged))
	return out, nil
}

// paragraph is a record as an article whose first three rows are its labels.
func paragraph(p *eval.Tagged) article {
	body, at := p.Text()
	a := article{corpus: "polnear", name: p.ID, text: body, rows: map[string][]hearsay.Span{}}
	for i := 0; i < len(p.Labels); i++ {
		kind, begins := strings.CutPrefix(p.Labels[i], "B-")
		if !begins {
			continue
		}
		s := at[i]
		for ; i+1 < len(p.Labels) && p.Labels[i+1] == "I-"+kind; i++ {
			s.End = at[i+1].End
		}
		a.rows[kind] = append(a.rows[kind], s)
	}
	return a
}

// link gives a paragraph the attributions of its article that stand in it, cut to it; false where its words are not the article's.
func (r *raw) link(a *article) bool {
	l := lettersOf(a.text)
	if l.text == "" {
		return false
	}
	from := strings.Index(r.text[r.next:], l.text)
	if from < 0 {
		return false
	}
	from += r.next
	r.next = from + len(l.text)
	in := func(s hearsay.Span) hearsay.Span {
		out := hearsay.Span{}
		for i := from; i < r.next; i++ {
			if b := r.at[i]; b >= s.Start && b < s.End {
				at := l.at[i-from]
				if out.Empty() {
					out.Start = at
				}
				out.End = at + 1
			}
		}
		return out
	}
	for _, c := range r.claims {
		k := hearsay.Claim{}
		k.Source, k.Cue = in(c.Source), in(c.Cue)
		for _, s := range c.Content {
			if s = in(s); !s.Empty() {
				k.Content = append(k.Content, s)
			}
		}
		if !k.Cue.Empty() {
			a.claims = append(a.claims, k)
		}
	}
	return true
}

// open opens a file of JSON lines, compressed or not.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

func readRaw(path string) (map[string]*raw, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, longestLine)
	out := map[string]*raw{}
	for lines.Scan() {
		var p polnearRecord
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, err
		}
		claims, err := p.claims()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.ID, err)
		}
		out[p.ID] = &raw{letters: lettersOf(p.Text), claims: claims}
	}
	return out, lines.Err()
}

func (p *polnearRecord) claims() (out []hearsay.Claim, err error) {
	ix := hearsay.NewIndex(p.Text)
	for _, t := range p.Attributions {
		if t.Kind == "discuss" {
			continue
		}
		var c hearsay.Claim
		if c.Content, err = bytesOf(ix, t.Content); err != nil {
			return nil, err
		}
		source, err := bytesOf(ix, t.Source)
		if err != nil {
			return nil, err
		}
		cue, err := bytesOf(ix, t.Cue)
		if err != nil {
			return nil, err
		}
		c.Source, c.Cue = firstOf(source), firstOf(cue)
		out = append(out, c)
	}
	return out, nil
}

func bytesOf(ix *hearsay.Index, spans []points) (out []hearsay.Span, err error) {
	for _, s := range spans {
		b, err := ix.Bytes(hearsay.Span{Start: s[0], End: s[1]})
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

func firstOf(spans []hearsay.Span) hearsay.Span {
	if len(spans) == 0 {
		return hearsay.Span{}
	}
	return spans[0]
}
