package compare

import (
	"maps"
	"slices"

	"hearsay"
	"hearsay/compare/contradiction"
)

// neighbours is how many statements of one article after each are held against it.
const neighbours = 40

// lookalikes relates the statements that first stand in one article and are of different facts.
func (w *work) lookalikes(blocks [][]hearsay.Statement) {
	articles := map[string][]*hearsay.Statement{}
	for _, block := range blocks {
		for i := range block {
			id := block[i].First().ArticleID
			articles[id] = append(articles[id], &block[i])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(articles)) {
		all := articles[id]
		slices.SortFunc(all, func(a, b *hearsay.Statement) int { return earlier(a.First(), b.First()) })
		for i := range all {
			for _, b := range all[i+1 : min(len(all), i+1+neighbours)] {
				if f, ok := contradiction.Lookalike(all[i], b); ok {
					w.relate(f, all[i].First(), b.First())
				}
			}
		}
	}
}
