//go:build !amd64

package linear

// addRows adds the rows that begin at places to sums.
func (t *table) addRows(places []int, sums []int32) { t.addPlain(places, sums) }
