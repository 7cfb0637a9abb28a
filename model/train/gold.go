package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
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

func readPolnear(path string) (out []article, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	seen := map[string]bool{}
	for lines.Scan() {
		var p polnearRecord
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, err
		}
		if seen[p.Text] { // the same article by another annotator
			continue
		}
		seen[p.Text] = true
		a, err := p.article()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.ID, err)
		}
		out = append(out, a)
	}
	return out, lines.Err()
}

func (p *polnearRecord) article() (article, error) {
	a := article{corpus: "polnear", name: p.ID, text: p.Text}
	ix := hearsay.NewIndex(p.Text)
	for _, t := range p.Attributions {
		if t.Kind == "discuss" {
			continue
		}
		var c hearsay.Claim
		var err error
		if c.Content, err = bytesOf(ix, t.Content); err != nil {
			return a, err
		}
		source, err := bytesOf(ix, t.Source)
		if err != nil {
			return a, err
		}
		cue, err := bytesOf(ix, t.Cue)
		if err != nil {
			return a, err
		}
		c.Source, c.Cue = firstOf(source), firstOf(cue)
		a.claims = append(a.claims, c)
	}
	return a, nil
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

func readClaims(dir string) (out []article, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		words, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(strings.TrimSuffix(f, ".txt") + ".json")
		if err != nil {
			return nil, err
		}
		wire, err := hearsay.DecodeReading(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		body := strings.ToValidUTF8(string(words), "\uFFFD")
		r, err := wire.Reading(body)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		out = append(out, claimsArticle(strings.TrimSuffix(filepath.Base(f), ".txt"), body, r))
	}
	return out, nil
}

func claimsArticle(name, body string, r *hearsay.Reading) article {
	a := article{corpus: "claims", name: name, text: body, claims: r.Claims, rows: map[string][]hearsay.Span{}, measures: map[hearsay.Span]string{}}
	add := func(row string, s hearsay.Span) {
		if !s.Empty() {
			a.rows[row] = append(a.rows[row], s)
		}
	}
	for _, c := range r.Claims {
		add("hedge", c.Hedge)
		for _, k := range c.Caveats {
			add("caveat", k.Span)
		}
	}
	for _, f := range r.Figures {
		add("number", f.Number)
		a.measures[f.Number] = f.Measure
	}
	for _, p := range r.Places {
		add("place", p.Span)
	}
	for _, t := range r.Times {
		add("time", t.Span)
	}
	for _, f := range r.Furniture {
		add("furniture", f.Span)
	}
	return a
}
