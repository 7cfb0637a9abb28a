// Package actors knows who speaks and who is counted: names and aliases in, canonical name, kind and side out.
package actors

// Table is the known actors. The zero Table knows nobody.
type Table struct{}

// Default is the table that comes with the program.
func Default() *Table { return &Table{} }
