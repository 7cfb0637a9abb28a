package main

import (
	"cmp"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/eval"
	"hearsay/model/linear"
	"hearsay/model/linear/features"
	"hearsay/text"
)

func readTagged(path string) ([]eval.Tagged, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !strings.HasSuffix(path, ".gz") {
		return eval.ReadTagged(f)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return eval.ReadTagged(z)
}

// polnear reads the paragraphs of PolNeAR, one that stands there several times once, and of them every part-th.
func polnear(path string, part int) ([]linear.Example, error) {
	paragraphs, err := readTagged(path)
	if err != nil {
		return nil, err
	}
	var out []linear.Example
	seen := map[string]bool{}
	for _, p := range paragraphs {
		words := strings.Join(p.Tokens, " ")
		if !seen[words] && len(seen)%part == 0 {
			out = append(out, tagged(p))
		}
		seen[words] = true
	}
	return out, nil
}

// tagged puts the labels of a paragraph's own tokens on those of a Doc of its text.
func tagged(p eval.Tagged) linear.Example {
	body, spans := p.Text()
	d := text.New(&hearsay.Article{}, body)
	n := len(d.Tokens)
	e := linear.Example{Doc: d, Range: text.Range{From: 0, To: n}, Labels: make([]uint8, n)}
	if p.Tags != nil {
		e.Speech = make([]uint8, n)
	}
	at, last := 0, ""
	for i, t := range d.Tokens {
		for at < len(spans)-1 && spans[at].End <= t.Start {
			at++
		}
		if p.Tags != nil {
			e.Speech[i] = features.PennSpeech(p.Tags[at])
		}
		begin, kind := p.Labels[at][0] == 'B', strings.TrimLeft(p.Labels[at], "BIO-")
		if kind != "" {
			e.Labels[i] = uint8(1 + 2*slices.Index(eval.Kinds(), kind))
			if last == kind && (!begin || spans[at].Start < t.Start) {
				e.Labels[i]++
			}
		}
		last = kind
	}
	return e
}

// claimExamples reads a folder of readings, without those of one fold of five; every paragraph is an example.
func claimExamples(dir string, without int) (out []linear.Example, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		name := strings.TrimSuffix(f, ".txt")
		if eval.Fold(filepath.Base(name), 5) == without {
			continue
		}
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(name + ".json")
		if err != nil {
			return nil, err
		}
		wire, err := hearsay.DecodeReading(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		body := strings.ToValidUTF8(string(raw), "\uFFFD")
		r, err := wire.Reading(body)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		out = append(out, claims(text.New(&hearsay.Article{}, body), r.Claims)...)
	}
	return out, nil
}

// claims are the paragraphs of a reading as examples. One label stands on each token: of two contents that overlap the longer stands, as in PolNeAR, and what lies in a content is no cue or source.
func claims(d *text.Doc, all []hearsay.Claim) []linear.Example {
	p := painter{d: d, labels: make([]uint8, len(d.Tokens))}
	slices.SortStableFunc(all, func(a, b hearsay.Claim) int { return cmp.Compare(length(b.Content), length(a.Content)) })
	for _, c := range all {
		p.paint(2, c.Content...)
	}
	for _, c := range all {
		p.paint(1, c.Cue)
		p.paint(0, c.Source)
	}
	var out []linear.Example
	for _, g := range d.Paragraphs {
		e := linear.Example{Doc: d, Range: g.Range, Labels: p.labels[g.From:g.To], Claims: true}
		for _, c := range all {
			a := text.Attributed{Cue: tokens(d, c.Cue), Stance: c.Stance}
			for _, s := range c.Content {
				a.Content = append(a.Content, tokens(d, s))
			}
			if a.Cue.From >= g.From && a.Cue.To <= g.To && a.Cue.To > a.Cue.From {
				e.Attributions = append(e.Attributions, a)
			}
		}
		out = append(out, e)
	}
	return out
}

type painter struct {
	d      *text.Doc
	labels []uint8
}

// paint puts row k on spans where nothing stands yet, a paragraph each.
func (p *painter) paint(k int, spans ...hearsay.Span) {
	for _, s := range spans {
		r := tokens(p.d, s)
		if slices.ContainsFunc(p.labels[r.From:r.To], func(y uint8) bool { return y != 0 }) {
			continue
		}
		for i := r.From; i < r.To; i++ {
			p.labels[i] = uint8(2 + 2*k)
			if i == r.From || p.d.Tokens[i].Paragraph != p.d.Tokens[i-1].Paragraph {
				p.labels[i]--
			}
		}
	}
}

// tokens are those that a span touches.
func tokens(d *text.Doc, s hearsay.Span) text.Range {
	if s.Empty() {
		return text.Range{}
	}
	from := d.At(s.Start)
	to := from
	for to < len(d.Tokens) && d.Tokens[to].Start < s.End {
		to++
	}
	return text.Range{From: from, To: to}
}

func length(spans []hearsay.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}
