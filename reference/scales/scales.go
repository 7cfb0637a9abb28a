// Package scales knows what words of likelihood mean on the yardsticks that are laid down: a scale and a term come in, percents go out, which cmd and web show beside a claim.
package scales

import "hearsay"

// phiaPercent is the probability yardstick of the UK's Professional Head of Intelligence Assessment (gov.uk, edition of 24 March 2025) in percent; its gaps are deliberate.
var phiaPercent = map[string][2]int{
	hearsay.RemoteChance: {0, 5}, hearsay.HighlyUnlikely: {10, 20}, hearsay.Unlikely: {25, 35}, hearsay.RealisticPossibility: {40, 50}, hearsay.Likely: {55, 75}, hearsay.HighlyLikely: {80, 90}, hearsay.AlmostCertain: {95, 100},
}

// icd203Percent is the scale of the US Intelligence Community Directive 203 (2015) in percent, its terms by their names on the UK yardstick.
var icd203Percent = map[string][2]int{
	hearsay.RemoteChance: {1, 5}, hearsay.HighlyUnlikely: {5, 20}, hearsay.Unlikely: {20, 45}, hearsay.RealisticPossibility: {45, 55}, hearsay.Likely: {55, 80}, hearsay.HighlyLikely: {80, 95}, hearsay.AlmostCertain: {95, 99},
}

// Range is what a likelihood means on its scale in percent; ok is false for plain words, which are on none.
func Range(scale, likelihood string) (low, high int, ok bool) {
	var r [2]int
	switch scale {
	case hearsay.PHIA:
		r, ok = phiaPercent[likelihood]
	case hearsay.ICD203:
		r, ok = icd203Percent[likelihood]
	}
	return r[0], r[1], ok
}
