package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// TestSplit: a block over the limit is compared in parts, by day and within a day by article, which is said; every mention is still in a group, and no part holds more than it may.
func TestSplit(t *testing.T) {
	const limit, statements = 10, 95
	for name, day := range map[string]func(i int) string{
		"days":    func(i int) string { return fmt.Sprintf("2022-03-%02d", 1+i%30) },
		"one day": func(int) string { return "2022-03-24" },
		"undated": func(int) string { return "" },
	} {
		t.Run(name, func(t *testing.T) {
			rows := crowdOf(t, statements, day)
			var notes []string
			members, largest := 0, 0
			m := Matching{Limit: limit, Note: func(s string) { notes = append(notes, s) },
				Group: func(g *hearsay.Group) error {
					members += len(g.Members)
					largest = max(largest, len(g.Members))
					return nil
				},
				Relation: func(*Dated) error { return nil }, Row: func(*Row) error { return nil }, Link: func(*Link) error { return nil }}
			if err := m.Match(inOrder(rows)); err != nil {
				t.Fatal(err)
			}
			if len(notes) < statements/(3*limit) || !strings.Contains(notes[0], "holds more than 10 statements: it is compared in parts, split at") {
				t.Errorf("%d notes: %q", len(notes), notes)
			}
			if members != statements || largest > 3*limit {
				t.Errorf("%d members, not %d; %d in the largest group", members, statements, largest)
			}
			m.Limit, notes = statements, nil
			if err := m.Match(inOrder(slices.Clone(rows))); err != nil || len(notes) > 0 {
				t.Errorf("below the limit: %v, %q", err, notes)
			}
		})
	}
}

// crowdOf are the rows of n statements of one block, each in an article of its own.
func crowdOf(t *testing.T, n int, day func(i int) string) (rows []Row) {
	t.Helper()
	for i := range n {
		r := sheetRow(t, i)
		r.Day = day(i)
		r.At.ArticleID, r.At.Article, r.At.Figure = fmt.Sprintf("a-%016x", i), fmt.Sprint(i), fmt.Sprintf("f-%016x", i)
		rows = append(rows, r)
	}
	return rows
}

// sheetRow is the row of a toll of which each i has another.
func sheetRow(t *testing.T, i int) Row {
	t.Helper()
	r := sheet(t, fmt.Sprintf(`
# a 2022-03-22
f1 | UK Ministry of Defence | killed | soldiers of Russia | %d | total since 2022-02-24`, 7000+i))
	for _, row := range Rows(&r[0], nil) {
		if kindOf(row.Block) == blockFigure {
			return row
		}
	}
	t.Fatal("no row of a figure")
	return Row{}
}
