// Package confidence says how sure a reading is of its own claims and figures: a Doc with a claim or figure that was found in it in, the probability that it is there and rightly put down to its
// claimant out. The probabilities are those of a logistic regression over what can be seen of the claim; extract fills scores with them.
package confidence

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightsFile string

// Weights are what each feature speaks for, in natural logarithms of odds, of one tagger and one kind of thing.
type Weights map[string]float64

// Of gives the weights for what was read with a tagger ("rules" where none labelled) of a kind, Claims or Figures; nil where none were measured: then there is no score.
func Of(tagger, kind string) Weights { return tables()[tagger+" "+kind] }

// Kinds of what is scored.
const (
	Claims  = "claims"
	Figures = "figures"
)

var tables = sync.OnceValue(func() map[string]Weights {
	out := map[string]Weights{}
	for line := range strings.Lines(weightsFile) {
		col := strings.Split(strings.TrimSpace(line), "\t")
		if len(col) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		key := col[0] + " " + col[1]
		if out[key] == nil {
			out[key] = Weights{}
		}
		out[key][col[2]], _ = strconv.ParseFloat(col[3], 64) // the file is tested
	}
	return out
})

// Score is the probability for something with these features, to two decimals, so that no processor's last bits are seen in it.
func (w Weights) Score(features []string) *float64 {
	if w == nil {
		return nil
	}
	sum := 0.0
	for _, f := range features {
		sum += w[f]
	}
	p := math.Round(100/(1+math.Exp(-sum))) / 100
	return &p
}
