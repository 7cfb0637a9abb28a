// Package gazetteer knows places: names in every spelling in, GeoNames entries out.
package gazetteer

// Table is the known places. The zero Table knows none.
type Table struct{}

// Default is the table that comes with the program.
func Default() *Table { return &Table{} }
