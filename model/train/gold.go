package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
)

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
