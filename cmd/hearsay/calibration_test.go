package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/eval"
	"hearsay/extract"
	"hearsay/extract/confidence"
	"hearsay/ingest"
	"hearsay/text"
)

// How scores are fitted: the penalty on large weights, and how many examples a feature needs.
const (
	claimPenalty  = 4
	figurePenalty = 10
	scoreLeast    = 8
)

// How far scores may be off: some 1,200 claims, and some 280 figures, of which 28 to a bin would show .06 to .07 by chance even if each score were true.
const (
	claimsOff  = 0.05
	figuresOff = 0.12
)

const scoreWeights = "../../extract/confidence/weights.tsv"

// featured is what a reading holds, with the features that its score is made of.
type featured struct {
	scored  map[string]eval.Scored // by id
	claims  map[string][]string
	figures map[string]*hearsay.Figure
}

// foldedBy gives, by fold of five, what reads with weights that have not learnt from that fold: folder/linear-0.bin to linear-4.bin, as
// go run ./model/linear/train -without N -out FILE makes them. A tagger's labels on the articles that it learnt by heart would be trusted too much.
func foldedBy(t *testing.T, folder string) (out []knowledge) {
	t.Helper()
	for k := range 5 {
		known, err := readerFlags{Tagger: "linear", Weights: filepath.Join(folder, fmt.Sprintf("linear-%d.bin", k))}.knowledge(io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, known)
	}
	return out
}

// featuresOf reads the articles of a gold folder with a tagger; where HEARSAY_FOLDS names a folder, with the linear one of each article's fold.
func featuresOf(t *testing.T, dir, tagger string) map[string]featured {
	t.Helper()
	known := knowing(t, tagger)
	var folds []knowledge
	if folder := os.Getenv("HEARSAY_FOLDS"); folder != "" && tagger == "linear" {
		folds = foldedBy(t, folder)
	}
	articles, err := eval.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]featured{}
	for _, a := range articles {
		if folds != nil {
			known = folds[eval.Fold(a.Name, 5)]
		}
		for v, err := range ingest.Open([]string{filepath.Join(dir, a.Name+".txt")}, ingest.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			doc, err := text.Open(&v.Article, v.Text, known.text)
			if err != nil {
				t.Fatal(err)
			}
			r := extract.Read(doc, known.extract)
			f := featured{scored: map[string]eval.Scored{}, claims: map[string][]string{}, figures: map[string]*hearsay.Figure{}}
			for i := range r.Claims {
				f.claims[r.Claims[i].ID] = confidence.OfClaim(doc, &r.Claims[i])
			}
			for i := range r.Figures {
				f.figures[r.Figures[i].ID] = &r.Figures[i]
			}
			w := r.Wire(v.Text)
			for _, s := range eval.Score([]eval.Article{a}, func(eval.Article) *hearsay.WireReading { return &w }).Scored {
				f.scored[s.ID] = s
			}
			out[a.Name] = f
		}
	}
	return out
}

// fitted are the weights of both kinds that some articles give.
type fitted struct{ claims, figures confidence.Weights }

func fit(articles map[string]featured, keep func(string) bool) fitted {
	var claims, figures []eval.Example
	names := slices.Sorted(maps.Keys(articles))
	for _, name := range names {
		if f := articles[name]; keep(name) {
			for _, id := range slices.Sorted(maps.Keys(f.claims)) {
				claims = append(claims, eval.Example{Features: f.claims[id], Right: f.scored[id].Right})
			}
		}
	}
	out := fitted{claims: eval.Fit(claims, claimPenalty, scoreLeast)}
	for _, name := range names {
		if f := articles[name]; keep(name) {
			for _, id := range slices.Sorted(maps.Keys(f.figures)) {
				figures = append(figures, eval.Example{Features: out.figure(f, f.figures[id]), Right: f.scored[id].Right})
			}
		}
	}
	out.figures = eval.Fit(figures, figurePenalty, scoreLeast)
	return out
}

func (w fitted) figure(f featured, x *hearsay.Figure) []string {
	var claim *float64
	if features, ok := f.claims[x.Claim]; ok {
		claim = w.claims.Score(features)
	}
	return confidence.OfFigure(x, claim)
}

// score gives all items of an article their scores by w.
func (w fitted) score(f featured) (claims, figures []eval.Scored) {
	for id, features := range f.claims {
		s := f.scored[id]
		s.Score = w.claims.Score(features)
		claims = append(claims, s)
	}
	for id, x := range f.figures {
		s := f.scored[id]
		s.Score = w.figures.Score(w.figure(f, x))
		figures = append(figures, s)
	}
	return claims, figures
}

// TestScoresAreCalibrated: over five folds of gold/claims-train, a score means what it says (expected calibration error under 0.05 in ten bins of equal mass), with each tagger.
// HEARSAY_UPDATE=1 writes the weights that all of it gives; those of the linear tagger want HEARSAY_FOLDS too.
func TestScoresAreCalibrated(t *testing.T) {
	dir := sharedFolder(t, "gold/claims-train")
	var b bytes.Buffer
	b.WriteString("# tagger\tclaims or figures\tfeature\tnatural logarithm of odds. Written by HEARSAY_FOLDS=FOLDER HEARSAY_UPDATE=1 go test -run TestScoresAreCalibrated ./cmd/hearsay.\n")
	for _, tagger := range taggers {
		articles := featuresOf(t, dir, tagger)
		var claims, figures []eval.Scored
		for k := range 5 {
			w := fit(articles, func(name string) bool { return eval.Fold(name, 5) != k })
			for _, name := range slices.Sorted(maps.Keys(articles)) {
				if eval.Fold(name, 5) == k {
					c, f := w.score(articles[name])
					claims, figures = append(claims, c...), append(figures, f...)
				}
			}
		}
		for kind, all := range map[string][]eval.Scored{confidence.Claims: claims, confidence.Figures: figures} {
			slices.SortFunc(all, func(a, b eval.Scored) int { return strings.Compare(a.ID, b.ID) })
			e, n := eval.CalibrationError(all)
			t.Logf("%s, %s: expected calibration error %.3f over %d", tagger, kind, e, n)
			if limit := map[string]float64{confidence.Claims: claimsOff, confidence.Figures: figuresOff}[kind]; e >= limit {
				t.Errorf("%s, %s: expected calibration error %.3f, want under %.2f", tagger, kind, e, limit)
			}
		}
		w := fit(articles, func(string) bool { return true })
		for _, x := range []struct {
			kind string
			of   confidence.Weights
		}{{confidence.Claims, w.claims}, {confidence.Figures, w.figures}} {
			for _, f := range slices.Sorted(maps.Keys(x.of)) {
				fmt.Fprintf(&b, "%s\t%s\t%s\t%g\n", tagger, x.kind, f, x.of[f])
			}
		}
	}
	if os.Getenv("HEARSAY_UPDATE") != "" {
		if err := os.WriteFile(scoreWeights, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if now, err := os.ReadFile(scoreWeights); err != nil || !bytes.Equal(now, b.Bytes()) {
		t.Log("the weights in use are older than what the reading gives now; HEARSAY_UPDATE=1 writes them anew, with HEARSAY_FOLDS for the linear tagger")
	}
}
