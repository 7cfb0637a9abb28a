package pipeline

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"strings"

	"hearsay"
	"hearsay/ledger"
	"hearsay/text"
)

// nearly is the share of word 5-grams from which on two texts may be copies.
const nearly = 0.8

// source is the place that a version came from, as the ledger remembers it: an absolute path, with # and the place of one of its articles where the file holds many.
func source(v *hearsay.Version) string {
	path, place, inside := strings.Cut(v.From, "#")
	if path == "-" || strings.Contains(path, "://") {
		return v.From
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if inside {
		path += "#" + place
	}
	return path
}

// near finds the article that a text is a near-copy of: its words nearly the same, and every number, date and name. Another number makes it an update, not a reprint.
func (r *run) near(ctx context.Context, e *ledger.Entry) error {
	if e.Reading == nil || e.Version.Sketch == nil {
		return nil
	}
	candidates, err := r.l.Near(ctx, e.Version.Sketch)
	if err != nil {
		return err
	}
	var mine map[string]bool
	for _, c := range candidates {
		alike := text.Alike(c.Sketch, e.Version.Sketch)
		if c.Article == e.Version.Article.ID || alike < nearly {
			continue
		}
		theirs, err := r.l.Reading(ctx, c.Article, "")
		if err != nil {
			return err
		}
		words, err := r.l.Text(ctx, c.Article, "")
		if err != nil {
			return err
		}
		if mine == nil {
			mine = hardFacts(e.Reading, e.Version.Text)
		}
		if maps.Equal(mine, hardFacts(&theirs, words)) {
			e.CopyOf, e.Alike = c.Article, alike
			return nil
		}
	}
	return nil
}

// digits are a number as it is written.
var digits = regexp.MustCompile(`\d+(?:[.,:]\d+)*`)

// hardFacts are the numbers, dates and names of a reading and every number written in its text: what must not differ between copies.
func hardFacts(r *hearsay.WireReading, words string) map[string]bool {
	out := map[string]bool{}
	for _, n := range digits.FindAllString(words, -1) {
		out["written "+n] = true
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		out[fmt.Sprintf("number %s %s %s", hearsay.Fold(f.Number.Text), f.Measure, value(f.Of))] = true
	}
	for _, t := range r.Times {
		out["date "+value(t.Value)+" "+hearsay.Fold(t.Text)] = true
	}
	for i := range r.Places {
		out["place "+ledger.PlaceID(&r.Places[i])] = true
	}
	for i := range r.Claims {
		out["claimant "+hearsay.Fold(r.Claims[i].Claimant.Name)] = true
	}
	return out
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
