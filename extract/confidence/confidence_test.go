package confidence

import (
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// TestWeightsFile: every row is a tagger, a kind, a feature and a number, each feature once.
func TestWeightsFile(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(weightsFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(strings.TrimSpace(line), "\t")
		if len(col) != 4 || col[1] != Claims && col[1] != Figures {
			t.Errorf("%q is no row", line)
			continue
		}
		if _, err := strconv.ParseFloat(col[3], 64); err != nil {
			t.Errorf("%q: %v", line, err)
		}
		if key := strings.Join(col[:3], "\t"); seen[key] {
			t.Errorf("%q stands twice", key)
		} else {
			seen[key] = true
		}
	}
	for _, kind := range []string{Claims, Figures} {
		if Of("rules", kind)["bias"] == 0 {
			t.Errorf("the rules' %s have no bias", kind)
		}
	}
}

func TestScore(t *testing.T) {
	w := Weights{"bias": 0, "sure": 2.2, "unsure": -2.2}
	for features, want := range map[string]float64{"bias": 0.5, "bias sure": 0.9, "bias unsure": 0.1, "bias unknown": 0.5} {
		if got := w.Score(strings.Fields(features)); *got != want {
			t.Errorf("%s: %v, want %v", features, *got, want)
		}
	}
	if Weights(nil).Score([]string{"bias"}) != nil {
		t.Error("a score without weights")
	}
	if Of("nobody", Claims) != nil {
		t.Error("weights of a tagger that was never measured")
	}
}

// TestALabelledClaimKnowsTheTagger: features of the tagger stand only where it labelled, and say whether it agrees.
func TestALabelledClaimKnowsTheTagger(t *testing.T) {
	words := "Kyiv said it lost 10 tanks."
	doc := text.New(&hearsay.Article{}, words)
	at := func(s string) hearsay.Span {
		i := strings.Index(words, s)
		return hearsay.Span{Start: i, End: i + len(s)}
	}
	c := hearsay.Claim{Attribution: hearsay.Attribution{Source: at("Kyiv"), Cue: at("said"), Content: []hearsay.Span{at("it lost 10 tanks")}, Quote: hearsay.Indirect}}
	has := func(want string) bool {
		for _, f := range OfClaim(doc, &c) {
			if f == want {
				return true
			}
		}
		return false
	}
	if !has("cue said") || !has("source 1") || has("cue agreed") || has("not cue agreed") {
		t.Error("without labels:", OfClaim(doc, &c))
	}
	doc.Labels = &text.Labels{Said: []float32{0, 0, 1, 1, 1, 1, 0}, Attributions: []text.Attributed{{Source: text.Range{From: 0, To: 1}, Cue: text.Range{From: 1, To: 2}, Score: 0.9}}}
	if !has("cue agreed") || !has("source agreed") || !has("said 4") || !has("link 4") {
		t.Error("with the same attribution:", OfClaim(doc, &c))
	}
	doc.Labels.Attributions[0].Source = text.Range{}
	if !has("cue agreed") || !has("not source agreed") {
		t.Error("with another source:", OfClaim(doc, &c))
	}
}

// FuzzScore: whatever is claimed of whatever text, a score is a probability.
func FuzzScore(f *testing.F) {
	f.Add("Kyiv said it lost 10 tanks.", 0, 4, 5, 9, 10, 20)
	f.Fuzz(func(t *testing.T, words string, a, b, c, d, e, g int) {
		doc := text.New(&hearsay.Article{}, words)
		if len(doc.Tokens) == 0 {
			return
		}
		span := func(x, y int) hearsay.Span {
			n := len(words)
			x, y = min(max(x, 0), n), min(max(y, 0), n)
			return hearsay.Span{Start: min(x, y), End: max(x, y)}
		}
		claim := hearsay.Claim{Attribution: hearsay.Attribution{Source: span(a, b), Cue: span(c, d), Content: []hearsay.Span{span(e, g)}}}
		if p := Of("rules", Claims).Score(OfClaim(doc, &claim)); p == nil || !(*p >= 0 && *p <= 1) {
			t.Error("no probability:", p)
		}
	})
}
